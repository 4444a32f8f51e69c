import { createRequire } from "node:module";
import { EngineService, type IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { afterEach, beforeEach, expect, it } from "vitest";
import { reporterTo } from "../../../provider/lifecycle/progress";

const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const grpc = createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js");

const URN = "urn:pulumi:dev::shop::container-clouds:tke:Cluster::web";

let address: string;
let server: { forceShutdown(): void };
let lines: string[];
/** Milliseconds that the next messages take, oldest first. */
let delays: number[];
let reporters: ReturnType<typeof reporterTo>;
let reporter: ReturnType<typeof reporters>;

beforeEach(async () => {
  lines = [];
  delays = [];
  const engine = new grpc.Server();
  const log: IEngineServer["log"] = (call, callback) => {
    // As the engine, which takes simultaneous messages in any order: here the first of them last.
    const wait = delays.shift() ?? 0;
    setTimeout(() => {
      lines.push(call.request.getMessage());
      callback(null, new Empty());
    }, wait).unref();
  };
  engine.addService(EngineService, { log });
  const port = await new Promise<number>((done, fail) =>
    engine.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error: Error | null, bound: number) =>
      error ? fail(error) : done(bound),
    ),
  );
  server = engine;
  address = `127.0.0.1:${port}`;
  reporters = reporterTo(address);
  reporter = reporters(URN);
});
afterEach(() => server.forceShutdown());

it("shows a status once, with its resource's name", async () => {
  reporter.report("Creating; waiting for Running");
  await expect.poll(() => lines).toEqual(["web: Creating; waiting for Running"]);
  for (let poll = 0; poll < 3; poll++) reporter.report("Creating; waiting for Running");
  reporter.report("Starting; waiting for Running");
  await expect.poll(() => lines).toHaveLength(2);
  reporter.report("Running, 1 node");
  await reporter.end?.();
  expect(lines.slice(1)).toEqual(["web: Starting; waiting for Running", "web: Running, 1 node"]);
});

it("shows nothing of what is done at once, and nothing after the end", async () => {
  reporter.report("creating");
  reporter.report("Running");
  await reporter.end?.();
  reporter.warn("stays");
  await expect.poll(() => lines).toEqual(["web: stays"]);
  // The next round of statuses is past the one that these would have come with.
  reporters("urn::other").report("Creating");
  await expect.poll(() => lines).toEqual(["web: stays", "other: Creating"]);
});

it("shows nothing of what is done soon while another's progress is shown", async () => {
  const wakes: (() => void)[] = [];
  const clock = { now: () => 0, sleep: () => new Promise<void>((wake) => wakes.push(wake)) };
  const reportersOf = reporterTo(address, clock);
  const [slow, quick] = [reportersOf("urn::slow"), reportersOf("urn::quick")];
  slow.report("Creating");
  quick.report("Creating");
  wakes.shift()?.();
  await expect.poll(() => lines).toEqual(["slow: Creating"]);
  await quick.end?.();
  slow.report("Running");
  await slow.end?.();
  expect(lines).toEqual(["slow: Creating", "slow: Running"]);
});

it("names the resource in notes and warnings, as --diff does not", async () => {
  reporter.note("replaced because of zone");
  reporter.warn("deleting cls-2 too");
  await expect.poll(() => lines).toEqual(["web: replaced because of zone", "web: deleting cls-2 too"]);
  reporters(undefined).warn("certificates are not checked");
  await expect.poll(() => lines).toHaveLength(3);
  expect(lines.at(-1)).toBe("certificates are not checked");
});

it("shows what comes at once in its order", async () => {
  reporter.report("creating");
  await expect.poll(() => lines).toHaveLength(1);
  delays = [60, 30, 0];
  for (const status of ["created as cls-1", "Creating", "Running"]) reporter.report(status);
  await reporter.end?.();
  expect(lines.slice(1)).toEqual(["web: created as cls-1", "web: Creating", "web: Running"]);
});

it("does not wait at the end for an engine that takes no message", async () => {
  reporter.report("creating");
  await expect.poll(() => lines).toHaveLength(1);
  // Longer than any test may take.
  delays = [600_000];
  reporter.report("Running");
  await reporter.end?.();
  expect(lines).toHaveLength(1);
});
