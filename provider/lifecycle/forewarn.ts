import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { idOfInputs } from "./create/search";
import { find } from "./find";
import { normalForm } from "./normal-form";
import type { CheckFailure, Resource } from "./spec";
import { takenText } from "./taken";
import { hasUnknown } from "./unknown";

/**
 * What a create would run into, as far as a few reads of the cloud say: found in the preview, in the words of the program. The
 * cloud may change before the create, so that these are warnings; a cloud that cannot be asked says nothing.
 */
export async function problemsAhead(spec: Resource, context: AnyContext, inputs: Properties): Promise<CheckFailure[]> {
  const given = Object.entries(inputs).filter(([, value]) => !hasUnknown(value));
  const want = normalForm(spec, Object.fromEntries(given));
  const asked = askedOf(context);
  const key = `${spec.type} ${JSON.stringify(want)}`;
  const found = asked.get(key) ?? (asked.size < MOST ? Promise.race([ask(spec, context, want), late(context)]) : []);
  asked.set(key, Promise.resolve(found));
  return found;
}

/** Resources that are looked ahead for in a process: a large program is not slowed down by it. */
const MOST = 50;

/** How long the answers are waited for. */
const PATIENCE_MS = 5_000;

const kept = new WeakMap<object, Map<string, Promise<CheckFailure[]>>>();

/** What was asked by this process, in one account and region. */
function askedOf({ clients }: AnyContext): Map<string, Promise<CheckFailure[]>> {
  const asked = kept.get(clients) ?? new Map<string, Promise<CheckFailure[]>>();
  kept.set(clients, asked);
  return asked;
}

async function ask(spec: Resource, context: AnyContext, want: Properties): Promise<CheckFailure[]> {
  const none = (): CheckFailure[] => [];
  const [taken, own] = await Promise.all([
    takenId(spec, context, want).catch(none),
    Promise.resolve(spec.ahead?.(context, want)).then((failures) => failures ?? [], none),
  ]);
  return [...taken, ...own];
}

/** A resource whose ID comes from its inputs, and that is there already. */
async function takenId(spec: Resource, context: AnyContext, want: Properties): Promise<CheckFailure[]> {
  const id = spec.unreadable || spec.remains ? undefined : idOfInputs(spec, want);
  if (id === undefined || (await find(spec, context, id, {})) === undefined) return [];
  const property = ["name", "tag"].find((name) => name in spec.inputs.shape) ?? Object.keys(spec.inputs.shape)[0] ?? "";
  return [{ property, reason: `${id} already exists; ${takenText()}` }];
}

const late = ({ clock, signal }: AnyContext): Promise<CheckFailure[]> => {
  const none = () => [];
  return clock.sleep(PATIENCE_MS, signal).then(none, none);
};
