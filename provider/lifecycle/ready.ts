import { endingWith } from "../transport/cancellation";
import { errorText, foreignText } from "../transport/foreign-text";
import type { Properties } from "./codec";
import type { AnyContext, Made } from "./context";
import { find } from "./find";
import { DEAD, UNREADY } from "./internal-properties";
import { normalForm } from "./normal-form";
import { isDead, liveProperties, propertiesOf } from "./properties";
import type { Resource } from "./spec";
import { WaitError, waitFor } from "./wait";
import type { Waiting } from "./wait-text";
import { isNews } from "./warn-once";

/** The resource exists but is not ready. Pulumi stores it, and the next `up` continues from it. */
export class NotReadyError extends Error {
  override name = "NotReadyError";
  /** Private, because printing an error prints its fields, and these may contain secrets. */
  readonly #properties: Properties;
  constructor(
    message: string,
    readonly id: string,
    properties: Properties,
    readonly reasons: string[],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.#properties = properties;
  }

  get properties(): Properties {
    return this.#properties;
  }
}

/** What failed keeps the resource; its text goes into the state. */
export function notReady(error: unknown, id: string, properties: Properties): NotReadyError {
  const text = errorText(error);
  return new NotReadyError(text, id, properties, [text], { cause: error });
}

interface Settling {
  inputs: Properties;
  wait: Omit<Waiting, "known"> | undefined;
  /** Outputs that are known and need no call. */
  known: Properties;
  /** All known properties, for `find`. */
  state: Properties;
}

/** Waits for the target status and reads the resource back. From here on, every error carries its ID. */
export async function untilReady(
  spec: Resource,
  context: AnyContext,
  id: string,
  { inputs, wait, known, state }: Settling,
): Promise<Made & { live: Properties }> {
  let row: unknown;
  if (wait) warnOfKeysEnd(context, wait.timeoutMs);
  try {
    row = wait ? await waitFor(spec, context, id, { ...wait, known: state }) : await find(spec, context, id, state);
    const live = await liveProperties(spec, context, row, known);
    return { id, properties: propertiesOf(spec, inputs, live, state), live };
  } catch (error) {
    const seen = error instanceof WaitError ? error.row : row;
    const message = errorText(error);
    const isUnseen = error instanceof WaitError && error.row === undefined && error.gone !== "removed";
    const asked = isUnseen ? unseenOf(spec, context, id, inputs) : reasonsOf(spec, context, id, seen);
    const returned = (await asked).map((reason) => foreignText(reason));
    const reasons = [message, ...returned];
    const properties = await lastKnown(spec, context, inputs, seen, state);
    // A resource that disappeared before it was ready only needs another create.
    const gone = error instanceof WaitError && error.gone !== false && properties[UNREADY] === true;
    throw new NotReadyError(message, id, { ...properties, ...(gone && { [DEAD]: true }) }, reasons, { cause: error });
  }
}

/** Warns once if temporary credentials may expire before a wait ends: the wait and all later calls would then fail. */
function warnOfKeysEnd({ clock, keysEnd, warn }: AnyContext, timeoutMs: number): void {
  const end = keysEnd?.();
  if (end === undefined || end.at >= clock.now() + timeoutMs) return;
  const time = new Date(end.at).toISOString();
  const text = `the temporary keys from ${end.from} expire at ${time}, perhaps before this resource is ready: renew them if it takes longer`;
  if (isNews(text)) warn(text);
}

/** The cloud's reasons for a resource's status. A failure to get them must not hide the resource's own failure. */
export async function reasonsOf(spec: Resource, context: AnyContext, id: string, row: unknown): Promise<string[]> {
  if (row === undefined || !spec.reasons || context.signal.aborted) return [];
  return Promise.resolve(spec.reasons(context, id, row)).catch(() => []);
}

async function unseenOf(spec: Resource, context: AnyContext, id: string, inputs: Properties): Promise<string[]> {
  if (!spec.unseen || context.signal.aborted) return [];
  const reason = await spec.unseen(context, id, normalForm(spec, inputs)).catch(() => undefined);
  return reason === undefined ? [] : [reason];
}

export async function lastKnown(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  row: unknown,
  state: Properties = {},
): Promise<Properties> {
  const returned = beforeEnd(context, () => liveProperties(spec, context, row, {}));
  const live = await returned.catch(() => liveProperties(spec, context, undefined, {}));
  const dead = row !== undefined && isDead(spec, row);
  return {
    ...propertiesOf(spec, inputs, { ...state, ...live }, state),
    ...(dead && { [DEAD]: true }),
    ...(wasNeverReady(spec, state) && { [UNREADY]: true }),
  };
}

/** Whether no create has read the resource back yet. */
const wasNeverReady = (spec: Resource, state: Properties) =>
  state[UNREADY] === true || !Object.keys(spec.outputs.shape).some((name) => state[name] !== undefined);

const CANCEL_GRACE_MS = 500;

/** The only calls after a run is cancelled: they complete the properties of a resource that stays in the state, in a short time. */
const beforeEnd = <T>({ signal }: AnyContext, read: () => Promise<T>): Promise<T> =>
  signal.aborted ? endingWith(AbortSignal.timeout(CANCEL_GRACE_MS), read) : read();
