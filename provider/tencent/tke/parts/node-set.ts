import { z } from "zod";
import { unlessAbsent } from "../../../lifecycle/find";
import { idParts } from "../../../lifecycle/ids";
import { oneOf } from "../../../lifecycle/schema";
import type { Member } from "../../../lifecycle/spec";
import { factsOf } from "../../../transport/call-facts";
import { everyPage, PAGE } from "../../pages";
import type { TencentContext } from "../../resource";
import type { Filter, Instance } from "../api.gen";

/** Nodes of a cluster that one resource manages, whether it bought them or added existing machines. */

export const ID = "clusterId/instanceIds";

export const drainOnDelete = z
  .boolean()
  .default(true)
  .describe(
    "Evicts a node's pods before it leaves. Default true; must be false in public Tencent Cloud, which has no call for it.",
  );

export const keepInstancesOnDelete = (standard: boolean) =>
  z
    .boolean()
    .default(standard)
    .describe(
      `Removes a leaving machine from the cluster and keeps it, still billed; false destroys it (pay-as-you-go machines only). Default ${standard}.`,
    );

/** What a node can be (manual, Instance). */
export const nodeStatus = oneOf("initializing", "running", "failed").meta({ id: "NodeStatus" });

/** A node of a cluster, as resources and functions return it. */
export const nodeState = z
  .strictObject({
    instanceId: z.string().describe("ID of the machine."),
    status: z.string().describe("`initializing`, `running` or `failed`."),
    reason: z.string().optional().describe("Why the node failed, or is still initialising."),
    unschedulable: z.boolean().describe("Whether the node accepts no new pods."),
    joinTime: z.string().describe("Time at which it joined, as the cloud formats it."),
  })
  .meta({ id: "NodeState" });

export const flattenNode = (node: Instance): z.input<typeof nodeState> => ({
  instanceId: node.InstanceId,
  status: node.InstanceState,
  reason: node.FailedReason || undefined,
  // A string that contains a boolean (manual, Instance).
  unschedulable: node.DrainStatus === "true",
  joinTime: node.CreatedTime,
});

export const nodeOutputs = {
  nodes: z.array(nodeState).describe("The nodes, in the order of their IDs."),
  status: z
    .string()
    .describe(
      "`running` once all nodes are running; `initializing` or `failed` if one node is; `incomplete` if one is not in the cluster.",
    ),
};

/** The requested nodes that the cluster returns. */
export interface NodeSet {
  clusterId: string;
  wanted: readonly string[];
  /** In the order of `wanted`. */
  nodes: readonly Instance[];
}

/** @returns `undefined` if the cluster has none of the nodes */
export async function findNodes(
  context: TencentContext,
  id: string,
  known: readonly string[] | undefined,
): Promise<NodeSet | undefined> {
  const { clusterId, instanceIds } = idParts(id, ID);
  const wanted = known ?? instanceIds.split(",");
  const nodes = await describeNodes(context, clusterId, wanted);
  return nodes.length === 0 ? undefined : { clusterId, wanted, nodes };
}

