// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type {
  ClusterEndpoints,
  ClusterExtraArgs,
  ClusterExtraArgsArgs,
  DataDiskMounts,
  DataDiskMountsArgs,
  ExistingNodes,
  ExistingNodesArgs,
  NewNodes,
  NewNodesArgs,
  NodeSettings,
  NodeSettingsArgs,
  Timeouts,
  TimeoutsArgs,
} from "../types";

const declaration: Declaration = {
  type: "tke:Cluster",
  properties: [
    "name",
    "description",
    "type",
    "version",
    "os",
    "osCustomizeType",
    "arch",
    "level",
    "autoUpgradeLevel",
    "vpcId",
    "projectId",
    "tags",
    "clusterCidr",
    "ignoreCidrConflict",
    "serviceCidr",
    "maxPodsPerNode",
    "maxServices",
    "networkType",
    "eniSubnetIds",
    "eniIpReclaimSeconds",
    "nonStaticIpMode",
    "dualStack",
    "ipvs",
    "autoscaling",
    "containerRuntime",
    "nodeNameType",
    "extraArgs",
    "defaultSecurityGroup",
    "nodes",
    "existingNodes",
    "nodeSettings",
    "dataDiskMounts",
    "keepInstancesOnDelete",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "status",
    "nodeCount",
    "endpoints",
    "createTime",
  ],
  secretInputs: ["nodes.*.machine.login.password", "existingNodes.*.login.password"],
  secretOutputs: [],
};

/**
 * A Kubernetes cluster. Its version, network, tags and first nodes are fixed at creation: the API has no call to change them, so a change replaces the cluster. The old cluster is deleted first if the new one has the same `clusterCidr`, because one VPC cannot hold both. Set `deletionProtection` and Pulumi's `protect` option on clusters that must not be replaced.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * new clouds.tke.Cluster("web", {
 *   name: "web",
 *   vpcId: "vpc-12345678",
 *   clusterCidr: "172.16.0.0/16",
 *   deletionProtection: true,
 * });
 * ```
 */
