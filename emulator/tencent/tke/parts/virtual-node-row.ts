import { mine } from "../../../caller";
import { kindOf } from "../../../kind";
import type { Row } from "../../../row";
import type { Call } from "../../call";
import type { Pod } from "./instance-row";

/** A virtual node; its ID is its name. */
export interface VirtualNodeAttributes {
  readonly SubnetId: string;
  /** Only nodes of the public cloud have it; no response contains it. */
  readonly DisplayName?: string | undefined;
  readonly Tags?: readonly object[] | undefined;
  Pods: readonly Pod[];
  /** Whether it accepts no new pods; follows its pool until a client or a drain changes it. */
  Unschedulable?: boolean;
  /** The pool's setting at that time. */
  PoolUnschedulable?: boolean;
}

/** The address of every virtual node. Its pods have addresses in its subnet. */
export const VIRTUAL_NODE_ADDRESS = "10.255.253.1";

export const virtualNodes = kindOf<VirtualNodeAttributes>({
  service: "tke",
  kind: "virtual-node",
  name: (row) => row.id,
  ended: (_, row, { phase, fail }) => {
    if (phase !== "drain" || fail !== undefined) return;
    row.attributes.Pods = [];
    // As with kubectl, a drained node accepts no pods until it is uncordoned.
    row.attributes.Unschedulable = true;
  },
});

export function nodesOfPool(call: Call<object>, poolId: string): Row<VirtualNodeAttributes>[] {
  return mine(call, virtualNodes.rows(call.world.state)).filter((row) => row.owner === poolId);
}
