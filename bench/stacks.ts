import { statSync } from "node:fs";
import type { Project } from "../test/support/project";
import { type Cloud, startCloud } from "./cloud";
import { type Figure, type Row, secondsOf } from "./figure";
import { mebibytes, recordProcesses } from "./processes";
import { clusters, groups, nothing, type Program, startProject } from "./programs";

const PROVIDER = /cmd.dynamic-provider/;
const PROGRAM = /cmd.run(\W|$)(?!.*plugin)/;

/** One run, and what it took. */
async function measureRun(project: Project, cloud: Cloud, ...args: string[]): Promise<Row> {
  using records = recordProcesses();
  Object.assign(project.env, records.env);
  await cloud.forgetCalls();
  const seconds = await secondsOf(() => project.ok(...args));
  const processes = records.read();
  // A process that was killed reports nothing.
  const peakOf = (script: RegExp) => {
    const peaks = processes.filter((one) => script.test(one.script)).map(({ peakBytes }) => peakBytes);
    return peaks.length > 0 ? mebibytes(Math.max(...peaks)) : null;
  };
  const cpuOf = (script: RegExp) =>
    processes.filter((one) => script.test(one.script)).reduce((sum, { cpuMs }) => sum + cpuMs / 1000, 0);
  return {
    ...{ seconds, calls: (await cloud.countCalls()).total },
    ...{ cpu: cpuOf(/./), providerCpu: cpuOf(PROVIDER), programCpu: cpuOf(PROGRAM) },
    ...{ provider: peakOf(PROVIDER), program: peakOf(PROGRAM) },
  };
}

async function measureStack(program: Program, count: number): Promise<Row[]> {
  await using cloud = await startCloud();
  using project = await startProject(program, cloud, count);
  const runs = { create: [], unchanged: ["--expect-no-changes"] };
  const rows: Row[] = [];
  for (const [step, args] of Object.entries(runs)) {
    const measured = await measureRun(project, cloud, "up", "--yes", "--skip-preview", ...args);
    const state = statSync(project.stateFile("bench")).size;
    rows.push({ makes: program.makes, resources: count, step, ...measured, state: state / 1024, each: state / count });
  }
  return rows;
}

export const stacks: Figure = {
  name: "stacks",
  title: "Growth, in whole runs",
  about:
    "An up that makes a stack and one that changes nothing, against an emulator whose changes are instant, without a rate limit; beside them stacks of a provider that does nothing.",
  columns: [
    { key: "makes", title: "makes" },
    { key: "resources", title: "resources" },
    { key: "step", title: "step" },
    { key: "seconds", title: "seconds", digits: 2 },
    { key: "calls", title: "calls" },
    { key: "cpu", title: "processor seconds, without the emulator's", digits: 2 },
    { key: "providerCpu", title: "of them the provider's", digits: 2 },
    { key: "programCpu", title: "the program's", digits: 2 },
    { key: "provider", title: "provider's memory, MiB" },
    { key: "program", title: "program's memory, MiB" },
    { key: "state", title: "state, KiB" },
    { key: "each", title: "bytes of state each" },
  ],
  async measure({ sizes, mostAtEngine, say }) {
    const rows = [];
    for (const count of sizes.filter((size) => size <= mostAtEngine)) {
      for (const program of [nothing, clusters, groups]) {
        say(`  ${count}: ${program.makes}`);
        rows.push(...(await measureStack(program, count)));
      }
    }
    return rows;
  },
};
