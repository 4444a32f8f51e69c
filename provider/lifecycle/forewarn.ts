import { CloudError } from "../transport/errors";
import { findTogether } from "./batch";
import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { find } from "./find";
import { checkId, idOfInputs } from "./ids";
import { URN } from "./internal-properties";
import { normalForm } from "./normal-form";
import type { CheckFailure, Resource } from "./spec";
import { takenText } from "./taken";
import { hasUnknown } from "./unknown";

/**
 * What a create would run into, as far as a few reads of the cloud say: found in the preview, in the words of the program. The
 * cloud may change before the create, so that these are warnings; a cloud that cannot be asked says nothing.
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

/** The resource that a replacement follows. */
export interface Before {
  id: string;
  /** What is known of it, where it is deleted first: it is not in the way of its successor. */
  leaving?: Properties | undefined;
}

/**
 * Refuses a replacement that deletes the old resource first, and whose create would then fail: the resource would be lost. Asked
 * of inputs that change; the cloud took the others before.
 * @throws Error for what the create would be refused for, as far as that can be known
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

/** Resources that are looked ahead for in a process: a large program is not slowed down by it. */
const MOST = 50;

/** How long the answers are waited for. */
const PATIENCE_MS = 5_000;

const kept = new WeakMap<object, Map<string, Promise<CheckFailure[]>>>();

/** What was asked by this process, in one account and region. */
function askedOf({ clients }: AnyContext): Map<string, Promise<CheckFailure[]>> {
  const asked = kept.get(clients) ?? new Map<string, Promise<CheckFailure[]>>();
  kept.set(clients, asked);
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

/** An ID that cannot be one of the kind: known before anything is asked. */
export function adoptFailures({ idFormat }: Resource, { adopt: id }: Properties): CheckFailure[] {
  if (typeof id !== "string" || hasUnknown(id)) return [];
  try {
    checkId(id, idFormat);
    return [];
  } catch (error) {
    return [{ property: "adopt", reason: (error as Error).message }];
  }
}

/** A resource that is to be adopted, and that is not there. */
async function absentToAdopt(spec: Resource, context: AnyContext, want: Properties): Promise<CheckFailure[]> {
  const id = String(want.adopt);
  const said = (reason: string) => [{ property: "adopt", reason }];
  try {
    if ((await findTogether(spec, context, id, {}, "operation")) !== undefined) return [];
  } catch (error) {
    // Adopting would fail for the same: an ID that the kind, or its cloud, takes for none.
    if (error instanceof CloudError && error.category !== "invalid") throw error;
    return said((error as Error).message);
  }
  if (spec.unreadable) return said(`the resource that ${id} belongs to does not exist`);
  return said(`there is no ${spec.type} with the ID ${JSON.stringify(id)} in this account and region`);
}

/**
 * A resource whose ID comes from its inputs, and that is there already.
 * @param own the ID of the one that a replacement follows
 */
async function takenId(
  spec: Resource,
  context: AnyContext,
  want: Properties,
  own: string | undefined,
): Promise<CheckFailure[]> {
  // A create is not stopped by what remains, unless it would write over it.
  const isNoHindrance = spec.unreadable || (spec.remains && !spec.overwrites);
  const id = isNoHindrance ? undefined : idOfInputs(spec, want);
  if (id === undefined || id === own || (await find(spec, context, id, {})) === undefined) return [];
  const isInId = (name: string) => typeof want[name] === "string" && id.includes(want[name]);
  const property = ["name", "tag", ...Object.keys(spec.inputs.shape)].find(isInId) ?? "";
  // The engine checks a replacement that it deletes the old one for first as it checks a first create.
  return [
    {
      property,
      reason: `${id} already exists, which stops the create unless this run deletes it first; ${takenText(spec)}`,
    },
  ];
}

/** A resource that belongs to one which is not there, though the cloud has given it the ID that the inputs name. */
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
