import type { Caller } from "../../../caller";
import { born } from "../../../caller";
import { nextNumber } from "../../../ids";
import { kindOf } from "../../../kind";
import type { Row } from "../../../row";

/** An elastic IP that BCI created with a group. It outlives the group unless the delete releases it. */
export interface EipAttributes {
  readonly name: string;
  readonly routeType: string;
  readonly bandwidthInMbps: number;
  readonly billingMethod: string;
}

export const eips = kindOf<EipAttributes>({
  service: "bci",
  kind: "eip",
  name: (row) => row.attributes.name,
});

export function makeEip(caller: Caller, attributes: EipAttributes): Row<EipAttributes> {
  const id = address("198.18", nextNumber(caller.world.state, "bci-eip"));
  const row = { ...born(caller), id, status: "present", attributes };
  eips.rows(caller.world.state).set(id, row);
  return row;
}

/** The nth address of a network of 65536. */
export function address(network: string, n: number): string {
  return `${network}.${Math.floor(n / 250) % 250}.${(n % 250) + 1}`;
}
