import { z } from "zod";
import { WithoutIdError } from "../../lifecycle/ids";
import { renamed } from "../../lifecycle/migrate";
import { factsOf } from "../../transport/call-facts";
import { resource, type TencentContext } from "../resource";
import { hostName, machineName, nameFailures, runInstances } from "./parts/cluster-nodes";
import { differingMachines } from "./parts/differing-machines";
import { inCluster } from "./parts/in-cluster";
import { levelAhead } from "./parts/level-ahead";
import {
  drainOnDelete,
  findNodes,
  flattenNodes,
  hasFailed,
  ID,
  idsOf,
  keepInstancesOnDelete,
  listWorkers,
  type NodeSet,
  nodeOutputs,
  notScaled,
  progressOf,
  reasonsOf,
  removeNodes,
  statusOf,
} from "./parts/node-set";
import { destroyFailures, expandNodeSettings, machine, nodeSettings, settingsRenamed } from "./parts/nodes";

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster that the machines join."),
  count: z.int().min(1).max(100).default(1).describe("Number of nodes. Default 1."),
  zone: z.string().min(1).describe("Zone of the machines."),
  vpcId: z.string().min(1).describe("The cluster's VPC."),
  subnetId: z.string().min(1).describe("Subnet of the machines, in the cluster's VPC."),
  machine: machine.describe("Machine to buy. The image is the cluster's."),
  namePrefix: machineName.optional(),
  hostName: hostName.optional(),
  nodeSettings: nodeSettings.optional().describe("How the machines are set up as nodes."),
  drainOnDelete,
  keepInstancesOnDelete: keepInstancesOnDelete(false),
});

const outputs = z.strictObject({
  instanceIds: z.array(z.string()).describe("IDs of the machines, oldest first."),
  ...nodeOutputs,
});

type Want = z.output<typeof inputs>;

export const instances = resource({
  type: "tke:Instances",
  description:
    "Machines that are bought and join a cluster as nodes. `count` changes in place: more are bought, or the newest leave; nodes that failed or were removed elsewhere are replaced by the next `up`. The API neither changes nor returns what was bought, so any other change buys new nodes before the old ones leave. For nodes that scale with the load, use `tke:AsGroup`.",
  examples: {
    "Three workers": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.Instances("workers", {
  clusterId: cluster.id,
  count: 3,
  zone: "gsqy-1",
  vpcId: "vpc-12345678",
  subnetId: "subnet-12345678",
  machine: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
});`,
    "Workers with a data disk, labels and a key pair": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
const workers = new clouds.tke.Instances("workers", {
  clusterId: cluster.id,
  count: 2,
  zone: "gsqy-1",
  vpcId: "vpc-12345678",
  subnetId: "subnet-12345678",
  namePrefix: "worker",
  machine: {
    instanceType: "S5.MEDIUM4",
    systemDisk: { type: "CLOUD_PREMIUM", size: 50 },
    dataDisks: [{ type: "CLOUD_PREMIUM", size: 100 }],
    login: { keyIds: ["skey-12345678"] },
    securityGroupIds: ["sg-12345678"],
  },
  nodeSettings: { labels: { tier: "data" } },
  drainOnDelete: true,
});

export const ids = workers.instanceIds;`,
  },
  idFormat: ID,
  inputs,
  outputs,
  interrupts: {
    replacement: "the pods on the machines are evicted, their local data is lost, and their addresses change",
  },
  within: inCluster,
  migrations: [renamed({ ...settingsRenamed("nodeSettings"), "nodes.*.failedReason": "reason" })],
  ahead: (context, want) => levelAhead(context, want.clusterId, "count", want.count),
  onChange: {
    clusterId: "replace",
    count: "update",
    zone: "replace",
    vpcId: "replace",
    subnetId: "replace",
    machine: "replace",
    namePrefix: "replace",
    hostName: "replace",
    nodeSettings: "replace",
    drainOnDelete: "update",
    keepInstancesOnDelete: "update",
  },
  // The cloud may create fewer machines than requested.
  afterCreate: ["count"],
  blame: {
    "InternalError.VpcRecodrNotFound": "vpcId",
    "InternalError.QuotaMaxNodLimit": "count",
  },
  members: {
    ids: "instanceIds",
    scope: (want) => want.clusterId,
    count: (want) => want.count,
    there: idsOf,
    also: ["tke:ExistingInstances"],
    list: (context, clusterId) => listWorkers(context, clusterId),
    own: notScaled,
    differing: differingMachines,
  },
  rules: (want) => [
    ...(want.keepInstancesOnDelete ? [] : destroyFailures(want.machine, "machine.")),
    ...nameFailures(want, ""),
  ],
  // The ID names the first machines. Only the state knows the current ones.
  find: (context, id, known) => findNodes(context, id, known.instanceIds),
  async create(context, want) {
    return `${want.clusterId}/${(await buy(context, want, want.count)).join(",")}`;
  },
  // Buys machines last, because the steps before it may be repeated while the cluster is busy.
  async update(context, id, { want, row, changed, learn }) {
    if (!changed.has("count")) return;
    const sound = row.nodes.filter((node) => !hasFailed(node));
    await removeNodes(context, row.clusterId, [...row.nodes.filter(hasFailed), ...sound.slice(want.count)], want);
    const left = sound.slice(0, want.count).map((node) => node.InstanceId);
    learn({ instanceIds: left });
    if (left.length === want.count) return;
    const missing = want.count - left.length;
    const bought = () => buy(context, want, missing);
    learn({ instanceIds: [...left, ...(await (context.additions?.(id).add(missing, bought) ?? bought()))] });
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
    count: row.nodes.filter((node) => !hasFailed(node)).length,
    instanceIds: [...row.wanted],
    ...flattenNodes(row),
  }),
});

/** Buys machines. @returns their IDs */
async function buy({ clients }: TencentContext, want: Want, count: number): Promise<string[]> {
  const answer = await clients.tke.CreateClusterInstances({
    ClusterId: want.clusterId,
    RunInstancePara: JSON.stringify(runInstances({ ...want, count }, want.vpcId)),
    InstanceAdvancedSettings: want.nodeSettings && expandNodeSettings(want.nodeSettings),
  });
  if (!answer.InstanceIdSet?.length)
    throw new WithoutIdError(`the cloud's response has no machine ID${factsOf(answer)}`);
  return answer.InstanceIdSet;
}
