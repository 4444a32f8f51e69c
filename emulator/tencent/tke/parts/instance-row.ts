import { born, mine } from "../../../caller";
import { Refusal } from "../../../cloud";
import { nextId, nextNumber } from "../../../ids";
import { kindOf } from "../../../kind";
import type { Row } from "../../../row";
import { startTransition } from "../../../transitions";
import { type Call, jsonObject } from "../../call";
import type { ClusterAttributes } from "./cluster-row";
import { checkLogin } from "./login";
import { checkMachineNames, checkMaster } from "./machine";

/** A pod on a node. No API here creates pods: tests set them through `POST /_emulator/change`. */
export interface Pod {
  readonly Name: string;
  readonly Namespace: string;
}

/** A node of a cluster. */
export interface InstanceAttributes {
  readonly InstanceRole: string;
  readonly InstanceName: string;
  /** The node's name in clusters with the node names `hostname`. */
  readonly HostName?: string | undefined;
  readonly InstanceAdvancedSettings: object;
  readonly VpcId: string;
  /** Whether this API bought it, or it existed before. */
  readonly Bought: boolean;
  /** As passed on to CVM; empty for an instance that existed before. */
  readonly RunInstancesPara: object;
  readonly PrivateIpAddress: string;
  readonly AutoScalingGroupId?: string;
  /** The pool to which it was added by hand. */
  readonly NodePoolId?: string;
  /** Whether it takes no new pods: `true` or `false`. */
  DrainStatus: string;
  /** Labels of its Kubernetes node, once the API server has had a request. */
  NodeLabels?: Readonly<Record<string, string>> | undefined;
  Pods: readonly Pod[];
  /** What happens to the machine when the node leaves. */
  Leaving?: string;
}

/** A CVM machine outside any cluster, left after a node was removed with `retain`. */
export type MachineAttributes = Pick<
  InstanceAttributes,
  "InstanceName" | "VpcId" | "Bought" | "RunInstancesPara" | "PrivateIpAddress"
>;

const SECRETS = ["RunInstancesPara.LoginSettings.Password"];

export const machines = kindOf<MachineAttributes>({
  service: "tke",
  kind: "machine",
  name: (row) => row.attributes.InstanceName,
  secrets: SECRETS,
});

export const instances = kindOf<InstanceAttributes>({
  service: "tke",
  kind: "instance",
  name: (row) => row.attributes.InstanceName,
  secrets: SECRETS,
  removed: ({ state }, row) => {
    const { InstanceName, VpcId, Bought, RunInstancesPara, PrivateIpAddress, Leaving } = row.attributes;
    if (Leaving !== "retain" || !Bought) return;
    const { id, account, region, createdAt } = row;
    const attributes = { InstanceName, VpcId, Bought, RunInstancesPara, PrivateIpAddress };
    machines.rows(state).set(id, { id, account, region, createdAt, status: "present", attributes });
  },
});

/** The caller's nodes of a cluster. */
export function nodesOf(call: Call<object>, clusterId: string): Row<InstanceAttributes>[] {
  return mine(call, instances.rows(call.world.state)).filter((row) => row.owner === clusterId);
}

/** A new node; it has an ID if the machine already exists. */
export type NewNode = Omit<InstanceAttributes, "DrainStatus" | "NodeLabels" | "Pods" | "PrivateIpAddress" | "VpcId"> & {
  readonly id?: string;
  /** Empty for the cluster's VPC. */
  readonly VpcId: string;
  readonly PrivateIpAddress?: string;
};

/** @throws Refusal InvalidParameter for a machine in another VPC than the cluster's */
export function checkVpc(nodes: readonly Pick<NewNode, "VpcId">[], vpcId: string): void {
  const other = nodes.find(({ VpcId }) => VpcId !== "" && VpcId !== vpcId)?.VpcId;
  if (other !== undefined)
    throw new Refusal("InvalidParameter", `The VPC of a machine must be the cluster's, ${vpcId}, not ${other}.`);
}

