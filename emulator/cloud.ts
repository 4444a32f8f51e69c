import type { IncomingHttpHeaders } from "node:http";

/** One HTTP request as it arrived, without any decoding or normalisation, so that signatures are checked against the bytes that were sent. */
export interface RawRequest {
  /** Upper case. */
  readonly method: string;
  /** Path as on the request line, still percent-encoded. */
  readonly path: string;
  /** Query as on the request line, without `?`; empty if there is none. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A response in the vendor's form. `code` is the vendor's error code for the request log; empty on success. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly code: string;
}

/** The service and action of a request, as far as they are known before verification. */
export interface Target {
  readonly service: string;
  readonly action: string;
}

/** An error response of the cloud. Verification, contract checks and handlers throw it, and the cloud's `errors.ts` puts it in the vendor's form. */
export class Refusal extends Error {
  constructor(
    /** The vendor's error code. */
    readonly code: string,
    message: string,
    /** HTTP status; if undefined, the cloud's default. */
    readonly status?: number,
  ) {
    super(message);
  }
}
