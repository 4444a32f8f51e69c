import type { Row } from "./row";
import type { World } from "./world";

/** A verified call whose input kept the contract. */
export interface Call<Input = object> {
  readonly world: World;
  readonly account: string;
  /** Empty where a service takes none. */
  readonly region: string;
  readonly input: Input;
}

/** Performs a call and returns its answer without the envelope. */
export type Handler = (call: Call<never>) => object;

/** The rows of the caller's account and region, in the order they were made. */
export function mine<A extends object>(call: Call<object>, rows: Record<string, Row<A>>): Row<A>[] {
  return Object.values(rows).filter((row) => row.account === call.account && row.region === call.region);
}

/** What every row of a call has in common. */
export function born(call: Call<object>): Pick<Row, "account" | "region" | "createdAt"> {
  return { account: call.account, region: call.region, createdAt: call.world.clock.iso() };
}
