import { born, mine, mineById } from "../caller";
import { Refusal } from "../cloud";
import { nextId } from "../ids";
import { quota } from "../quotas";
import type { Kind, Row } from "../row";
import { read, startTransition } from "../transitions";
import { type Call, oneOf, type Paged, page } from "./call";
import { imageOf, levels, operatingSystems, versions } from "./tke-catalogue";
import { type CidrConflict, type CidrFault, checkClusterCidr, cidrConflict, cidrFault, cidrsOverlap } from "./tke-cidr";

interface Tags {
  readonly ResourceType?: string;
  readonly Tags?: readonly { Key?: string; Value?: string }[];
}

/** The `Cluster` structure, and the settings that no documented answer carries. */
export interface ClusterAttributes {
  ClusterName: string;
  ClusterDescription: string;
  ClusterVersion: string;
  ClusterOs: string;
  ClusterType: string;
  ClusterArch: string;
  ClusterNetworkSettings: {
    ClusterCIDR: string;
    IgnoreClusterCIDRConflict: boolean;
    MaxNodePodNum: number;
    MaxClusterServiceNum: number;
    Ipvs: boolean;
    VpcId: string;
    Cni: boolean;
    SubnetIds: string[];
  };
  ProjectId: number;
  TagSpecification: readonly Tags[];
  Property: string;
  OsCustomizeType: string;
  ContainerRuntime: string;
  IsDualStack: string;
  ClusterLevel: string;
  ServiceCIDR: string;
  NetworkType: string;
  AutoUpgradeClusterLevel: boolean;
  /** As sent, where nothing reads it back: node arguments, reclaim times and the like. */
  readonly Sent: object;
}

export const clusters: Kind<ClusterAttributes> = {
  service: "tke",
  kind: "cluster",
  rows: (state) => state.tke.clusters,
  name: (row) => row.attributes.ClusterName,
};

/** The caller's cluster. @param code of the refusal: the manual has several for a cluster that is not there */
export function findCluster(call: Call<object>, id: string, code = "ResourceNotFound"): Row<ClusterAttributes> {
  const row = mineById(call, call.world.state.tke.clusters, id);
  if (row === undefined) throw new Refusal(code, `The cluster ${id} does not exist.`);
  return row;
}

/** The caller's cluster, which must be running and not on its way out. */
export function findRunningCluster(call: Call<object>, id: string, code = "ResourceNotFound"): Row<ClusterAttributes> {
  const row = findCluster(call, id, code);
  if (row.status !== "Running" || row.transition !== undefined)
    throw new Refusal(
      "ResourceUnavailable",
      `The cluster ${id} is ${row.transition?.phase === "delete" ? "being deleted" : row.status}.`,
    );
  return row;
}

export interface CreateClusterInput {
  readonly ClusterType: string;
  readonly ClusterArch?: string;
  readonly ClusterCIDRSettings: {
    readonly ClusterCIDR?: string;
    readonly IgnoreClusterCIDRConflict?: boolean;
    readonly MaxNodePodNum?: number;
    readonly MaxClusterServiceNum?: number;
    readonly ServiceCIDR?: string;
    readonly EniSubnetIds?: readonly string[];
    readonly ClaimExpiredSeconds?: number;
  };
  readonly ClusterBasicSettings?: {
    readonly ClusterOs?: string;
    readonly ClusterVersion?: string;
    readonly ClusterName?: string;
    readonly ClusterDescription?: string;
    readonly VpcId?: string;
    readonly ProjectId?: number;
    readonly TagSpecification?: readonly Tags[];
    readonly OsCustomizeType?: string;
    readonly NeedWorkSecurityGroup?: boolean;
    readonly AutoUpgradeClusterLevel?: { IsAutoUpgrade?: boolean };
    readonly ClusterLevel?: string;
  };
  readonly ClusterAdvancedSettings?: {
    readonly IPVS?: boolean;
    readonly AsEnabled?: boolean;
    readonly ContainerRuntime?: string;
    readonly NodeNameType?: string;
    readonly ExtraArgs?: object;
    readonly NetworkType?: string;
    readonly IsNonStaticIpMode?: boolean;
    readonly IsDualStack?: string;
  };
}

