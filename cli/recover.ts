import { resourceOf } from "../provider/clouds";
import type { Properties } from "../provider/lifecycle/codec";
import { findPending } from "../provider/lifecycle/create/recover";
import { contextFor } from "../provider/lifecycle/operations";
import { type Clouds, connect } from "../provider/transport/connect";
import { findSettings, type SettingsSource } from "./settings";
import { exportStack, importStack, type StackState, type StateResource, typeOf } from "./stack-state";

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
    const results = [];
    for (const { resource } of pending) results.push(await lookFor(clouds, state, resource));
    for (const { line } of results) print(line);
    const solved = results.filter(({ ids }) => ids !== undefined && ids.length < 2);
    if (solved.length === 0) return 1;
    if (!options.yes) {
      print("nothing is written yet: run it again with --yes");
      return 1;
    }
    importStack(options, withRecovered(state, solved));
    print(`the state is written; next: pulumi up`);
    return solved.length === results.length ? 0 : 1;
  } finally {
    await clouds.close();
  }
}

interface Result {
  resource: StateResource;
  /** What it may have made; `undefined` where nothing shows it. */
  ids: string[] | undefined;
  line: string;
}

async function lookFor(clouds: Clouds, state: StackState, resource: StateResource): Promise<Result> {
  const type = typeOf(resource) ?? "";
  const spec = await resourceOf(type);
  const inputs = (resource.inputs ?? {}) as Properties;
  const host = { clouds: () => clouds, reporter: () => SILENT, signal: new AbortController().signal };
  const all = state.deployment?.resources ?? [];
  const taken = new Set(all.filter((one) => typeOf(one) === type).flatMap(({ id }) => id ?? []));
  const savedAt = Date.parse(state.deployment?.manifest?.time ?? "") || Date.now();
  const ids = await findPending(spec, contextFor(spec, host, inputs), inputs, taken, savedAt);
  const name = `${type} ${JSON.stringify(resource.urn.split("::").at(-1))}`;
  return { resource, ids, line: `${name}: ${lineOf(ids)}` };
}

function lineOf(ids: string[] | undefined): string {
  if (ids === undefined)
    return "the cloud has no call that would show it; look for it yourself, then run pulumi refresh";
  if (ids.length === 0) return "nothing was made; its pending operation is dropped";
  if (ids.length === 1) return `${ids[0]} was made; it is put into the state`;
  return `it may be any of ${ids.join(", ")}; delete those that nobody needs, or set "adopt" to the ID of one`;
}

const SILENT = { report: () => undefined, note: () => undefined, warn: () => undefined };

/** The state with what was found, and without the pending operations that are settled by it. */
function withRecovered({ version, deployment }: StackState, results: readonly Result[]): StackState {
  const made = results.flatMap(({ resource, ids: [id] = [] }) =>
    id === undefined ? [] : [{ ...resource, id, outputs: { ...resource.inputs }, initErrors: [RECOVERED] }],
  );
  const settled = new Set(results.map(({ resource }) => resource.urn));
  const isSettled = ({ type, resource }: { type: string; resource: StateResource }) =>
    type === "creating" && settled.has(resource.urn);
  return {
    version,
    deployment: {
      ...deployment,
      resources: [...(deployment?.resources ?? []), ...made],
      pending_operations: (deployment?.pending_operations ?? []).filter((one) => !isSettled(one)),
    },
  };
}