export class Cluster extends pulumi.CustomResource {
  /** Name of the cluster. */
  declare readonly name: pulumi.Output<string>;
  /** Description of the cluster. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** `MANAGED_CLUSTER` (the default): masters run by the platform; `INDEPENDENT_CLUSTER`: self-managed masters. */
  declare readonly type: pulumi.Output<"MANAGED_CLUSTER" | "INDEPENDENT_CLUSTER" | undefined>;
  /** Kubernetes version, one of `DescribeVersions`. Default: chosen by the cloud. */
  declare readonly version: pulumi.Output<string>;
  /** Operating system of the nodes. Default: chosen by the cloud. */
  declare readonly os: pulumi.Output<string>;
  /** Image flavour. Default `GENERAL`. */
  declare readonly osCustomizeType: pulumi.Output<"GENERAL" | "DOCKER_CUSTOMIZE" | undefined>;
  /** CPU architecture. Default: chosen by the cloud. */
  declare readonly arch: pulumi.Output<"x86" | "arm">;
  /** Size class of a managed cluster, such as `L5`. Default: chosen by the cloud. */
  declare readonly level: pulumi.Output<string>;
  /** Raises the level automatically. Default false. */
  declare readonly autoUpgradeLevel: pulumi.Output<boolean | undefined>;
  /** VPC of the cluster. Required unless the cluster takes existing nodes. */
  declare readonly vpcId: pulumi.Output<string>;
  /** Project for what is created inside the cluster. */
  declare readonly projectId: pulumi.Output<number>;
  /** Tags, by key. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** CIDR range of the pods: private, mask 10 to 24. It must not overlap the VPC or its other clusters. Required for a `GR` network. */
  declare readonly clusterCidr: pulumi.Output<string>;
  /** Accepts `clusterCidr` even if it overlaps another. Default false. */
  declare readonly ignoreCidrConflict: pulumi.Output<boolean | undefined>;
  /** CIDR range of the services. */
  declare readonly serviceCidr: pulumi.Output<string | undefined>;
  /** Maximum number of pods on a node, 4 to 256; rounded up to a power of two. */
  declare readonly maxPodsPerNode: pulumi.Output<number>;
  /** Maximum number of services, 32 to 32768; rounded up to a power of two. */
  declare readonly maxServices: pulumi.Output<number>;
  /** `GR` (global route, the default) or `VPC-CNI`. */
  declare readonly networkType: pulumi.Output<"GR" | "VPC-CNI" | undefined>;
  /** Subnets of the pods with VPC-CNI. Subnets can be added, not removed. */
  declare readonly eniSubnetIds: pulumi.Output<Array<string> | undefined>;
  /** Seconds until a pod's address is reclaimed, for VPC-CNI. */
  declare readonly eniIpReclaimSeconds: pulumi.Output<number | undefined>;
  /** VPC-CNI pods without fixed addresses. Default false. */
  declare readonly nonStaticIpMode: pulumi.Output<boolean | undefined>;
  /** IPv4 and IPv6. Default false. */
  declare readonly dualStack: pulumi.Output<boolean | undefined>;
  /** Services by IPVS instead of iptables. Default false. */
  declare readonly ipvs: pulumi.Output<boolean | undefined>;
  /** Scales the nodes automatically. The API accepts it, but documents that it cannot be turned on at creation. */
  declare readonly autoscaling: pulumi.Output<boolean | undefined>;
  /** Container runtime. Default `docker`. */
  declare readonly containerRuntime: pulumi.Output<"docker" | "containerd">;
  /** How nodes are named. Default `lan-ip`. */
  declare readonly nodeNameType: pulumi.Output<"lan-ip" | "hostname" | undefined>;
  /** Custom arguments of the control plane. */
  declare readonly extraArgs: pulumi.Output<ClusterExtraArgs | undefined>;
  /** Gives the nodes the default security group. Default false. */
  declare readonly defaultSecurityGroup: pulumi.Output<boolean | undefined>;
  /** Machines to buy as the first nodes. */
  declare readonly nodes: pulumi.Output<Array<NewNodes> | undefined>;
  /** Existing machines to use as the first nodes. */
  declare readonly existingNodes: pulumi.Output<Array<ExistingNodes> | undefined>;
  /** How the first nodes are set up. */
  declare readonly nodeSettings: pulumi.Output<NodeSettings | undefined>;
  /** Mounts of data disks by machine model. */
  declare readonly dataDiskMounts: pulumi.Output<Array<DataDiskMounts> | undefined>;
  /** Keeps the nodes' machines on delete. Default true where `existingNodes` is set, else false. */
  declare readonly keepInstancesOnDelete: pulumi.Output<boolean | undefined>;
  /** Refuses to delete or replace the resource while true. Default false. */
  declare readonly deletionProtection: pulumi.Output<boolean | undefined>;
  /** Region of the resource. Defaults to the configured region; a change replaces the resource. */
  declare readonly region: pulumi.Output<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  declare readonly profile: pulumi.Output<string | undefined>;
  /** ID of an existing resource to adopt instead of creating one. It is deleted with the stack. */
  declare readonly adopt: pulumi.Output<string | undefined>;
  /** Timeouts of the wait conditions. See each resource for the defaults. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** What to wait for after a create or update: `ready` (the default), or `none` to continue at once. */
  declare readonly waitFor: pulumi.Output<"ready" | "none" | undefined>;
  /** What to do about a change made outside of Pulumi that only a replacement can undo: `warn` (the default), or `replace`. */
  declare readonly onDrift: pulumi.Output<"warn" | "replace" | undefined>;
  /** `Running`, `Creating` or `Abnormal`. */
  declare readonly status: pulumi.Output<string>;
  /** Current number of nodes. */
  declare readonly nodeCount: pulumi.Output<number>;
  /** Addresses of the API server, as of the last create or update. */
  declare readonly endpoints: pulumi.Output<ClusterEndpoints>;
  /** Creation time, as the cloud formats it. */
  declare readonly createTime: pulumi.Output<string | undefined>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ClusterArgs, opts: pulumi.CustomResourceOptions = {}) {
    const registration = registered(declaration, name, args, opts);
    // Pulumi's SDK takes a stack trace for each property, which costs more than all else and shows only in its leak report.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      super(...registration);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  /** Whether something is such a resource, whichever delivery serves it. */
  static override isInstance(value: unknown): value is Cluster {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `clusterId`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): Cluster {
    return new Cluster(name, place as ClusterArgs, { ...opts, id });
  }
}

