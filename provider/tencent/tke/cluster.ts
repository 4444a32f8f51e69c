import type { z } from "zod";
import { lookUp } from "../../../words/look-up";
import { renamed } from "../../lifecycle/migrate";
import type { CheckFailure } from "../../lifecycle/spec";
import { PAGE, pages } from "../pages";
import { resource } from "../resource";
import type { Cluster, CreateClusterRequest, DescribeClusterEndpointResponse } from "./api.gen";
import { ahead } from "./parts/cluster-ahead";
import { expandExistingNodes, expandNewNodes, keepsInstances, nodeFailures } from "./parts/cluster-nodes";
import { inputs, outputs } from "./parts/cluster-schema";
import { clusterRange, includesAll, overlap, RANGES } from "./parts/network";
import { disksRenamed, expandDataDisk, expandNodeSettings, settingsRenamed } from "./parts/nodes";
import { expandTags, flattenTags } from "./parts/tags";

// Additional statuses of the public cloud (models of its SDK: Cluster, ClusterStatus; spelt this way).
const PUBLIC_CHANGES = [
  ...["Trading", "Recovering", "Scaling", "Upgrading", "WaittingForConnect", "NodeUpgrading", "RuntimeUpgrading"],
  ...["MasterScaling", "ClusterLevelUpgrading", "ClusterLevelTrading"],
];
const PUBLIC_HALTS = [
  ...["Deleting", "Idling", "Pause", "Isolated", "ResourceIsolate", "ResourceIsolated"],
  ...["ResourceReverse", "ResourceReversal", "ResourceDestroy", "ResourceDestroyed"],
];

