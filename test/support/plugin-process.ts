import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposableSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../provider/lifecycle/codec";
import { unwrap } from "../../provider/plugin/secrets";
import {
  answer,
  type Difference,
  type EngineLog,
  firstLine,
  grpc,
  type Progress,
  type ProviderProcess,
  REPOSITORY,
  startEngineLog,
  unfold,
} from "./provider-process";

/** The plugin in a process of its own, serving every type. */
export interface PluginProcess {
  client: ResourceProviderClient;
  child: ChildProcess;
  /** Address of the engine that it was given. */
  engine: string;
  /** What the provider asked the engine to show, oldest first. */
  progress: Progress[];
  /** What the process printed besides its port. */
  printed(): string;
  configure(config: Record<string, string>): Promise<proto.ConfigureResponse>;
  /** One type of it, as the dynamic delivery serves one, secrets in plain; closing it leaves the process to the others. */
  of(type: string): ProviderProcess;
  /** Ends it as Pulumi does when a run is over. */
  close(): Promise<void>;
  /** Ends the engine only. */
  closeEngine(): void;
  /** Ends it where it stands, as a machine that goes down does. */
  kill(): Promise<void>;
}

export const struct = (properties: Properties) => Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)));
export const plain = (value: Struct | undefined) => (value?.toJavaScript() ?? {}) as Properties;
const revealed = (value: Struct | undefined) => unwrap(plain(value)).properties;

/** Type token of a resource. */
export const token = (type: string) => `container-clouds:${type}`;

/** URN of a resource of the tests' stack. */
export const urnOf = (type: string, name: unknown) => `urn:pulumi:dev::test::${token(type)}::${name ?? ""}`;

/** Starts the plugin by the package's own command. */
const COMMAND = [resolve(REPOSITORY, "bin/container-clouds.js"), "plugin"];

/** Starts it as the Pulumi CLI does: Node's host requires the package's folder. */
export const PULUMIS_HOST = [require.resolve("@pulumi/pulumi/cmd/run-plugin"), REPOSITORY];

/**
 * Starts the plugin.
 * @param config stack configuration by full key, such as `container-clouds:tencent`; objects as JSON text.
 * @param run the engine of a run that has other providers
 */
export async function startPlugin(
  config: Record<string, string>,
  env: NodeJS.ProcessEnv = {},
  command: readonly string[] = COMMAND,
  cwd = REPOSITORY,
  run?: EngineLog,
): Promise<PluginProcess> {
  const engine = run ?? (await startEngineLog());
  const home = mkdtempDisposableSync(join(tmpdir(), "home-"));
  const args = [...command, engine.address];
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, PULUMI_HOME: home.path, ...env },
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
  const plugin: PluginProcess = {
    client,
    child,
    engine: engine.address,
    progress: engine.progress,
    printed: () => printed,
    configure: (wanted) => {
      const own = Object.entries(wanted).map(([key, value]) => [key.replace("container-clouds:", ""), value]);
      const request = new proto.ConfigureRequest().setAcceptsecrets(true).setArgs(struct(Object.fromEntries(own)));
      return answer((done) => client.configure(request, done));
    },
    of: (type) => ({
      ...callsOf(client, type),
      progress: engine.progress,
      printed: () => printed,
      close: async () => undefined,
    }),
    closeEngine: engine.close,
    kill: async () => {
      client.close();
      child.kill("SIGKILL");
      await once(child, "exit");
    },
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
  await plugin.configure(config);
  return plugin;
}

function callsOf(
  client: ResourceProviderClient,
  type: string,
): Omit<ProviderProcess, "progress" | "printed" | "close"> {
  const about = <R extends { setUrn(urn: string): R; setType(type: string): R }>(request: R, { name }: Properties) =>
    request.setUrn(urnOf(type, name)).setType(token(type));
  return {
    async check(olds, news) {
      const request = about(new proto.CheckRequest(), news).setOlds(struct(olds)).setNews(struct(news));
      // Names are the tables' own business.
      request.setAutonaming(
        new proto.CheckRequest.AutonamingOptions().setMode(proto.CheckRequest.AutonamingOptions.Mode.DISABLE),
      );
      const response = await answer<proto.CheckResponse>((done) => client.check(request, done));
      const failures = response.getFailuresList().map((failure) => unfold(failure.toObject()));
      return { inputs: revealed(response.getInputs()), failures };
    },
    async diff(id, olds, news): Promise<Difference> {
      const request = about(new proto.DiffRequest(), news).setId(id).setOlds(struct(olds)).setNews(struct(news));
      const response = await answer<proto.DiffResponse>((done) => client.diff(request, done));
      const some = response.getChanges() === proto.DiffResponse.DiffChanges.DIFF_SOME;
      return {
        changes: some ? "some" : "none",
        replaces: response.getReplacesList(),
        deleteBeforeReplace: response.getDeletebeforereplace(),
      };
    },
    async create(inputs) {
      const request = about(new proto.CreateRequest(), inputs).setProperties(struct(inputs));
      const response = await answer<proto.CreateResponse>((done) => client.create(request, done));
      return { id: response.getId(), outputs: revealed(response.getProperties()) };
    },
    async read(id, state) {
      const request = about(new proto.ReadRequest(), state).setId(id).setProperties(struct(state));
      const response = await answer<proto.ReadResponse>((done) => client.read(request, done));
      const inputs = response.getInputs();
      return {
        id: response.getId(),
        outputs: revealed(response.getProperties()),
        ...(inputs && { inputs: revealed(inputs) }),
      };
    },
    async update(id, olds, news) {
      const request = about(new proto.UpdateRequest(), news).setId(id).setOlds(struct(olds)).setNews(struct(news));
      return revealed((await answer<proto.UpdateResponse>((done) => client.update(request, done))).getProperties());
    },
    async delete(id, state) {
      const request = about(new proto.DeleteRequest(), state).setId(id).setProperties(struct(state));
      await answer<Empty>((done) => client.delete(request, done));
    },
  };
}
