import { createHash, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { CloudError, mayHaveActed } from "../../transport/errors";
import type { Properties } from "../codec";
import type { AnyContext, Made } from "../context";
import { find } from "../find";
import { normalForm } from "../normal-form";
import { NotReadyError } from "../ready";
import { commonInputs } from "../schema";
import type { Resource } from "../spec";
import { isLike } from "./adopt";
import type { Attempt } from "./attempt";
import { addMade, before, madeBy, wantedOf } from "./namesakes";

/** What is remembered of the attempts to make one resource. */
export interface AttemptRecord {
  /** The last one, as it stands now. */
  earlier(): Attempt | undefined;
  keep(attempt: Attempt): void;
  end(): void;
  /** Whether some other attempt has made what has this id. */
  claimed(id: string): boolean;
  /** Takes note that what it gives is answered to the engine. */
  whileMaking(make: () => Promise<Made>): Promise<Made>;
}

/** What is looked for, where, and with what in mind. */
interface Search {
  spec: Resource;
  context: AnyContext;
  inputs: Properties;
  record: AttemptRecord;
}

/** How long what a cut-off call made may take to show. */
const LOOK_MS = 5_000;
/** How long another process that is making the same is waited for. */
const OTHER_MS = 60_000;

/**
 * Sends a create call so that one resource comes of it, whatever became of earlier attempts: before each of them it is
 * remembered what is asked for and what there was. A call whose answer was lost, or whose process was killed, is not
 * sent again before what it may have made was looked for.
 * @returns the id, and whether it was made by a call that was cut off
 * @throws Error that says what to do where it cannot be told whether one was made.
 */
export async function makeOnce(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  record: AttemptRecord,
  send: (clientToken: string) => Promise<string>,
): Promise<{ id: string; found?: true; changed?: string[] }> {
  const search: Search = { spec, context, inputs, record };
  const want = normalForm(spec, inputs);
  const sent = digestsOf(want);
  const earlier = await unlessUnderWay(context, record);
  const made = earlier && (await whatBecameOf(search, earlier));
  if (earlier && made !== undefined) {
    remember(context, record, { ...earlier, id: made });
    return { id: made, found: true, changed: changedSince(earlier.inputs, sent) };
  }
  const token = earlier?.token ?? randomUUID();
  const wanted = wantedOf(spec, want);
  const known = isDeepStrictEqual(earlier?.wanted, wanted) ? earlier?.before : undefined;
  const attempt: Attempt = {
    ...{ type: spec.type, wanted, token, at: context.clock.now(), pid: process.pid },
    inputs: sent,
    ...withBefore(known ?? (await before(spec, context, wanted))),
  };
  remember(context, record, attempt);
  try {
    const id = await sendFor(spec, context, attempt, earlier !== undefined, record, send);
    remember(context, record, { ...attempt, id });
    await addMade(spec, context, wanted, id);
    return { id };
  } catch (error) {
    if (error instanceof CloudError && mayHaveActed(error)) {
      return { id: await afterLostAnswer(search, attempt, error), found: true };
    }
    if (error instanceof NotReadyError) remember(context, record, { ...attempt, id: error.id });
    // Cancelled in the middle of the call, it may have been made.
    else if (context.signal.aborted) remember(context, record, left(attempt));
    else record.end();
    throw error;
  }
}

const digestsOf = (want: Properties): Record<string, string> => {
  const isSent = ([name, value]: [string, unknown]) => value !== undefined && !(name in commonInputs);
  const given = Object.entries(want).filter(isSent);
  const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 4);
  return Object.fromEntries(given.map(([name, value]) => [name, digest(value)]));
};

const changedSince = (before: Readonly<Record<string, string>> = {}, now: Readonly<Record<string, string>>) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);

const withBefore = (ids: string[] | undefined) => (ids ? { before: ids } : {});

/** No process is at it any more; what it made may still show. */
const left = ({ pid: _, ...attempt }: Attempt): Attempt => attempt;

function remember(context: AnyContext, record: AttemptRecord, attempt: Attempt): void {
  try {
    record.keep(attempt);
  } catch (error) {
    // One that is not killed needs no memory.
    context.warn(`a run that is killed now may not be gone on from: ${(error as Error).message}`);
  }
}

