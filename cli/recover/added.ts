import type { AnyContext } from "../../provider/lifecycle/context";
import { type Added, recovery } from "../../provider/lifecycle/create";
import { membersId, membersIn, scopeOfSet, setId } from "../../provider/lifecycle/members";
import type { Resource } from "../../provider/lifecycle/spec";
import type { StateResource } from "../stack-state";
import {
  DROPPED,
  type Finding,
  isInPlaceOf,
  type Operation,
  othersText,
  recovered,
  type Search,
  takeText,
  timesText,
} from "./finding";

/** Finds the members that a pending update added to a set. */
export async function added(
  spec: Resource,
  context: AnyContext,
  operation: Operation,
  { resources, traces }: Search,
): Promise<Finding> {
  const { resource } = operation;
  const { id, outputs = {} } = resources.find((one) => isInPlaceOf(resource, one)) ?? {};
  if (id === undefined)
    return { operation, line: `it is no longer in the state; ${DROPPED}`, isSettled: true, ids: [] };
  const known = traces(resource, spec.type, ...(spec.members?.also ?? []));
  const { findAdded } = await recovery();
  const found = showsMembers(spec, outputs)
    ? await findAdded(spec, context, known, membersId(spec, id, outputs))
    : undefined;
  const isOpen = found !== undefined && found.nameless.length > 0;
  const isSettled = found !== undefined && !isOpen && found.fresh.length <= found.most;
  const fresh = isSettled ? found.fresh : [];
  return {
    operation,
    line: lineOf(found),
    isSettled,
    isOpen,
    ids: [setId(scopeOfSet(id), fresh)],
    ...(fresh.length > 0 && { put: (all) => withAdded(spec, all, resource, fresh) }),
  };
}

/** Whether the state shows the members; if they are secret, they are encrypted. */
const showsMembers = ({ members }: Resource, outputs: Readonly<Record<string, unknown>>): boolean =>
  members !== undefined && (outputs[members.ids] === undefined || Array.isArray(outputs[members.ids]));

function lineOf(found: Added | undefined): string {
  if (found === undefined)
    return "its members are a secret in the state: before the next up, compare them with what the cloud lists";
  const { fresh, most, nameless, others } = found;
  const all = fresh.join(", ");
  if (nameless.length > 0)
    return (
      `${timesText(nameless)} may be what it added, ${most} at most, or another stack's: the cloud returns no name that identifies it` +
      `${othersText(others)}; ${takeText(nameless.map(({ id }) => id))}; if none is, run "pulumi up"`
    );
  if (fresh.length === 0) return `nothing was added${othersText(others)}; ${DROPPED}`;
  if (fresh.length <= most)
    return `${all} ${fresh.length === 1 ? "was added; it" : "were added; they"} will be put into the state`;
  return (
    `the cloud lists ${all}, new since then, which is more than the ${most} that the update can have added; ` +
    "delete those that are not needed from the cloud, and run this again"
  );
}

/** The resources with the added members. The next `up` finds them in the state and does the rest. */
function withAdded(
  spec: Resource,
  resources: readonly StateResource[],
  resource: StateResource,
  fresh: readonly string[],
): StateResource[] {
  return resources.map((one) => {
    const { id, outputs = {} } = one;
    if (spec.members === undefined || id === undefined || !isInPlaceOf(resource, one)) return one;
    const ids = [...membersIn(spec, id, outputs), ...fresh];
    return { ...one, outputs: { ...outputs, [spec.members.ids]: ids }, initErrors: [recovered("added to")] };
  });
}
