import { mine, mineByIds } from "../../caller";
import { Refusal } from "../../cloud";
import type { Edition } from "../../edition";
import type { Row } from "../../row";
import { isLeaving, listAfterRead, read, startTransition } from "../../transitions";
import { type Call, oneOf, page } from "../call";
import { imageOf } from "./catalogue";
import type { Filter, Inputs } from "./inputs.gen";
import { checkClusterCidr } from "./parts/cidr";
import { createCluster } from "./parts/cluster-create";
import { levelFor, levelsOf } from "./parts/cluster-level";
import { changedSettings, type PublicChange } from "./parts/cluster-public";
import {
  busyCode,
  type ClusterAttributes,
  clusters,
  findCluster,
  findRunningCluster,
  nodeNameType,
} from "./parts/cluster-row";
import { instances, isPrepaid, leave, nodesOf } from "./parts/instance-row";
import { requireSubnets } from "./parts/subnet";

type Cluster = Row<ClusterAttributes>;

const tagsOf = ({ attributes }: Cluster) => attributes.TagSpecification.flatMap(({ Tags = [] }) => Tags);

/** A cluster's values for the public cloud's filters, by name. */
const PUBLIC_FILTERS: Readonly<Record<string, (row: Cluster) => readonly (string | undefined)[]>> = {
  ClusterName: ({ attributes }) => [attributes.ClusterName],
  ClusterType: ({ attributes }) => [attributes.ClusterType],
  ClusterStatus: ({ status }) => [status],
  "vpc-id": ({ attributes }) => [attributes.ClusterNetworkSettings.VpcId],
  "tag-key": (row) => tagsOf(row).map(({ Key }) => Key),
  "tag-value": (row) => tagsOf(row).map(({ Value }) => Value),
  Tags: (row) => tagsOf(row).map(({ Key, Value }) => `${Key}:${Value}`),
};

interface ClusterFilter {
  readonly byState: boolean;
  fits(row: Cluster): boolean;
}

function clusterFilter({ Name, Values }: Filter, edition: Edition): ClusterFilter {
  const names = edition === "public" ? Object.keys(PUBLIC_FILTERS) : ["ClusterName"];
  const valuesOf = names.includes(Name) ? PUBLIC_FILTERS[Name] : undefined;
  if (valuesOf === undefined)
    throw new Refusal(
      "InvalidParameter",
      edition === "public"
        ? `The parameter \`Filters\` supports only ${names.join(", ")}.`
        : "The parameter `Filters` takes one filter, named ClusterName.",
    );
  const fits = (row: Cluster) => valuesOf(row).some((value) => value !== undefined && Values.includes(value));
  return { byState: Name === "ClusterStatus", fits };
}

function describeClusters(call: Call<Inputs["DescribeClusters"] & { readonly ClusterType?: string }>): object {
  const { ClusterIds = [], ClusterType, Filters = [] } = call.input;
  const filters = Filters.map((filter) => clusterFilter(filter, call.world.edition));
  if (filters.length > 1 && call.world.edition === "private")
    throw new Refusal("InvalidParameter", "The parameter `Filters` takes one filter, named ClusterName.");
  const { found, rows } = listAfterRead(
    () => {
      if (call.world.otherReadings.has("tencent: unknown IDs in a list call"))
        for (const id of ClusterIds) findCluster(call, id);
      const all = clusters.rows(call.world.state);
      const asked = ClusterIds.length === 0 ? mine(call, all) : mineByIds(call, all, ClusterIds);
      const selected = asked
        .filter((row) => ClusterType === undefined || row.attributes.ClusterType === ClusterType)
        .filter((row) => filters.every(({ byState, fits }) => byState || fits(row)));
      const found = selected.filter((row) => filters.every(({ fits }) => fits(row)));
      return { selected, found, rows: page(found, call.input) };
    },
    (list) => readClusters(call, list),
  );
  return { TotalCount: found.length, Clusters: rows.map((row) => view(call, row)) };
}

/** Counts a read of clusters, and of nodes that are leaving them, because a cluster shows its number of nodes. */
function readClusters(call: Call<object>, rows: readonly Cluster[]): number {
  const leaving = rows.flatMap(({ id }) => nodesOf(call, id).filter(isLeaving));
  return read(call.world, clusters, rows) + read(call.world, instances, leaving);
}

function view(call: Call<object>, { id, status, createdAt, attributes }: Row<ClusterAttributes>): object {
  const {
    Sent,
    ServiceCIDR,
    NetworkType,
    AutoUpgradeClusterLevel,
    AsGroupOption,
    Password,
    Token,
    Public,
    ...readable
  } = attributes;
  const { Network: own, ...settings } = Public ?? { Network: {} };
  const subnets = call.world.otherReadings.has("tencent: subnets of a VPC-CNI cluster") ? { SubnetIds: [] } : {};
  const isPublic = call.world.edition === "public";
  const roles = nodesOf(call, id).map((node) => node.attributes.InstanceRole);
  return {
    ClusterId: id,
    ...readable,
    ClusterNetworkSettings: {
      ...attributes.ClusterNetworkSettings,
      ...subnets,
      ...(isPublic && { ...own, ServiceCIDR }),
    },
    ...(isPublic && { AutoUpgradeClusterLevel, ...settings }),
    // Only managed clusters have one.
    ClusterLevel: attributes.ClusterLevel || null,
    ClusterNodeNum: roles.filter((role) => role === "WORKER").length,
    ClusterStatus: status,
    ClusterMaterNodeNum: roles.filter((role) => role === "MASTER_ETCD").length,
    ImageId: imageOf(attributes.ClusterOs),
    CreatedTime: createdAt,
  };
}

