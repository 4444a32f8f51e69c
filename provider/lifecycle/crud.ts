import type { CloudName } from "../connect";
import { CloudError } from "../errors";
import { findTogether, forgetListings } from "./batch";
import type { Properties } from "./codec";
import { toPlain } from "./codec";
import { find, unlessAbsent } from "./find";
import { CHOSEN, DEAD, PROVIDER, URN } from "./hidden";
import { checkId } from "./ids";
import { isEmpty, normalField, normalForm, sameMeaning } from "./normal";
import { PartlyDoneError } from "./partly-done";
import { commonInputs, milliseconds, PROTECTED } from "./schema";
import type { Context, Resource, Wait } from "./spec";
import type { Waiting } from "./wait";
import { WaitError, waitFor } from "./wait";

/** A resource in a cloud, bound to the clients of its account and region. */
export type AnyContext = Context<CloudName>;

/** The state of a resource after an operation: its id and what Pulumi keeps of it. */
export interface Made {
  id: string;
  properties: Properties;
}

/** The resource exists, but is not as it should be: Pulumi keeps it, and the next `up` goes on from it. */
export class NotReadyError extends Error {
  override name = "NotReadyError";
  constructor(
    message: string,
    readonly id: string,
    readonly properties: Properties,
    readonly reasons: string[],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Makes a resource and waits until it is ready.
 * @throws NotReadyError when it was made but the wait, or reading it back, failed.
 */
export async function create(spec: Resource, context: AnyContext, inputs: Properties): Promise<Made> {
  const want = normalForm(spec, inputs);
  await refuseOverwriting(spec, context, want);
  context.report("creating");
  const id = await sendCreate(spec, context, inputs, want).finally(() => forgetListings(spec, context));
  const wait = waitingFor(context, "create", inputs, spec.waits.created);
  const { live, ...made } = await settle(spec, context, id, { inputs, wait, known: {}, state: inputs });
  const left = changedInputs(spec, live, {}, want);
  return spec.afterCreate?.some((input) => left.has(input)) ? converge(spec, context, made, inputs) : made;
}

/** Nothing is taken over because its name matches, also where the cloud itself would not mind. */
async function refuseOverwriting(spec: Resource, context: AnyContext, want: Properties): Promise<void> {
  const id = spec.overwrites?.(want);
  if (id === undefined || (await find(spec, context, id, {})) === undefined) return;
  throw new Error(`${id} is there already and is not taken over; set "adopt" to that id to do so, or delete it first`);
}

async function sendCreate(spec: Resource, context: AnyContext, inputs: Properties, want: Properties): Promise<string> {
  const limit = timeoutMs(context, "create", inputs, spec.waits.created);
  try {
    return await whenAccepted(context, limit, () => spec.create(context, want));
  } catch (error) {
    if (!(error instanceof PartlyDoneError)) throw error;
    const state = { ...inputs, ...error.known };
    const row = await find(spec, context, error.id, state).catch(() => undefined);
    throw notReady(error, error.id, await lastKnown(spec, context, inputs, row, state));
  }
}

const notReady = (error: Error, id: string, properties: Properties) =>
  new NotReadyError(error.message, id, properties, [error.message], { cause: error });

/** Changes what the create call left different. The id is known by now: a failure keeps it. */
async function converge(spec: Resource, context: AnyContext, made: Made, inputs: Properties): Promise<Made> {
  try {
    return await update(spec, context, made.id, made.properties, inputs);
  } catch (error) {
    if (error instanceof NotReadyError) throw error;
    throw notReady(error instanceof Error ? error : new Error(String(error)), made.id, made.properties);
  }
}

/**
 * Brings a resource to new inputs: looks first, sends only what differs, waits until it has settled.
 * @throws NotReadyError when a change was sent and the wait after it failed.
 */
export async function update(spec: Resource, context: AnyContext, id: string, state: Properties, inputs: Properties) {
  const row = await find(spec, context, id, state);
  if (row === undefined) {
    throw new Error(`it is gone from the cloud; run "pulumi refresh", and the next "pulumi up" makes it anew`);
  }
  const want = normalForm(spec, inputs);
  const was = normalForm(spec, state);
  const changed = changedInputs(spec, await liveProperties(spec, context, row, state), was, want);
  const learned: Properties = {};
  if (changed.size > 0) {
    context.report(`changing ${[...changed].join(", ")}`);
    const learn = (outputs: Properties) => void Object.assign(learned, outputs);
    await sendUpdate(spec, context, id, inputs, { want, was, row, changed, learn }).catch((error) => {
      if (!(error instanceof PartlyDoneError) && Object.keys(learned).length === 0) throw error;
      throw notReady(error, id, propertiesOf(spec, inputs, { ...state, ...learned }));
    });
  }
  const wait = waitingFor(context, "update", inputs, spec.waits.updated ?? spec.waits.created);
  const known = changed.size > 0 ? {} : state;
  const now = { ...state, ...inputs, ...learned };
  const { live: _, ...made } = await settle(spec, context, id, { inputs, wait, known, state: now });
  return made;
}

type Change = Parameters<NonNullable<Resource["update"]>>[2];

async function sendUpdate(spec: Resource, context: AnyContext, id: string, inputs: Properties, change: Change) {
  const limit = timeoutMs(context, "update", inputs, spec.waits.updated ?? spec.waits.created);
  const send = async () => spec.update?.(context, id, change);
  await whenAccepted(context, limit, send).finally(() => forgetListings(spec, context));
}

/** Inputs whose live value (or last known one, where the cloud does not tell) is not what is wanted. */
function changedInputs(spec: Resource, live: Properties, was: Properties, want: Properties): Set<string> {
  const differs = (field: string) => {
    if (isEmpty(want[field]) && (isEmpty(was[field]) || spec.computed?.includes(field))) return false;
    const now = field in live ? normalField(spec, field, live[field]) : was[field];
    return !sameMeaning(now, want[field]);
  };
  return new Set(Object.keys(spec.onChange).filter(differs));
}

/**
 * Reads a resource. Inputs that the cloud tells are taken from it where they mean something else than what is known,
 * so that drift shows; inputs that were never set stay unset, so that server defaults do not.
 * @returns `undefined` when the resource is gone; `inputs` only where they differ from what is known.
 */
export async function read(
  spec: Resource,
  context: AnyContext,
  id: string,
  state: Properties,
): Promise<(Made & { inputs?: Properties }) | undefined> {
  const known = isKnown(spec, state);
  if (!known && spec.unreadable) throw new Error(`it cannot be read by its id: ${spec.unreadable}`);
  if (!known) checkId(id, spec.idFormat);
  const row = await findTogether(spec, context, id, state, "operation");
  if (row === undefined) return undefined;
  const live = await liveProperties(spec, context, row, state);
  const inputs = known ? driftedInputs(spec, state, live) : liveInputs(spec, state, live);
  const dead = state[DEAD] === true && isDead(spec, row);
  const properties = { ...handedOver(state), ...propertiesOf(spec, inputs, live), ...(dead && { [DEAD]: true }) };
  const changed = !known || Object.keys(inputs).some((field) => !sameMeaning(inputs[field], state[field]));
  return { id, properties, ...(changed && { inputs: toPlain({ ...handedOver(state), ...inputs }) as Properties }) };
}

/** Whether the state holds more than where the resource is. */
const isKnown = (spec: Resource, state: Properties) =>
  [...Object.keys(spec.inputs.shape), ...Object.keys(spec.outputs.shape)].some(
    (name) => name in state && !(name in commonInputs),
  );

/** What the class hands over belongs to the inputs too. */
const handedOver = (state: Properties) => (state[URN] === undefined ? {} : { [URN]: state[URN] });

const isDead = (spec: Resource, row: unknown) => spec.waits.created.dead?.includes(spec.status(row)) ?? false;

function driftedInputs(spec: Resource, state: Properties, live: Properties): Properties {
  const chosen = (state[CHOSEN] ?? []) as string[];
  const fields = Object.keys(spec.inputs.shape).filter(
    (field) => (state[field] !== undefined && !chosen.includes(field)) || hasDefault(spec, field),
  );
  const values = fields.map((field) => [field, drifted(spec, field, state[field], live)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** A default of our own was sent, or meant: what differs from it is drift, though the program says nothing. */
const hasDefault = (spec: Resource, field: string) => normalField(spec, field, undefined) !== undefined;

function drifted(spec: Resource, field: string, known: unknown, live: Properties): unknown {
  if (live[field] === undefined && !(known !== undefined && field in live)) return known;
  const same = sameMeaning(normalField(spec, field, known), normalField(spec, field, live[field]));
  return same ? known : live[field];
}

function liveInputs(spec: Resource, given: Properties, live: Properties): Properties {
  const fields = Object.keys(spec.inputs.shape).filter((field) => field in live || given[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, live[field] ?? given[field]]));
}

/**
 * Deletes a resource and waits until it is gone; one that is gone already is success.
 * @throws Error when the resource refuses (deletion protection), or is still there when the time is up.
 */
export async function remove(spec: Resource, context: AnyContext, id: string, state: Properties): Promise<void> {
  const was = normalForm(spec, state);
  if (state.deletionProtection === true) throw new Error(PROTECTED);
  const row = await find(spec, context, id, state);
  if (row === undefined) return;
  context.report("deleting");
  const limit = timeoutMs(context, "delete", state, spec.waits.deleted);
  const send = async () => spec.delete && unlessAbsent(spec.delete(context, id, was, row));
  await whenAccepted(context, limit, send).finally(() => forgetListings(spec, context));
  if (spec.remains) context.warn(spec.remains);
  if (!spec.delete || spec.unreadable) return;
  const setting = settingOf(context, "delete");
  await waitFor(spec, context, id, { target: [], gone: true, known: state, timeoutMs: limit, setting });
}

const CONFLICT_PAUSE_MS = 2_000;

/** Repeats a call that the cloud refuses because the resource is busy, until it is taken or the time is up. */
async function whenAccepted<T>(context: AnyContext, limitMs: number, call: () => Promise<T>): Promise<T> {
  const began = context.clock.now();
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const busy = error instanceof CloudError && error.category === "conflict";
      const elapsed = context.clock.now() - began;
      if (!busy || elapsed + CONFLICT_PAUSE_MS > limitMs || context.signal.aborted) throw error;
      context.report(`waiting: ${error.message} (${Math.round(elapsed / 1000)} s)`);
      await context.clock.sleep(CONFLICT_PAUSE_MS, context.signal);
    }
  }
}

interface Settling {
  inputs: Properties;
  wait: Omit<Waiting, "known"> | undefined;
  /** Outputs that need not be asked for again. */
  known: Properties;
  /** Everything that is known by now, for `find`. */
  state: Properties;
}

/** Waits for the target state and reads the resource back. From here on its id is never lost. */
async function settle(
  spec: Resource,
  context: AnyContext,
  id: string,
  { inputs, wait, known, state }: Settling,
): Promise<Made & { live: Properties }> {
  let row: unknown;
  try {
    row = wait ? await waitFor(spec, context, id, { ...wait, known: state }) : await find(spec, context, id, state);
    const live = await liveProperties(spec, context, row, known);
    return { id, properties: propertiesOf(spec, inputs, live), live };
  } catch (error) {
    const seen = error instanceof WaitError ? error.row : row;
    const message = error instanceof Error ? error.message : String(error);
    const reasons = [message, ...(await reasonsOf(spec, context, id, seen))];
    const properties = await lastKnown(spec, context, inputs, seen, state);
    throw new NotReadyError(message, id, properties, reasons, { cause: error });
  }
}

// Asking why must not hide that it failed.
async function reasonsOf(spec: Resource, context: AnyContext, id: string, row: unknown): Promise<string[]> {
  if (row === undefined || !spec.reasons || context.signal.aborted) return [];
  return Promise.resolve(spec.reasons(context, id, row)).catch(() => []);
}

async function lastKnown(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  row: unknown,
  state: Properties = {},
): Promise<Properties> {
  const told = beforeEnd(context, liveProperties(spec, context, row, {}));
  const live = await told.catch(() => liveProperties(spec, context, undefined, {}));
  const dead = row !== undefined && isDead(spec, row);
  return { ...propertiesOf(spec, inputs, { ...state, ...live }), ...(dead && { [DEAD]: true }) };
}

const CANCEL_GRACE_MS = 1_000;

/** What a call gives; after the run was cancelled it may take no more than a moment. */
function beforeEnd<T>({ clock, signal }: AnyContext, call: Promise<T>): Promise<T> {
  if (!signal.aborted) return call;
  const late = clock.sleep(CANCEL_GRACE_MS).then((): never => {
    throw new Error("the run was cancelled");
  });
  late.catch(() => undefined);
  return Promise.race([call, late]);
}

/** What the cloud tells of a resource, by property name. */
export async function liveProperties(
  spec: Resource,
  context: AnyContext,
  row: unknown,
  known: Properties,
): Promise<Properties> {
  const flat = row === undefined ? {} : await spec.flatten(row, context, known);
  return { ...flat, region: context.region };
}

/** What Pulumi keeps: the inputs as the program gave them, what the cloud chose for the others, and the outputs. */
function propertiesOf(spec: Resource, inputs: Properties, live: Properties): Properties {
  const chosen = (spec.computed ?? []).filter((field) => isEmpty(inputs[field]) && live[field] !== undefined);
  const added = [...chosen, ...Object.keys(spec.outputs.shape)].map((name) => [name, live[name]]);
  const kept = Object.entries(inputs).filter(
    ([name]) => name in spec.inputs.shape || name === URN || name === PROVIDER,
  );
  const known = added.filter(([, value]) => value !== undefined);
  return toPlain({
    ...Object.fromEntries([...kept, ...known]),
    ...(chosen.length > 0 && { [CHOSEN]: chosen }),
  }) as Properties;
}

type Operation = "create" | "update" | "delete";

function waitingFor(
  context: AnyContext,
  operation: Operation,
  inputs: Properties,
  wait: Wait,
): Omit<Waiting, "known"> | undefined {
  if (inputs.waitFor === "none") return undefined;
  return {
    target: wait.target,
    failed: [...(wait.failed ?? []), ...(wait.dead ?? [])],
    timeoutMs: timeoutMs(context, operation, inputs, wait),
    setting: settingOf(context, operation),
    notFoundUntilMs: operation === "create" ? milliseconds(wait.notFoundFor ?? "30s") : 0,
  };
}

function timeoutMs(context: AnyContext, operation: Operation, inputs: Properties, wait: { timeout: string }): number {
  if (context.timeoutMs !== undefined) return context.timeoutMs;
  const own = (inputs.timeouts as Partial<Record<Operation, string>> | undefined)?.[operation];
  return milliseconds(own ?? wait.timeout) ?? 0;
}

/** Where the user sets how long an operation may wait. */
const settingOf = (context: AnyContext, operation: Operation) =>
  `${context.timeoutMs === undefined ? "timeouts" : "customTimeouts"}.${operation}`;
