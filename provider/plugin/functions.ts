import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Path } from "../../words/redaction";
import { functionOf } from "../clouds";
import type { Properties } from "../lifecycle/codec";
import { ArgumentError, callFunction, FunctionError } from "../lifecycle/functions/call";
import type { Host } from "../lifecycle/host";
import type { CheckFailure } from "../lifecycle/spec";
import { hasUnknown } from "../lifecycle/unknown";
import { endingWith } from "../transport/cancellation";
import { namespace } from "../transport/settings";
import { RequestError } from "./failures";
import { grpc } from "./protocol";
import { readStruct, writeStruct } from "./resources";
import { wrap } from "./secrets";

const ALL: readonly Path[] = [["*"]];

/**
 * Calls a function of the package. Results that its declaration marks as secret are secret. If an argument is secret, the whole result is,
 * because it may repeat the argument.
 */
export async function invoke(request: proto.InvokeRequest, host: Host): Promise<proto.InvokeResponse> {
  const token = tokenOf(request.getTok());
  const called = await functionOf(token).catch((error: Error) => {
    throw new RequestError(grpc.status.NOT_FOUND, error.message);
  });
  const { properties, secrets } = readStruct(request.getArgs());
  const response = new proto.InvokeResponse();
  if (hasUnknown(properties)) return response.setReturn(writeStruct({}));
  try {
    const answer = await endingWith(host.signal, () => callFunction(token, properties, host, secrets));
    const paths = secrets.length > 0 ? ALL : called.secrets.map((path) => path.split("."));
    return response.setReturn(writeStruct(wrapAll(answer, paths)));
  } catch (error) {
    if (error instanceof ArgumentError) return response.setFailuresList(error.failures.map(failure));
    const code = error instanceof FunctionError ? grpc.status.FAILED_PRECONDITION : grpc.status.UNKNOWN;
    throw new RequestError(code, error instanceof Error ? error.message : String(error));
  }
}

const wrapAll = (answer: Properties, paths: readonly Path[]) => wrap(answer, { properties: {}, secrets: [] }, paths);

const failure = ({ property, reason }: CheckFailure) =>
  new proto.CheckFailure().setProperty(property).setReason(reason);

function tokenOf(token: string): string {
  if (token.startsWith(`${namespace}:`)) return token.slice(namespace.length + 1);
  const reason =
    token === "" ? "the request names no function" : `${token} is not a function of the package ${namespace}`;
  throw new RequestError(grpc.status.INVALID_ARGUMENT, reason);
}
