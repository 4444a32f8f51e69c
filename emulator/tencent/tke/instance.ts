import { mine } from "../../caller";
import { Refusal } from "../../cloud";
import type { Edition } from "../../edition";
import type { Row } from "../../row";
import { isLeaving, listAfterRead, read, startTransition } from "../../transitions";
import { type Call, oneOf, page } from "../call";
import type { Filter, Inputs } from "./inputs.gen";
import { CORES, requireLicence } from "./licence";
import { asGroups } from "./parts/as-group-row";
import { checkNodeQuota, levelFor } from "./parts/cluster-level";
import {
  type ClusterAttributes,
  clusterOfRead,
  clusters,
  findCluster,
  findRunningCluster,
  nodeNameType,
} from "./parts/cluster-row";
import {
  addNode,
  bought,
  checkNames,
  checkVpc,
  existing,
  type InstanceAttributes,
  instances,
  isPrepaid,
  leave,
  machines,
  type NewNode,
  nodesOf,
  unusable,
} from "./parts/instance-row";
import { checkLogin } from "./parts/login";
import { sizeOf } from "./parts/machine";

type Node = Row<InstanceAttributes>;

function createInstances(call: Call<Inputs["CreateClusterInstances"]>): object {
  const cluster = findRunningCluster(call, call.input.ClusterId);
  const { RunInstancePara, InstanceAdvancedSettings = {} } = call.input;
  const nodes = bought(RunInstancePara, "WORKER", InstanceAdvancedSettings, nodeNameType(cluster));
  return { InstanceIdSet: join(call, cluster, nodes) };
}

/** @returns the cluster's level with this many more nodes @throws Refusal if it cannot have them */
export function levelWith(call: Call<object>, cluster: Row<ClusterAttributes>, more: number): string {
  requireLicence(call);
  // No read counts the leaving machines of a deleted scaling group, so they would never leave if changes wait for reads.
  const staying = nodesOf(call, cluster.id).filter(({ attributes }) => attributes.Leaving === undefined);
  const count = staying.length + more;
  checkNodeQuota(call, count);
  return levelFor(call, cluster.attributes, count);
}

/** Adds nodes within the quota. @returns their IDs */
export function join(call: Call<object>, cluster: Row<ClusterAttributes>, nodes: readonly NewNode[]): string[] {
  checkVpc(nodes, cluster.attributes.ClusterNetworkSettings.VpcId);
  checkNames(nodes, nodesOf(call, cluster.id), nodeNameType(cluster));
  cluster.attributes.ClusterLevel = levelWith(call, cluster, nodes.length);
  return nodes.map((node) => addNode(call, cluster, node).id);
}

function addExistedInstances(call: Call<Inputs["AddExistedInstances"]>): object {
  const { ClusterId, InstanceIds, InstanceAdvancedSettings = {}, LoginSettings, HostName, NodePool } = call.input;
  const cluster = findRunningCluster(call, ClusterId);
  checkLogin(LoginSettings, "LoginSettings");
  if (HostName === undefined && nodeNameType(cluster) === "hostname")
    throw new Refusal("InvalidParameter", "`HostName` is needed: the cluster names its nodes by host name.");
  const own = cluster.attributes.ClusterNetworkSettings.VpcId;
  const isElsewhere = (id: string) => (machines.rows(call.world.state).get(id)?.attributes.VpcId ?? own) !== own;
  const usable = [...new Set(InstanceIds)].filter((id) => unusable(call, id) === undefined && !isElsewhere(id));
  join(
    call,
    cluster,
    usable.map((id) => ({
      ...existing(call, id, "WORKER", InstanceAdvancedSettings, HostName),
      ...(NodePool?.AddToNodePool && { NodePoolId: NodePool.NodePoolId }),
    })),
  );
  return {
    SuccInstanceIds: usable,
    FailedInstanceIds: InstanceIds.filter((id) => !usable.includes(id)),
    TimeoutInstanceIds: [],
  };
}

/** The public cloud also has separate masters and etcd nodes; there are none here. */
function ofRole(nodes: readonly Node[], role = "", edition: Edition = "private"): Node[] {
  const own = edition === "public" ? ["MASTER", "ETCD"] : [];
  oneOf("InstanceRole", role, ["MASTER_ETCD", "WORKER", ...own, "ALL", ""]);
  return nodes.filter(({ attributes }) => role === "" || role === "ALL" || attributes.InstanceRole === role);
}

