import * as pulumi from "@pulumi/pulumi";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Struct as WireStruct } from "google-protobuf/google/protobuf/struct_pb";
import { lookUp } from "../../words/look-up";
import type { Properties } from "../lifecycle/codec";
import { isThere } from "../lifecycle/engine-client";
import { namespace } from "../transport/settings";
import type { Components } from "./components";
import { componentOptions } from "./construct-options";
import { RequestError, unimplemented } from "./failures";
import { type ObjectSpec, plainInputs } from "./plain-inputs";
import { grpc, Struct } from "./protocol";
import { readSchema } from "./schema";

/** What constructing components needs from the plugin. */
export interface ConstructHost {
  components: Components;
  /** Address of the engine, `host:port`. */
  engine: string;
  /** Aborted when the run is cancelled; ends constructions. */
  signal: AbortSignal;
}

/** Parts of Pulumi's runtime that its types leave out. */
interface Runtime {
  /** Runs with separate settings, because each construction has its own stack, monitor and configuration. */
  withLocalStorage<T>(run: () => Promise<T>): Promise<T>;
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
  deserializeInputs(inputs: WireStruct, dependencies: unknown): Promise<Properties>;
}

const runtime: Runtime = {
  ...require("@pulumi/pulumi/runtime/state"),
  ...require("@pulumi/pulumi/runtime/settings"),
  deserializeInputs: require("@pulumi/pulumi/provider/server").deserializeInputs,
};

/**
 * Makes a component with its children, all registered with the monitor in the request. The plugin serves the children, whichever delivery
 * the configuration chooses for programs.
 * @throws RequestError that names each invalid input
 */
export async function construct(
  request: proto.ConstructRequest,
  host: ConstructHost,
): Promise<proto.ConstructResponse> {
  const load = lookUp(host.components, request.getType());
  if (load === undefined) throw unimplemented(`the component ${request.getType()}`);
  const component = await load();
  return orFailing(host.signal, request.getMonitorendpoint(), () =>
    runtime.withLocalStorage(async () => {
      await enterRun(request, host.engine);
      const inputs = await inputsOf(request);
      const made = component(request.getName(), inputs, componentOptions(request));
      const response = await responseOf(request, made.urn, made.outputs);
      await runtime.waitForRPCs();
      return response;
    }),
  );
}

async function enterRun(request: proto.ConstructRequest, engine: string): Promise<void> {
  pulumi.runtime.resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engine,
    request.getMonitorendpoint(),
    request.getDryrun(),
    request.getOrganization(),
  );
  await runtime.awaitFeatureSupport();
  const config = Object.fromEntries(request.getConfigMap().toArray());
  pulumi.runtime.setAllConfig({ ...config, [`${namespace}:delivery`]: "plugin" }, request.getConfigsecretkeysList());
}

interface PackageSchema {
  resources: Readonly<Record<string, { inputProperties?: ObjectSpec["properties"]; requiredInputs?: string[] }>>;
  types: Readonly<Record<string, ObjectSpec>>;
}

async function inputsOf(request: proto.ConstructRequest): Promise<Properties> {
  const struct = request.getInputs() ?? new Struct();
  const given = await runtime.deserializeInputs(struct, request.getInputdependenciesMap());
  const { resources, types } = JSON.parse(readSchema()) as PackageSchema;
  const { inputProperties = {}, requiredInputs = [] } = lookUp(resources, request.getType()) ?? {};
  const spec = { properties: inputProperties, required: requiredInputs };
  const { inputs, failures } = await plainInputs(given, spec, (ref) => types[ref.replace("#/types/", "")]);
  if (failures.length === 0) return inputs;
  // Not in the protocol's own form, because the engine would print the values, including secrets.
  const reasons = failures.map(({ property, reason }) => `\n- ${property}: ${reason}`);
  throw new RequestError(grpc.status.INVALID_ARGUMENT, `invalid inputs:${reasons.join("")}`);
}

async function responseOf(request: proto.ConstructRequest, urn: pulumi.Output<string>, outputs: pulumi.Inputs) {
  const response = new proto.ConstructResponse().setUrn(await promised(urn));
  const label = `construct(${request.getType()}, ${request.getName()})`;
  const [state, dependencies] = await pulumi.runtime.serializeResourceProperties(label, outputs);
  response.setState(Struct.fromJavaScript(state));
  for (const [name, resources] of dependencies) {
    const urns = await Promise.all([...resources].map((resource) => promised(resource.urn)));
    response.getStatedependenciesMap().set(name, new proto.ConstructResponse.PropertyDependencies().setUrnsList(urns));
  }
  return response;
}

const promised = <T>(output: pulumi.Output<T>) => (output as unknown as { promise(): Promise<T> }).promise();

/** Functions that end the constructions in progress. */
const underWay = new Set<(error: Error) => void>();

/**
 * Runs a construction that also fails when one of its children does: Pulumi's runtime reports a failed child as an unhandled rejection,
 * which does not say which construction it belongs to.
 */
async function orFailing<T>(signal: AbortSignal, monitor: string, run: () => Promise<T>): Promise<T> {
  watchRejections();
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const cancel = () => fail(signal.reason);
  signal.addEventListener("abort", cancel);
  // A monitor that is gone may belong to an earlier construction.
  const consider = (error: Error) =>
    hasLostMonitor(error) ? void isThere(monitor).then((there) => there || fail(error)) : fail(error);
  underWay.add(consider);
  try {
    return await Promise.race([run(), failed]);
  } finally {
    underWay.delete(consider);
    signal.removeEventListener("abort", cancel);
  }
}

const hasLostMonitor = ({ code }: Error & { code?: number }) =>
  code === grpc.status.UNAVAILABLE || code === grpc.status.CANCELLED;

let isWatching = false;

function watchRejections(): void {
  if (isWatching) return;
  isWatching = true;
  process.on("unhandledRejection", (reason) => {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    for (const fail of underWay) fail(error);
  });
}
