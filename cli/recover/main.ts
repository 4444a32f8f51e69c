import { resourceOf } from "../../provider/clouds";
import { contextFor } from "../../provider/lifecycle/host";
import { membersId, membersOf } from "../../provider/lifecycle/members";
import type { Resource } from "../../provider/lifecycle/spec";
import { printer } from "../print";
import { openClouds, type ResourceClouds } from "../resource-clouds";
import type { SettingsSource } from "../settings";
import { exportStack, importStack, openInputs, type StackState, typeOf } from "../stack-state";
import { added } from "./added";
import { created } from "./created";
import type { Finding, Operation, Search } from "./finding";

/** Options of `container-clouds recover`. */
export interface RecoverOptions extends SettingsSource {
  /** Whether to write the state without asking. */
  yes?: boolean;
  /** IDs, also of set members, that belong to this stack if only the user can know. */
  take?: readonly string[];
  /** Other stacks that own some of the resources. */
  otherStacks?: readonly string[];
}

/**
 * Finds what interrupted creates made, and what interrupted updates added to sets, from the pending operations in a stack's state, and adds
 * it to the state. For machines that keep no records between runs.
 * @returns exit status: 0 if nothing is left to do by hand
 */
export async function recover(options: RecoverOptions, print: (line: string) => void = console.log): Promise<number> {
  const { line: say } = printer(print);
  const state = exportStack(options);
  const pending = await recoverable(state);
  if (pending.length === 0) {
    say("the state has no pending create or update of this package that can be recovered");
    say(KILLED_ALONE);
    return 0;
  }
  const clouds = openClouds(options, state);
  const place = options.cwd === undefined ? {} : { cwd: options.cwd };
  const states = [state, ...(options.otherStacks ?? []).map((stack) => exportStack({ ...place, stack }))];
  const confirmed = new Set(options.take);
  try {
    const known = (await Promise.all(states.map(idsIn))).flat();
    const findings: Finding[] = [];
    // One after the other, because what one create made, another did not.
    for (const one of pending) findings.push(await lookInto(clouds, { state, known, confirmed }, one, findings));
    for (const { operation, line } of findings) say(`${nameOf(operation)}: ${line}`);
    const unknown = [...confirmed].filter((id) => !findings.some((one) => one.isSettled && hasId(one, id)));
    for (const id of unknown) say(`--take ${id}: no pending operation is known to have created it`);
    if (unknown.length > 0 || findings.some(({ isOpen }) => isOpen)) {
      say("the state is not written: resolve what the lines above leave open first");
      return 1;
    }
    const settled = findings.filter(({ isSettled }) => isSettled);
    if (settled.length === 0) return 1;
    if (!options.yes) {
      say("the state is not written yet: run this again with --yes");
      return 1;
    }
    importStack(options, withRecovered(state, settled));
    if (settled.length < findings.length && (await recoverable(exportStack(options))).length === 0)
      say(
        "writing the state has dropped all pending operations: keep the lines above, this command cannot print them again",
      );
    say(`the state is written; next: pulumi up`);
    return settled.length === findings.length && !findings.some(({ isLeft }) => isLeft) ? 0 : 1;
  } finally {
    await clouds.close();
  }
}

/** The engine treats the end of a provider as a failure of its creates, which are then not pending. */
const KILLED_ALONE =
  'Pulumi keeps no pending create of a provider that was killed while the CLI lived: the next up resumes it on the machine of that run; on another, "npx pulumi-container-clouds orphans" lists what was created';

interface Recoverable {
  spec: Resource;
  operation: Operation;
}

/** Pending creates, and updates that may have added to a set. Other updates read the resource first, so they need no recovery. */
async function recoverable({ deployment }: StackState): Promise<Recoverable[]> {
  const own = (deployment?.pending_operations ?? []).flatMap((operation) => {
    const type = typeOf(operation.resource);
    return type === undefined ? [] : [{ operation, type }];
  });
  const all = await Promise.all(own.map(async ({ operation, type }) => ({ operation, spec: await resourceOf(type) })));
  return all.filter(
    ({ operation: { type }, spec }) => type === "creating" || (type === "updating" && spec.members !== undefined),
  );
}

/** Whether an ID is what an operation made, or a member of the set that it made. */
const hasId = ({ ids }: Finding, id: string): boolean => ids.some((one) => one === id || membersOf(one).includes(id));

/** What is known before the search. */
interface Known {
  state: StackState;
  /** IDs that stacks have. */
  known: readonly Ids[];
  confirmed: ReadonlySet<string>;
}

async function lookInto(
  clouds: ResourceClouds,
  { state, known, confirmed }: Known,
  { spec, operation }: Recoverable,
  before: readonly Finding[],
): Promise<Finding> {
  const host = {
    clouds: () => clouds.of(operation.resource),
    reporter: () => SILENT,
    signal: new AbortController().signal,
  };
  const resources = state.deployment?.resources ?? [];
  const ids = [...known, ...before.filter(({ isSettled }) => isSettled).map(idsOf)];
  const search: Search = {
    resources,
    traces: (resource, ...types) => ({
      inputs: openInputs(resource),
      taken: new Set(ids.filter(({ type }) => types.includes(type)).flatMap((one) => one.ids)),
      savedAt: Date.parse(state.deployment?.manifest?.time ?? "") || Date.now(),
      confirmed,
    }),
  };
  const context = contextFor(spec, host, openInputs(operation.resource));
  return (operation.type === "updating" ? added : created)(spec, context, operation, search);
}

interface Ids {
  type: string;
  ids: readonly string[];
}

const idsOf = ({ operation: { resource }, ids }: Finding): Ids => ({ type: typeOf(resource) ?? "", ids });

/** IDs of a state's resources; for a set, the ID with its current members. A resource that waits for its replacement is gone. */
async function idsIn({ deployment }: StackState): Promise<Ids[]> {
  const all = (deployment?.resources ?? []).map(async (one): Promise<Ids[]> => {
    const type = typeOf(one);
    if (type === undefined || one.id === undefined || one.pendingReplacement) return [];
    const spec = await resourceOf(type);
    const grown = spec.members ? [membersId(spec, one.id, one.outputs ?? {})] : [];
    return [{ type, ids: [one.id, ...grown] }];
  });
  return (await Promise.all(all)).flat();
}

const nameOf = ({ resource }: Operation) => `${typeOf(resource)} ${JSON.stringify(resource.urn.split("::").at(-1))}`;

const SILENT = { report: () => undefined, note: () => undefined, warn: () => undefined };

/** The state with what was found, without the pending operations that this settles. */
function withRecovered({ version, deployment }: StackState, findings: readonly Finding[]): StackState {
  const settled = new Set(findings.map(({ operation }) => operation));
  return {
    version,
    deployment: {
      ...deployment,
      resources: findings.reduce((all, { put }) => put?.(all) ?? all, deployment?.resources ?? []),
      pending_operations: (deployment?.pending_operations ?? []).filter((one) => !settled.has(one)),
    },
  };
}
