import { z } from "zod";
import { renamed } from "../../lifecycle/migrate";
import { RENAMED, REPLACED } from "../../lifecycle/name-taken";
import { NotMadeError, PartlyDoneError } from "../../lifecycle/partial-error";
import { setOf } from "../../lifecycle/schema";
import { factsOf } from "../../transport/call-facts";
import { resource, type TencentContext } from "../resource";
import { newHostName } from "./parts/cluster-nodes";
import { inCluster } from "./parts/in-cluster";
import { levelAhead } from "./parts/level-ahead";
import {
  drainOnDelete,
  findNodes,
  flattenNodes,
  ID,
  idsOf,
  keepInstancesOnDelete,
  listWorkers,
  type NodeSet,
  nodeOutputs,
  progressOf,
  reasonsOf,
  removeNodes,
  statusOf,
} from "./parts/node-set";
import {
  agents,
  expandAgents,
  expandLogin,
  expandNodeSettings,
  login,
  nodeSettings,
  settingsRenamed,
} from "./parts/nodes";

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster that the machines join."),
  instanceIds: setOf(z.string().min(1), { min: 1, max: 100 }).describe(
    "Existing machines, all in the cluster's VPC; the operating system is reinstalled. Order is ignored.",
  ),
  nodeSettings: nodeSettings.optional().describe("How the machines are set up as nodes."),
  agents: agents.optional().describe("Security and monitoring agents; both are on by default."),
  login: login.optional().describe("How to log in after the operating system is reinstalled."),
  securityGroupId: z.string().min(1).optional().describe("Security group. Default: the default group."),
  hostName: newHostName.optional(),
  nodePoolId: z.string().min(1).optional().describe("Node pool that the machines join."),
  drainOnDelete,
  keepInstancesOnDelete: keepInstancesOnDelete(true),
});

type Want = z.output<typeof inputs>;
type Tencent = TencentContext;

export const existingInstances = resource({
  type: "tke:ExistingInstances",
  description:
    "Existing machines that join a cluster as nodes; joining reinstalls the operating system. `instanceIds` changes in place: machines leave and join. The API neither changes nor returns how a machine was set up: changing another input removes all machines from the cluster and adds them again. A destroy removes them from the cluster and leaves them running, unless `keepInstancesOnDelete` is false.",
  examples: {
    "Existing machines": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.ExistingInstances("brought-along", {
  clusterId: cluster.id,
  instanceIds: ["ins-12345678", "ins-87654321"],
  login: { keyIds: ["skey-12345678"] },
});`,
    "Machines that a destroy keeps": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.ExistingInstances("lent", {
  clusterId: cluster.id,
  instanceIds: ["ins-12345678"],
  login: { keepImageLogin: true },
  nodeSettings: { labels: { tier: "lent" } },
  drainOnDelete: true,
  keepInstancesOnDelete: true,
});`,
  },
  idFormat: ID,
  inputs,
  outputs: z.strictObject({
    attachedIds: z.array(z.string()).describe("Machines that joined, or that did not report in time."),
    ...nodeOutputs,
  }),
  interrupts: {
    replacement:
      "the machines leave the cluster and join again: their operating system is reinstalled, and pods and local data are lost",
  },
  within: inCluster,
  migrations: [renamed({ ...settingsRenamed("nodeSettings"), "nodes.*.failedReason": "reason" })],
  ahead: (context, { clusterId, instanceIds }, _urn, leaving) => {
    const own = leaving?.clusterId === clusterId ? leaving?.instanceIds?.length : 0;
    return levelAhead(context, clusterId, "instanceIds", instanceIds?.length, own);
  },
  onChange: {
    clusterId: "replace",
    instanceIds: "update",
    nodeSettings: "replace",
    agents: "replace",
    login: "replace",
    securityGroupId: "replace",
    hostName: "replace",
    nodePoolId: "replace",
    drainOnDelete: "update",
    keepInstancesOnDelete: "update",
  },
  // A machine can be a node of only one cluster at a time.
  deleteBeforeReplace: (want, was) => want.instanceIds.some((id) => was.instanceIds.includes(id)),
  idOf: (want) => `${want.clusterId}/${want.instanceIds.join(",")}`,
  members: {
    ids: "attachedIds",
    scope: (want) => want.clusterId,
    count: (want) => want.instanceIds.length,
    there: idsOf,
    also: ["tke:Instances"],
    list: (context, clusterId) => listWorkers(context, clusterId),
  },
  find: (context, id, known) => findNodes(context, id, known.attachedIds ?? known.instanceIds),
  async create(context, want) {
    const id = `${want.clusterId}/${want.instanceIds.join(",")}`;
    const { attached, failure } = await attach(context, want, want.instanceIds);
    if (failure)
      throw attached.length > 0
        ? new PartlyDoneError(failure, id, { attachedIds: attached })
        : new NotMadeError(failure);
    return id;
  },
  // Remove only machines that this resource attached: one that could not join may be another cluster's node.
  async update(context, id, { want, row, changed, learn }) {
    if (!changed.has("instanceIds")) return;
    const leaving = row.nodes.filter(({ InstanceId }) => !want.instanceIds.includes(InstanceId));
    await removeNodes(context, row.clusterId, leaving, want);
    const there = row.nodes.map(({ InstanceId }) => InstanceId).filter((one) => want.instanceIds.includes(one));
    learn({ attachedIds: there });
    const joining = want.instanceIds.filter((one) => !there.includes(one));
    if (joining.length === 0) return;
    let problem: string | undefined;
    const join = async () => {
      const { attached, failure } = await attach(context, want, joining);
      problem = failure;
      return attached;
    };
    const attached = await (context.additions?.(id).add(joining, join) ?? join());
    learn({ attachedIds: [...there, ...attached].sort() });
    if (problem) throw new PartlyDoneError(problem, id);
  },
  delete: (context, _id, was, row) => removeNodes(context, row.clusterId, row.nodes, was),
  status: statusOf,
  progress: progressOf,
  reasons: (_context, _id, row) => reasonsOf(row),
  waits: {
    created: { target: ["running"], pending: ["initializing", "incomplete"], failed: ["failed"], timeout: "30m" },
    deleted: { timeout: "15m" },
  },
  flatten: (row: NodeSet) => ({
    clusterId: row.clusterId,
    instanceIds: idsOf(row),
    attachedIds: [...row.wanted],
    ...flattenNodes(row),
  }),
});