/** Nodes to buy, from the parameters of CVM's RunInstances: a JSON object in a string. */
export function bought(text: string, role: string, settings: object, nodeNameType?: string): NewNode[] {
  const para = jsonObject(text, "RunInstancePara");
  checkLogin(para.LoginSettings, "LoginSettings");
  checkMachineNames(para, nodeNameType);
  if (role === "MASTER_ETCD") checkMaster(para.InstanceType);
  const { InstanceCount = 1, InstanceName, InstanceType, VirtualPrivateCloud } = para;
  for (const [name, value] of Object.entries({ InstanceName, InstanceType }))
    if (value !== undefined && value !== null && typeof value !== "string")
      throw new Refusal("InvalidParameter", `\`${name}\` in the parameters of RunInstances must be a string.`);
  if (!Number.isInteger(InstanceCount) || Number(InstanceCount) < 1 || Number(InstanceCount) > 100)
    throw new Refusal("InvalidParameter", "`InstanceCount` in the parameters of RunInstances must be from 1 to 100.");
  const network =
    typeof VirtualPrivateCloud === "object" ? (VirtualPrivateCloud as { VpcId?: unknown } | null) : undefined;
  // Numbers machines of the same name, as CVM's RunInstances does.
  const numbered = (name: unknown, index: number) =>
    typeof name !== "string" || name === "" || InstanceCount === 1 ? name : `${name}${index + 1}`;
  return Array.from({ length: Number(InstanceCount) }, (_, index) => ({
    InstanceRole: role,
    InstanceName: typeof InstanceName === "string" ? InstanceName : "",
    HostName: typeof para.HostName === "string" ? String(numbered(para.HostName, index)) : undefined,
    InstanceAdvancedSettings: settings,
    VpcId: typeof network?.VpcId === "string" ? network.VpcId : "",
    Bought: true,
    RunInstancesPara: para,
  }));
}

/** Why an instance cannot join a cluster; undefined if it can. Without a CVM API, every well-formed ID exists. */
export function unusable(call: Call<object>, id: string): string | undefined {
  if (!/^ins-[a-z0-9]{8}$/.test(id)) return `${id} is no instance ID`;
  const node = instances.rows(call.world.state).get(id);
  return node === undefined ? undefined : `${id} is a node of ${node.owner}`;
}

/** A node from an existing instance. @throws Refusal if it cannot join */
export function existing(
  call: Call<object>,
  id: string,
  role: string,
  settings: object,
  hostName: string | undefined,
): NewNode {
  const reason = unusable(call, id);
  if (reason !== undefined) throw new Refusal("InvalidParameter", `The instance cannot join: ${reason}.`);
  const machine = machines.rows(call.world.state).get(id)?.attributes;
  if (role === "MASTER_ETCD") checkMaster((machine?.RunInstancesPara as { InstanceType?: string })?.InstanceType);
  return {
    id,
    InstanceRole: role,
    InstanceName: machine?.InstanceName ?? "",
    HostName: hostName,
    InstanceAdvancedSettings: settings,
    VpcId: machine?.VpcId ?? "",
    Bought: machine?.Bought ?? false,
    RunInstancesPara: machine?.RunInstancesPara ?? {},
    PrivateIpAddress: machine?.PrivateIpAddress,
  };
}

/** Adds a node to a cluster. */
export function addNode(call: Call<object>, cluster: Row<ClusterAttributes>, node: NewNode): Row<InstanceAttributes> {
  const { state } = call.world;
  const { id = nextId(state, "ins-"), PrivateIpAddress = nextAddress(call), ...rest } = node;
  const row: Row<InstanceAttributes> = {
    ...born(call),
    id,
    owner: cluster.id,
    status: "",
    attributes: {
      ...rest,
      VpcId: node.VpcId || cluster.attributes.ClusterNetworkSettings.VpcId,
      PrivateIpAddress,
      DrainStatus: String(Boolean((node.InstanceAdvancedSettings as { Unschedulable?: unknown }).Unschedulable)),
      Pods: [],
    },
  };
  machines.rows(state).delete(id);
  instances.rows(state).set(id, row);
  startTransition(call.world, instances, row, {
    phase: "create",
    passing: "initializing",
    to: "running",
    failedTo: "failed",
  });
  return row;
}

/** @throws Refusal InvalidParameter for a host name that two nodes of a cluster would have */
export function checkNames(
  nodes: readonly Pick<NewNode, "HostName">[],
  others: readonly Row<InstanceAttributes>[],
  nodeNameType: string | undefined,
): void {
  if (nodeNameType !== "hostname") return;
  const names = [...others.map(({ attributes }) => attributes.HostName), ...nodes.map(({ HostName }) => HostName)];
  const known = names.flatMap((name) => (name ? [name.toLowerCase()] : []));
  const twice = known.find((name, index) => known.indexOf(name) < index);
  if (twice !== undefined)
    throw new Refusal(
      "InvalidParameter",
      `The host name ${twice} already belongs to a node: the cluster names its nodes by host name.`,
    );
}

/** Whether a machine is prepaid, so that the cloud can only remove it from a cluster and not destroy it. */
export const isPrepaid = ({ attributes }: Row<InstanceAttributes>): boolean =>
  (attributes.RunInstancesPara as { InstanceChargeType?: unknown }).InstanceChargeType === "PREPAID";

/** Records what happens to a node's machine when it leaves: `terminate` or `retain`. */
export function leave(node: Row<InstanceAttributes>, mode: string): void {
  node.attributes.Leaving = mode;
}

/** The next address of the block that every VPC has (tke-cidr). */
function nextAddress(call: Call<object>): string {
  const number = nextNumber(call.world.state, "address") + 3;
  return `10.255.${Math.floor(number / 256) % 256}.${number % 256}`;
}
