import { born, mine } from "../../caller";
import { Refusal } from "../../cloud";
import { nextId } from "../../ids";
import { kindOf } from "../../kind";
import type { Row } from "../../row";
import { afterRead, read, startTransition } from "../../transitions";
import type { Call } from "../call";
import type { Inputs } from "./inputs.gen";
import { clusterOfRead, findCluster, findRunningCluster } from "./parts/cluster-row";
import { requireSubnets } from "./parts/subnet";
import { nodesOfPool } from "./parts/virtual-node-row";

interface Label {
  readonly Name: string;
  readonly Value: string;
}
interface Taint {
  readonly Key?: string;
  readonly Value?: string;
  readonly Effect?: string;
}

export interface NodePoolAttributes {
  Name: string;
  readonly SubnetIds: readonly string[];
  readonly SecurityGroupIds: readonly string[];
  Labels: readonly Label[];
  Taints: readonly Taint[];
  Unschedulable: boolean;
  /** Only pools of the public cloud have it; no response contains it. */
  DeletionProtection?: boolean | undefined;
  SubnetAllocationPolicy?: object | undefined;
}

/** Parameters of a new pool. */
export type NewPool = Inputs["CreateClusterVirtualNodePool"] &
  Pick<NodePoolAttributes, "DeletionProtection" | "SubnetAllocationPolicy">;

type Pool = Row<NodePoolAttributes>;

export const nodePools = kindOf<NodePoolAttributes>({
  service: "tke",
  kind: "virtual-node-pool",
  name: (row) => row.attributes.Name,
});

export function poolsOf(call: Call<object>, clusterId: string): Pool[] {
  findCluster(call, clusterId);
  return mine(call, nodePools.rows(call.world.state)).filter((row) => row.owner === clusterId);
}

/** @throws Refusal ResourceNotFound, because the manual has no specific code for a missing pool */
export function findPool(call: Call<object>, clusterId: string, id: string): Pool {
  const pool = poolsOf(call, clusterId).find((row) => row.id === id);
  if (pool === undefined)
    throw new Refusal("ResourceNotFound", `The cluster ${clusterId} has no virtual node pool ${id}.`);
  return pool;
}

/** @throws Refusal if the pool does not exist, or is changing */
export function findSettledPool(call: Call<object>, clusterId: string, id: string): Pool {
  const pool = findPool(call, clusterId, id);
  if (pool.transition !== undefined)
    throw new Refusal("ResourceUnavailable", `The virtual node pool ${id} is ${pool.status}.`);
  return pool;
}

export function createPool(call: Call<NewPool>): { NodePoolId: string } {
  const { ClusterId, Name, SubnetIds, SecurityGroupIds, Labels, Taints, Unschedulable = false } = call.input;
  const { DeletionProtection, SubnetAllocationPolicy } = call.input;
  const cluster = findRunningCluster(call, ClusterId);
  if (SubnetIds.length === 0 && call.world.edition === "private")
    throw new Refusal("InvalidParameter", "`SubnetIds` must name a subnet.");
  requireSubnets(SubnetIds);
  const row: Pool = {
    ...born(call),
    id: nextId(call.world.state, "np-"),
    owner: cluster.id,
    status: "",
    attributes: {
      Name,
      SubnetIds,
      SecurityGroupIds,
      Labels,
      Taints,
      Unschedulable,
      DeletionProtection,
      SubnetAllocationPolicy,
    },
  };
  nodePools.rows(call.world.state).set(row.id, row);
  startTransition(call.world, nodePools, row, {
    phase: "create",
    passing: "creating",
    to: "normal",
    failedTo: "creating",
  });
  return { NodePoolId: row.id };
}

function describePools(call: Call<Inputs["DescribeClusterVirtualNodePools"]>): object {
  const { ClusterId } = call.input;
  clusterOfRead(call, ClusterId);
  const shown = afterRead(
    () => poolsOf(call, ClusterId),
    (pools) => read(call.world, nodePools, pools),
  );
  return {
    TotalCount: shown.length,
    NodePoolSet: shown.map(({ id, status, attributes: { DeletionProtection, SubnetAllocationPolicy, ...pool } }) => ({
      NodePoolId: id,
      LifeState: status,
      ...pool,
      ...(call.world.edition === "public" && { SubnetAllocationPolicy }),
    })),
  };
}

function modifyPool(call: Call<Inputs["ModifyClusterVirtualNodePool"]>): object {
  const { ClusterId, NodePoolId, ...changes } = call.input;
  const pool = findSettledPool(call, ClusterId, NodePoolId);
  const clears = call.world.otherReadings.has("tencent: fields left out of a Modify call");
  Object.assign(pool.attributes, clears && { Labels: undefined, Taints: undefined }, changes);
  startTransition(call.world, nodePools, pool, {
    phase: "update",
    passing: "updating",
    to: "normal",
    failedTo: "normal",
  });
  return {};
}

function deletePools(call: Call<Inputs["DeleteClusterVirtualNodePool"]>): object {
  const { ClusterId, NodePoolIds, Force = false } = call.input;
  const pools = NodePoolIds.map((id) => findPool(call, ClusterId, id));
  const kept = pools.find(({ attributes }) => attributes.DeletionProtection);
  if (kept !== undefined)
    throw new Refusal(
      "OperationDenied",
      `The virtual node pool ${kept.id} is protected against deletion; turn the protection off with ModifyClusterVirtualNodePool.`,
    );
  const busy = pools.find((pool) => nodesOfPool(call, pool.id).some(({ attributes }) => attributes.Pods.length > 0));
  if (busy !== undefined && !Force)
    throw new Refusal(
      "ResourceInUse",
      `Pods run in the virtual node pool ${busy.id}; drain its nodes, or set \`Force\`.`,
    );
  for (const pool of pools) {
    if (pool.transition?.phase === "delete") continue;
    startTransition(call.world, nodePools, pool, { phase: "delete", passing: "deleting", failedTo: "normal" });
  }
  return {};
}

export const nodePoolHandlers = {
  DescribeClusterVirtualNodePools: describePools,
  ModifyClusterVirtualNodePool: modifyPool,
  DeleteClusterVirtualNodePool: deletePools,
};
