import { mine } from "../../../caller";
import { kindOf } from "../../../kind";
import type { Row } from "../../../row";
import type { Call } from "../../call";
import type { Pod } from "./instance-row";

/** A virtual node; its ID is its name. */
export interface VirtualNodeAttributes {
  readonly SubnetId: string;
  /** Of the public cloud's nodes; no answer has it. */
  readonly DisplayName?: string | undefined;
  readonly Tags?: readonly object[] | undefined;
  Pods: readonly Pod[];
  /** Takes no new pods; as its pool until a client or a drain says otherwise. */
  Unschedulable?: boolean;
  /** What the pool said of its nodes then. */
  PoolUnschedulable?: boolean;
}

/** What every virtual node has as its address: its pods have their own, in its subnet. */
export const VIRTUAL_NODE_ADDRESS = "10.255.253.1";

export const virtualNodes = kindOf<VirtualNodeAttributes>({
  service: "tke",
  kind: "virtual-node",
  name: (row) => row.id,
  ended: (_, row, { phase, fail }) => {
    if (phase !== "drain" || fail !== undefined) return;
    row.attributes.Pods = [];
    // As with kubectl, a drained node takes no pods until it is uncordoned.
    row.attributes.Unschedulable = true;
  },
});

export function nodesOfPool(call: Call<object>, poolId: string): Row<VirtualNodeAttributes>[] {
  return mine(call, virtualNodes.rows(call.world.state)).filter((row) => row.owner === poolId);
}