export const cluster = resource({
  type: "tke:Cluster",
  description:
    "A Kubernetes cluster. Its version, network, tags and first nodes are fixed at creation: the API has no call to change them, so a change replaces the cluster. The old cluster is deleted first if a range of the new one (`clusterCidr`, `serviceCidr`) overlaps its own, because one VPC cannot hold both. Set `deletionProtection` and Pulumi's `protect` option on clusters that must not be replaced.",
  examples: {
    "A cluster with deletion protection": `new clouds.tke.Cluster("web", {
  name: "web",
  vpcId: "vpc-12345678",
  clusterCidr: "172.16.0.0/16",
  deletionProtection: true,
});`,
    "Pods in the VPC, and nodes from the start": `const cluster = new clouds.tke.Cluster("apps", {
  name: "apps",
  vpcId: "vpc-12345678",
  networkType: "VPC-CNI",
  eniSubnetIds: ["subnet-87654321"],
  serviceCidr: "192.168.0.0/20",
  tags: { team: "apps" },
  nodes: [{
    zone: "gsqy-1",
    subnetId: "subnet-12345678",
    count: 2,
    machine: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
  }],
  nodeSettings: { labels: { tier: "apps" } },
});

export const nodes = cluster.nodeCount;`,
  },
  idFormat: "clusterId",
  inputs,
  outputs,
  stable: ["createTime"],
  ahead,
  interrupts: {
    replacement: "its nodes, their pods and their local data are lost, and the address of its API server changes",
  },
  onChange: {
    name: "update",
    description: "update",
    type: "replace",
    version: "replace",
    os: "replace",
    osCustomizeType: "replace",
    architecture: "replace",
    level: "update",
    autoUpgradeLevel: "update",
    vpcId: "replace",
    projectId: "replace",
    tags: "replace",
    clusterCidr: "replace",
    ignoreCidrConflict: "update",
    serviceCidr: "replace",
    maxPodsPerNode: "replace",
    maxServices: "replace",
    networkType: "replace",
    eniSubnetIds: (was, now) => (includesAll(now, was) ? "update" : "replace"),
    eniIpReclaimSeconds: "replace",
    nonStaticIpMode: "replace",
    dualStack: "replace",
    ipvs: "replace",
    autoscaling: "replace",
    containerRuntime: "update",
    nodeNameType: "replace",
    extraArgs: "replace",
    defaultSecurityGroup: "replace",
    nodes: "replace",
    existingNodes: "replace",
    nodeSettings: "replace",
    dataDiskMounts: "replace",
    keepInstancesOnDelete: "update",
  },
  computed: [
    "version",
    "os",
    "architecture",
    "level",
    "vpcId",
    "projectId",
    "clusterCidr",
    "maxPodsPerNode",
    "maxServices",
    "containerRuntime",
  ],
  // The cloud refuses a cluster whose ranges overlap those of another in its VPC.
  deleteBeforeReplace: (want, was) =>
    !want.ignoreCidrConflict &&
    want.vpcId === was.vpcId &&
    rangesOf(want).some((range) => rangesOf(was).some((other) => overlap(range, other))),
  blame: {
    "InternalError.CidrConflictWithOtherCluster": RANGES,
    "InternalError.CidrConflictWithOtherRoute": RANGES,
    "InternalError.CidrConflictWithVpcCidr": RANGES,
    "InternalError.CidrConflictWithVpcGlobalRoute": RANGES,
    "InternalError.CidrInvali": RANGES,
    "InternalError.CidrMaskSizeOutOfRange": RANGES,
    "InternalError.InvalidPrivateNetworkCidr": "clusterCidr",
    "InternalError.VpcRecodrNotFound": "vpcId",
    "InternalError.OsNotSupport": "os",
  },
  rules,
  migrations: [
    renamed({
      arch: "architecture",
      "existingNodes.*.settings": "nodeSettings",
      ...settingsRenamed("existingNodes.*.nodeSettings"),
      ...settingsRenamed("nodeSettings"),
      ...disksRenamed("dataDiskMounts.*.dataDisks"),
    }),
  ],
  find: async ({ clients }, id) => (await clients.tke.DescribeClusters({ ClusterIds: [id] })).Clusters?.[0],
  list: {
    name: (row) => row.ClusterName,
    all: async function* ({ clients }, _scope, counted) {
      const all = pages(async (page) => {
        const { Clusters, TotalCount } = await clients.tke.DescribeClusters(page);
        counted?.(TotalCount);
        return { rows: Clusters, total: TotalCount };
      });
      for await (const page of all) yield page.map((row) => [row.ClusterId, row] as const);
    },
    some: {
      // The most IDs in one call are as many as the rows of a page (manual, DescribeClusters).
      most: PAGE,
      rows: async ({ clients }, ids) => {
        const { Clusters = [] } = await clients.tke.DescribeClusters({ ClusterIds: [...ids], Limit: PAGE });
        return Clusters.map((row) => [row.ClusterId, row] as const);
      },
    },
  },
  create: async ({ clients }, want) => (await clients.tke.CreateCluster(expand(want))).ClusterId,
  async update({ clients: { tke } }, id, { want, was, changed }) {
    if (changed.has("eniSubnetIds")) {
      const added = (want.eniSubnetIds ?? []).filter((subnet) => !was.eniSubnetIds?.includes(subnet));
      await tke.AddVpcCniSubnets({ ClusterId: id, VpcId: want.vpcId ?? "", SubnetIds: added });
    }
    const attributes = {
      ...(changed.has("name") && { ClusterName: want.name }),
      ...(changed.has("description") && { ClusterDesc: want.description ?? "" }),
      ...(changed.has("containerRuntime") && { ClusterRunTime: want.containerRuntime }),
      ...(changed.has("level") && { ClusterLevel: want.level }),
      ...(changed.has("autoUpgradeLevel") && {
        AutoUpgradeClusterLevel: { IsAutoUpgrade: want.autoUpgradeLevel ?? false },
      }),
    };
    if (Object.keys(attributes).length > 0)
      await tke.ModifyClusterAttribute({ ClusterId: id, ...attributes }, { idempotent: true });
  },
  async delete({ clients }, id, was) {
    const InstanceDeleteMode = keepsInstances(was) ? "retain" : "terminate";
    await clients.tke.DeleteCluster({ ClusterId: id, InstanceDeleteMode }, { idempotent: true });
  },
  status: (row: Cluster) => row.ClusterStatus,
  progress: (row) => (row.ClusterNodeNum === 1 ? "1 node" : `${row.ClusterNodeNum} nodes`),
  reasons: async ({ clients }, id) => {
    const { InstanceSet } = await clients.tke.DescribeClusterInstances({ ClusterId: id, Limit: 100 });
    const failed = (InstanceSet ?? []).filter((node) => node.InstanceState === "failed");
    return failed.map((node) => `node ${node.InstanceId}: ${node.FailedReason}`);
  },
  waits: {
    created: {
      target: ["Running"],
      pending: ["Creating", ...PUBLIC_CHANGES],
      elsewhere: PUBLIC_HALTS,
      failed: ["Abnormal"],
      timeout: "30m",
      // The manual (creating a cluster, step 9): a few minutes.
      typical: "5m",
    },
    deleted: { timeout: "20m" },
  },
  async flatten(row, { clients }, known) {
    const endpoints =
      known.endpoints ?? flattenEndpoints(await clients.tke.DescribeClusterEndpoint({ ClusterId: row.ClusterId }));
    return { ...flattenRow(row), endpoints };
  },
});

type Want = z.output<typeof inputs>;

/** The ranges that are set and known. The cloud returns a missing pod range as an empty string. */
const rangesOf = (want: Want) => RANGES.flatMap((name) => clusterRange.safeParse(want[name]).data ?? []);

function rules(want: Want): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const refuse = (property: string, reason: string) => failures.push({ property, reason });
  const takesNodes = Boolean(want.existingNodes?.length);
  if (want.networkType === "GR" && !want.clusterCidr) refuse("clusterCidr", 'is required with networkType "GR"');
  if (!want.vpcId && !takesNodes) refuse("vpcId", "is required unless the cluster takes existing nodes");
  if (want.clusterCidr && want.serviceCidr && overlap(want.clusterCidr, want.serviceCidr))
    refuse("serviceCidr", `must not overlap the clusterCidr ${want.clusterCidr}`);
  if (want.eniSubnetIds?.length && want.networkType !== "VPC-CNI") {
    refuse("eniSubnetIds", 'only with networkType "VPC-CNI"');
  }
  for (const name of ["level", "autoUpgradeLevel"] as const)
    if (want[name] !== undefined && want.type !== "MANAGED_CLUSTER") refuse(name, 'only with type "MANAGED_CLUSTER"');
  if (want.autoscaling) refuse("autoscaling", "cannot be true at create; add a tke:AsGroup to scale");
  return [...failures, ...nodeFailures(want)];
}

