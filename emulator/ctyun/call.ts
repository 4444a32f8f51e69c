import type { Caller } from "../caller";

/** A verified call whose input keeps the contract: parameters of path, query and body in one object. */
export interface Call<Input = object> extends Caller {
  readonly input: Input;
  /** Host and port of the request. */
  readonly host: string;
}

/** Performs a call and returns the content of `returnObj`, without the request ID. */
export type Handler = (call: Call<never>) => object;
