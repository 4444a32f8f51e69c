import type { handleServerStreamingCall, handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { sharedClouds } from "../lifecycle/account";
import { notesOnDisk } from "../lifecycle/create";
import type { Host } from "../lifecycle/host";
import { type Reporter, reporterTo, stackWarnings } from "../lifecycle/progress";
import { connect } from "../transport/connect";
import type { Settings } from "../transport/settings";
import { version } from "../transport/version";
import type { Components } from "./components";
import { changedSettings, checkConfig, configured, refuseSecretDefaults, secretSettings } from "./config";
import { errorWithOwner, explicitName, withOwner } from "./explicit-provider";
import { requestError, unimplemented } from "./failures";
import { invoke } from "./functions";
import { Empty } from "./protocol";
import { readStruct, resourceRequests, writeStruct } from "./resources";
import { readSchema } from "./schema";
import { wrap } from "./secrets";

/** What this plugin supports; sent to the engine. */
const CAPABILITIES = { acceptSecrets: true, acceptOutputs: true, supportsAutonaming: true };

/** The plugin: the methods of `ResourceProvider`, and ways to end them. */
export interface Plugin {
  service: UntypedServiceImplementation;
  /** Ends all waits. The state keeps the resources as far as they are known. */
  cancel(): void;
  /** Call it when the engine has saved every response. */
  runEnded(): void;
  /** Resolves once no request is in progress. */
  idle(): Promise<void>;
}

/**
 * Serves resources, functions and components over Pulumi's plugin protocol.
 * @param components the components that the plugin makes, by type token
 * @param engine address of the engine, `host:port`, if known already
 */
export function createPlugin(components: Components, engine = ""): Plugin {
  let explicit: string | undefined;
  let engineAddress = engine;
  let reporters = reporterTo(engine || undefined);
  const cancelled = new AbortController();
  const cloudsOf = (settings: Settings) =>
    sharedClouds(settings, () => connect(settings, stackWarnings(engineAddress, host.reporter)));
  let clouds = cloudsOf({});
  const host: Host = {
    clouds: () => clouds(),
    reporter: (urn): Reporter => reporters(urn),
    signal: cancelled.signal,
    notes: notesOnDisk(process.env, engine),
  };
  const reach = (address: string) => {
    if (address === "") return;
    engineAddress = address;
    reporters = reporterTo(address);
  };
  const resources = resourceRequests(host);
  const cancel = () => cancelled.abort(new Error("the run was cancelled"));
  const runEnded = () => host.notes.runEnded();
  const { unary, idle } = counted((error) => errorWithOwner(requestError(error), explicit));

  const service: UntypedServiceImplementation = {
    handshake: unary((request: proto.ProviderHandshakeRequest) => {
      reach(request.getEngineAddress());
      return new proto.ProviderHandshakeResponse()
        .setAcceptSecrets(CAPABILITIES.acceptSecrets)
        .setAcceptOutputs(CAPABILITIES.acceptOutputs)
        .setSupportsAutonamingConfiguration(CAPABILITIES.supportsAutonaming);
    }),
    attach: unary((request: PluginAttach) => {
      reach(request.getAddress());
      return new Empty();
    }),
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    getSchema: unary((request: proto.GetSchemaRequest) => new proto.GetSchemaResponse().setSchema(schemaOf(request))),
    checkConfig: unary(checkProvider),
    diffConfig: unary(diffProvider),
    configure: unary((request: proto.ConfigureRequest) => {
      const args = request.hasArgs() ? readStruct(request.getArgs()) : undefined;
      explicit = explicitName(request);
      // Only this request says which settings are secret.
      refuseSecretDefaults(args?.secrets ?? []);
      clouds = cloudsOf(configured(args?.properties, request.getVariablesMap().toArray()));
      return new proto.ConfigureResponse()
        .setAcceptsecrets(CAPABILITIES.acceptSecrets)
        .setAcceptoutputs(CAPABILITIES.acceptOutputs)
        .setSupportspreview(true)
        .setSupportsAutonamingConfiguration(CAPABILITIES.supportsAutonaming);
    }),
    check: unary(async (request: proto.CheckRequest) => {
      const response = await resources.check(request);
      for (const one of response.getFailuresList()) one.setReason(withOwner(one.getReason(), explicit));
      return response;
    }),
    diff: unary(resources.diff),
    create: unary(resources.create),
    read: unary(resources.read),
    update: unary(resources.update),
    delete: unary(resources.delete),
    list: streaming(resources.list),
    invoke: unary((request: proto.InvokeRequest) => invoke(request, host)),
    call: unary((request: proto.CallRequest) => {
      throw unimplemented(`the method ${request.getTok()}`);
    }),
    construct: unary(async (request: proto.ConstructRequest) => {
      // Loaded on demand: Pulumi's runtime for programs is large, and most runs make no component.
      const { construct } = await import("./construct.js");
      return construct(request, { components, engine: engineAddress, signal: cancelled.signal });
    }),
    parameterize: unary(() => {
      throw unimplemented("parameters");
    }),
    getMapping: unary(() => new proto.GetMappingResponse()),
    getMappings: unary(() => new proto.GetMappingsResponse()),
    cancel: unary(() => {
      // Pulumi also cancels its providers after a completed run, before it ends their processes.
      runEnded();
      cancel();
      return new Empty();
    }),
  };
  return { service, cancel, runEnded, idle };
}

/**
 * Serves requests and knows when none is in progress.
 * @param failed converts an error to the one that the engine sees
 */
function counted(failed: typeof requestError) {
  let underWay = 0;
  let onIdle: (() => void)[] = [];
  const end = () => {
    underWay--;
    if (underWay > 0) return;
    for (const call of onIdle) call();
    onIdle = [];
  };
  /** Serves a request with a function. */
  function unary<Request, Response>(
    handle: (request: Request) => Response | Promise<Response>,
  ): handleUnaryCall<Request, Response> {
    return (call, callback) => {
      underWay++;
      Promise.resolve(call.request)
        .then(handle)
        .then(
          (response) => callback(null, response),
          (error) => callback(failed(error)),
        )
        .finally(end);
    };
  }
  const idle = () => (underWay === 0 ? Promise.resolve() : new Promise<void>((resolve) => void onIdle.push(resolve)));
  return { unary, idle };
}

type ListHandler = ReturnType<typeof resourceRequests>["list"];

function streaming(handle: ListHandler): handleServerStreamingCall<proto.ListRequest, proto.ListResponse> {
  return (call) => {
    Promise.resolve(call.request)
      .then(handle)
      .then(
        (page) => {
          if (page === undefined) call.write(new proto.ListResponse().setComputed(new proto.ListResponse.Computed()));
          for (const { id, name } of page?.rows ?? []) {
            call.write(new proto.ListResponse().setResult(new proto.ListResponse.Result().setId(id).setName(name)));
          }
          if (page?.next !== undefined) {
            const more = new proto.ListResponse.Continuation().setContinuationToken(String(page.next));
            call.write(new proto.ListResponse().setContinuation(more));
          }
          call.end();
        },
        (error) => call.emit("error", requestError(error)),
      );
  };
}

function schemaOf(request: proto.GetSchemaRequest): string {
  const asked = request.getSubpackageName();
  if (asked !== "") throw unimplemented(`the package ${asked}`);
  if (request.getVersion() > 1) throw unimplemented(`version ${request.getVersion()} of the schema's form`);
  return readSchema();
}

function checkProvider(request: proto.CheckRequest): proto.CheckResponse {
  const given = readStruct(request.getNews());
  const failures = checkConfig(given.properties).map(({ property, reason }) =>
    new proto.CheckFailure().setProperty(property).setReason(reason),
  );
  const inputs = wrap(given.properties, given, secretSettings(given.properties));
  return new proto.CheckResponse().setInputs(writeStruct(inputs)).setFailuresList(failures);
}

function diffProvider(request: proto.DiffRequest): proto.DiffResponse {
  const olds = request.hasOldInputs() ? request.getOldInputs() : request.getOlds();
  const changed = changedSettings(readStruct(olds).properties, readStruct(request.getNews()).properties);
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  const response = new proto.DiffResponse();
  response
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(changed)
    .setHasdetaileddiff(true);
  for (const name of changed) {
    const detail = new proto.PropertyDiff().setKind(proto.PropertyDiff.Kind.UPDATE).setInputdiff(true);
    response.getDetaileddiffMap().set(name, detail);
  }
  return response;
}
