import { createRequire } from "node:module";

// The protocol's generated classes only accept the copies of gRPC and protobuf that Pulumi itself resolves.
const ofPulumi = createRequire(require.resolve("@pulumi/pulumi"));

/** gRPC, as Pulumi's SDK has it. */
export const grpc = ofPulumi("@grpc/grpc-js") as typeof import("@grpc/grpc-js");

/** Protobuf's `Struct`, as Pulumi's SDK has it. */
export const { Struct } = ofPulumi(
  "google-protobuf/google/protobuf/struct_pb",
) as typeof import("google-protobuf/google/protobuf/struct_pb");

/** Protobuf's `Any`, as Pulumi's SDK has it. */
export const { Any } = ofPulumi(
  "google-protobuf/google/protobuf/any_pb",
) as typeof import("google-protobuf/google/protobuf/any_pb");

/** Protobuf's `Empty`, as Pulumi's SDK has it. */
export const { Empty } = ofPulumi(
  "google-protobuf/google/protobuf/empty_pb",
) as typeof import("google-protobuf/google/protobuf/empty_pb");
