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

/** Where what an attempt made is looked for. */
export interface Search {
  spec: Resource;
  context: AnyContext;
  want: Properties;
  record: AttemptRecord;
}

/** How long what a create call made may take to show in a listing. */
export const LOOK_MS = 5_000;

/** The ID of what an interrupted attempt made for a resource that the state has under another ID. */
export const madeByLeftover = (spec: Resource, context: AnyContext, record: AttemptRecord, attempt: Attempt) =>
  whatBecameOf({ spec, context, want: {}, record }, attempt);

/** The ID of what an attempt of an earlier run made; `undefined` where it made nothing, or that is gone. */
export async function whatBecameOf(search: Search, earlier: Attempt) {
  const { spec, context, want, record } = search;
  // No call finds it, or tells whether it went with what it belongs to; sending the call again does.
  if (spec.unreadable && idOfInputs(spec, want) !== undefined) return undefined;
  context.report("looking for resources that an earlier run may have created");
  // Where the inputs make the ID, an older entry that the attempt was to replace has the same.
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

/** IDs of what an attempt of an earlier run may have made, without asking what inputs make; see {@link look}. */
export const lookFor = (spec: Resource, context: AnyContext, record: AttemptRecord, attempt: Attempt) =>
  look({ spec, context, want: {}, record }, attempt, attempt.at);

/** IDs of what the attempt may have made, once there are some or `LOOK_MS` have passed; `undefined` if nothing identifies them. */
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

/** How long after it was sent a call may make something: with a machine's clock that is hours wrong. */
const MAKING_MS = 3 * 3_600_000;

/**
 * Those that the attempt's call could have made: not made by another stack much later, and where no name tells, made with
 * the attempt's inputs as far as the cloud returns them.
 */
async function fitting({ spec, context }: Search, attempt: Attempt, ids: readonly string[]): Promise<string[]> {
  const { inputs, wanted } = attempt;
  const isNamed = (wanted.id ?? wanted.name) !== undefined;
  // Nothing is made later than now: until then a later time only shows that two clocks differ.
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

/** What to do about what was found, where that is not one. */
export function advice(ids: readonly string[] | undefined): string {
  const then = 'set "adopt" to its ID to take it over, or delete it';
  if (ids === undefined) return `look for it in the cloud before the next up; if it is there, ${then}`;
  if (ids.length === 0) return "no resource of its name is listed yet; the next up looks again before it creates one";
  return `the cloud lists ${ids.join(", ")}, new since then; before the next up, ${then}`;
}