/** What a `tke:Cluster` is made of. */
export interface ClusterArgs {
  /** Name of the cluster. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Description of the cluster. */
  description?: pulumi.Input<string>;
  /** `MANAGED_CLUSTER` (the default): masters run by the platform; `INDEPENDENT_CLUSTER`: self-managed masters. */
  type?: pulumi.Input<"MANAGED_CLUSTER" | "INDEPENDENT_CLUSTER">;
  /** Kubernetes version, one of `DescribeVersions`. Default: chosen by the cloud. */
  version?: pulumi.Input<string>;
  /** Operating system of the nodes. Default: chosen by the cloud. */
  os?: pulumi.Input<string>;
  /** Image flavour. Default `GENERAL`. */
  osCustomizeType?: pulumi.Input<"GENERAL" | "DOCKER_CUSTOMIZE">;
  /** CPU architecture. Default: chosen by the cloud. */
  arch?: pulumi.Input<"x86" | "arm">;
  /** Size class of a managed cluster, such as `L5`. Default: chosen by the cloud. */
  level?: pulumi.Input<string>;
  /** Raises the level automatically. Default false. */
  autoUpgradeLevel?: pulumi.Input<boolean>;
  /** VPC of the cluster. Required unless the cluster takes existing nodes. */
  vpcId?: pulumi.Input<string>;
  /** Project for what is created inside the cluster. */
  projectId?: pulumi.Input<number>;
  /** Tags, by key. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** CIDR range of the pods: private, mask 10 to 24. It must not overlap the VPC or its other clusters. Required for a `GR` network. */
  clusterCidr?: pulumi.Input<string>;
  /** Accepts `clusterCidr` even if it overlaps another. Default false. */
  ignoreCidrConflict?: pulumi.Input<boolean>;
  /** CIDR range of the services. */
  serviceCidr?: pulumi.Input<string>;
  /** Maximum number of pods on a node, 4 to 256; rounded up to a power of two. */
  maxPodsPerNode?: pulumi.Input<number>;
  /** Maximum number of services, 32 to 32768; rounded up to a power of two. */
  maxServices?: pulumi.Input<number>;
  /** `GR` (global route, the default) or `VPC-CNI`. */
  networkType?: pulumi.Input<"GR" | "VPC-CNI">;
  /** Subnets of the pods with VPC-CNI. Subnets can be added, not removed. */
  eniSubnetIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Seconds until a pod's address is reclaimed, for VPC-CNI. */
  eniIpReclaimSeconds?: pulumi.Input<number>;
  /** VPC-CNI pods without fixed addresses. Default false. */
  nonStaticIpMode?: pulumi.Input<boolean>;
  /** IPv4 and IPv6. Default false. */
  dualStack?: pulumi.Input<boolean>;
  /** Services by IPVS instead of iptables. Default false. */
  ipvs?: pulumi.Input<boolean>;
  /** Scales the nodes automatically. The API accepts it, but documents that it cannot be turned on at creation. */
  autoscaling?: pulumi.Input<boolean>;
  /** Container runtime. Default `docker`. */
  containerRuntime?: pulumi.Input<"docker" | "containerd">;
  /** How nodes are named. Default `lan-ip`. */
  nodeNameType?: pulumi.Input<"lan-ip" | "hostname">;
  /** Custom arguments of the control plane. */
  extraArgs?: pulumi.Input<ClusterExtraArgsArgs>;
  /** Gives the nodes the default security group. Default false. */
  defaultSecurityGroup?: pulumi.Input<boolean>;
  /** Machines to buy as the first nodes. */
  nodes?: pulumi.Input<Array<pulumi.Input<NewNodesArgs>>>;
  /** Existing machines to use as the first nodes. */
  existingNodes?: pulumi.Input<Array<pulumi.Input<ExistingNodesArgs>>>;
  /** How the first nodes are set up. */
  nodeSettings?: pulumi.Input<NodeSettingsArgs>;
  /** Mounts of data disks by machine model. */
  dataDiskMounts?: pulumi.Input<Array<pulumi.Input<DataDiskMountsArgs>>>;
  /** Keeps the nodes' machines on delete. Default true where `existingNodes` is set, else false. */
  keepInstancesOnDelete?: pulumi.Input<boolean>;
  /** Refuses to delete or replace the resource while true. Default false. */
  deletionProtection?: pulumi.Input<boolean>;
  /** Region of the resource. Defaults to the configured region; a change replaces the resource. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
  /** ID of an existing resource to adopt instead of creating one. It is deleted with the stack. */
  adopt?: pulumi.Input<string>;
  /** Timeouts of the wait conditions. See each resource for the defaults. */
  timeouts?: pulumi.Input<TimeoutsArgs>;
  /** What to wait for after a create or update: `ready` (the default), or `none` to continue at once. */
  waitFor?: pulumi.Input<"ready" | "none">;
  /** What to do about a change made outside of Pulumi that only a replacement can undo: `warn` (the default), or `replace`. */
  onDrift?: pulumi.Input<"warn" | "replace">;
}
