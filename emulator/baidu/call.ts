import type { Caller } from "../caller";

/** A verified call whose input kept the contract: parameters of path, query and body in one object. */
export interface Call<Input = object> extends Caller {
  readonly input: Input;
  /** Of the path it was sent to. */
  readonly version: "v1" | "v2";
  readonly clientToken?: string;
  /** Names the same call with the same parameters, whatever their order; without the client token. */
  readonly fingerprint: string;
}

/** Performs a call and returns the body of its answer, undefined for none. */
export type Handler = (call: Call<never>) => object | undefined;
