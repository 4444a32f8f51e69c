import type { Caller } from "../caller";

/** A verified call whose input kept the contract: parameters of path, query and body in one object. */
export interface Call<Input = object> extends Caller {
  readonly input: Input;
  /** Host and port the caller addressed. */
  readonly host: string;
}

/** Performs a call and returns what stands in `returnObj`, without the request ID. */
export type Handler = (call: Call<never>) => object;
