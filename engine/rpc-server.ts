import * as grpc from "@grpc/grpc-js";
import { CHANNEL_OPTIONS } from "./provider-client";

/** An error with a gRPC code. */
export class RpcError extends Error {
  constructor(
    readonly code: grpc.status,
    message: string,
  ) {
    super(message);
  }
}

/** The error for a feature that this engine does not support; refused by name, never silently ignored. */
export function notImplemented(what: string): RpcError {
  return new RpcError(grpc.status.UNIMPLEMENTED, `${what} are not implemented by this engine; use the Pulumi CLI`);
}

/** Serves a method with a function: its result is the response, its exception the error. */
export function unary<Request, Response>(
  handle: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return async (call, callback) => {
    try {
      callback(null, await handle(call.request));
    } catch (error) {
      const { code = grpc.status.UNKNOWN, message } = error as RpcError;
      callback({ code, details: message });
    }
  };
}

/** A gRPC server on a free port of the loopback interface. */
export class RpcServer {
  private readonly server = new grpc.Server(CHANNEL_OPTIONS);
  address = "";

  add(service: grpc.ServiceDefinition, implementation: grpc.UntypedServiceImplementation): this {
    this.server.addService(service, implementation);
    return this;
  }

  async listen(): Promise<void> {
    const credentials = grpc.ServerCredentials.createInsecure();
    const port = await new Promise<number>((resolve, reject) => {
      this.server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
    });
    this.address = `127.0.0.1:${port}`;
  }

  close(): void {
    this.server.forceShutdown();
  }
}
