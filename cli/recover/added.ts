import type { AnyContext } from "../../provider/lifecycle/context";
import { membersId, membersIn } from "../../provider/lifecycle/create/additions";
import { type Added, findAdded } from "../../provider/lifecycle/create/recover";
import { scopeOfSet, setId } from "../../provider/lifecycle/create/search";
import type { Resource } from "../../provider/lifecycle/spec";
import { openInputs, type StateResource } from "../stack-state";
import { DROPPED, type Finding, isInPlaceOf, type Operation, recovered, type Search } from "./finding";

/** Finds what a pending update added to a set. */
export async function added(
  spec: Resource,
  context: AnyContext,
  operation: Operation,
  { resources, taken, savedAt }: Search,
): Promise<Finding> {
  const { resource } = operation;
  const { id, outputs = {} } = resources.find((one) => isInPlaceOf(resource, one)) ?? {};
  if (id === undefined)
    return { operation, line: `it is no longer in the state; ${DROPPED}`, isSettled: true, ids: [] };
  const others = taken(spec.type, ...(spec.members?.also ?? []));
  const found = showsMembers(spec, outputs)
    ? await findAdded(spec, context, openInputs(resource), others, savedAt, membersId(spec, id, outputs))
    : undefined;
  const isSettled = found !== undefined && found.fresh.length <= found.most;
  const fresh = isSettled ? found.fresh : [];
  return {
    ...{ operation, line: lineOf(found), isSettled, ids: [setId(scopeOfSet(id), fresh)] },
    ...(fresh.length > 0 && { put: (all) => withAdded(spec, all, resource, fresh) }),
  };
}

/** Whether the state names the members; a secret is encrypted. */
const showsMembers = ({ members }: Resource, outputs: Readonly<Record<string, unknown>>): boolean =>
  members !== undefined && (outputs[members.ids] === undefined || Array.isArray(outputs[members.ids]));

function lineOf(found: Added | undefined): string {
  if (found === undefined)
    return "which members it has is a secret of the state; compare them with what the cloud lists before the next up";
  const { fresh, most } = found;
  const all = fresh.join(", ");
  if (fresh.length === 0) return `nothing was added; ${DROPPED}`;
  if (fresh.length <= most) return `${all} ${fresh.length === 1 ? "was" : "were"} added; this goes into the state`;
  return (
    `the cloud lists ${all}, new since then, which is more than the ${most} that it can have added; ` +
    "remove those that nobody needs from the cloud, and run this again"
  );
}

/** The resources with what an update added: the next up finds it there and does the rest. */
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
