import type { Properties } from "./codec";
import type { AnyContext, Made } from "./context";
import { recordedIn } from "./diff";
import { asSaid, irreparable, warnOfNewDrift, withDrift } from "./drift";
import { find } from "./find";
import { noteChange } from "./listings";
import { addedTo, leftIn } from "./members";
import { normalForm } from "./normal-form";
import { PartlyDoneError } from "./partial-error";
import { changedInputs, isDead, liveInputs, liveProperties, propertiesOf } from "./properties";
import { lastKnown, notReady, untilReady } from "./ready";
import type { Resource } from "./spec";
import { limitOf, waitingFor } from "./timeouts";
import { GONE_SINCE } from "./wait";
import { type Turn, turnOf, whenAccepted } from "./when-accepted";

/** The error for a missing resource. It names the former profile, because the resource may be in that account. */
function goneText(state: Properties, { profile }: Properties): string {
  if (profile === state.profile) return `it no longer exists in the cloud; ${GONE_SINCE}`;
  const now = profile === undefined ? "without a profile" : `with the profile ${JSON.stringify(profile)}`;
  const way = 'to create it there, remove the resource from the program, run "pulumi up", and add it again';
  return `it is not found ${now}; a resource cannot move to another account: change profile back, or ${way}`;
}

/**
 * Updates a resource to new inputs: reads it first, sends only what differs, and waits until it is ready.
 * @throws NotReadyError if a change was sent and the wait after it failed, or if the resource has failed permanently
 */
export async function update(
  spec: Resource,
  context: AnyContext,
  id: string,
  state: Properties,
  inputs: Properties,
): Promise<Made> {
  const want = normalForm(spec, inputs);
  const before = asSaid(state);
  const was = normalForm(spec, before);
  const recorded = new Set(recordedIn(spec, state, inputs));
  const learned: Properties = await addedTo(spec, context, id, state);
  const look = async (): Promise<Seen> => {
    const row = await find(spec, context, id, { ...state, ...learned });
    if (row === undefined) throw new Error(goneText(state, inputs));
    const live = await liveProperties(spec, context, row, before);
    const fixed = new Set(irreparable(spec, inputs, liveInputs(spec, inputs, live), state));
    const differing = changedInputs(spec, live, was, want);
    return { row, changed: new Set([...differing].filter((field) => !recorded.has(field) && !fixed.has(field))) };
  };
  const first = await look();
  if (first.changed.size > 0) {
    context.report(`changing ${[...first.changed].join(", ")}`);
    const learn = (outputs: Properties) => void Object.assign(learned, outputs);
    const send = sendOrLook(first, look, async (seen) => spec.update?.(context, id, { want, was, ...seen, learn }));
    await sendUpdate(spec, context, inputs, turnOf(spec, context, want, id), send).catch(async (error) => {
      if (error instanceof PartlyDoneError || Object.keys(learned).length > 0)
        throw notReady(error, id, propertiesOf(spec, inputs, { ...state, ...learned }, state));
      // The resource failed since the last run: mark it in the state, so that the next `up` replaces it.
      if (isDead(spec, first.row)) throw notReady(error, id, await lastKnown(spec, context, state, first.row, state));
      throw error;
    });
  }
  if (Object.keys(learned).length === 0) Object.assign(learned, await leftIn(spec, context, id, state, want));
  const wait = waitingFor(context, "update", inputs, spec.waits.updated ?? spec.waits.created);
  // Outputs that no update changes need no new read, and some cannot be read again.
  const stays = Object.fromEntries((spec.stable ?? []).map((name) => [name, before[name]]));
  const known = first.changed.size > 0 ? stays : before;
  const now = { ...state, ...inputs, ...learned };
  const { live, properties } = await untilReady(spec, context, id, { inputs, wait, known, state: now });
  const seen = liveInputs(spec, inputs, live);
  const fixed = irreparable(spec, inputs, seen, state);
  warnOfNewDrift(context, fixed, inputs, seen, state);
  return { id, properties: withDrift(properties, fixed, inputs, seen) };
}

interface Seen {
  row: unknown;
  changed: ReadonlySet<string>;
}

/**
 * Sends the update; a retry reads the resource first. An earlier call whose response was lost may have made the change, and may be why the
 * resource is busy.
 */
function sendOrLook(first: Seen, look: () => Promise<Seen>, send: (seen: Seen) => Promise<void>) {
  let known: Seen | undefined = first;
  return async () => {
    const seen = known ?? (await look());
    known = undefined;
    if (seen.changed.size > 0) await send(seen);
  };
}

async function sendUpdate(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  turn: Turn,
  send: () => Promise<void>,
) {
  const limit = limitOf(context, "update", inputs, spec.waits.updated ?? spec.waits.created);
  await whenAccepted(context, limit, turn, send).finally(() => noteChange(spec, context));
}
