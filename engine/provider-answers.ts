import { types } from "node:util";
import * as grpc from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Diff, PropertyDiff } from "./plan/steps";

const DIFF_CHANGES = ["unknown", "none", "some"] as const;
const DIFF_KINDS = ["add", "add-replace", "delete", "delete-replace", "update", "update-replace"] as const;

/** True when a provider does not have the method. */
export const isUnimplemented = (error: unknown) => (error as grpc.ServiceError).code === grpc.status.UNIMPLEMENTED;

export const failuresOf = (failures: proto.CheckFailure[]) =>
  failures.map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));

/** The partly created resource in the details of a gRPC error, if any. */
export function halfMadeOf(error: unknown): proto.ErrorResourceInitFailed | undefined {
  const [details] = (error as Partial<grpc.ServiceError>).metadata?.get("grpc-status-details-bin") ?? [];
  if (!types.isUint8Array(details)) return undefined;
  const found = Status.deserializeBinary(details)
    .getDetailsList()
    .find((detail) => detail.getTypeUrl().endsWith("/pulumirpc.ErrorResourceInitFailed"));
  return found && proto.ErrorResourceInitFailed.deserializeBinary(found.getValue_asU8());
}

/** A provider's diff in the engine's terms. */
export function readDiff(response: proto.DiffResponse): Diff {
  const detailed: Record<string, PropertyDiff> = {};
  response.getDetaileddiffMap().forEach((diff, path) => {
    detailed[path] = { diffKind: DIFF_KINDS[diff.getKind()] ?? "update", inputDiff: diff.getInputdiff() };
  });
  return {
    changes: DIFF_CHANGES[response.getChanges()] ?? "unknown",
    replaceKeys: response.getReplacesList(),
    changedKeys: response.getDiffsList(),
    deleteBeforeReplace: response.getDeletebeforereplace(),
    ...(response.getHasdetaileddiff() ? { detailedDiff: detailed } : {}),
  };
}