/** The earlier attempt, once no other process is at it. */
async function unlessUnderWay({ clock, signal, report }: AnyContext, record: AttemptRecord) {
  const end = clock.now() + OTHER_MS;
  for (;;) {
    const earlier = record.earlier();
    const { pid, id } = earlier ?? {};
    if (pid === undefined || pid === process.pid || id || !isAlive(pid) || clock.now() > end) return earlier;
    report(`waiting for process ${pid} of an earlier run, which is making it`);
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

/** The id of what an attempt of an earlier run made; `undefined` where it made nothing, or that is gone. */
async function whatBecameOf(search: Search, earlier: Attempt) {
  const { spec, context, record } = search;
  context.report("looking for what an earlier run may have made");
  const known = earlier.id === undefined || record.claimed(earlier.id) ? undefined : [earlier.id];
  const ids = known ?? (await look(search, earlier, earlier.at));
  if (ids?.length === 1 && ids[0] && (await find(spec, context, ids[0], {})) !== undefined) return ids[0];
  if (ids?.length === 1 || ids?.length === 0) return undefined;
  if (ids === undefined) record.end();
  const what = "an earlier run was cut off while it made this one";
  throw new Error(`${what}: ${advice(spec, ids)}${ids ? "" : "; the next up makes one"}`);
}

/** Ids of what the attempt may have made, once there are some or `LOOK_MS` have passed; `undefined` where nothing tells. */
async function look(search: Search, attempt: Attempt, since: number): Promise<string[] | undefined> {
  const { spec, context, record } = search;
  if (attempt.before === undefined) return undefined;
  for (let pause = 500; ; pause *= 2) {
    const free = (await madeBy(spec, context, attempt)).filter((id) => !record.claimed(id));
    const isNamed = attempt.wanted.id !== undefined || attempt.wanted.name !== undefined;
    const ids = isNamed ? free : await fitting(search, free);
    const rest = since + LOOK_MS - context.clock.now();
    if (ids.length > 0 || rest <= 0) return ids;
    await context.clock.sleep(Math.min(pause, rest), context.signal);
  }
}

/** How long after a create "not found" is taken for "not yet visible". */
const VISIBLE_MS = 30_000;

/** Where no name tells, what has another's properties is none of this resource's. */
async function fitting({ spec, context, inputs }: Search, ids: readonly string[]): Promise<string[]> {
  const fits = await Promise.all(ids.map((id) => isLike(spec, context, id, inputs)));
  return ids.filter((_, index) => fits[index]);
}

/** Sends the call. One with the token of an earlier attempt may be answered with what has since been deleted, or refused. */
async function sendFor(
  spec: Resource,
  context: AnyContext,
  attempt: Attempt,
  again: boolean,
  record: AttemptRecord,
  send: (clientToken: string) => Promise<string>,
): Promise<string> {
  if (!again) return send(attempt.token);
  const id = await send(attempt.token).catch((error: unknown) => {
    if (error instanceof CloudError && !mayHaveActed(error)) return undefined;
    throw error;
  });
  // Who cannot tell has an id all the same, and must not lose it.
  if (id !== undefined && (await isThere(spec, context, id).catch(() => true))) return id;
  attempt.token = randomUUID();
  remember(context, record, attempt);
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

async function afterLostAnswer(search: Search, attempt: Attempt, error: CloudError): Promise<string> {
  const { spec, context, record } = search;
  context.report("looking for it: the answer was lost");
  const found = look(search, attempt, context.clock.now()).catch(() => []);
  const ids = await Promise.race([found, tooLate(context)]);
  const [id] = ids ?? [];
  if (id !== undefined && ids?.length === 1) {
    remember(context, record, { ...attempt, id });
    return id;
  }
  if (ids === undefined) record.end();
  else remember(context, record, left(attempt));
  throw new Error(`${error.message}; it may have been made all the same: ${advice(spec, ids)}`, { cause: error });
}

/** Asking what there is must not hide for long that the call failed. */
const tooLate = ({ clock, signal }: AnyContext): Promise<string[]> => {
  const none = () => [];
  return clock.sleep(2 * LOOK_MS, signal).then(none, none);
};

function advice(spec: Resource, ids: readonly string[] | undefined): string {
  const then = 'set "adopt" to its id to take it over, or delete it';
  if (ids === undefined)
    return `look for it in the cloud before the next up; if it is there, ${spec.unreadable ? "delete it" : then}`;
  if (ids.length === 0) return "nothing of its name is listed yet; the next up looks again before it makes one";
  return `the cloud lists ${ids.join(", ")} by its name; before the next up, ${then}`;
}