/** Nodes of a cluster by ID, in that order, without those that do not exist. */
export async function describeNodes({ clients }: TencentContext, clusterId: string, ids: readonly string[]) {
  const pages = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, i) => ids.slice(i * PAGE, (i + 1) * PAGE));
  const describe = async (asked: readonly string[]): Promise<Instance[]> => {
    const left = new Set(asked);
    const all = everyPage(async (page) => {
      const request = { ClusterId: clusterId, InstanceIds: [...asked], ...page };
      const { InstanceSet: nodes, TotalCount } = await clients.tke.DescribeClusterInstances(request);
      // A cloud may take no offset beside IDs: the same nodes once more are the end, and the others do not exist.
      const fresh = nodes?.filter(({ InstanceId }) => left.delete(InstanceId));
      // The manual calls it the number of nodes in the cluster, also for a call that names some.
      return { rows: fresh, total: Math.min(TotalCount, asked.length) };
    });
    const found = await unlessAbsent(all);
    if (found !== undefined) return found;
    // The manual does not say whether one unknown ID makes the whole call fail, so each ID is asked for separately.
    return asked.length === 1 ? [] : (await Promise.all(asked.map((id) => describe([id])))).flat();
  };
  const found = new Map((await Promise.all(pages.map(describe))).flat().map((node) => [node.InstanceId, node]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Lists all workers of a cluster. */
export async function listWorkers(
  { clients }: TencentContext,
  clusterId: string,
  Filters?: Filter[],
): Promise<Member[]> {
  const nodes = await everyPage(async (page) => {
    const request = { ClusterId: clusterId, InstanceRole: "WORKER", ...page, ...(Filters && { Filters }) };
    const { InstanceSet, TotalCount } = await clients.tke.DescribeClusterInstances(request);
    return { rows: InstanceSet, total: TotalCount };
  });
  return nodes.map((node) => ({ id: node.InstanceId, joinTime: node.CreatedTime }));
}

/**
 * Nodes that no scaling group has added, as far as the cloud returns that. The manual does not name the filters. A cloud that ignores them
 * returns the same nodes for both, and then nothing is known.
 */
export async function notScaled(context: TencentContext, clusterId: string, ids: string[]): Promise<string[]> {
  const added = async (how: string) => {
    const filter = { Name: "nodepool-instance-type", Values: [how] };
    return new Set((await listWorkers(context, clusterId, [filter])).map(({ id }) => id));
  };
  try {
    const [scaled, byHand] = await Promise.all([added("AUTOSCALING_ADDED"), added("MANUALLY_ADDED")]);
    return ids.some((id) => scaled.has(id) && byHand.has(id)) ? ids : ids.filter((id) => !scaled.has(id));
  } catch {
    return ids;
  }
}

export const idsOf = ({ nodes }: NodeSet) => nodes.map(({ InstanceId }) => InstanceId);

export const hasFailed = (node: Instance) => node.InstanceState === "failed";

const DOCUMENTED = ["running", "initializing", "failed"];

/** The status of the node that is least ready; an undocumented status is returned unchanged. */
export function statusOf({ wanted, nodes }: NodeSet): string {
  if (nodes.some(hasFailed)) return "failed";
  const odd = nodes.find(({ InstanceState }) => !DOCUMENTED.includes(InstanceState));
  if (odd) return odd.InstanceState;
  if (nodes.some((node) => node.InstanceState !== "running")) return "initializing";
  return nodes.length < wanted.length ? "incomplete" : "running";
}

export function progressOf({ wanted, nodes }: NodeSet): string {
  return `${nodes.filter((node) => node.InstanceState === "running").length} of ${wanted.length} nodes running`;
}

export function reasonsOf({ wanted, nodes }: NodeSet): string[] {
  const missing = wanted.filter((id) => !nodes.some((node) => node.InstanceId === id));
  const unready = nodes.filter((node) => node.InstanceState !== "running");
  return [
    ...unready.map((node) => `node ${node.InstanceId}: ${node.FailedReason || node.InstanceState}`),
    ...missing.map((id) => `node ${id}: not in the cluster`),
  ];
}

export const flattenNodes = (set: NodeSet) => ({
  status: statusOf(set),
  nodes: set.nodes.map(flattenNode),
});

/** How nodes are removed. */
interface Leaving {
  drainOnDelete: boolean;
  keepInstancesOnDelete: boolean;
}

/**
 * Removes nodes from their cluster.
 * @throws Error that names the nodes that the cloud could not remove, because the call reports success even then
 */
export async function removeNodes(
  { clients: { tke }, report }: TencentContext,
  clusterId: string,
  nodes: readonly Instance[],
  { drainOnDelete, keepInstancesOnDelete }: Leaving,
): Promise<void> {
  if (nodes.length === 0) return;
  const running = nodes.filter((node) => node.InstanceState === "running");
  for (const [done, { InstanceId }] of (drainOnDelete ? running : []).entries()) {
    report(`draining node ${done + 1} of ${running.length}`);
    await tke.DrainClusterNode({ ClusterId: clusterId, InstanceId, DryRun: false }, { idempotent: true });
  }
  const request = {
    ClusterId: clusterId,
    InstanceIds: nodes.map((node) => node.InstanceId),
    InstanceDeleteMode: keepInstancesOnDelete ? "retain" : "terminate",
    // Without it, a node that is not ready stays (manual, DeleteClusterInstances).
    ForceDelete: running.length < nodes.length,
  };
  // Nodes that are not found are already gone.
  const answer = await tke.DeleteClusterInstances(request, { idempotent: true });
  const failed = answer.FailedInstanceIds ?? [];
  if (failed.length > 0) throw new Error(`the cloud could not remove ${failed.join(", ")}${factsOf(answer)}`);
}