function describeInstances(call: Call<Inputs["DescribeClusterInstances"]>): object {
  const { ClusterId, InstanceIds = [], InstanceRole, Filters = [] } = call.input;
  clusterOfRead(call, ClusterId, "InvalidParameter.ClusterNotFound");
  const filters = Filters.map(nodeFilter);
  const { found, rows } = listAfterRead(
    () => {
      const nodes = nodesOf(call, ClusterId);
      const unknown = InstanceIds.find((id) => !nodes.some((node) => node.id === id));
      if (unknown !== undefined && call.world.otherReadings.has("tencent: unknown IDs in a list call"))
        throw new Refusal("ResourceNotFound", `The instance ${unknown} does not exist.`);
      const found = ofRole(nodes, InstanceRole, call.world.edition)
        .filter(({ id }) => InstanceIds.length === 0 || InstanceIds.includes(id))
        .filter((node) => filters.every((fits) => fits(node)));
      return { found, rows: page(found, call.input) };
    },
    (nodes) => readNodes(call, nodes),
  );
  return { TotalCount: found.length, InstanceSet: rows.map((node) => view(node, call.world.edition)) };
}

/** Counts a read of nodes, and of the scaling groups whose deletion removes them. */
function readNodes({ world }: Call<object>, nodes: readonly Node[]): number {
  const groups = nodes.flatMap(
    ({ attributes }) => asGroups.rows(world.state).get(attributes.AutoScalingGroupId ?? "") ?? [],
  );
  return read(world, instances, nodes) + read(world, asGroups, groups.filter(isLeaving));
}

/** The filter names that the public cloud documents; the manual names none. */
function nodeFilter({ Name, Values }: Filter): (node: Node) => boolean {
  if (Name === "nodepool-id") return ({ attributes }) => Values.includes(attributes.NodePoolId ?? "");
  if (Name !== "nodepool-instance-type")
    throw new Refusal(
      "InvalidParameter",
      "The parameter `Filters` supports only nodepool-id and nodepool-instance-type.",
    );
  for (const value of Values) oneOf("Filters.Values", value, ["MANUALLY_ADDED", "AUTOSCALING_ADDED", "ALL"]);
  return ({ attributes: { NodePoolId, AutoScalingGroupId } }) =>
    (NodePoolId !== undefined && Values.some((value) => value !== "AUTOSCALING_ADDED")) ||
    (AutoScalingGroupId !== undefined && Values.some((value) => value !== "MANUALLY_ADDED"));
}

function view({ id, status, reason, createdAt, attributes }: Node, edition: Edition): object {
  const { InstanceRole, DrainStatus, InstanceAdvancedSettings } = attributes;
  const passing = status === "initializing" ? "still initialising" : "";
  return {
    InstanceId: id,
    InstanceRole,
    FailedReason: reason ?? passing,
    InstanceState: status,
    DrainStatus,
    InstanceAdvancedSettings,
    CreatedTime: createdAt,
    ...(edition === "public" && {
      LanIP: attributes.PrivateIpAddress,
      NodePoolId: attributes.NodePoolId ?? "",
      AutoscalingGroupId: attributes.AutoScalingGroupId ?? "",
    }),
  };
}

function describeInstanceIds(call: Call<Inputs["DescribeClusterInstanceIds"]>): object {
  const {
    ClusterId,
    InstanceRole,
    VagueIpAddress = "",
    VagueInstanceName = "",
    InstanceStates = [],
    Labels = "",
  } = call.input;
  clusterOfRead(call, ClusterId);
  const wanted = Labels.split(",").filter((label) => label !== "");
  const { found, rows } = listAfterRead(
    () => {
      const selected = ofRole(nodesOf(call, ClusterId), InstanceRole)
        .filter(({ attributes }) => attributes.PrivateIpAddress.includes(VagueIpAddress))
        .filter(({ attributes }) => attributes.InstanceName.includes(VagueInstanceName))
        .filter((node) => wanted.every((label) => labelsOf(node).includes(label)));
      const found = selected.filter(({ status }) => InstanceStates.length === 0 || InstanceStates.includes(status));
      return { selected, found, rows: page(found, call.input) };
    },
    (nodes) => readNodes(call, nodes),
  );
  return { TotalCount: found.length, InstanceIdSet: rows.map(({ id }) => id) };
}