function expand(want: Want): CreateClusterRequest {
  return {
    ClusterType: want.type,
    ClusterArch: want.architecture,
    ClusterCIDRSettings: {
      ClusterCIDR: want.clusterCidr,
      IgnoreClusterCIDRConflict: want.ignoreCidrConflict,
      MaxNodePodNum: want.maxPodsPerNode,
      MaxClusterServiceNum: want.maxServices,
      ServiceCIDR: want.serviceCidr,
      EniSubnetIds: want.eniSubnetIds,
      ClaimExpiredSeconds: want.eniIpReclaimSeconds,
    },
    ClusterBasicSettings: {
      ClusterName: want.name,
      ClusterDescription: want.description,
      ClusterVersion: want.version,
      ClusterOs: want.os,
      OsCustomizeType: want.osCustomizeType,
      VpcId: want.vpcId,
      ProjectId: want.projectId,
      TagSpecification: want.tags && expandTags(want.tags),
      NeedWorkSecurityGroup: want.defaultSecurityGroup,
      ClusterLevel: want.level,
      AutoUpgradeClusterLevel:
        want.autoUpgradeLevel === undefined ? undefined : { IsAutoUpgrade: want.autoUpgradeLevel },
    },
    ClusterAdvancedSettings: {
      IPVS: want.ipvs,
      AsEnabled: want.autoscaling,
      ContainerRuntime: want.containerRuntime,
      NodeNameType: want.nodeNameType,
      ExtraArgs: want.extraArgs && {
        KubeAPIServer: want.extraArgs.kubeApiServer,
        KubeControllerManager: want.extraArgs.kubeControllerManager,
        KubeScheduler: want.extraArgs.kubeScheduler,
      },
      NetworkType: want.networkType,
      IsNonStaticIpMode: want.nonStaticIpMode,
      // A string that contains a boolean (manual, ClusterAdvancedSettings).
      IsDualStack: String(want.dualStack),
    },
    RunInstancesForNode: want.nodes && expandNewNodes(want.nodes, want.vpcId),
    ExistedInstancesForNode: want.existingNodes && expandExistingNodes(want.existingNodes),
    InstanceAdvancedSettings: want.nodeSettings && expandNodeSettings(want.nodeSettings),
    InstanceDataDiskMountSettings: want.dataDiskMounts?.map((mounts) => ({
      InstanceType: mounts.instanceType,
      Zone: mounts.zone,
      DataDisks: mounts.dataDisks.map(expandDataDisk),
    })),
  };
}

// The manual writes "container" where the runtime is read and "containerd" where it is set.
const runtimes: Record<string, Want["containerRuntime"]> = {
  docker: "docker",
  container: "containerd",
  containerd: "containerd",
};

/** The inputs that the cloud returns. The others (service range, pod subnets, nodes, ...) cannot be read. */
function flattenInputs(row: Cluster) {
  const network = row.ClusterNetworkSettings;
  return {
    name: row.ClusterName,
    description: row.ClusterDescription,
    type: row.ClusterType as Want["type"],
    version: row.ClusterVersion,
    os: row.ClusterOs,
    architecture: (row.ClusterArch ?? undefined) as Want["architecture"],
    level: row.ClusterLevel ?? undefined,
    vpcId: network.VpcId,
    projectId: row.ProjectId,
    tags: flattenTags(row.TagSpecification),
    clusterCidr: network.ClusterCIDR,
    maxPodsPerNode: network.MaxNodePodNum,
    maxServices: network.MaxClusterServiceNum,
    ipvs: network.Ipvs ?? false,
    containerRuntime: lookUp(runtimes, row.ContainerRuntime ?? ""),
  };
}

/** The properties in a row: all except the addresses of the API server. */
export const flattenRow = (row: Cluster) => ({ ...flattenInputs(row), ...flattenOutputs(row) });

function flattenOutputs(row: Cluster) {
  return {
    status: row.ClusterStatus,
    nodeCount: row.ClusterNodeNum,
    createTime: row.CreatedTime ?? undefined,
  };
}

function flattenEndpoints(answer: DescribeClusterEndpointResponse) {
  return {
    external: answer.ClusterExternalEndpoint || undefined,
    internal: answer.ClusterIntranetEndpoint || undefined,
    domain: answer.ClusterDomain || undefined,
    externalDomain: answer.ClusterExternalDomain || undefined,
    internalDomain: answer.ClusterIntranetDomain || undefined,
    certificateAuthority: answer.CertificationAuthority || undefined,
  };
}
