import { resourceOf } from "../provider/clouds";
import { findPending, type Pending } from "../provider/lifecycle/create/recover";
import { contextFor } from "../provider/lifecycle/operations";
import { type Clouds, connect } from "../provider/transport/connect";
import { findSettings, type SettingsSource } from "./settings";
import { exportStack, importStack, openInputs, type StackState, type StateResource, typeOf } from "./stack-state";

/** Options of `container-clouds recover`. */
export interface RecoverOptions extends SettingsSource {
  /** Writes the state without asking. */
  yes?: boolean;
}

/** Said in the state of what was recovered: Pulumi then updates it, and reads its outputs, in the next run. */
const RECOVERED = "created by an interrupted run and recovered; the next up reads it";

/**
 * Finds what interrupted creates made, by the pending operations in a stack's state, and puts it into the state: for
 * machines that keep no notes from run to run.
 * @returns exit status: 0 when nothing is left to do by hand
 */
export async function recover(options: RecoverOptions, print: (line: string) => void = console.log): Promise<number> {
  const state = exportStack(options);
  const pending = (state.deployment?.pending_operations ?? []).filter(
    ({ type, resource }) => type === "creating" && typeOf(resource) !== undefined,
  );
  if (pending.length === 0) {
    print("no create of this package is pending: nothing to recover");
    return 0;
  }
  const clouds = connect(findSettings(options).settings);
  try {
    const results: Result[] = [];
    // One after the other: what one create made, another did not.
    for (const { resource } of pending) results.push(await lookFor(clouds, state, resource, results));
    for (const { line } of results) print(line);
    const solved = results.filter(isSolved);
    if (solved.length === 0) return 1;
    if (!options.yes) {
      print("nothing is written yet: run it again with --yes");
      return 1;
    }
    importStack(options, withRecovered(state, solved));
    print(`the state is written; next: pulumi up`);
    return solved.length === results.length && !results.some(isSuperseded) ? 0 : 1;
  } finally {
    await clouds.close();
  }
}

interface Result {
  resource: StateResource;
  /** What it may have made; `undefined` where nothing shows it. */
  found: Pending | undefined;
  line: string;
}

/** Whether it is known what was made, or that nothing was. */
const isSolved = ({ found }: Result): boolean =>
  found !== undefined &&
  (found.made.length === 1
    ? found.stateIs !== undefined
    : found.made.length + found.older.length + found.nameless.length === 0);

/** Whether later runs went on without what was made: it is nobody's. */
const isSuperseded = ({ found }: Result): boolean => found?.made.length === 1 && found.stateIs === "later";

async function lookFor(
  clouds: Clouds,
  state: StackState,
  resource: StateResource,
  before: readonly Result[],
): Promise<Result> {
  const type = typeOf(resource) ?? "";
  const spec = await resourceOf(type);
  const inputs = openInputs(resource);
  const host = { clouds: () => clouds, reporter: () => SILENT, signal: new AbortController().signal };
  const all = state.deployment?.resources ?? [];
  const recovered = before.filter((one) => typeOf(one.resource) === type && isSolved(one));
  const taken = new Set([
    ...all.filter((one) => typeOf(one) === type).flatMap(({ id }) => id ?? []),
    ...recovered.flatMap(({ found }) => found?.made ?? []),
  ]);
  const savedAt = Date.parse(state.deployment?.manifest?.time ?? "") || Date.now();
  const current = all.find((one) => isInPlaceOf(resource, one) && !one.pendingReplacement);
  const found = await findPending(spec, contextFor(spec, host, inputs), inputs, taken, savedAt, current?.id);
  const name = `${type} ${JSON.stringify(resource.urn.split("::").at(-1))}`;
  return { resource, found, line: `${name}: ${lineOf(found, current?.id)}` };
}

const isInPlaceOf = ({ urn }: StateResource, one: StateResource): boolean => one.urn === urn && !one.delete;

function lineOf(found: Pending | undefined, current: string | undefined): string {
  if (found === undefined)
    return 'the cloud has no call that would show it; look for it yourself, then run "pulumi refresh --clear-pending-creates"';
  const { made, older, nameless, stateIs } = found;
  const [id, ...others] = made;
  if (others.length > 0)
    return `it may be any of ${made.join(", ")}; delete those that nobody needs, or set "adopt" to the ID of one`;
  if (id !== undefined && stateIs === "later")
    return `${id} was created; the state has ${current}, which was created later and stays: delete ${id} if nobody needs it; its pending operation is dropped`;
  if (id !== undefined && stateIs === undefined)
    return `${id} was created, and the cloud's times do not show whether before or after ${current}, which the state has: delete the one of the two that nobody needs, and run this again`;
  if (id !== undefined)
    return `${id} was created; it goes into the state${current === undefined ? "" : `, and the next up deletes ${current}, which it replaces`}`;
  if (nameless.length > 0 && current !== undefined)
    return (
      `${nameless.join(", ")} may be what it created, which the cloud returns without its name; the state has ${current}: delete ` +
      'what nobody needs, and run "pulumi refresh --clear-pending-creates"'
    );
  if (nameless.length > 0)
    return (
      `${nameless.join(", ")} may be what it created, as far as the cloud returns inputs, which the name is not; set "adopt" to ` +
      'its ID if it is yours, and run "pulumi refresh --clear-pending-creates"'
    );
  if (older.length === 0)
    return `${current === undefined ? "nothing was created" : `the state has ${current}, and nothing else was created`}; its pending operation is dropped`;
  return (
    `nothing of its time is there, and ${older.join(", ")} with the same inputs is older; set "adopt" to its ID if it is yours, ` +
    'and run "pulumi refresh --clear-pending-creates"'
  );
}

const SILENT = { report: () => undefined, note: () => undefined, warn: () => undefined };

/** The state with what was found, and without the pending operations that are settled by it. */
function withRecovered({ version, deployment }: StackState, results: readonly Result[]): StackState {
  const settled = new Set(results.map(({ resource }) => resource.urn));
  const isSettled = ({ type, resource }: { type: string; resource: StateResource }) =>
    type === "creating" && settled.has(resource.urn);
  return {
    version,
    deployment: {
      ...deployment,
      resources: results.reduce(withMade, deployment?.resources ?? []),
      pending_operations: (deployment?.pending_operations ?? []).filter((one) => !isSettled(one)),
    },
  };
}

/** The resources with what one create made, in the place of what it replaces: as the engine would have saved it. */
function withMade(resources: readonly StateResource[], result: Result): StateResource[] {
  const { resource, found } = result;
  const [id] = found?.made ?? [];
  if (id === undefined || isSuperseded(result)) return [...resources];
  const made = { ...resource, id, outputs: { ...resource.inputs }, initErrors: [RECOVERED] };
  const index = resources.findIndex((one) => isInPlaceOf(resource, one));
  if (index < 0) return [...resources, made];
  const old = resources[index] as StateResource;
  // One that is deleted before its replacement is gone by now; another is deleted by the next up.
  const rest = old.pendingReplacement ? [] : [{ ...old, delete: true }];
  return [...resources.slice(0, index), made, ...rest, ...resources.slice(index + 1)];
}
