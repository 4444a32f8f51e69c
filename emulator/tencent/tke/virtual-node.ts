import { born, mine } from "../../caller";
import { Refusal } from "../../cloud";
import { nextId } from "../../ids";
import type { Row } from "../../row";
import { afterRead, isLeaving, read, startTransition } from "../../transitions";
import type { Call } from "../call";
import type { Inputs } from "./inputs.gen";
import { createPool, findPool, findSettledPool, type NewPool, nodePools, poolsOf } from "./node-pool";
import { clusterOfRead, findCluster } from "./parts/cluster-row";
import { requireSubnets } from "./parts/subnet";
import { nodesOfPool, VIRTUAL_NODE_ADDRESS, type VirtualNodeAttributes, virtualNodes } from "./parts/virtual-node-row";

type Node = Row<VirtualNodeAttributes>;

/** The public cloud's calls may leave the pool out, because the node names identify it. */
type PoolNamed<Action extends keyof Inputs> = Omit<Inputs[Action], "NodePoolId"> & { readonly NodePoolId?: string };

type NewNode = Pick<VirtualNodeAttributes, "SubnetId" | "DisplayName" | "Tags">;

/** In the public cloud, nodes can be named individually, each with its subnet, also when a pool is created. */
interface Named {
  readonly VirtualNodes?: readonly NewNode[];
}

function createNodes(call: Call<Inputs["CreateClusterVirtualNode"] & Named>): object {
  const { ClusterId, NodePoolId, SubnetId = "", SubnetIds = [], VirtualNodes = [] } = call.input;
  const ways = [SubnetIds, SubnetId === "" ? [] : [SubnetId], VirtualNodes].filter(({ length }) => length > 0);
  if (ways.length !== 1) throw new Refusal("InvalidParameter", "Either `SubnetIds` or `SubnetId` must name a subnet.");
  const subnets = SubnetId === "" ? SubnetIds : [SubnetId];
  const nodes = VirtualNodes.length > 0 ? VirtualNodes : subnets.map((subnet) => ({ SubnetId: subnet }));
  const pool = findSettledPool(call, ClusterId, NodePoolId);
  const InstanceIds = addNodes(call, pool.id, nodes);
  startTransition(call.world, nodePools, pool, {
    phase: "grow",
    passing: "appending",
    to: "normal",
    failedTo: "normal",
  });
  return { InstanceIds };
}

/** Adds nodes to a pool. @returns their names */
function addNodes(call: Call<object>, poolId: string, nodes: readonly NewNode[]): string[] {
  requireSubnets(nodes.map(({ SubnetId }) => SubnetId));
  const rows = nodes.map(({ SubnetId, DisplayName, Tags }): Node => {
    const id = nextId(call.world.state, `eklet-${SubnetId}-`);
    return { ...born(call), id, owner: poolId, status: "", attributes: { SubnetId, DisplayName, Tags, Pods: [] } };
  });
  for (const row of rows) {
    virtualNodes.rows(call.world.state).set(row.id, row);
    startTransition(call.world, virtualNodes, row, {
      phase: "create",
      passing: "Pending",
      to: "Running",
      failedTo: "Pending",
    });
  }
  return rows.map(({ id }) => id);
}

function createPoolWithNodes(call: Call<NewPool & Named>): object {
  const { VirtualNodes = [], ...input } = call.input;
  const SubnetIds = [...new Set([...input.SubnetIds, ...VirtualNodes.map(({ SubnetId }) => SubnetId)])];
  const made = createPool({ ...call, input: { ...input, SubnetIds } });
  addNodes(call, made.NodePoolId, VirtualNodes);
  return made;
}

function describeNodes(call: Call<PoolNamed<"DescribeClusterVirtualNode">>): object {
  const { ClusterId, NodePoolId, NodeNames = [] } = call.input;
  clusterOfRead(call, ClusterId);
  const { nodes: shown } = afterRead(
    () => {
      const pools = NodePoolId === undefined ? poolsOf(call, ClusterId) : [findPool(call, ClusterId, NodePoolId)];
      const nodes = pools
        .flatMap((pool) => nodesOfPool(call, pool.id))
        .filter(({ id }) => NodeNames.length === 0 || NodeNames.includes(id));
      return { pools, nodes };
    },
    // Nodes are removed with their pool.
    ({ pools, nodes }) => read(call.world, virtualNodes, nodes) + read(call.world, nodePools, pools.filter(isLeaving)),
  );
  return {
    TotalCount: shown.length,
    Nodes: shown.map(({ id, status, owner, createdAt, attributes }) => ({
      Name: id,
      NodePoolId: owner,
      SubnetId: attributes.SubnetId,
      Phase: status,
      CreatedTime: createdAt,
    })),
  };
}

function deleteNodes(call: Call<PoolNamed<"DeleteClusterVirtualNode">>): object {
  const { ClusterId, Force = false, NodeNames = [] } = call.input;
  const named = virtualNodes.rows(call.world.state).get(NodeNames[0] ?? "");
  const pool = findPool(call, ClusterId, call.input.NodePoolId ?? named?.owner ?? "");
  if (NodeNames.length === 0) throw new Refusal("InvalidParameter", "`NodeNames` must name a node.");
  const nodes = NodeNames.map((name) => {
    const node = nodesOfPool(call, pool.id).find(({ id }) => id === name);
    if (node === undefined) throw new Refusal("ResourceNotFound", `The pool ${pool.id} has no virtual node ${name}.`);
    return node;
  });
  const busy = nodes.find(({ attributes }) => attributes.Pods.length > 0);
  if (busy !== undefined && !Force)
    throw new Refusal("ResourceInUse", `Pods run on the virtual node ${busy.id}; drain it, or set \`Force\`.`);
  for (const node of nodes) {
    if (node.transition?.phase === "delete") continue;
    startTransition(call.world, virtualNodes, node, { phase: "delete", passing: "Terminating", failedTo: "Running" });
  }
  if (pool.transition === undefined)
    startTransition(call.world, nodePools, pool, {
      phase: "shrink",
      passing: "shrinking",
      to: "normal",
      failedTo: "normal",
    });
  return {};
}

function drainNode(call: Call<Inputs["DrainClusterVirtualNode"]>): object {
  const { ClusterId, NodeName, DryRun = false } = call.input;
  findCluster(call, ClusterId);
  const pools = nodePools.rows(call.world.state);
  const node = mine(call, virtualNodes.rows(call.world.state)).find(({ id }) => id === NodeName);
  if (node === undefined || pools.get(node.owner ?? "")?.owner !== ClusterId)
    throw new Refusal("ResourceNotFound", `The cluster ${ClusterId} has no virtual node ${NodeName}.`);
  const { Pods } = node.attributes;
  if (!DryRun && node.transition === undefined)
    startTransition(call.world, virtualNodes, node, {
      phase: "drain",
      passing: "Draining",
      to: "Running",
      failedTo: "Running",
    });
  return {
    TotalCount: Pods.length,
    Pods: Pods.map(({ Name, Namespace }) => ({ Name, Namespace, NodeIp: VIRTUAL_NODE_ADDRESS })),
  };
}

export const virtualNodeHandlers = {
  CreateClusterVirtualNodePool: createPoolWithNodes,
  CreateClusterVirtualNode: createNodes,
  DescribeClusterVirtualNode: describeNodes,
  DeleteClusterVirtualNode: deleteNodes,
  DrainClusterVirtualNode: drainNode,
};
