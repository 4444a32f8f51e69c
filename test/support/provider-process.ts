import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposableSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { ServiceError } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../provider/lifecycle/codec";
import { unwrap } from "../../provider/plugin/secrets";
import { providerText } from "../../sdk/resource";

export const grpc = createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js") as typeof import("@grpc/grpc-js");

// Found by the package's own name: the same from the build as from the sources.
export const REPOSITORY = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));

/** A create or update that left a resource behind that is not ready, as the engine sees it. */
export class InitFailed extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly outputs: Properties,
    readonly reasons: string[],
  ) {
    super(message);
  }
}

/** A provider in a process of its own, asked for one type of this package, spoken to as the engine does. */
export interface ProviderProcess {
  check(olds: Properties, news: Properties): Promise<{ inputs: Properties; failures: Failure[] }>;
  diff(id: string, olds: Properties, news: Properties): Promise<Difference>;
  create(inputs: Properties): Promise<{ id: string; outputs: Properties }>;
  read(id: string, state: Properties): Promise<{ id: string; outputs: Properties; inputs?: Properties }>;
  update(id: string, olds: Properties, news: Properties): Promise<Properties>;
  delete(id: string, state: Properties): Promise<void>;
  /** What the provider asked the engine to show, oldest first. */
  progress: Progress[];
  /** What the process printed besides its port. */
  printed(): string;
  close(): Promise<void>;
}

/** One message to the engine. */
export interface Progress {
  message: string;
  urn: string;
  /** It stays on the screen; what else there is shows while an operation runs. */
  warning: boolean;
}

export interface Failure {
  property: string;
  reason: string;
}

export interface Difference {
  changes: "none" | "some";
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/** Starts Pulumi's stock dynamic host for one type, as `startHost` does. */
export async function startProvider(
  type: string,
  config: Record<string, string>,
  env: NodeJS.ProcessEnv = {},
): Promise<ProviderProcess> {
  const host = await startHost(config, env);
  return { ...host.of(type), close: host.close };
}

/**
 * Starts Pulumi's stock dynamic host, which serves every type.
 * @param config stack configuration by full key, such as `container-clouds:tencent`; objects as JSON text.
 * @param run the engine of a run that has other providers
 */
export async function startHost(config: Record<string, string>, env: NodeJS.ProcessEnv = {}, run?: EngineLog) {
  const engine = run ?? (await startEngineLog());
  const home = mkdtempDisposableSync(join(tmpdir(), "home-"));
  const host = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
  const child = spawn(process.execPath, [host, engine.address], {
    // As in a clone whose program is its own: the package finds itself, without a link in node_modules.
    cwd: REPOSITORY,
    env: { ...process.env, PULUMI_NODEJS_PROJECT: "test", PULUMI_NODEJS_STACK: "dev", PULUMI_HOME: home.path, ...env },
  });
  let printed = "";
  child.stderr.on("data", (data) => {
    printed += data;
  });
  const port = await firstLine(child);
  child.stdout?.on("data", (data) => {
    printed += data;
  });
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  await configure(client, config);
  return {
    /** Calls for one type; the process outlives their `close`. */
    of: (type: string): ProviderProcess => ({
      ...calls(client, providerText(type)),
      progress: engine.progress,
      printed: () => printed,
      close: async () => undefined,
    }),
    /** Ends the engine and leaves the process alone, as when the engine is killed; settles when the process has ended. */
    orphan: async () => {
      const ended = once(child, "exit");
      engine.close();
      await ended;
      client.close();
    },
    /** Ends it where it stands, as a machine that goes down does. */
    kill: async () => {
      client.close();
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    /** Ends it as Pulumi does when a run is over. */
    close: async () => {
      client.close();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGINT");
        await once(child, "exit");
      }
      home.remove();
      engine.close();
    },
  };
}

/** The first line that a process prints. */
export async function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, "line")) as [string];
  lines.close();
  return line;
}

/** An engine as far as providers need one: it keeps what they ask it to show. */
/** What providers ask an engine to show. */
export type EngineLog = Awaited<ReturnType<typeof startEngineLog>>;

export async function startEngineLog() {
  const progress: Progress[] = [];
  const server = new grpc.Server();
  const log = (call: { request: LogRequest }, done: (error: null, answer: Empty) => void) => {
    progress.push({
      message: call.request.getMessage(),
      urn: call.request.getUrn(),
      warning: call.request.getSeverity() === LogSeverity.WARNING,
    });
    done(null, new Empty());
  };
  server.addService(EngineService, { log } as never);
  const port = await new Promise<number>((ready, failed) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? failed(error) : ready(bound),
    ),
  );
  return { address: `127.0.0.1:${port}`, progress, close: () => server.forceShutdown() };
}

