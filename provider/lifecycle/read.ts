import { findTogether } from "./batch";
import { type Properties, toPlain } from "./codec";
import type { AnyContext, Made } from "./context";
import { asSaid, irreparable, withDrift } from "./drift";
import { find } from "./find";
import { checkId } from "./ids";
import { DEAD, MADE, UNREADY } from "./internal-properties";
import { requireMembers } from "./members";
import { sameMeaning } from "./normal-form";
import { handedOver, isDead, isKnown, liveInputs, liveProperties, propertiesOf } from "./properties";
import { reasonsOf } from "./ready";
import type { Resource } from "./spec";
import { inputsFound, leftUnreturned, unreturnedAs, unreturnedIn } from "./unreturned";

/** A resource as it was read; `inputs` only if they differ from the state. */
type Read = Made & { inputs?: Properties };

/**
 * Reads a resource. Inputs get the cloud's value where it differs in meaning from the state, so that drift shows. Inputs that were never
 * set stay unset, so that the cloud's defaults do not show as drift.
 * @returns `undefined` if the resource is gone
 */
export async function read(
  spec: Resource,
  context: AnyContext,
  id: string,
  state: Properties,
): Promise<Read | undefined> {
  if (!isKnown(spec, state)) return readById(spec, context, id, state);
  const row = await findTogether(spec, context, id, state, "operation");
  if (row === undefined) return undefined;
  const known = asSaid(state);
  const live = await liveProperties(spec, context, row, known);
  const seen = liveInputs(spec, known, live);
  const fixed = irreparable(spec, known, seen, { ...state, ...live });
  const inputs = { ...seen, ...Object.fromEntries(fixed.map((field) => [field, known[field]])) };
  const properties = {
    ...handedOver(state),
    ...withDrift(propertiesOf(spec, inputs, live, {}), fixed, known, seen),
    ...unreturnedAs(unreturnedIn(state)),
    ...(state[MADE] !== undefined && { [MADE]: state[MADE] }),
    ...(state[DEAD] === true && isDead(spec, row) && { [DEAD]: true }),
    ...(state[UNREADY] === true && !isReady(spec, row) && { [UNREADY]: true }),
  };
  const changed = Object.keys(inputs).some((field) => !sameMeaning(inputs[field], known[field]));
  if (!changed) await warnOfFailure(spec, context, id, state, row);
  return { id, properties, ...(changed && { inputs: asInputs(state, inputs, leftUnreturned(state, {})) }) };
}

/** Warns of a resource that was ready and has failed since. Pulumi sees no difference unless an input shows it. */
async function warnOfFailure(spec: Resource, context: AnyContext, id: string, state: Properties, row: unknown) {
  const { failed = [], dead = [] } = spec.waits.created;
  const status = spec.status(row);
  // The next `up` waits for it or replaces it, so no warning is needed.
  if (state[UNREADY] === true || state[DEAD] === true || ![...failed, ...dead].includes(status)) return;
  const reasons = [`the cloud reports ${status}`, ...(await reasonsOf(spec, context, id, row))];
  context.warn(
    `${reasons.join("; ")}; "pulumi up" leaves it as it is, and "pulumi up --replace" with its URN replaces it`,
  );
}

/** Reads a resource of which only the ID is known, for imports and for `get`. */
async function readById(spec: Resource, context: AnyContext, id: string, place: Properties): Promise<Read | undefined> {
  if (spec.unreadable)
    throw new Error(
      `it cannot be read by its ID: ${spec.unreadable}; to manage it, put it into the program with "adopt" set to its ID`,
    );
  checkId(id, spec.idFormat);
  const alone = spec.list?.inPart;
  const row = await (alone ? find(spec, context, id, place) : findTogether(spec, context, id, place, "operation"));
  if (row === undefined) return undefined;
  requireMembers(spec, id, row);
  const live = await liveProperties(spec, context, row, place);
  const { inputs, unreturned } = inputsFound(spec, place, live);
  const hidden = unreturnedAs(unreturned);
  const properties = { ...handedOver(place), ...propertiesOf(spec, inputs, live, {}), ...hidden };
  return { id, properties, inputs: asInputs(place, inputs, hidden) };
}

const asInputs = (state: Properties, inputs: Properties, hidden: Properties) =>
  toPlain({ ...handedOver(state), ...inputs, ...hidden }) as Properties;

const isReady = (spec: Resource, row: unknown) => spec.waits.created.target.includes(spec.status(row));
