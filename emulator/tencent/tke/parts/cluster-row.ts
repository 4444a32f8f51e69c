import { mineById } from "../../../caller";
import { Refusal } from "../../../cloud";
import { kindOf } from "../../../kind";
import type { Row } from "../../../row";
import { notesOf } from "../../../state";
import { afterRead, isLeaving, read } from "../../../transitions";
import type { Call } from "../../call";
import type { PublicSettings } from "./cluster-public";

export interface Tags {
  readonly ResourceType?: string;
  readonly Tags?: readonly { Key?: string; Value?: string }[];
}

/** The `Cluster` structure, and settings that no documented response contains. */
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
  AsGroupOption: AsGroupOption;
  /** Only clusters of the public cloud have it. */
  Public?: PublicSettings;
  /** Sent parameters that no call returns, such as node arguments and reclaim times. */
  readonly Sent: object;
  readonly Password: string;
  readonly Token: string;
}

/** Cluster-wide autoscaler options. */
export interface AsGroupOption {
  readonly IsScaleDownEnabled: boolean;
  readonly Expander: string;
  readonly [option: string]: unknown;
}

export const clusters = kindOf<ClusterAttributes>({
  service: "tke",
  kind: "cluster",
  name: (row) => row.attributes.ClusterName,
  toldSecrets: ["Password", "Token"],
  removed: ({ state }, row) => void delete notesOf(state, "tke", "objects")[row.id],
});

/** The caller's cluster. @param code code of the refusal, because the manual has several for a missing cluster */
export function findCluster(call: Call<object>, id: string, code = "ResourceNotFound"): Row<ClusterAttributes> {
  const row = mineById(call, clusters.rows(call.world.state), id);
  if (row === undefined) throw new Refusal(code, `The cluster ${id} does not exist.`);
  return row;
}

/** The cluster for a read of something in it. Such a read shows only that the cluster exists. */
export function clusterOfRead(call: Call<object>, id: string, code?: string): Row<ClusterAttributes> {
  return afterRead(
    () => findCluster(call, id, code),
    (row) => read(call.world, clusters, [row].filter(isLeaving)),
  );
}

/** The code for a cluster that is not ready for a change. */
export const busyCode = ({ world }: Call<object>): string =>
  world.otherReadings.has("tencent: a cluster while Creating") ? "ResourceInUse" : "ResourceUnavailable";

/** The caller's cluster, which must be running and not being deleted. */
export function findRunningCluster(call: Call<object>, id: string): Row<ClusterAttributes> {
  return requireRunning(call, findCluster(call, id));
}

/** As `findRunningCluster`, for a read call: its refusal shows the state, so it counts as a read. */
export function runningClusterAfterRead(call: Call<object>, id: string): Row<ClusterAttributes> {
  const row = afterRead(
    () => findCluster(call, id),
    (cluster) => read(call.world, clusters, [cluster]),
  );
  return requireRunning(call, row);
}

function requireRunning(call: Call<object>, row: Row<ClusterAttributes>): Row<ClusterAttributes> {
  if (row.status !== "Running" || row.transition !== undefined)
    throw new Refusal(busyCode(call), `The cluster ${row.id} is ${isLeaving(row) ? "being deleted" : row.status}.`);
  return row;
}

/** How the cluster names its nodes: `lan-ip` or `hostname`. */
export function nodeNameType({ attributes }: Pick<Row<ClusterAttributes>, "attributes">): string {
  return JSON.parse(attributes.Property).NodeNameType;
}