async function configure(client: ResourceProviderClient, config: Record<string, string>): Promise<void> {
  const request = new proto.ConfigureRequest().setArgs(Struct.fromJavaScript(config));
  await answer<proto.ConfigureResponse>((done) => client.configure(request, done));
}

function calls(client: ResourceProviderClient, text: string) {
  // The engine hands no secrets to a provider that does not accept any: it gets their plain values.
  const struct = (properties: Properties) =>
    Struct.fromJavaScript(
      unwrap(JSON.parse(JSON.stringify({ ...properties, __provider: text }))).properties as Record<
        string,
        JavaScriptValue
      >,
    );
  const plain = (value: Struct | undefined) => {
    const { __provider, ...properties } = (value?.toJavaScript() ?? {}) as Properties;
    return properties;
  };
  return {
    async check(olds: Properties, news: Properties) {
      const request = new proto.CheckRequest();
      // Without a resource in its state, the engine gives nothing at all.
      request.setOlds(Object.keys(olds).length > 0 ? struct(olds) : new Struct());
      request.setNews(struct(news));
      const response = await answer<proto.CheckResponse>((done) => client.check(request, done));
      const failures = response.getFailuresList().map((failure) => unfold(failure.toObject()));
      return { inputs: plain(response.getInputs()), failures };
    },
    async diff(id: string, olds: Properties, news: Properties): Promise<Difference> {
      const request = new proto.DiffRequest();
      request.setId(id);
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const response = await answer<proto.DiffResponse>((done) => client.diff(request, done));
      const some = response.getChanges() === proto.DiffResponse.DiffChanges.DIFF_SOME;
      return {
        changes: some ? "some" : "none",
        replaces: response.getReplacesList(),
        deleteBeforeReplace: response.getDeletebeforereplace(),
      };
    },
    async create(inputs: Properties) {
      const request = new proto.CreateRequest();
      request.setProperties(struct(inputs));
      const response = await answer<proto.CreateResponse>((done) => client.create(request, done));
      return { id: response.getId(), outputs: plain(response.getProperties()) };
    },
    async read(id: string, state: Properties) {
      const request = new proto.ReadRequest();
      request.setId(id);
      request.setProperties(struct(state));
      const response = await answer<proto.ReadResponse>((done) => client.read(request, done));
      const inputs = response.getInputs();
      return {
        id: response.getId(),
        outputs: plain(response.getProperties()),
        ...(inputs && { inputs: plain(inputs) }),
      };
    },
    async update(id: string, olds: Properties, news: Properties) {
      const request = new proto.UpdateRequest();
      request.setId(id);
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      return plain((await answer<proto.UpdateResponse>((done) => client.update(request, done))).getProperties());
    },
    async delete(id: string, state: Properties) {
      const request = new proto.DeleteRequest();
      request.setId(id);
      request.setProperties(struct(state));
      await answer<Empty>((done) => client.delete(request, done));
    },
  };
}

/** What a call answers. @throws InitFailed, or an Error with the message. */
export function answer<T>(send: (done: (error: ServiceError | null, response: T) => void) => void): Promise<T> {
  return new Promise((ready, failed) =>
    send((error, response) => (error ? failed(explained(error)) : ready(response))),
  );
}

/** The half-made resource travels in the details of a gRPC status. */
function explained(error: ServiceError): Error {
  const [bytes] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (bytes === undefined) return new Error(error.details);
  const status = Status.deserializeBinary(bytes as Uint8Array);
  const packed = status.getDetailsList()[0]?.getValue_asU8() ?? new Uint8Array();
  const detail = proto.ErrorResourceInitFailed.deserializeBinary(packed);
  const outputs = detail.getProperties()?.toJavaScript() ?? {};
  return new InitFailed(error.details, detail.getId(), outputs as Properties, detail.getReasonsList());
}

/** A provider names secret properties in the reason only, as the engine repeats the value of what a failure names. */
export function unfold(failure: { property: string; reason: string }) {
  const [, property, reason] = /^(\w+): (.*)$/s.exec(failure.reason) ?? [];
  return failure.property === "" && property && reason ? { property, reason } : failure;
}