/** Labels of a node as `name=value`. */
function labelsOf({ attributes }: Node): string[] {
  if (attributes.NodeLabels !== undefined)
    return Object.entries(attributes.NodeLabels).map(([name, value]) => `${name}=${value}`);
  const { Labels } = attributes.InstanceAdvancedSettings as {
    Labels?: readonly { Name: string; Value: string }[] | null;
  };
  return (Labels ?? []).map(({ Name, Value }) => `${Name}=${Value}`);
}

function deleteInstances(call: Call<Inputs["DeleteClusterInstances"]>): object {
  const {
    ClusterId,
    InstanceIds = [],
    MachineNames = [],
    InstanceDeleteMode = call.world.otherReadings.has("tencent: default of `InstanceDeleteMode` for nodes")
      ? "retain"
      : "terminate",
    ForceDelete = false,
  } = call.input;
  findCluster(call, ClusterId);
  if (InstanceIds.length + MachineNames.length === 0)
    throw new Refusal("InvalidParameter", "One of `InstanceIds` and `MachineNames` must name a node.");
  const nodes = nodesOf(call, ClusterId);
  const stays = (node: Node) =>
    (node.status === "initializing" && !ForceDelete) || (InstanceDeleteMode === "terminate" && isPrepaid(node));
  const byId = sorted(InstanceIds, (id) => nodes.find((node) => node.id === id), stays);
  const named = (name: string) => nodes.filter((node) => machineName(node) === name);
  // A name that several machines have is ambiguous.
  const isOneOfSeveral = (node: Node) => named(machineName(node)).length > 1;
  const byName = sorted(
    MachineNames,
    (name) => named(name)[0],
    (node) => stays(node) || isOneOfSeveral(node),
  );
  for (const node of new Set([...byId.leaving, ...byName.leaving])) {
    if (node.transition?.phase === "delete") continue;
    leave(node, InstanceDeleteMode);
    startTransition(call.world, instances, node, { phase: "delete", passing: node.status, failedTo: "failed" });
  }
  return {
    SuccInstanceIds: byId.success,
    FailedInstanceIds: byId.failed,
    NotFoundInstanceIds: byId.missing,
    SuccMachineNames: byName.success,
    FailedMachineNames: byName.failed,
    NotFoundMachineNames: byName.missing,
  };
}

/** The node's name in Kubernetes: its private IP, or its own name if it has one. */
function machineName({ attributes }: Node): string {
  return attributes.InstanceName || attributes.PrivateIpAddress;
}

/** Sorts nodes to remove: one that is still initialising can only be removed by force, and a prepaid one only be kept. */
function sorted(names: readonly string[], find: (name: string) => Node | undefined, stays: (node: Node) => boolean) {
  const result = { success: [] as string[], failed: [] as string[], missing: [] as string[], leaving: [] as Node[] };
  for (const name of new Set(names)) {
    const node = find(name);
    if (node === undefined) result.missing.push(name);
    else if (stays(node)) result.failed.push(name);
    else {
      result.success.push(name);
      result.leaving.push(node);
    }
  }
  return result;
}

function drainNode(call: Call<Inputs["DrainClusterNode"]>): object {
  findCluster(call, call.input.ClusterId);
  const node = nodesOf(call, call.input.ClusterId).find(({ id }) => id === call.input.InstanceId);
  if (node === undefined) throw new Refusal("ResourceNotFound", `The cluster has no node ${call.input.InstanceId}.`);
  const { Pods, PrivateIpAddress } = node.attributes;
  if (!call.input.DryRun) {
    node.attributes.Pods = [];
    node.attributes.DrainStatus = "true";
  }
  return { Pods: Pods.map(({ Name, Namespace }) => ({ Name, Namespace, NodeIp: PrivateIpAddress })) };
}

