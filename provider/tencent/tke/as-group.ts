import { z } from "zod";
import { idParts } from "../../lifecycle/ids";
import { renamed } from "../../lifecycle/migrate";
import { oneOf, setOf } from "../../lifecycle/schema";
import type { CheckFailure } from "../../lifecycle/spec";
import { resource } from "../resource";
import type { ClusterAsGroup } from "./api.gen";
import { hostName } from "./parts/cluster-nodes";
import { inCluster } from "./parts/in-cluster";
import { levelAhead } from "./parts/level-ahead";
import {
  expandLabels,
  expandMachine,
  expandNodeSettings,
  flattenLabels,
  labels,
  machine,
  nodeSettings,
  settingsRenamed,
} from "./parts/nodes";

/** More nodes need a request to the vendor (manual, questions about scaling). */
const MOST_NODES = 200;

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster of the group."),
  name: z.string().min(1).describe("Name of the group."),
  minSize: z.int().min(0).max(MOST_NODES).describe("Minimum number of nodes."),
  maxSize: z.int().min(0).max(MOST_NODES).describe("Maximum number of nodes, at most 200."),
  desiredCapacity: z
    .int()
    .min(0)
    .optional()
    .describe(
      "Initial number of nodes. After creation the cloud scales between the limits, and a change has no effect.",
    ),
  enabled: z.boolean().default(true).describe("Whether the group scales. Default true."),
  vpcId: z.string().min(1).describe("VPC of the nodes."),
  subnetIds: setOf(z.string().min(1), { min: 1 }).describe("Subnets of the nodes. Order is ignored."),
  zones: setOf(z.string()).optional().describe("Zones of the nodes, for a basic network."),
  cooldownSeconds: z
    .int()
    .min(0)
    .optional()
    .describe("Pause between two scaling actions, in seconds. The cloud's default is 300."),
  retryPolicy: oneOf("IMMEDIATE_RETRY", "INCREMENTAL_INTERVALS", "NO_RETRY")
    .optional()
    .describe("What happens when machines are not available."),
  terminationPolicy: oneOf("OLDEST_INSTANCE", "NEWEST_INSTANCE").optional().describe("Which node is removed first."),
  projectId: z.int().min(0).optional().describe("Project of the group."),
  launchConfiguration: machine.describe("Machine to buy for each node. The image is the cluster's."),
  launchConfigurationName: z
    .string()
    .optional()
    .describe("Name of the launch configuration. Default: the group's name."),
  hostName: hostName.optional(),
  nodeSettings: nodeSettings.optional().describe("How the machines are set up as nodes."),
  labels: labels.optional(),
  keepInstancesOnDelete: z
    .boolean()
    .default(false)
    .describe("Keeps the machines when the group is deleted; they are still billed. Default false."),
});

const outputs = z.strictObject({
  asGroupId: z.string().describe("ID of the group within the auto-scaling service."),
  status: z.string().describe("`enabled` or `disabled` once stable."),
  createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
});

type Want = z.output<typeof inputs>;

const ID = "clusterId/asGroupId";

interface Row extends ClusterAsGroup {
  clusterId: string;
}

