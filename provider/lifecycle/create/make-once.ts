import { createHash, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { CloudError, mayHaveActed } from "../../transport/errors";
import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { find } from "../find";
import { normalField, normalForm } from "../normal-form";
import { NotMadeError } from "../partial-error";
import { liveProperties } from "../properties";
import { NotReadyError } from "../ready";
import { commonInputs } from "../schema";
import type { Resource } from "../spec";
import type { Attempt, AttemptRecord } from "./attempt";
import { markOf } from "./mark";
import { namesakeOf } from "./namesake";
import { HOME_TEXT } from "./notes";
import { addMade, before, idOfInputs, madeBy, wantedOf } from "./search";

/** What was made. */
export interface MadeOnce {
  id: string;
  /** Set when it was found: the answer of the call that made it was lost, or a run was interrupted. */
  found?: true;
  /** Names of the inputs that are not as the call that made it had them. */
  changed?: readonly string[];
}

interface Search {
  spec: Resource;
  context: AnyContext;
  want: Properties;
  record: AttemptRecord;
}

/** How long what a create call made may take to show in a listing. */
export const LOOK_MS = 5_000;
/** How long another process that is making the same is waited for. */
const OTHER_MS = 60_000;
/** How long after a create "not found" is taken for "not yet visible". */
const VISIBLE_MS = 30_000;

/**
 * Sends a create call so that one resource comes of it, whatever became of earlier attempts: before the call, a note says
 * what is asked for and what there was. A call whose answer was lost, or whose process was killed, is not sent again
 * before what it may have made was looked for.
 * @throws Error that says what to do where it cannot be known whether one was made.
 */
export async function makeOnce(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  record: AttemptRecord,
  send: (clientToken: string) => Promise<string>,
): Promise<MadeOnce> {
  const want = normalForm(spec, inputs);
  const search: Search = { spec, context, want, record };
  const earlier = await unlessUnderWay(context, record);
  const made = earlier && (await whatBecameOf(search, earlier));
  const digests = digestsOf(want);
  if (earlier && made !== undefined) {
    await remember(context, record.add, { ...earlier, id: made, made: markOf(context) });
    return { id: made, found: true, changed: changedSince(earlier.inputs, digests) };
  }
  const attempt = await attemptFor(search, earlier);
  const namesake = earlier ? undefined : await namesakeOf(spec, context, inputs, attempt, record);
  if (namesake !== undefined) {
    await remember(context, record.keep, { ...attempt, id: namesake, made: markOf(context) });
    return { id: namesake, found: true };
  }
  await remember(context, record.keep, attempt);
  try {
    const id = await sendFor(search, attempt, earlier, send);
    await remember(context, record.add, { ...attempt, id });
    await addMade(spec, context, attempt.wanted, id);
    return { id };
  } catch (error) {
    if (error instanceof NotReadyError) await remember(context, record.add, { ...attempt, id: error.id });
    else if (isRefusal(error)) return afterRefusal(search, attempt, earlier, error);
    else return afterLostAnswer(search, attempt, error, send);
    throw error;
  }
}

/** Whether it is certain that nothing was made. An error of any other kind may have come after the call took effect. */
export const isRefusal = (error: unknown): boolean => error instanceof NotMadeError || !mayHaveActed(error);

async function attemptFor({ spec, context, want }: Search, earlier: Attempt | undefined): Promise<Attempt> {
  const wanted = wantedOf(spec, want);
  const known = isDeepStrictEqual(earlier?.wanted, wanted) ? earlier?.before : undefined;
  const ids = known ?? (await before(spec, context, wanted));
  return {
    ...{ type: spec.type, wanted, token: earlier?.token ?? randomUUID(), inputs: digestsOf(want) },
    ...{ at: context.clock.now(), pid: process.pid, ...(ids && { before: ids }) },
    ...(idOfInputs(spec, want) !== undefined && { made: markOf(context) }),
  };
}

const digestOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 4);

const digestsOf = (want: Properties): Record<string, string> => {
  const isSent = ([name, value]: [string, unknown]) => value !== undefined && !(name in commonInputs);
  const given = Object.entries(want).filter(isSent);
  return Object.fromEntries(given.map(([name, value]) => [name, digestOf(value)]));
};

const changedSince = (before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);

/** No process is at it any more; what it made may still show. */
export const left = ({ pid: _, ...attempt }: Attempt): Attempt => attempt;

export async function remember(
  context: AnyContext,
  note: (attempt: Attempt) => void | Promise<void>,
  attempt: Attempt,
): Promise<void> {
  try {
    await note(attempt);
  } catch (error) {
    // A run that is not killed needs no note.
    context.warn(`if this run is killed now, the next one cannot resume it: ${(error as Error).message}; ${HOME_TEXT}`);
  }
}

