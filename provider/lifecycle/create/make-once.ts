import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { isStillRunning, startOfThis } from "../../../files/running-process";
import { CloudError, mayHaveActed } from "../../transport/errors";
import { errorText } from "../../transport/foreign-text";
import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { find } from "../find";
import { idOfInputs, WithoutIdError } from "../ids";
import { NotMadeError } from "../partial-error";
import { NotReadyError } from "../ready";
import type { Resource } from "../spec";
import type { Attempt, AttemptRecord } from "./attempt";
import { changedSince, digestsOf } from "./digests";
import { advice, LOOK_MS, look, type Search, whatBecameOf } from "./look";
import { markOf } from "./mark";
import { namesakeOf } from "./same-name";
import { addMade, before, wantedOf } from "./search";

/** The created resource. */
export interface MadeOnce {
  id: string;
  /** Set if the search found it: the response of the create call was lost, or a run was interrupted. */
  found?: true;
  /** Set if this call created it and then failed: why. */
  failed?: string;
  /** Names of the inputs that differ from those that the create call sent. */
  changed?: readonly string[];
}

/** How long to wait for another process that is creating the same resource, in milliseconds. */
const OTHER_MS = 60_000;
/** How long after a create "not found" means "not yet visible", in milliseconds. */
const VISIBLE_MS = 30_000;

/**
 * Sends a create call so that exactly one resource is created, whatever earlier attempts did. Before the call, the record on disk gets what
 * is asked for and which resources exist. If the response of a call was lost, or its process was killed, this looks for the resource that
 * the call may have created before it sends the call again.
 * @throws Error that says what to do if it cannot be known whether a resource was created
 */
export async function makeOnce(
  search: Search,
  inputs: Properties,
  send: (clientToken: string) => Promise<string>,
): Promise<MadeOnce> {
  const { spec, context, want, record } = search;
  const earlier = await unlessUnderWay(context, record);
  const made = earlier && (await whatBecameOf(search, earlier));
  const digests = digestsOf(want);
  if (earlier && made !== undefined) {
    record.add({ ...earlier, id: made, made: markOf(context) });
    return { id: made, found: true, changed: changedSince(earlier.inputs, digests) };
  }
  const attempt = await attemptFor(search, earlier);
  const namesake = earlier ? undefined : await namesakeOf(spec, context, inputs, attempt, record);
  if (namesake !== undefined) {
    await record.keep({ ...attempt, id: namesake, made: markOf(context) });
    return { id: namesake, found: true };
  }
  await record.keep(attempt);
  try {
    const id = await sendFor(search, attempt, earlier, send);
    record.add({ ...attempt, id });
    await addMade(spec, context, attempt.wanted, id);
    return { id };
  } catch (error) {
    if (error instanceof NotReadyError) record.add({ ...attempt, id: error.id });
    else if (isRefusal(error)) return afterRefusal(search, attempt, earlier, error);
    else return afterLostAnswer(search, attempt, error, send);
    throw error;
  }
}

/** Whether the error proves that nothing was created. Any other error may have come after the call took effect. */
export const isRefusal = (error: unknown): boolean => error instanceof NotMadeError || !mayHaveActed(error);

async function attemptFor({ spec, context, want }: Search, earlier: Attempt | undefined): Promise<Attempt> {
  const wanted = wantedOf(spec, want);
  const known = isDeepStrictEqual(earlier?.wanted, wanted) ? earlier?.before : undefined;
  const ids = known ?? (await before(spec, context, wanted));
  return {
    type: spec.type,
    wanted,
    token: earlier?.token ?? randomUUID(),
    inputs: digestsOf(want),
    at: context.clock.now(),
    pid: process.pid,
    ...(ids && { before: ids }),
    ...(idOfInputs(spec, want) !== undefined && { made: markOf(context) }),
  };
}

/** The attempt without its process, for when that has given up and the resource may still appear. */
export const left = ({ pid: _, ...attempt }: Attempt): Attempt => attempt;

/** The earlier attempt, after waiting until no other process is making it. */
export async function unlessUnderWay({ clock, signal, report }: AnyContext, record: AttemptRecord) {
  const end = clock.now() + OTHER_MS;
  const ownStart = startOfThis(clock.now());
  for (;;) {
    const earlier = record.earlier();
    const { pid, id, at = 0 } = earlier ?? {};
    const isOver = pid === undefined || pid === process.pid || id || clock.now() > end;
    if (isOver || !isStillRunning(pid, at, ownStart)) return earlier;
    report(`waiting for process ${pid} of an earlier run, which is creating it`);
    await clock.sleep(500, signal);
  }
}

/**
 * Sends the call. With the token of an earlier attempt, the cloud may refuse it, or return the ID of a resource that has since been
 * deleted; it is then sent again with a new token.
 */
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
  // If the read fails, keep the ID all the same: the resource may exist.
  if (id !== undefined && (await isThere(spec, context, id).catch(() => true))) return id;
  attempt.token = randomUUID();
  await record.keep(attempt);
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

/**
 * Returns the ID if the cloud answers "already exists" for a resource that no call can find, or of which an account has only one: then an
 * interrupted attempt created it.
 */
async function afterRefusal(search: Search, attempt: Attempt, earlier: Attempt | undefined, error: unknown) {
  const { spec, context, want, record } = search;
  const isUnseen = spec.unreadable !== undefined || spec.idFormat.startsWith('"');
  const id = isUnseen && earlier ? idOfInputs(spec, want) : undefined;
  if (id !== undefined && error instanceof CloudError && error.category === "already-exists") {
    record.add({ ...attempt, id, made: markOf(context) });
    return { id, found: true as const, changed: changedSince(earlier?.inputs ?? {}, attempt.inputs) };
  }
  // Refused for another reason, or not sent: the earlier attempt may still have created the resource.
  if (earlier && (id !== undefined || context.signal.aborted)) await record.keep(left(earlier));
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
  record.add(left(attempt));
  const text = `${error instanceof Error ? error.message : String(error)}; it may still have been created`;
  if (context.signal.aborted) throw new Error(`${text}: the next up looks for it`, { cause: error });
  context.report("looking for what the call created");
  const failed = reasonOf(error);
  if (spec.unreadable && idOfInputs(spec, want) !== undefined) {
    const again = sendFor(search, attempt, attempt, send).then((id) => ({ id }));
    return again.catch(async (second) => {
      if (!isRefusal(second)) throw second;
      return { ...(await afterRefusal(search, attempt, attempt, second)), failed };
    });
  }
  const found = look(search, attempt, context.clock.now()).catch(() => []);
  const ids = await Promise.race([found, tooLate(context)]);
  const [id] = ids ?? [];
  if (id !== undefined && ids?.length === 1) {
    record.add({ ...attempt, id, made: markOf(context) });
    return { id, found: true, failed };
  }
  if (ids === undefined) record.end();
  throw new Error(`${text}: ${advice(ids)}`, { cause: error });
}

/** Why a call failed, without what to do about it: what it created is found. */
const reasonOf = (error: unknown): string =>
  error instanceof CloudError || error instanceof WithoutIdError ? error.reason : errorText(error);

/** Limits the search for the resource, so that the user soon sees the error of the failed call. */
const tooLate = ({ clock, signal }: AnyContext): Promise<string[]> => {
  const none = () => [];
  return clock.sleep(2 * LOOK_MS, signal).then(none, none);
};
