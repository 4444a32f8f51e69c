import type { IncomingHttpHeaders } from "node:http";

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
