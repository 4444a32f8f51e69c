import { join } from "node:path";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { providerText } from "../sdk/resource";
import { answer, grpc, startEngineLog } from "../test/support/provider-process";
import { type Figure, median, type Row } from "./figure";
import { end, mebibytes, oneOf, REPOSITORY, recordProcesses, startScript } from "./processes";
import { NOTHING } from "./programs";
import { cluster } from "./stack";

/** What one start took. */
interface Start {
  /** Until the process could be called; `null` for a program, which nobody calls. */
  readyMs: number | null;
  /** Until it had answered its first call, or ended. */
  doneMs: number;
  modules: number;
  peakBytes: number;
}

/** Runs a program to its end. */
async function startProgram(text: string): Promise<Start> {
  using records = recordProcesses();
  const began = performance.now();
  const { child } = await startScript("-e", [`${text}; console.log("loaded")`], records.env);
  const doneMs = performance.now() - began;
  await end(child);
  return { readyMs: null, doneMs, ...oneOf(records.read()) };
}

/** Starts a provider as the engine does, and has it check one resource. */
async function startProvider(module: string, args: string[], type: string, provider: object): Promise<Start> {
  using records = recordProcesses();
  const engine = await startEngineLog();
  const env = { ...records.env, PULUMI_NODEJS_PROJECT: "bench", PULUMI_NODEJS_STACK: "dev" };
  const began = performance.now();
  const { child, line, ms: readyMs } = await startScript(require.resolve(module), [...args, engine.address], env);
  const client = new ResourceProviderClient(`127.0.0.1:${line}`, grpc.credentials.createInsecure());
  const config = Struct.fromJavaScript({});
  await answer<proto.ConfigureResponse>((done) =>
    client.configure(new proto.ConfigureRequest().setArgs(config).setAcceptsecrets(true), done),
  );
  const news = Struct.fromJavaScript({ ...(cluster.inputs(0) as Record<string, string>), ...provider });
  const request = new proto.CheckRequest().setUrn(`urn:pulumi:dev::bench::${type}::one`).setType(type).setName("one");
  await answer<proto.CheckResponse>((done) => client.check(request.setNews(news).setOlds(config), done));
  const doneMs = performance.now() - began;
  client.close();
  await end(child);
  engine.close();
  return { readyMs, doneMs, ...oneOf(records.read()) };
}

const HOST = "@pulumi/pulumi/cmd/dynamic-provider";
const PLUGINS = "@pulumi/pulumi/cmd/run-plugin";
const SDK = 'require("@pulumi/pulumi")';
const OURS = 'require("pulumi-container-clouds")';

const starts: Record<string, () => Promise<Start>> = {
  "program: Pulumi's SDK alone": () => startProgram(SDK),
  "program: this package alone": () => startProgram(OURS),
  "program: both": () => startProgram(`${SDK}; ${OURS}`),
  "dynamic provider: nothing": () => startProvider(HOST, [], "pulumi-nodejs:dynamic:Resource", { __provider: NOTHING }),
  "dynamic provider: ours": () =>
    startProvider(HOST, [], `pulumi-nodejs:dynamic/${cluster.type}`, { __provider: providerText(cluster.type) }),
  "plugin: nothing": () => startProvider(PLUGINS, [join(REPOSITORY, "bench/floor")], "nothing:index:Resource", {}),
  "plugin: ours": () => startProvider(PLUGINS, [REPOSITORY], `container-clouds:${cluster.type}`, {}),
};

function middle(process: string, all: readonly Start[]): Row {
  const of = (value: (start: Start) => number) => median(all.map(value));
  const waits = all.every(({ readyMs }) => readyMs !== null);
  return {
    process,
    ready: waits ? of(({ readyMs }) => readyMs ?? Number.NaN) : null,
    done: of(({ doneMs }) => doneMs),
    modules: of(({ modules }) => modules),
    peak: mebibytes(of(({ peakBytes }) => peakBytes)),
  };
}

export const start: Figure = {
  name: "start",
  title: "Start-up",
  about:
    "What is loaded before the first call: programs that load and end, and providers that check one resource, beside ones that do nothing.",
  columns: [
    { key: "process", title: "process" },
    { key: "ready", title: "ms until it can be called" },
    { key: "done", title: "ms until loaded, or the first answer" },
    { key: "modules", title: "modules" },
    { key: "peak", title: "memory, MiB" },
  ],
  async measure({ rounds }) {
    const measured = Object.entries(starts).map(([name, run]) => ({ name, run, all: [] as Start[] }));
    for (let round = 0; round <= rounds; round += 1) {
      for (const { run, all } of measured) {
        const one = await run();
        // The first runs fill the disk's cache.
        if (round > 0) all.push(one);
      }
    }
    return measured.map(({ name, all }) => middle(name, all));
  },
};
