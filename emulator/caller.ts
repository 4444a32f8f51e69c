import type { Row, Rows } from "./row";
import type { World } from "./world";

/** The caller with its account and region; part of every verified call. */
export interface Caller {
  readonly world: World;
  readonly account: string;
  /** Empty if the service has no regions. */
  readonly region: string;
}

/** The rows of the caller's account and region, in order of creation. */
export function mine<A extends object>(caller: Caller, rows: Rows<A>): Row<A>[] {
  const own: Row<A>[] = [];
  for (const row of rows.values()) if (isOf(caller, row)) own.push(row);
  return own;
}

const isOf = ({ account, region }: Caller, row: Row) => row.account === account && row.region === region;

/** One row of the caller's account and region. */
export function mineById<A extends object>(caller: Caller, rows: Rows<A>, id: string): Row<A> | undefined {
  const row = rows.get(id);
  return row !== undefined && isOf(caller, row) ? row : undefined;
}

/** The rows of the caller's account and region with these IDs, each once. An ID without a row is left out. */
export const mineByIds = <A extends object>(caller: Caller, rows: Rows<A>, ids: readonly string[]): Row<A>[] =>
  [...new Set(ids)].flatMap((id) => mineById(caller, rows, id) ?? []);

/** The fields that every row of a caller has. */
export function born(caller: Caller): Pick<Row, "account" | "region" | "createdAt"> {
  return { account: caller.account, region: caller.region, createdAt: caller.world.clock.iso() };
}