function describeExisted(call: Call<Inputs["DescribeExistedInstances"]>): object {
  const { ClusterId, InstanceIds, Filters = [], VagueIpAddress = "", VagueInstanceName = "" } = call.input;
  if (InstanceIds !== undefined && (ClusterId !== undefined || Filters.length > 0))
    throw new Refusal("InvalidParameter", "`InstanceIds` cannot be combined with `ClusterId` or `Filters`.");
  if ((InstanceIds ?? []).length > 100) throw new Refusal("InvalidParameter", "`InstanceIds` takes at most 100 IDs.");
  if (Filters.some(({ Name }) => Name !== "vpc-id"))
    throw new Refusal("InvalidParameter", "The parameter `Filters` supports only vpc-id.");
  const vpcs = Filters.flatMap(({ Values }) => Values);
  const own =
    ClusterId === undefined ? undefined : clusterOfRead(call, ClusterId).attributes.ClusterNetworkSettings.VpcId;
  if (own !== undefined && vpcs.some((vpc) => vpc !== own))
    throw new Refusal("InvalidParameter", `The filter vpc-id must name the cluster's VPC, ${own}.`);
  const inVpc = (vpc: string) => (own === undefined || vpc === own) && (vpcs.length === 0 || vpcs.includes(vpc));
  const { found, rows } = listAfterRead(
    () => {
      const known = [...mine(call, instances.rows(call.world.state)), ...mine(call, machines.rows(call.world.state))];
      const named = InstanceIds?.map((id) => known.find((machine) => machine.id === id) ?? stranger(call, id));
      const found: Machine[] = (named ?? known.filter(({ attributes }) => inVpc(attributes.VpcId)))
        .filter(({ attributes }) => attributes.PrivateIpAddress.includes(VagueIpAddress))
        .filter(({ attributes }) => attributes.InstanceName.includes(VagueInstanceName));
      return { found, rows: page(found, call.input) };
    },
    // The call shows only whether a node exists.
    (list) =>
      readNodes(call, list.flatMap(({ id }) => instances.rows(call.world.state).get(id) ?? []).filter(isLeaving)),
  );
  return { TotalCount: found.length, ExistedInstanceSet: rows.map((machine) => candidate(call, machine)) };
}

type Machine = Pick<Node, "id" | "createdAt" | "owner"> & {
  readonly attributes: Pick<InstanceAttributes, "InstanceName" | "PrivateIpAddress" | "VpcId" | "RunInstancesPara">;
};

/** An instance that this emulator does not know is assumed to exist. */
function stranger(call: Call<object>, id: string): Machine {
  const attributes = { InstanceName: "", PrivateIpAddress: "", VpcId: "", RunInstancesPara: {} };
  return { id, createdAt: call.world.clock.iso(), attributes };
}

/** Machine parameters of RunInstances. */
interface Bought {
  readonly InstanceType?: string | null;
  readonly InstanceChargeType?: string | null;
  readonly InternetAccessible?: { readonly PublicIpAssigned?: boolean } | null;
}

function candidate(call: Call<object>, { id, createdAt, owner, attributes }: Machine): object {
  const reason = unusable(call, id);
  const { InstanceType, InstanceChargeType, InternetAccessible } = attributes.RunInstancesPara as Bought;
  const { cores, memory } = sizeOf(InstanceType) ?? { cores: CORES, memory: 8 };
  const os = owner === undefined ? undefined : clusters.rows(call.world.state).get(owner)?.attributes.ClusterOs;
  return {
    Usable: reason === undefined,
    UnusableReason: reason ?? "",
    AlreadyInCluster: owner ?? "",
    InstanceId: id,
    InstanceName: attributes.InstanceName,
    PrivateIpAddresses: attributes.PrivateIpAddress === "" ? [] : [attributes.PrivateIpAddress],
    PublicIpAddresses: InternetAccessible?.PublicIpAssigned
      ? [`203.0.113.${attributes.PrivateIpAddress.split(".").at(-1)}`]
      : null,
    CreatedTime: createdAt,
    InstanceChargeType: InstanceChargeType ?? "POSTPAID_BY_HOUR",
    CPU: cores,
    Memory: memory,
    OsName: os ?? "centos7.2x86_64",
    InstanceType: InstanceType ?? "S5.LARGE8",
    IPv6Addresses: [],
  };
}

export const instanceHandlers = {
  CreateClusterInstances: createInstances,
  AddExistedInstances: addExistedInstances,
  DescribeClusterInstances: describeInstances,
  DescribeClusterInstanceIds: describeInstanceIds,
  DeleteClusterInstances: deleteInstances,
  DrainClusterNode: drainNode,
  DescribeExistedInstances: describeExisted,
};