function createCluster(call: Call<CreateClusterInput>): object {
  const { world, input } = call;
  const { ClusterBasicSettings: basic = {}, ClusterAdvancedSettings: advanced = {}, ClusterCIDRSettings: cidr } = input;
  checkChoices(input);
  if (mine(call, world.state.tke.clusters).length >= quota(world, "tke", "MaxClustersNum"))
    throw new Refusal("InternalError.QuotaMaxClsLimit", "The quota of clusters in this region is used up.");
  const vpcId = basic.VpcId;
  if (vpcId === undefined)
    throw new Refusal("MissingParameter", "An empty managed cluster needs `ClusterBasicSettings.VpcId`.");
  if (!/^vpc-\w+$/.test(vpcId))
    throw new Refusal("InternalError.VpcRecodrNotFound", `The VPC ${vpcId} does not exist.`);
  checkCidrs(call, vpcId);

  const networkType = advanced.NetworkType ?? "GR";
  const row: Row<ClusterAttributes> = {
    ...born(call),
    id: nextId(world.state, "cls-"),
    status: "",
    attributes: {
      ClusterName: basic.ClusterName ?? "",
      ClusterDescription: basic.ClusterDescription ?? "",
      ClusterVersion: basic.ClusterVersion ?? "1.10.5",
      ClusterOs: basic.ClusterOs ?? "ubuntu16.04.1 LTSx86_64",
      ClusterType: input.ClusterType,
      ClusterArch: input.ClusterArch ?? "x86",
      ClusterNetworkSettings: {
        ClusterCIDR: cidr.ClusterCIDR ?? "",
        IgnoreClusterCIDRConflict: cidr.IgnoreClusterCIDRConflict ?? false,
        MaxNodePodNum: powerOfTwo(cidr.MaxNodePodNum ?? 256),
        MaxClusterServiceNum: powerOfTwo(cidr.MaxClusterServiceNum ?? 256),
        Ipvs: advanced.IPVS ?? false,
        VpcId: vpcId,
        Cni: true,
        SubnetIds: [...(cidr.EniSubnetIds ?? [])],
      },
      ProjectId: basic.ProjectId ?? 0,
      TagSpecification: basic.TagSpecification ?? [],
      Property: JSON.stringify({ NodeNameType: advanced.NodeNameType ?? "lan-ip", NetworkType: networkType }),
      OsCustomizeType: basic.OsCustomizeType ?? "GENERAL",
      ContainerRuntime: advanced.ContainerRuntime ?? "docker",
      IsDualStack: advanced.IsDualStack ?? "false",
      ClusterLevel: basic.ClusterLevel ?? "L5",
      ServiceCIDR: cidr.ServiceCIDR ?? "",
      NetworkType: networkType,
      AutoUpgradeClusterLevel: basic.AutoUpgradeClusterLevel?.IsAutoUpgrade ?? false,
      Sent: {
        NeedWorkSecurityGroup: basic.NeedWorkSecurityGroup,
        ClaimExpiredSeconds: cidr.ClaimExpiredSeconds,
        IsNonStaticIpMode: advanced.IsNonStaticIpMode,
        ExtraArgs: advanced.ExtraArgs,
      },
    },
  };
  world.state.tke.clusters[row.id] = row;
  startTransition(world, clusters, row, { phase: "create", passing: "Creating", to: "Running", failedTo: "Abnormal" });
  return { ClusterId: row.id };
}