function modifyClusterAttribute(call: Call<PublicChange>): object {
  const { ClusterId, ClusterName, ClusterDesc, ClusterRunTime, ClusterLevel, AutoUpgradeClusterLevel } = call.input;
  const { ProjectId, ClusterProperty } = call.input;
  oneOf("ClusterProperty.NodeNameType", ClusterProperty?.NodeNameType, ["lan-ip", "hostname"]);
  const { attributes } = findRunningCluster(call, ClusterId);
  oneOf("ClusterLevel", ClusterLevel, levelsOf(call.world.edition));
  if (ClusterLevel !== undefined && attributes.ClusterType !== "MANAGED_CLUSTER")
    throw new Refusal("InvalidParameter", "`ClusterLevel` is for a MANAGED_CLUSTER only.");
  const upgrades = AutoUpgradeClusterLevel?.IsAutoUpgrade ?? attributes.AutoUpgradeClusterLevel;
  const wanted = { ...attributes, ClusterLevel: ClusterLevel ?? attributes.ClusterLevel };
  const level = levelFor(call, { ...wanted, AutoUpgradeClusterLevel: upgrades }, nodesOf(call, ClusterId).length);
  attributes.ClusterName = ClusterName ?? attributes.ClusterName;
  const clears = call.world.otherReadings.has("tencent: fields left out of a Modify call");
  attributes.ClusterDescription = ClusterDesc ?? (clears ? "" : attributes.ClusterDescription);
  attributes.ContainerRuntime = ClusterRunTime ?? attributes.ContainerRuntime;
  attributes.ClusterLevel = level;
  attributes.AutoUpgradeClusterLevel = upgrades;
  attributes.ProjectId = ProjectId ?? attributes.ProjectId;
  attributes.Property = JSON.stringify({ ...JSON.parse(attributes.Property), ...ClusterProperty });
  attributes.Public = attributes.Public && changedSettings(attributes.Public, call.input);
  return {
    ProjectId: attributes.ProjectId,
    ClusterName: attributes.ClusterName,
    ClusterDesc: attributes.ClusterDescription,
    ...(call.world.edition === "public" && {
      ClusterLevel: attributes.ClusterLevel,
      AutoUpgradeClusterLevel: { IsAutoUpgrade: upgrades },
      ClusterProperty: { NodeNameType: nodeNameType({ attributes }) },
      ...attributes.Public,
    }),
  };
}

const protect =
  (DeletionProtection: boolean) =>
  (call: Call<Pick<Inputs["DeleteCluster"], "ClusterId">>): object => {
    const { attributes } = findCluster(call, call.input.ClusterId);
    attributes.Public = { Network: {}, ...attributes.Public, DeletionProtection };
    return {};
  };

function deleteCluster(call: Call<Inputs["DeleteCluster"]>): object {
  const row = findCluster(call, call.input.ClusterId);
  const deletes = call.world.otherReadings.has("tencent: a cluster while it is deleted");
  if (deletes && row.transition?.phase === "delete") return {};
  if (row.status === "Creating" || row.transition?.phase === "delete")
    throw new Refusal(
      busyCode(call),
      `The cluster ${row.id} is ${row.status === "Creating" ? "Creating" : "being deleted"}.`,
    );
  if (row.attributes.Public?.DeletionProtection)
    throw new Refusal(
      "OperationDenied.ClusterInDeletionProtection",
      `The cluster ${row.id} is protected against deletion; turn the protection off with DisableClusterDeletionProtection.`,
    );
  const nodes = nodesOf(call, row.id);
  if (call.input.InstanceDeleteMode === "terminate" && nodes.some(isPrepaid))
    throw new Refusal(
      "FailedOperation",
      "`InstanceDeleteMode` terminate is for pay-as-you-go machines only; this cluster has others.",
    );
  for (const node of nodes) leave(node, call.input.InstanceDeleteMode);
  // The manual has no status for deletion: the cluster keeps its status until it is gone.
  const passing = deletes ? "Deleting" : row.status;
  startTransition(call.world, clusters, row, { phase: "delete", passing, failedTo: "Abnormal" });
  return {};
}

function addSubnets(call: Call<Inputs["AddVpcCniSubnets"]>): object {
  const { ClusterId, VpcId, SubnetIds } = call.input;
  const { attributes } = findRunningCluster(call, ClusterId);
  const network = attributes.ClusterNetworkSettings;
  if (attributes.NetworkType !== "VPC-CNI")
    throw new Refusal("FailedOperation", `The network type of ${ClusterId} is ${attributes.NetworkType}, not VPC-CNI.`);
  if (VpcId !== network.VpcId)
    throw new Refusal("InvalidParameter", `\`VpcId\` must be the cluster's, ${network.VpcId}.`);
  requireSubnets(SubnetIds);
  network.SubnetIds = [...new Set([...network.SubnetIds, ...SubnetIds])];
  return {};
}

export const clusterHandlers = {
  AddVpcCniSubnets: addSubnets,
  CreateCluster: createCluster,
  DescribeClusters: describeClusters,
  ModifyClusterAttribute: modifyClusterAttribute,
  DeleteCluster: deleteCluster,
  CheckClusterCIDR: checkClusterCidr,
};

/** Handlers of calls that only the public cloud has. */
export const publicClusterHandlers = {
  EnableClusterDeletionProtection: protect(true),
  DisableClusterDeletionProtection: protect(false),
};
