import type { AnyContext } from "../../provider/lifecycle/context";
import { type Pending, recovery } from "../../provider/lifecycle/create";
import { membersId } from "../../provider/lifecycle/members";
import type { Resource } from "../../provider/lifecycle/spec";
import type { StateResource } from "../stack-state";
import {
  DROPPED,
  type Finding,
  isInPlaceOf,
  type Operation,
  othersText,
  providerIn,
  recovered,
  type Search,
  takeText,
  timesText,
} from "./finding";

/** Finds the resource that a pending create made. */
export async function created(
  spec: Resource,
  context: AnyContext,
  operation: Operation,
  { resources, traces }: Search,
): Promise<Finding> {
  const { resource } = operation;
  const provider = resource.provider && providerIn(resources, resource.provider);
  if (resource.provider && provider === undefined)
    return { operation, line: homelessText(resource.provider), isSettled: false, ids: [] };
  const current = resources.find((one) => isInPlaceOf(resource, one) && !one.pendingReplacement);
  const inState = current?.id && spec.members ? membersId(spec, current.id, current.outputs ?? {}) : current?.id;
  const known = traces(resource, spec.type, ...(spec.members?.also ?? []));
  const { findPending } = await recovery();
  const found = await findPending(spec, context, known, inState);
  const [id] = found?.made ?? [];
  const isSuperseded = found?.made.length === 1 && found.stateIs === "later";
  return {
    operation,
    line: lineOf(found, current?.id),
    isSettled: isSettled(found),
    isLeft: isSuperseded,
    ids: found?.made ?? [],
    isOpen: found !== undefined && (found.made.length > 1 || found.nameless.length > 0),
    ...(id !== undefined &&
      !isSuperseded && { put: (all) => withMade(all, { ...resource, ...(provider && { provider }) }, id) }),
  };
}

/** For a create whose provider is gone: which account it used is not known either, if the program made the provider. */
const homelessText = (provider: string) =>
  `its provider ${JSON.stringify(provider.split("::").at(-2))} is no longer in the state, which cannot hold the resource without it: ` +
  'if "npx pulumi-container-clouds orphans" lists it, set "adopt" to its ID; then run "pulumi refresh --clear-pending-creates"';

/** Whether it is known what the create made, or that it made nothing. */
const isSettled = (found: Pending | undefined): boolean =>
  found !== undefined &&
  (found.made.length === 1
    ? found.stateIs !== undefined
    : found.made.length + found.older.length + found.nameless.length === 0);

function lineOf(found: Pending | undefined, current: string | undefined): string {
  if (found === undefined)
    return 'the cloud has no call that shows it; check the cloud yourself, then run "pulumi refresh --clear-pending-creates"';
  const { made, older, nameless, others, stateIs } = found;
  const [id, ...more] = made;
  if (more.length > 0)
    return `it may be any of ${made.join(", ")}; delete those that are not needed, or choose one: ${takeText(made)}`;
  if (id !== undefined && stateIs === "later")
    return `${id} was created; the state has ${current}, which was created later and stays: delete ${id} if it is not needed; ${DROPPED}`;
  if (id !== undefined && stateIs === undefined)
    return `${id} was created, and the cloud's times do not show whether before or after ${current}, which the state has: delete the one that is not needed, and run this again`;
  if (id !== undefined)
    return `${id} was created; it will be put into the state${current === undefined ? "" : `, and the next up deletes ${current}, which it replaces`}`;
  if (nameless.length > 0)
    return (
      `${timesText(nameless)} may be what it created, or another stack's: the cloud returns no name that identifies it${othersText(others)}; ` +
      `${takeText(nameless.map((one) => one.id))}; if none is, run "pulumi refresh --clear-pending-creates"`
    );
  if (older.length === 0)
    return `${current === undefined ? "nothing was created" : `the state has ${current}, and nothing else was created`}${othersText(others)}; ${DROPPED}`;
  return (
    `nothing was created at that time, and ${older.join(", ")} with the same inputs is older; set "adopt" to its ID if it belongs to this stack, ` +
    'and run "pulumi refresh --clear-pending-creates"'
  );
}

/** The resources with the new one in the place of the one that it replaces, as the engine would have saved them. */
function withMade(resources: readonly StateResource[], resource: StateResource, id: string): StateResource[] {
  const made = { ...resource, id, outputs: { ...resource.inputs }, initErrors: [recovered("created")] };
  const index = resources.findIndex((one) => isInPlaceOf(resource, one));
  if (index < 0) return [...resources, made];
  const old = resources[index] as StateResource;
  // A resource that is deleted before its replacement is already gone; the next `up` deletes any other.
  const rest = old.pendingReplacement ? [] : [{ ...old, delete: true }];
  return [...resources.slice(0, index), made, ...rest, ...resources.slice(index + 1)];
}