export const asGroup = resource({
  type: "tke:AsGroup",
  description:
    "A scaling group of a cluster: buys and returns nodes between two sizes. The sizes and whether it scales change in place. The API neither changes nor returns the other inputs: changing one replaces the group. Drift of the sizes is not detected.",
  examples: {
    "One to five workers": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.AsGroup("workers", {
  clusterId: cluster.id,
  name: "workers",
  minSize: 1,
  maxSize: 5,
  vpcId: "vpc-12345678",
  subnetIds: ["subnet-12345678"],
  launchConfiguration: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
});`,
    "Workers in two subnets, with labels and a data disk": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
const workers = new clouds.tke.AsGroup("workers", {
  clusterId: cluster.id,
  name: "workers",
  minSize: 2,
  maxSize: 10,
  desiredCapacity: 2,
  vpcId: "vpc-12345678",
  subnetIds: ["subnet-12345678", "subnet-87654321"],
  retryPolicy: "INCREMENTAL_INTERVALS",
  launchConfiguration: {
    instanceType: "S5.MEDIUM4",
    systemDisk: { type: "CLOUD_PREMIUM", size: 50 },
    dataDisks: [{ type: "CLOUD_PREMIUM", size: 100 }],
    securityGroupIds: ["sg-12345678"],
  },
  labels: { tier: "web" },
});

export const group = workers.asGroupId;`,
  },
  idFormat: ID,
  inputs,
  outputs,
  stable: ["asGroupId", "createTime"],
  interrupts: {
    replacement:
      "its machines are returned, unless keepInstancesOnDelete is true, and their pods and local data are lost",
  },
  within: inCluster,
  ahead: (context, { clusterId, desiredCapacity, minSize }) =>
    levelAhead(
      context,
      clusterId,
      desiredCapacity === undefined ? "minSize" : "desiredCapacity",
      desiredCapacity ?? minSize,
    ),
  onChange: {
    clusterId: "replace",
    name: "replace",
    minSize: "update",
    maxSize: "update",
    desiredCapacity: "update",
    enabled: "update",
    vpcId: "replace",
    subnetIds: "replace",
    zones: "replace",
    cooldownSeconds: "replace",
    retryPolicy: "replace",
    terminationPolicy: "replace",
    projectId: "replace",
    launchConfiguration: "replace",
    launchConfigurationName: "replace",
    hostName: "replace",
    nodeSettings: "replace",
    labels: "replace",
    keepInstancesOnDelete: "update",
  },
  // The create call has no parameter for it, and no document says whether a new group scales.
  afterCreate: ["enabled"],
  rules,
  migrations: [renamed(settingsRenamed("nodeSettings"))],
  async find({ clients }, id): Promise<Row | undefined> {
    const { clusterId, asGroupId } = idParts(id, ID);
    const request = { ClusterId: clusterId, AutoScalingGroupIds: [asGroupId] };
    const { ClusterAsGroupSet } = await clients.tke.DescribeClusterAsGroups(request);
    const found = ClusterAsGroupSet?.find((group) => group.AutoScalingGroupId === asGroupId);
    return found && { ...found, clusterId };
  },
  list: {
    within: "tke:Cluster",
    scope: (id) => idParts(id, ID).clusterId,
    // The call has no pages: it returns all groups of a cluster.
    async *all({ clients }, clusterId) {
      const { ClusterAsGroupSet } = await clients.tke.DescribeClusterAsGroups({ ClusterId: clusterId });
      const groups = ClusterAsGroupSet ?? [];
      yield groups.map((group) => [`${clusterId}/${group.AutoScalingGroupId}`, { ...group, clusterId }] as const);
    },
  },
  async create({ clients }, want) {
    const { AutoScalingGroupId } = await clients.tke.CreateClusterAsGroup({
      ClusterId: want.clusterId,
      AutoScalingGroupPara: JSON.stringify(expandGroup(want)),
      LaunchConfigurePara: JSON.stringify(expandLaunchConfiguration(want)),
      InstanceAdvancedSettings: want.nodeSettings && expandNodeSettings(want.nodeSettings),
      Labels: want.labels && expandLabels(want.labels),
    });
    return `${want.clusterId}/${AutoScalingGroupId}`;
  },
  async update({ clients }, id, { want, changed }) {
    const { clusterId, asGroupId } = idParts(id, ID);
    const attribute = {
      ...(changed.has("enabled") && { AutoScalingGroupEnabled: want.enabled }),
      ...((changed.has("minSize") || changed.has("maxSize")) && {
        AutoScalingGroupRange: { MinSize: want.minSize, MaxSize: want.maxSize },
      }),
    };
    if (Object.keys(attribute).length === 0) return;
    const ClusterAsGroupAttribute = { AutoScalingGroupId: asGroupId, ...attribute };
    const request = { ClusterId: clusterId, ClusterAsGroupAttribute };
    await clients.tke.ModifyClusterAsGroupAttribute(request, { idempotent: true });
  },
  async delete({ clients }, id, was) {
    const { clusterId, asGroupId } = idParts(id, ID);
    const groups = { ClusterId: clusterId, AutoScalingGroupIds: [asGroupId] };
    await clients.tke.DeleteClusterAsGroups(
      { ...groups, KeepInstance: was.keepInstancesOnDelete },
      { idempotent: true },
    );
  },
  status: (row) => row.Status,
  waits: {
    created: {
      target: ["enabled", "disabled"],
      pending: ["", "enabling", "disabling", "updating", "scaleDownEnabling", "scaleDownDisabling"],
      elsewhere: ["deleting"],
      timeout: "10m",
    },
    deleted: { timeout: "15m" },
  },
  flatten: (row) => ({
    clusterId: row.clusterId,
    enabled: !["disabled", "disabling"].includes(row.Status),
    labels: flattenLabels(row.Labels),
    asGroupId: row.AutoScalingGroupId,
    status: row.Status,
    createTime: row.CreatedTime ?? undefined,
  }),
});

function rules(want: Want): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (want.maxSize < want.minSize) {
    failures.push({ property: "maxSize", reason: `must be at least minSize (${want.minSize}), not ${want.maxSize}` });
  }
  const start = want.desiredCapacity;
  if (start !== undefined && (start < want.minSize || start > want.maxSize)) {
    const reason = `must be between minSize (${want.minSize}) and maxSize (${want.maxSize}), not ${start}`;
    failures.push({ property: "desiredCapacity", reason });
  }
  return failures;
}

/** Parameters of the auto-scaling API's `CreateAutoScalingGroup`, which TKE passes on as JSON text. */
function expandGroup(want: Want): Record<string, unknown> {
  return {
    AutoScalingGroupName: want.name,
    MinSize: want.minSize,
    MaxSize: want.maxSize,
    DesiredCapacity: want.desiredCapacity,
    VpcId: want.vpcId,
    SubnetIds: want.subnetIds,
    Zones: want.zones,
    DefaultCooldown: want.cooldownSeconds,
    RetryPolicy: want.retryPolicy,
    TerminationPolicies: want.terminationPolicy && [want.terminationPolicy],
    ProjectId: want.projectId,
  };
}

/** Parameters of `CreateLaunchConfiguration`; TKE adds the cluster's image. */
function expandLaunchConfiguration(want: Want): Record<string, unknown> {
  const name = want.launchConfigurationName ?? want.name;
  const { hostName } = want;
  return {
    LaunchConfigurationName: name,
    HostNameSettings: hostName && { HostName: hostName },
    InstanceNameSettings: hostName && { InstanceName: hostName },
    ...expandMachine(want.launchConfiguration),
  };
}