/**
 * Adds machines to the cluster. The call reports success even if some could not join. Those that timed out may still join, so the wait
 * includes them.
 */
async function attach(context: Tencent, want: Want, instanceIds: readonly string[]) {
  const answer = await context.clients.tke.AddExistedInstances({
    ClusterId: want.clusterId,
    InstanceIds: [...instanceIds],
    InstanceAdvancedSettings: want.nodeSettings && expandNodeSettings(want.nodeSettings),
    EnhancedService: want.agents && expandAgents(want.agents),
    LoginSettings: want.login && expandLogin(want.login),
    SecurityGroupIds: want.securityGroupId ? [want.securityGroupId] : undefined,
    HostName: want.hostName,
    NodePool: want.nodePoolId ? { AddToNodePool: true, NodePoolId: want.nodePoolId } : undefined,
  });
  const { SuccInstanceIds, FailedInstanceIds, TimeoutInstanceIds } = answer;
  const attached = [...(SuccInstanceIds ?? []), ...(TimeoutInstanceIds ?? [])];
  if (!FailedInstanceIds?.length) return { attached };
  const reasons = await reasonsFor(context, FailedInstanceIds);
  const failure =
    `instanceIds: the cloud could not add ${reasons}${factsOf(answer)}; a machine can be a node of only one cluster and one ` +
    `resource: ${RENAMED}; ${REPLACED}; if an interrupted run added ` +
    'it, run "npx pulumi-container-clouds recover" before the up, or set "adopt" in a resource for that machine alone; otherwise remove the machine ' +
    "from its cluster first";
  return { attached, failure };
}

/** The machines, each with the reason why it cannot join if the cloud returns one. */
async function reasonsFor({ clients }: Tencent, ids: readonly string[]): Promise<string> {
  const request = { InstanceIds: [...ids], Limit: 100 };
  const answer = await clients.tke.DescribeExistedInstances(request).catch(() => undefined);
  const reasonOf = (id: string) => answer?.ExistedInstanceSet?.find((one) => one.InstanceId === id)?.UnusableReason;
  return ids.map((id) => [id, reasonOf(id)].filter(Boolean).join(": ")).join("; ");
}
