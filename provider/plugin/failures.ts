import type { Metadata } from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Path } from "../../words/redaction";
import { toPlain } from "../lifecycle/codec";
import { PROVIDER, URN } from "../lifecycle/internal-properties";
import { NotReadyError } from "../lifecycle/ready";
import { OperationError } from "../lifecycle/run-operation";
import { CallError, CloudError, mayHaveActed } from "../transport/errors";
import { Any, grpc, Struct } from "./protocol";
import { type Unwrapped, wrap } from "./secrets";

/** An error as gRPC carries it. */
export class RequestError extends Error {
  constructor(
    readonly code: number,
    readonly details: string,
    readonly metadata?: Metadata,
  ) {
    super(details);
  }
}

/** The error for a call that this plugin does not serve. */
export const unimplemented = (what: string) =>
  new RequestError(grpc.status.UNIMPLEMENTED, `pulumi-container-clouds does not implement ${what}`);

/** The request that failed. */
export interface FailedRequest {
  /** Its properties, to recognise secrets. */
  given: Unwrapped;
  always: readonly Path[];
}

const NOTHING: FailedRequest = { given: { properties: {}, secrets: [] }, always: [] };

/**
 * An error in gRPC's form. A resource that exists but is not ready is in the details, so that the engine stores it. The code is UNKNOWN if
 * the cloud may have acted, so that the state is uncertain.
 */
export function requestError(error: unknown, { given, always }: FailedRequest = NOTHING): RequestError {
  if (error instanceof RequestError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const cause = error instanceof OperationError ? error.cause : undefined;
  if (cause instanceof NotReadyError) {
    const { [URN]: _urn, [PROVIDER]: _provider, ...properties } = cause.properties;
    return notReady(message, cause.id, cause.reasons, toPlain(wrap(properties, given, always)));
  }
  const isCertain = error instanceof OperationError && !isInDoubt(error);
  return new RequestError(isCertain ? grpc.status.FAILED_PRECONDITION : grpc.status.UNKNOWN, message);
}

function isInDoubt(error: unknown): boolean {
  if (error instanceof CloudError || error instanceof CallError) return mayHaveActed(error);
  return error instanceof Error && error.cause !== undefined && isInDoubt(error.cause);
}

function notReady(message: string, id: string, reasons: readonly string[], properties: unknown): RequestError {
  const detail = new proto.ErrorResourceInitFailed();
  detail.setId(id);
  detail.setReasonsList([...reasons]);
  detail.setProperties(Struct.fromJavaScript(properties as Record<string, never>));
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(message);
  status.setDetailsList([packed]);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return new RequestError(grpc.status.UNKNOWN, message, metadata);
}