function checkChoices({ ClusterType, ClusterArch, ...settings }: CreateClusterInput): void {
  const {
    ClusterBasicSettings: basic = {},
    ClusterAdvancedSettings: advanced = {},
    ClusterCIDRSettings: cidr,
  } = settings;
  oneOf("ClusterType", ClusterType, ["MANAGED_CLUSTER", "INDEPENDENT_CLUSTER"]);
  oneOf("ClusterArch", ClusterArch, ["x86", "arm"]);
  oneOf("ClusterBasicSettings.ClusterOs", basic.ClusterOs, operatingSystems);
  oneOf("ClusterBasicSettings.ClusterVersion", basic.ClusterVersion, versions);
  oneOf("ClusterBasicSettings.OsCustomizeType", basic.OsCustomizeType, ["DOCKER_CUSTOMIZE", "GENERAL"]);
  oneOf("ClusterBasicSettings.ClusterLevel", basic.ClusterLevel, levels);
  for (const { ResourceType } of basic.TagSpecification ?? [])
    oneOf("ClusterBasicSettings.TagSpecification.ResourceType", ResourceType, ["cluster"]);
  oneOf("ClusterAdvancedSettings.ContainerRuntime", advanced.ContainerRuntime, ["docker", "containerd"]);
  oneOf("ClusterAdvancedSettings.NodeNameType", advanced.NodeNameType, ["lan-ip", "hostname"]);
  oneOf("ClusterAdvancedSettings.NetworkType", advanced.NetworkType, ["GR", "VPC-CNI"]);
  oneOf("ClusterAdvancedSettings.IsDualStack", advanced.IsDualStack, ["true", "false"]);
  between("ClusterCIDRSettings.MaxNodePodNum", cidr.MaxNodePodNum, 4, 256);
  between("ClusterCIDRSettings.MaxClusterServiceNum", cidr.MaxClusterServiceNum, 32, 32768);
  between("ClusterCIDRSettings.ClaimExpiredSeconds", cidr.ClaimExpiredSeconds, 300, 15_767_999);
  if (advanced.AsEnabled)
    throw new Refusal(
      "InvalidParameter",
      "`ClusterAdvancedSettings.AsEnabled` cannot be switched on while creating a cluster.",
    );
  if (cidr.ClusterCIDR === undefined && advanced.NetworkType !== "VPC-CNI")
    throw new Refusal("MissingParameter", "A cluster of network type GR needs `ClusterCIDRSettings.ClusterCIDR`.");
}

const FAULT_CODES: Record<CidrFault, string> = {
  invalid: "InternalError.CidrInvali",
  mask: "InternalError.CidrMaskSizeOutOfRange",
  "not-private": "InternalError.InvalidPrivateNetworkCidr",
};
const CONFLICT_CODES: Record<CidrConflict, string> = {
  CIDR_CONFLICT_WITH_OTHER_CLUSTER: "InternalError.CidrConflictWithOtherCluster",
  CIDR_CONFLICT_WITH_VPC_CIDR: "InternalError.CidrConflictWithVpcCidr",
  CIDR_CONFLICT_WITH_VPC_GLOBAL_ROUTE: "InternalError.CidrConflictWithVpcGlobalRoute",
};

function checkCidrs(call: Call<CreateClusterInput>, vpcId: string): void {
  const { ClusterCIDR, ServiceCIDR, IgnoreClusterCIDRConflict } = call.input.ClusterCIDRSettings;
  for (const cidr of [ClusterCIDR, ServiceCIDR]) {
    if (cidr === undefined || cidr === "") continue;
    const fault = cidrFault(cidr);
    if (fault !== undefined) throw new Refusal(FAULT_CODES[fault], `The CIDR ${cidr} is not valid (${fault}).`);
    const conflict = IgnoreClusterCIDRConflict ? undefined : cidrConflict(call, vpcId, cidr);
    if (conflict !== undefined) throw new Refusal(CONFLICT_CODES[conflict.type], conflict.message);
  }
  if (ClusterCIDR && ServiceCIDR && cidrsOverlap(ClusterCIDR, ServiceCIDR))
    throw new Refusal(
      "InternalError.CidrInvali",
      `The service CIDR ${ServiceCIDR} overlaps the cluster CIDR ${ClusterCIDR}.`,
    );
}

function between(name: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && (value < least || value > most))
    throw new Refusal(
      "InvalidParameterValue",
      `The value of parameter \`${name}\` is not valid: it must be from ${least} to ${most}.`,
    );
}

