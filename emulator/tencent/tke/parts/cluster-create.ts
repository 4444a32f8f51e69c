import { born, mine } from "../../../caller";
import { Refusal } from "../../../cloud";
import type { Edition } from "../../../edition";
import { nextHex, nextId } from "../../../ids";
import { quota } from "../../../quotas";
import type { Row } from "../../../row";
import { startTransition } from "../../../transitions";
import { type Call, jsonObject, oneOf } from "../../call";
import { defaultAsGroupOption } from "../as-group-option";
import { archOf, imageIds, operatingSystems, versions } from "../catalogue";
import type { CreateClusterInput, InstanceAdvancedSettings } from "../inputs.gen";
import { requireLicence } from "../licence";
import { type CidrConflict, type CidrFault, cidrConflict, cidrFault, cidrsOverlap } from "./cidr";
import { checkNodeQuota, levelFor, levelsOf } from "./cluster-level";
import { type PublicCluster, publicSettings } from "./cluster-public";
import { type ClusterAttributes, clusters } from "./cluster-row";
import { addNode, bought, checkNames, checkVpc, existing, type NewNode } from "./instance-row";
import { checkLogin } from "./login";
import { requireSubnets } from "./subnet";

export function createCluster(call: Call<PublicCluster>): object {
  const { world, input } = call;
  const { ClusterBasicSettings: basic = {}, ClusterAdvancedSettings: advanced = {}, ClusterCIDRSettings: cidr } = input;
  checkChoices(input, world.edition);
  requireLicence(call);
  const others = mine(call, clusters.rows(world.state));
  if (others.length >= quota(world, "tke", "MaxClustersNum"))
    throw new Refusal("InternalError.QuotaMaxClsLimit", "The quota of clusters in this region is used up.");
  const nodes = plannedNodes(call);
  const vpcId = basic.VpcId ?? nodes.find((node) => node.VpcId !== "")?.VpcId;
  if (vpcId === undefined)
    throw new Refusal(
      "MissingParameter",
      "A cluster without nodes that determine it needs `ClusterBasicSettings.VpcId`.",
    );
  if (!/^vpc-\w+$/.test(vpcId))
    throw new Refusal("InternalError.VpcRecodrNotFound", `The VPC ${vpcId} does not exist.`);
  checkVpc(nodes, vpcId);
  checkCidrs(call, others, vpcId);
  requireSubnets(cidr.EniSubnetIds ?? []);

  const networkType = advanced.NetworkType ?? "GR";
  const managed = input.ClusterType === "MANAGED_CLUSTER";
  const upgrades = basic.AutoUpgradeClusterLevel?.IsAutoUpgrade ?? false;
  const level = {
    ClusterType: input.ClusterType,
    ClusterLevel: basic.ClusterLevel ?? (managed ? "L5" : ""),
    AutoUpgradeClusterLevel: upgrades,
  };
  const row: Row<ClusterAttributes> = {
    ...born(call),
    id: nextId(world.state, "cls-"),
    status: "",
    attributes: {
      ClusterName: basic.ClusterName ?? "",
      ClusterDescription: basic.ClusterDescription ?? "",
      ClusterVersion: basic.ClusterVersion ?? "1.10.5",
      ClusterOs: basic.ClusterOs ?? (input.ClusterArch === "arm" ? "tlinux3.1arm64" : "ubuntu16.04.1 LTSx86_64"),
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
      ClusterLevel: levelFor(call, level, nodes.length),
      ServiceCIDR: cidr.ServiceCIDR ?? "",
      NetworkType: networkType,
      AutoUpgradeClusterLevel: upgrades,
      AsGroupOption: defaultAsGroupOption(world.edition),
      ...(world.edition === "public" && { Public: publicSettings(input) }),
      Sent: {
        NeedWorkSecurityGroup: basic.NeedWorkSecurityGroup,
        ClaimExpiredSeconds: cidr.ClaimExpiredSeconds,
        IsNonStaticIpMode: advanced.IsNonStaticIpMode,
        ExtraArgs: advanced.ExtraArgs,
        InstanceAdvancedSettings: input.InstanceAdvancedSettings,
        InstanceDataDiskMountSettings: input.InstanceDataDiskMountSettings,
      },
      Password: nextHex(world.state, "cluster-password", 16),
      Token: nextHex(world.state, "cluster-token", 32),
    },
  };
  clusters.rows(world.state).set(row.id, row);
  startTransition(world, clusters, row, { phase: "create", passing: "Creating", to: "Running", failedTo: "Abnormal" });
  for (const node of nodes) addNode(call, row, node);
  return { ClusterId: row.id };
}

function checkChoices({ ClusterType, ClusterArch = "x86", ...settings }: CreateClusterInput, edition: Edition): void {
  const {
    ClusterBasicSettings: basic = {},
    ClusterAdvancedSettings: advanced = {},
    ClusterCIDRSettings: cidr,
  } = settings;
  // In the public cloud, custom images are given by their IDs.
  const systems = edition === "public" ? [...operatingSystems, ...imageIds] : operatingSystems;
  oneOf("ClusterBasicSettings.ClusterOs", basic.ClusterOs, systems);
  if (basic.ClusterOs !== undefined && archOf(basic.ClusterOs) !== ClusterArch && edition === "private")
    throw new Refusal(
      "InvalidParameterValue",
      `The operating system ${basic.ClusterOs} does not support \`ClusterArch\` ${ClusterArch}.`,
    );
  oneOf("ClusterBasicSettings.ClusterVersion", basic.ClusterVersion, versions);
  oneOf("ClusterBasicSettings.ClusterLevel", basic.ClusterLevel, levelsOf(edition));
  const managed = ClusterType === "MANAGED_CLUSTER";
  if (!managed && (basic.ClusterLevel !== undefined || basic.AutoUpgradeClusterLevel?.IsAutoUpgrade))
    throw new Refusal("InvalidParameter", "`ClusterLevel` and its upgrade are for a MANAGED_CLUSTER only.");
  if (cidr.EniSubnetIds?.length && advanced.NetworkType !== "VPC-CNI")
    throw new Refusal("InvalidParameter", "`ClusterCIDRSettings.EniSubnetIds` is for the network type VPC-CNI only.");
  if (advanced.AsEnabled)
    throw new Refusal(
      "InvalidParameter",
      "`ClusterAdvancedSettings.AsEnabled` cannot be switched on while creating a cluster.",
    );
  if (!cidr.ClusterCIDR && advanced.NetworkType !== "VPC-CNI")
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
};

