import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { describe, expect, it } from "vitest";
import { NotReadyError } from "../../provider/lifecycle/ready";
import { OperationError } from "../../provider/lifecycle/run-operation";
import { errorWithOwner, withOwner } from "../../provider/plugin/explicit-provider";
import { RequestError, requestError, unimplemented } from "../../provider/plugin/failures";
import { grpc } from "../../provider/plugin/protocol";
import { unwrap } from "../../provider/plugin/secrets";
import { endedBy } from "../../provider/transport/errors";
import { cloudError } from "../support/memory-kind";
import { secret } from "./requests";

const { FAILED_PRECONDITION, UNIMPLEMENTED, UNKNOWN } = grpc.status;

describe("a failed request", () => {
  it("is UNKNOWN where the cloud may have acted all the same, so that the engine keeps its pending operation", () => {
    const failing = (cause?: unknown) => requestError(new OperationError("it failed", { cause })).code;
    expect(failing(cloudError("connection"))).toBe(UNKNOWN);
    expect(failing(new Error("x", { cause: cloudError("connection") }))).toBe(UNKNOWN);
    expect(failing(cloudError("invalid", { mayHaveTakenEffect: false }))).toBe(FAILED_PRECONDITION);
    expect(failing(endedBy(new Error("the run was cancelled"), true))).toBe(UNKNOWN);
    expect(failing(endedBy(new Error("the run was cancelled"), false))).toBe(FAILED_PRECONDITION);
    expect(failing(new Error("no cloud was asked"))).toBe(FAILED_PRECONDITION);
    expect(failing()).toBe(FAILED_PRECONDITION);
    expect(requestError(new Error("a fault of ours")).code).toBe(UNKNOWN);
    expect(requestError("text")).toMatchObject({ code: UNKNOWN, details: "text" });
  });

  it("that is one already stays as it is, and of what is not served says so by name", () => {
    const own = unimplemented("parameters");
    expect(requestError(own)).toBe(own);
    expect(own).toMatchObject({
      code: UNIMPLEMENTED,
      details: "pulumi-container-clouds does not implement parameters",
    });
  });

  it("about the keys of a provider that the program made says whose the settings are", () => {
    const refused = new RequestError(UNKNOWN, "refused: check container-clouds:tencent.secretId");
    expect(errorWithOwner(refused, "partner")).toMatchObject({
      code: UNKNOWN,
      details:
        'refused: check container-clouds:tencent.secretId; the settings are inputs of the provider resource "partner", not of the stack\'s configuration',
    });
    expect(errorWithOwner(refused, undefined).details).toBe(refused.details);
    expect(withOwner("subnet is full", "partner")).toBe("subnet is full");
  });

  it("about what exists but is not ready carries its ID, reasons and properties, secrets wrapped", () => {
    const properties = { name: "web", password: "hunter22", token: "always", __urn: "u", __provider: "p" };
    const cause = new NotReadyError("x", "thing-1", properties, ["no capacity"]);
    const error = requestError(new OperationError("creating web", { cause }), {
      given: unwrap({ name: "web", password: secret("hunter22") }),
      always: [["token"]],
    });
    expect(error).toBeInstanceOf(RequestError);
    expect([error.code, error.details]).toEqual([UNKNOWN, "creating web"]);
    const bytes = error.metadata?.get("grpc-status-details-bin")[0] as Buffer;
    const status = Status.deserializeBinary(bytes);
    expect([status.getCode(), status.getMessage()]).toEqual([UNKNOWN, "creating web"]);
    const [packed] = status.getDetailsList();
    expect(packed?.getTypeName()).toBe("pulumirpc.ErrorResourceInitFailed");
    const detail = ErrorResourceInitFailed.deserializeBinary(packed?.getValue_asU8() ?? new Uint8Array());
    expect(detail.getId()).toBe("thing-1");
    expect(detail.getReasonsList()).toEqual(["no capacity"]);
    expect(detail.getProperties()?.toJavaScript()).toEqual({
      name: "web",
      password: secret("hunter22"),
      token: secret("always"),
    });
  });
});
