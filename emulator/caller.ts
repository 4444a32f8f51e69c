import type { Row } from "./row";
import type { World } from "./world";

/** The caller, its account and region: every cloud's verified call carries it. */
export interface Caller {
  readonly world: World;
  readonly account: string;
  /** Empty where a service takes none. */
  readonly region: string;
}

/** The rows of the caller's account and region, in the order they were made. */
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

/** What every row the caller makes has in common. */
export function born(caller: Caller): Pick<Row, "account" | "region" | "createdAt"> {
  return { account: caller.account, region: caller.region, createdAt: caller.world.clock.iso() };
}