function powerOfTwo(value: number): number {
  return 2 ** Math.ceil(Math.log2(value));
}

type Filters = readonly { readonly Name: string; readonly Values: readonly string[] }[];

function describeClusters(call: Call<Paged & { ClusterIds?: readonly string[]; Filters?: Filters }>): object {
  const { ClusterIds = [], Filters = [] } = call.input;
  if (Filters.length > 1 || Filters.some(({ Name }) => Name !== "ClusterName"))
    throw new Refusal("InvalidParameter", "The parameter `Filters` takes one filter, named ClusterName.");
  const fitting = mine(call, call.world.state.tke.clusters)
    .filter((row) => ClusterIds.length === 0 || ClusterIds.includes(row.id))
    .filter((row) => Filters.every(({ Values }) => Values.includes(row.attributes.ClusterName)));
  const shown = read(call.world, clusters, page(fitting, call.input));
  return { TotalCount: fitting.length, Clusters: shown.map((row) => view(row)) };
}

function view({ id, status, createdAt, attributes }: Row<ClusterAttributes>): object {
  const { Sent, ServiceCIDR, NetworkType, AutoUpgradeClusterLevel, ...readable } = attributes;
  return {
    ClusterId: id,
    ...readable,
    ClusterNodeNum: 0,
    ClusterStatus: status,
    ClusterMaterNodeNum: 0,
    ImageId: imageOf(attributes.ClusterOs),
    CreatedTime: createdAt,
  };
}

interface ModifyClusterInput {
  readonly ClusterId: string;
  readonly ClusterName?: string;
  readonly ClusterDesc?: string;
  readonly ClusterRunTime?: string;
  readonly ClusterLevel?: string;
  readonly AutoUpgradeClusterLevel?: { readonly IsAutoUpgrade?: boolean } | null;
}

function modifyClusterAttribute(call: Call<ModifyClusterInput>): object {
  const { ClusterId, ClusterName, ClusterDesc, ClusterRunTime, ClusterLevel, AutoUpgradeClusterLevel } = call.input;
  const { attributes } = findRunningCluster(call, ClusterId);
  oneOf("ClusterRunTime", ClusterRunTime, ["docker", "containerd"]);
  oneOf("ClusterLevel", ClusterLevel, levels);
  attributes.ClusterName = ClusterName ?? attributes.ClusterName;
  attributes.ClusterDescription = ClusterDesc ?? attributes.ClusterDescription;
  attributes.ContainerRuntime = ClusterRunTime ?? attributes.ContainerRuntime;
  attributes.ClusterLevel = ClusterLevel ?? attributes.ClusterLevel;
  attributes.AutoUpgradeClusterLevel = AutoUpgradeClusterLevel?.IsAutoUpgrade ?? attributes.AutoUpgradeClusterLevel;
  return {
    ProjectId: attributes.ProjectId,
    ClusterName: attributes.ClusterName,
    ClusterDesc: attributes.ClusterDescription,
  };
}

function deleteCluster(call: Call<{ ClusterId: string; InstanceDeleteMode: string }>): object {
  const row = findCluster(call, call.input.ClusterId);
  oneOf("InstanceDeleteMode", call.input.InstanceDeleteMode, ["terminate", "retain"]);
  if (row.status === "Creating" || row.transition?.phase === "delete")
    throw new Refusal(
      "ResourceUnavailable",
      `The cluster ${row.id} is ${row.status === "Creating" ? "Creating" : "being deleted"}.`,
    );
  // The manual has no deleting state: the cluster keeps its status until it is gone.
  startTransition(call.world, clusters, row, { phase: "delete", passing: row.status, failedTo: "Abnormal" });
  return {};
}

export const clusterHandlers = {
  CreateCluster: createCluster,
  DescribeClusters: describeClusters,
  ModifyClusterAttribute: modifyClusterAttribute,
  DeleteCluster: deleteCluster,
  CheckClusterCIDR: checkClusterCidr,
};
