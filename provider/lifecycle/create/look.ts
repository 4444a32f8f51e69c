import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { find } from "../find";
import { idOfInputs } from "../ids";
import { normalField } from "../normal-form";
import { liveProperties } from "../properties";
import type { Resource } from "../spec";
import type { Attempt, AttemptRecord } from "./attempt";
import { digestOf } from "./digests";
import { madeBy } from "./search";

/** What a search for the result of an attempt needs. */
export interface Search {
  spec: Resource;
  context: AnyContext;
  want: Properties;
  record: AttemptRecord;
}

/** Time until a new resource appears in a listing, in milliseconds. */
export const LOOK_MS = 5_000;

/** The ID of the resource that an interrupted attempt created, for a resource that has another ID in the state. */
export const madeByLeftover = (spec: Resource, context: AnyContext, record: AttemptRecord, attempt: Attempt) =>
  whatBecameOf({ spec, context, want: {}, record }, attempt);

/** The ID of the resource that an attempt of an earlier run created; `undefined` if it created none, or it is gone. */
export async function whatBecameOf(search: Search, earlier: Attempt) {
  const { spec, context, want, record } = search;
  // No call reads this type, so nothing shows whether it exists. Sending the create again does.
  if (spec.unreadable && idOfInputs(spec, want) !== undefined) return undefined;
  context.report("looking for resources that an earlier run may have created");
  // If the inputs determine the ID, the resource that the attempt was to replace has the same one.
  const isMadeOfInputs = Object.keys(want).length > 0 && idOfInputs(spec, want) === earlier.id;
  const isOthers = earlier.id === undefined || (!isMadeOfInputs && record.others().has(earlier.id));
  const known = isOthers || earlier.id === undefined ? undefined : [earlier.id];
  const ids = known ?? (await look(search, earlier, earlier.at));
  if (ids?.length === 1 && ids[0] && (await find(spec, context, ids[0], {})) !== undefined) return ids[0];
  if (ids?.length === 1 || ids?.length === 0) return undefined;
  if (ids === undefined) record.end();
  const what = "an earlier run was interrupted while creating this resource";
  throw new Error(`${what}: ${advice(ids)}${ids ? "" : "; the next up creates one"}`);
}

/** IDs of what an attempt of an earlier run may have created, for callers that know no inputs; see {@link look}. */
export const lookFor = (spec: Resource, context: AnyContext, record: AttemptRecord, attempt: Attempt) =>
  look({ spec, context, want: {}, record }, attempt, attempt.at);

/**
 * IDs of what the attempt may have created. Looks until there is one or `LOOK_MS` have passed since `since`; `undefined` if nothing
 * identifies it.
 */
export async function look(search: Search, attempt: Attempt, since: number): Promise<string[] | undefined> {
  const { spec, context, record } = search;
  if (attempt.before === undefined) return undefined;
  for (let pause = 500; ; pause *= 2) {
    const made = await madeBy(spec, context, attempt, record.others());
    const ids = attempt.wanted.count === undefined ? await fitting(search, attempt, made) : made;
    const rest = since + LOOK_MS - context.clock.now();
    if (ids.length > 0 || rest <= 0) return ids;
    await context.clock.sleep(Math.min(pause, rest), context.signal);
  }
}

/**
 * Longest time between the attempt and the creation time that the cloud returns, in milliseconds; it allows for a machine's clock that is
 * hours wrong.
 */
const MAKING_MS = 3 * 3_600_000;

/**
 * Those of the IDs that the attempt's call could have created: not created much later, and, if no name identifies them, with the attempt's
 * inputs as far as the cloud returns them.
 */
async function fitting({ spec, context }: Search, attempt: Attempt, ids: readonly string[]): Promise<string[]> {
  const { inputs, wanted } = attempt;
  const isNamed = (wanted.id ?? wanted.name) !== undefined;
  // As long as this time is in the future, a later creation time only shows that the two clocks differ.
  const latest = attempt.at + MAKING_MS;
  const mayBeLater = context.clock.now() > latest;
  const fits = async (id: string) => {
    const row = await find(spec, context, id, {});
    if (row === undefined) return isNamed;
    const live = await liveProperties(spec, context, row, {});
    const made = Date.parse(/Z$/.test(String(live.createTime)) ? String(live.createTime) : "");
    if (mayBeLater && made > latest) return false;
    const compared = Object.keys(inputs).filter((name) => spec.onChange[name] !== "update" && live[name] !== undefined);
    return isNamed || compared.every((name) => digestOf(normalField(spec, name, live[name])) === inputs[name]);
  };
  const answers = await Promise.all(ids.map(fits));
  return ids.filter((_, index) => answers[index]);
}

/** What the user should do if the search did not find exactly one resource. */
export function advice(ids: readonly string[] | undefined): string {
  const then = 'set "adopt" to its ID to take it over, or delete it';
  if (ids === undefined) return `look for it in the cloud before the next up; if it is there, ${then}`;
  if (ids.length === 0) return "no resource of its name was found; the next up looks again before it creates one";
  return `the cloud lists ${ids.join(", ")}, new since then; before the next up, ${then}`;
}
