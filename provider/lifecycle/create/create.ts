import type { Properties } from "../codec";
import type { AnyContext, Made } from "../context";
import { find } from "../find";
import { checkMadeId, idOfInputs } from "../ids";
import { UNREADY } from "../internal-properties";
import { noteChange, noteGone } from "../listings";
import { takenText } from "../name-taken";
import { normalForm } from "../normal-form";
import { NotMadeError, PartlyDoneError } from "../partial-error";
import { changedInputs } from "../properties";
import { lastKnown, NotReadyError, notReady, untilReady } from "../ready";
import type { Resource } from "../spec";
import { limitOf, waitingFor } from "../timeouts";
import { update } from "../update";
import { turnOf, whenAccepted } from "../when-accepted";
import { resume } from "./adopt";
import type { AttemptRecord } from "./attempt";
import { type MadeOnce, makeOnce } from "./make-once";
import { marked } from "./mark";
import { takenOverText } from "./same-name";

/**
 * Creates a resource and waits until it is ready. If an interrupted attempt created one, it is resumed, or deleted and created again if the
 * inputs now need a replacement.
 * @throws NotReadyError if the resource was created but the wait, or reading it back, failed
 */
export async function createNew(
  spec: Resource,
  context: AnyContext,
  given: Properties,
  record: AttemptRecord,
): Promise<Made> {
  const want = normalForm(spec, given);
  // A later create with the same inputs makes the same ID. The mark lets the delete of this state entry spare that resource.
  const inputs = idOfInputs(spec, want) === undefined ? given : marked(context, given);
  context.report("creating");
  const made = makeOnce({ spec, context, want, record }, inputs, (token) =>
    sendCreate(spec, context, inputs, want, token),
  );
  const result = await made.finally(() => noteChange(spec, context));
  if (result.found) return goOn(spec, context, result, inputs, record);
  const { id } = result;
  // If the run is killed during the wait, the user finds here which ID to adopt.
  context.report(`created as ${id}`);
  const wait = waitingFor(context, "create", inputs, spec.waits.created);
  const { live, ...ready } = await untilReady(spec, context, id, { inputs, wait, known: {}, state: inputs });
  if (spec.afterCreate === undefined) return ready;
  const left = changedInputs(spec, live, {}, want);
  return spec.afterCreate.some((input) => left.has(input)) ? converge(spec, context, ready, inputs) : ready;
}

async function goOn(
  spec: Resource,
  context: AnyContext,
  { id, failed, changed = [] }: MadeOnce,
  inputs: Properties,
  record: AttemptRecord,
) {
  const resuming =
    failed === undefined
      ? `resuming with ${id}, created by an interrupted run`
      : `the create call failed (${failed}), but it created ${id}: resuming with that`;
  context.warn(record.hasTakenOver(id) ? takenOverText(id) : resuming);
  const made = await resume(spec, context, id, marked(context, inputs), changed);
  if (made) return made;
  noteGone(spec, context, id);
  record.end();
  return createNew(spec, context, inputs, record);
}

async function sendCreate(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  want: Properties,
  clientToken: string,
): Promise<string> {
  const limit = limitOf(context, "create", inputs, spec.waits.created);
  await refuseOverwriting(spec, context, want);
  try {
    const send = () => spec.create({ ...context, clientToken }, want);
    const id = await whenAccepted(context, limit, turnOf(spec, context, want), send);
    if (id !== idOfInputs(spec, want)) checkMadeId(spec, id);
    return id;
  } catch (error) {
    if (!(error instanceof PartlyDoneError)) throw error;
    const state = { ...inputs, ...error.known, [UNREADY]: true };
    const row = await find(spec, context, error.id, state).catch(() => undefined);
    throw notReady(error, error.id, await lastKnown(spec, context, inputs, row, state));
  }
}

/** Refuses to create over an existing resource, because some clouds overwrite it without an error. */
async function refuseOverwriting(spec: Resource, context: AnyContext, want: Properties): Promise<void> {
  const id = spec.overwrites?.(want);
  if (id === undefined || (await find(spec, context, id, {})) === undefined) return;
  throw new NotMadeError(`${id} already exists; ${takenText(spec)}`);
}

/** Updates what the create call left different from the inputs. If that fails, the error keeps the ID. */
async function converge(spec: Resource, context: AnyContext, made: Made, inputs: Properties): Promise<Made> {
  try {
    return await update(spec, context, made.id, made.properties, inputs);
  } catch (error) {
    if (error instanceof NotReadyError) throw error;
    throw notReady(error, made.id, made.properties);
  }
}