function checkCidrs(call: Call<PublicCluster>, others: readonly Row<ClusterAttributes>[], vpcId: string): void {
  const { ClusterCIDR, ServiceCIDR, IgnoreClusterCIDRConflict, IgnoreServiceCIDRConflict } =
    call.input.ClusterCIDRSettings;
  for (const cidr of [ClusterCIDR, ServiceCIDR]) {
    if (!cidr) continue;
    const fault = cidrFault(cidr);
    if (fault !== undefined) throw new Refusal(FAULT_CODES[fault], `The CIDR ${cidr} is not valid (${fault}).`);
    const ignored = IgnoreClusterCIDRConflict || (cidr === ServiceCIDR && IgnoreServiceCIDRConflict);
    const conflict = ignored ? undefined : cidrConflict(others, vpcId, cidr);
    if (conflict !== undefined) throw new Refusal(CONFLICT_CODES[conflict.type], conflict.message);
  }
  if (ClusterCIDR && ServiceCIDR && cidrsOverlap(ClusterCIDR, ServiceCIDR))
    throw new Refusal(
      "InternalError.CidrInvali",
      `The service CIDR ${ServiceCIDR} overlaps the cluster CIDR ${ClusterCIDR}.`,
    );
}

function powerOfTwo(value: number): number {
  return 2 ** Math.ceil(Math.log2(value));
}

/** Only the custom arguments of an override apply (manual, RunInstancesForNode). */
const overridden = (
  settings: InstanceAdvancedSettings,
  override: InstanceAdvancedSettings = {},
): InstanceAdvancedSettings =>
  override.ExtraArgs === undefined ? settings : { ...settings, ExtraArgs: override.ExtraArgs };

const MOST_COMBINATIONS = 10;
const MOST_EXISTING = 100;

/** The first nodes of a cluster. */
function plannedNodes(call: Call<CreateClusterInput>): NewNode[] {
  const {
    RunInstancesForNode = [],
    ExistedInstancesForNode = [],
    InstanceAdvancedSettings = {},
    ClusterAdvancedSettings: { NodeNameType } = {},
    ClusterType,
  } = call.input;
  const combinations = RunInstancesForNode.flatMap(({ RunInstancesPara }) => RunInstancesPara);
  if (combinations.length > MOST_COMBINATIONS)
    throw new Refusal(
      "LimitExceeded",
      `\`RunInstancesForNode\` takes at most ${MOST_COMBINATIONS} combinations of model and region.`,
    );
  if (ExistedInstancesForNode.flatMap((group) => group.ExistedInstancesPara.InstanceIds).length > MOST_EXISTING)
    throw new Refusal("LimitExceeded", `\`ExistedInstancesForNode\` takes at most ${MOST_EXISTING} instances.`);
  const fresh = RunInstancesForNode.flatMap(
    ({ NodeRole, RunInstancesPara, InstanceAdvancedSettingsOverrides: overrides = [] }) => {
      if (overrides.length > 0 && overrides.length !== RunInstancesPara.length)
        throw new Refusal(
          "InvalidParameter",
          "`InstanceAdvancedSettingsOverrides` must have an item for each of `RunInstancesPara`, in its order.",
        );
      return RunInstancesPara.flatMap((text, index) =>
        bought(text, NodeRole, overridden(InstanceAdvancedSettings, overrides[index]), NodeNameType),
      );
    },
  );
  const attached = ExistedInstancesForNode.flatMap(
    ({ NodeRole, ExistedInstancesPara: para, InstanceAdvancedSettingsOverride }) =>
      para.InstanceIds.map((id) => {
        const own = { ...InstanceAdvancedSettings, ...para.InstanceAdvancedSettings };
        if (para.LoginSettings) checkLogin(jsonObject(para.LoginSettings, "LoginSettings"), "LoginSettings");
        if (NodeNameType === "hostname" && !para.HostName)
          throw new Refusal("InvalidParameter", "`HostName` is needed: the cluster names its nodes by host name.");
        return existing(call, id, NodeRole, overridden(own, InstanceAdvancedSettingsOverride), para.HostName);
      }),
  );
  const nodes = [...fresh, ...attached];
  checkNames(nodes, [], NodeNameType);
  const masters = nodes.filter(({ InstanceRole }) => InstanceRole === "MASTER_ETCD").length;
  if (ClusterType === "MANAGED_CLUSTER" && masters > 0)
    throw new Refusal("InvalidParameter", "Nodes of the role MASTER_ETCD are for INDEPENDENT_CLUSTER only.");
  if (ClusterType === "INDEPENDENT_CLUSTER" && (masters < 3 || masters > 7))
    throw new Refusal(
      "InvalidParameter",
      `An INDEPENDENT_CLUSTER needs 3 to 7 nodes of the role MASTER_ETCD, not ${masters}.`,
    );
  checkNodeQuota(call, nodes.length);
  return nodes;
}
