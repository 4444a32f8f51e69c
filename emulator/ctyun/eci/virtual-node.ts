import { born, mine, mineById } from "../../caller";
import { nextId } from "../../ids";
import { kindOf } from "../../kind";
import type { Changeable, Row } from "../../row";
import { listAfterRead, read, startTransition } from "../../transitions";
import type { Call } from "../call";
import { notFound, refuseUnless } from "../errors";
import type { Inputs } from "./inputs.gen";
import { beijing } from "./parts/dates";
import { checkNetwork, checkZone } from "./parts/network";
import { idsOf, isAmong, pageOf } from "./parts/page";
import { checkTags, hasTags } from "./parts/tag";

export interface VirtualNodeAttributes extends Changeable<Inputs["createVirtualNode"], "tags" | "virtualNodeName"> {
  readonly virtualNodeName: string;
}

type Node = Row<VirtualNodeAttributes>;

/** A virtual node of a Kubernetes cluster; ECI runs its pods. */
export const virtualNodes = kindOf<VirtualNodeAttributes>({
  service: "eci",
  kind: "virtual-node",
  name: (row) => row.attributes.virtualNodeName,
  secrets: ["kubeConfig"],
});

function createVirtualNode(call: Call<Inputs["createVirtualNode"]>): object {
  const { world, input } = call;
  checkNetwork(input);
  checkTags(input.tags);
  refuseUnless(input.azInfo.length === 1, "azInfo must have exactly one element");
  checkZone(input.azInfo[0]?.azName);
  const id = nextId(world.state, "vn-", 16);
  const attributes = { ...input, virtualNodeName: input.virtualNodeName || id };
  const row: Node = { ...born(call), id, status: "", attributes };
  virtualNodes.rows(world.state).set(id, row);
  startTransition(world, virtualNodes, row, { phase: "create", passing: "Pending", to: "Ready", failedTo: "Failed" });
  return { virtualNodeId: id };
}

function describeVirtualNodes(call: Call<Inputs["describeVirtualNodes"]>): object {
  const { virtualNodeIds, virtualNodeName, tags } = call.input;
  const ids = idsOf(virtualNodeIds);
  const fits = (row: Node) =>
    isAmong(row, ids) &&
    (!virtualNodeName || row.attributes.virtualNodeName === virtualNodeName) &&
    hasTags(row.attributes, tags);
  const { found, rows, nextToken } = listAfterRead(
    () => {
      const found = mine(call, virtualNodes.rows(call.world.state)).filter(fits);
      return { found, ...pageOf(found, call.input, call.world) };
    },
    (nodes) => read(call.world, virtualNodes, nodes),
  );
  return { nextToken, totalCount: found.length, virtualNodes: rows.map(view) };
}

/** The content of a row is not documented: this returns what was sent, without the kubeconfig, with the field names of the other reads. */
function view({ id, status, createdAt, attributes }: Node): object {
  const { kubeConfig: _, ...reported } = attributes;
  return { virtualNodeId: id, ...reported, status, creationTime: beijing(createdAt) };
}

function requireNode(call: Call<object>, id: string): Node {
  const row = mineById(call, virtualNodes.rows(call.world.state), id);
  if (row === undefined) throw notFound("virtual node", id);
  return row;
}

function updateVirtualNode(call: Call<Inputs["updateVirtualNode"]>): object {
  const { virtualNodeId, tags } = call.input;
  const { attributes } = requireNode(call, virtualNodeId);
  checkTags(tags);
  if (tags) attributes.tags = tags;
  return { virtualNodeId };
}

function deleteVirtualNode(call: Call<Inputs["deleteVirtualNode"]>): object {
  const { virtualNodeId } = call.input;
  const row = requireNode(call, virtualNodeId);
  if (row.transition?.phase !== "delete")
    startTransition(call.world, virtualNodes, row, { phase: "delete", passing: "Terminating", failedTo: "Failed" });
  return { virtualNodeId };
}

export const virtualNodeHandlers = { createVirtualNode, describeVirtualNodes, updateVirtualNode, deleteVirtualNode };
