import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../provider/lifecycle/codec";
import { grpc } from "./provider-process";

/** What a program, or a component, registered. */
export interface Registered {
  urn: string;
  type: string;
  name: string;
  custom: boolean;
  parent: string;
  provider: string;
  dependencies: string[];
  aliases: string[];
  /** As they came over the wire, secrets and outputs wrapped. */
  inputs: Properties;
  protect: boolean;
}

/** An engine's resource monitor as far as components need one: it keeps what is registered, and answers at once. */
export interface Monitor {
  address: string;
  registered: Registered[];
  /** Outputs of components, by URN. */
  outputs: Map<string, Properties>;
  close(): void;
}

/**
 * Starts a monitor.
 * @param stack name in the URNs
 * @param outputsOf outputs of a resource besides its inputs; what it throws refuses the registration
 */
export async function startMonitor(stack: string, outputsOf: (one: Registered) => Properties): Promise<Monitor> {
  const registered: Registered[] = [];
  const outputs = new Map<string, Properties>();
  const plain = (struct: Struct | undefined) => (struct?.toJavaScript() ?? {}) as Properties;
  const served = {
    getDeploymentInfo: answering(() => new proto.DeploymentInfo().setSupportedfeaturesList(FEATURES)),
    registerResource: answering((request: proto.RegisterResourceRequest) => {
      const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
      const above = parent === "" ? "" : `${parent.split("::")[2]}$`;
      const one: Registered = {
        urn: `urn:pulumi:${stack}::test::${above}${type}::${name}`,
        type,
        name,
        parent,
        custom: request.getCustom(),
        provider: request.getProvider() || (request.getProvidersMap().get("container-clouds") ?? ""),
        dependencies: request.getDependenciesList(),
        aliases: request.getAliasesList().map((alias) => alias.getSpec()?.getType() ?? alias.getUrn()),
        inputs: plain(request.getObject()),
        protect: request.getProtect() ?? false,
      };
      registered.push(one);
      const object = { ...one.inputs, ...outputsOf(one) };
      return new proto.RegisterResourceResponse()
        .setUrn(one.urn)
        .setId(one.custom ? `id-of-${name}` : "")
        .setObject(Struct.fromJavaScript(JSON.parse(JSON.stringify(object))));
    }),
    registerResourceOutputs: answering((request: proto.RegisterResourceOutputsRequest) => {
      outputs.set(request.getUrn(), plain(request.getOutputs()));
      return new Empty();
    }),
  };
  const server = new grpc.Server();
  server.addService(ResourceMonitorService as never, served as never);
  const port = await new Promise<number>((ready, failed) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? failed(error) : ready(bound),
    ),
  );
  return { address: `127.0.0.1:${port}`, registered, outputs, close: () => server.forceShutdown() };
}

const FEATURES = [
  proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  proto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
];

function answering<Request, Response>(handle: (request: Request) => Response) {
  return (call: { request: Request }, done: (error: object | null, response?: Response) => void) => {
    try {
      done(null, handle(call.request));
    } catch (error) {
      done({ code: grpc.status.UNKNOWN, details: (error as Error).message });
    }
  };
}
