import type { Caller } from "../caller";

/** A verified call whose input keeps the contract: parameters of path, query and body in one object. */
export interface Call<Input = object> extends Caller {
  readonly input: Input;
  /** The version in the path. */
  readonly version: "v1" | "v2";
  readonly clientToken?: string;
  /** Identifies a call with its parameters, whatever their order, and without the client token. */
  readonly fingerprint: string;
}

/** Performs a call and returns the body of its response; undefined for none. */
export type Handler = (call: Call<never>) => object | undefined;