/** The earlier attempt, once no other process is at it. */
export async function unlessUnderWay({ clock, signal, report }: AnyContext, record: AttemptRecord) {
  const end = clock.now() + OTHER_MS;
  for (;;) {
    const earlier = record.earlier();
    const { pid, id } = earlier ?? {};
    if (pid === undefined || pid === process.pid || id || !isAlive(pid) || clock.now() > end) return earlier;
    report(`waiting for process ${pid} of an earlier run, which is creating it`);
    await clock.sleep(500, signal);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The ID of what an interrupted attempt made for a resource that the state has under another ID. */
export const madeByLeftover = (spec: Resource, context: AnyContext, record: AttemptRecord, attempt: Attempt) =>
  whatBecameOf({ spec, context, want: {}, record }, attempt);

/** The ID of what an attempt of an earlier run made; `undefined` where it made nothing, or that is gone. */
async function whatBecameOf(search: Search, earlier: Attempt) {
  const { spec, context, want, record } = search;
  // Nothing identifies it, but sending the call again does.
  if (spec.unreadable && earlier.id === undefined && idOfInputs(spec, want) !== undefined) return undefined;
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
async function look(search: Search, attempt: Attempt, since: number): Promise<string[] | undefined> {
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

/** Sends the call. One with the token of an earlier attempt may be answered with what has since been deleted, or refused. */
async function sendFor(
  { spec, context, record }: Search,
  attempt: Attempt,
  earlier: Attempt | undefined,
  send: (clientToken: string) => Promise<string>,
): Promise<string> {
  if (!earlier || spec.unreadable) return send(attempt.token);
  const id = await send(attempt.token).catch((error: unknown) => {
    if (error instanceof CloudError && !mayHaveActed(error)) return undefined;
    throw error;
  });
  // Where reading fails there is an ID all the same, and it must not be lost.
  if (id !== undefined && (await isThere(spec, context, id).catch(() => true))) return id;
  attempt.token = randomUUID();
  await remember(context, record.keep, attempt);
  return send(attempt.token);
}

async function isThere(spec: Resource, context: AnyContext, id: string): Promise<boolean> {
  const end = context.clock.now() + VISIBLE_MS;
  for (;;) {
    if ((await find(spec, context, id, {})) !== undefined) return true;
    if (context.clock.now() > end) return false;
    await context.clock.sleep(1_000, context.signal);
  }
}

/** An interrupted attempt is why something is there already that no call reads, or that an account has one of. */
async function afterRefusal(search: Search, attempt: Attempt, earlier: Attempt | undefined, error: unknown) {
  const { spec, context, want, record } = search;
  const isUnseen = spec.unreadable !== undefined || spec.idFormat.startsWith('"');
  const id = isUnseen && earlier ? idOfInputs(spec, want) : undefined;
  if (id !== undefined && error instanceof CloudError && error.category === "already-exists") {
    record.add({ ...attempt, id, made: markOf(context) });
    return { id, found: true as const, changed: changedSince(earlier?.inputs ?? {}, attempt.inputs) };
  }
  // Refused for another reason, this call says nothing of what the earlier one made.
  if (id !== undefined && earlier) await remember(context, record.keep, left(earlier));
  else record.end();
  throw error;
}

async function afterLostAnswer(
  search: Search,
  attempt: Attempt,
  error: unknown,
  send: (clientToken: string) => Promise<string>,
): Promise<MadeOnce> {
  const { spec, context, want, record } = search;
  await remember(context, record.add, left(attempt));
  if (context.signal.aborted) throw error;
  context.report("looking for it: the answer was lost");
  if (spec.unreadable && idOfInputs(spec, want) !== undefined) {
    const again = sendFor(search, attempt, attempt, send).then((id) => ({ id }));
    return again.catch((second) => {
      if (isRefusal(second)) return afterRefusal(search, attempt, attempt, second);
      throw second;
    });
  }
  const found = look(search, attempt, context.clock.now()).catch(() => []);
  const ids = await Promise.race([found, tooLate(context)]);
  const [id] = ids ?? [];
  if (id !== undefined && ids?.length === 1) {
    await remember(context, record.add, { ...attempt, id, made: markOf(context) });
    return { id, found: true };
  }
  if (ids === undefined) record.end();
  const text = error instanceof Error ? error.message : String(error);
  throw new Error(`${text}; it may have been created all the same: ${advice(ids)}`, { cause: error });
}

/** Asking what there is must not hide for long that the call failed. */
const tooLate = ({ clock, signal }: AnyContext): Promise<string[]> => {
  const none = () => [];
  return clock.sleep(2 * LOOK_MS, signal).then(none, none);
};

function advice(ids: readonly string[] | undefined): string {
  const then = 'set "adopt" to its ID to take it over, or delete it';
  if (ids === undefined) return `look for it in the cloud before the next up; if it is there, ${then}`;
  if (ids.length === 0) return "nothing of its name is listed yet; the next up looks again before it creates one";
  return `the cloud lists ${ids.join(", ")}, new since then; before the next up, ${then}`;
}
