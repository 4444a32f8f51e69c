import type { IncomingHttpHeaders } from "node:http";
import type { World } from "./world";

export type CloudName = "tencent" | "baidu" | "ctyun";

/** One HTTP request as it arrived: nothing decoded, nothing normalised, so that signatures can be checked on what was sent. */
export interface RawRequest {
  /** Upper case. */
  readonly method: string;
  /** Path as on the request line, still percent-encoded. */
  readonly path: string;
  /** Query as on the request line, without `?`; empty when there is none. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer in the vendor's own shape. `code` is the vendor's error code for the request log, empty when all went well. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly code: string;
}

/** What a request asks for, as far as it is known before anything is verified. */
export interface Target {
  readonly service: string;
  readonly action: string;
}

/** A "no" that the cloud's users may see: verification, contract and handlers throw it, the cloud's `errors.ts` words it. */
export class Refusal extends Error {
  constructor(
    /** The vendor's error code. */
    readonly code: string,
    message: string,
    /** HTTP status; the cloud's own default when absent. */
    readonly status?: number,
  ) {
    super(message);
  }
}

/** One cloud: which requests are its own, what they ask for, and how it answers. */
export interface Cloud {
  readonly name: CloudName;
  /** Whether a request on this path is for this cloud. */
  owns(path: string): boolean;
  /** Names service and action without verifying anything; unknown parts are empty. */
  target(request: RawRequest): Target;
  /** Largest body in bytes that is accepted from a request with these headers. */
  bodyLimit(request: Omit<RawRequest, "body">): number;
  /** Verifies, throttles, checks and performs the call; returns the vendor's answer or throws a `Refusal`. */
  perform(request: RawRequest, target: Target, requestId: string, world: World): Answer;
  /** Words a refusal as the vendor does. */
  refuse(refusal: Refusal, requestId: string, target: Target): Answer;
  /** The refusal the vendor gives for a call above its rate limit. */
  throttled(target: Target): Refusal;
  /** The refusal for a fault inside the service, in the vendor's words: no answer speaks of the emulator's code. */
  internal(target: Target): Refusal;
  /** The refusal for a body larger than `bodyLimit`. */
  tooLarge(limit: number, target: Target): Refusal;
}
