import type { Row } from "./row";
import type { World } from "./world";

/** The caller with its account and region; part of every verified call. */
export interface Caller {
  readonly world: World;
  readonly account: string;
  /** Empty if the service has no regions. */
  readonly region: string;
}

/** The rows of the caller's account and region, in order of creation. */
export function mine<A extends object>(caller: Caller, rows: Record<string, Row<A>>): Row<A>[] {
  return Object.values(rows).filter((row) => row.account === caller.account && row.region === caller.region);
}

/** One row of the caller's account and region. */
export function mineById<A extends object>(
  caller: Caller,
  rows: Record<string, Row<A>>,
  id: string,
): Row<A> | undefined {
  const row = Object.hasOwn(rows, id) ? rows[id] : undefined;
  return row?.account === caller.account && row.region === caller.region ? row : undefined;
}

/** The fields that every row of a caller has. */
export function born(caller: Caller): Pick<Row, "account" | "region" | "createdAt"> {
  return { account: caller.account, region: caller.region, createdAt: caller.world.clock.iso() };
}
