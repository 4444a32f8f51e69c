import { CloudError } from "../transport/errors";
import { findTogether } from "./batch";
import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { find } from "./find";
import { checkId, idOfInputs } from "./ids";
import { URN } from "./internal-properties";
import { takenText } from "./name-taken";
import { normalForm } from "./normal-form";
import type { CheckFailure, Resource } from "./spec";
import { hasUnknown } from "./unknown";

/**
 * Finds, during a preview, what a create would fail on, as far as a few reads of the cloud show. The cloud may change before the create, so
 * these are only warnings. If the cloud cannot be asked, there are none.
 */
export async function problemsAhead(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  before?: Before,
): Promise<CheckFailure[]> {
  const given = Object.entries(inputs).filter(([, value]) => !hasUnknown(value));
  const want = normalForm(spec, Object.fromEntries(given));
  const asked = askedOf(context);
  const urn = String(inputs[URN] ?? want.name);
  const key = `${spec.type} ${urn} ${JSON.stringify([want, before?.leaving])}`;
  const found =
    asked.get(key) ?? (asked.size < MOST ? Promise.race([ask(spec, context, want, urn, before), late(context)]) : []);
  asked.set(key, Promise.resolve(found));
  return found;
}

/** The resource that is being replaced. */
export interface Before {
  id: string;
  /** Its properties, if it is deleted before the create: it then does not block its replacement. */
  leaving?: Properties | undefined;
}

/**
 * Refuses a replacement that deletes the old resource first if the create would then fail, because the resource would be lost. Only inputs
 * that change are checked, because the cloud accepted the others before.
 * @throws Error with the reasons why the create would fail, as far as they can be known
 */
export async function refuseLoss(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  { id, leaving, replaces }: Required<Before> & { replaces: readonly string[] },
): Promise<void> {
  const problems = await problemsAhead(spec, context, inputs, { id, leaving });
  const refusals = problems.filter(({ property }) => replaces.includes(/^[^.[]*/.exec(property)?.[0] ?? ""));
  if (refusals.length === 0) return;
  const reasons = refusals.map(({ property, reason }) => `${property}: ${reason}`).join("; ");
  throw new Error(`${reasons}; ${id} is not deleted, because its replacement cannot be created`);
}

/** Largest number of resources per process for which this runs, so that it does not slow down a large program. */
const MOST = 50;

/** How long to wait for the cloud, in milliseconds. */
const PATIENCE_MS = 5_000;

const askedByClients = new WeakMap<object, Map<string, Promise<CheckFailure[]>>>();

/** What this process has asked in one account and region. */
function askedOf({ clients }: AnyContext): Map<string, Promise<CheckFailure[]>> {
  const asked = askedByClients.get(clients) ?? new Map<string, Promise<CheckFailure[]>>();
  askedByClients.set(clients, asked);
  return asked;
}

async function ask(
  spec: Resource,
  context: AnyContext,
  want: Properties,
  urn: string,
  before: Before | undefined,
): Promise<CheckFailure[]> {
  const none = (): CheckFailure[] => [];
  if (want.adopt !== undefined) return absentToAdopt(spec, context, want).catch(none);
  const leaving = before?.leaving && normalForm(spec, before.leaving);
  const found = await Promise.all([
    leaving ? [] : takenId(spec, context, want, before?.id).catch(none),
    absentOwner(spec, context, want).catch(none),
    Promise.resolve(spec.ahead?.(context, want, urn, leaving)).then((failures) => failures ?? [], none),
  ]);
  return found.flat();
}

/** Refuses, without a call, an ID to adopt that does not have the type's format. */
export function adoptFailures({ idFormat }: Resource, { adopt: id }: Properties): CheckFailure[] {
  if (typeof id !== "string" || hasUnknown(id)) return [];
  try {
    checkId(id, idFormat);
    return [];
  } catch (error) {
    return [{ property: "adopt", reason: (error as Error).message }];
  }
}

/** Refuses to adopt a resource that does not exist. */
async function absentToAdopt(spec: Resource, context: AnyContext, want: Properties): Promise<CheckFailure[]> {
  const id = String(want.adopt);
  const said = (reason: string) => [{ property: "adopt", reason }];
  try {
    if ((await findTogether(spec, context, id, {}, "operation")) !== undefined) return [];
  } catch (error) {
    // The ID is invalid for the type or for its cloud, so the adoption would fail too.
    if (error instanceof CloudError && error.category !== "invalid") throw error;
    return said((error as Error).message);
  }
  if (spec.unreadable) return said(`the resource that ${id} belongs to does not exist`);
  return said(`there is no ${spec.type} with the ID ${JSON.stringify(id)} in this account and region`);
}

/**
 * Finds an existing resource with the ID that the inputs determine.
 * @param own the ID of the resource that is being replaced
 */
async function takenId(
  spec: Resource,
  context: AnyContext,
  want: Properties,
  own: string | undefined,
): Promise<CheckFailure[]> {
  // Resources that a destroy leaves behind do not stop a create, unless it would overwrite them.
  const isNoHindrance = spec.unreadable || (spec.remains && !spec.overwrites);
  const id = isNoHindrance ? undefined : idOfInputs(spec, want);
  if (id === undefined || id === own || (await find(spec, context, id, {})) === undefined) return [];
  const isInId = (name: string) => typeof want[name] === "string" && id.includes(want[name]);
  const property = ["name", "tag", ...Object.keys(spec.inputs.shape)].find(isInId) ?? "";
  // The engine checks the create of a delete-before-replace like any other create, so the text has to allow for it.
  return [
    {
      property,
      reason: `${id} already exists, which stops the create unless this run deletes it first; ${takenText(spec)}`,
    },
  ];
}

/** Finds a missing parent, if the inputs name its ID completely. */
async function absentOwner(spec: Resource, context: AnyContext, want: Properties): Promise<CheckFailure[]> {
  const owner = spec.within ?? spec.locks;
  const id = owner?.id(want);
  const isOfId = (field: string) => want[field] !== undefined && id?.split("/").includes(String(want[field]));
  const fields = Object.keys(spec.inputs.shape).filter(isOfId);
  const property = fields.at(-1);
  if (!owner || !id || property === undefined || fields.length < id.split("/").length) return [];
  if ((await findTogether(await owner.spec(), context, id, {}, "operation")) !== undefined) return [];
  return [
    { property, reason: `there is no ${owner.type} with the ID ${JSON.stringify(id)} in this account and region` },
  ];
}

const late = ({ clock, signal }: AnyContext): Promise<CheckFailure[]> => {
  const none = () => [];
  return clock.sleep(PATIENCE_MS, signal).then(none, none);
};
