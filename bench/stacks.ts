import { readFileSync } from "node:fs";
import { findPulumi, type PulumiCommand } from "../cli/pulumi";
import type { Properties } from "../provider/lifecycle/codec";
import type { Project } from "../test/support/project";
import { type Cloud, startCloud } from "./cloud";
import { type Cell, type Figure, median, type Row, secondsOf } from "./figure";
import { mebibytes, recordProcesses } from "./processes";
import { clusters, groups, nothing, type Program, sameState, startProject } from "./programs";
import { cluster, group, type Kind } from "./stack";

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
    seconds,
    calls: (await cloud.countCalls()).total,
    cpu: cpuOf(/./),
    providerCpu: cpuOf(PROVIDER),
    programCpu: cpuOf(PROGRAM),
    provider: peakOf(PROVIDER),
    program: peakOf(PROGRAM),
  };
}

/** A stack's runs, and what its state holds of one resource. */
interface Measured {
  rows: Row[];
  one: { inputs: Properties; outputs: Properties };
}

async function measureStack(engine: PulumiCommand, program: Program, count: number): Promise<Measured> {
  await using cloud = await startCloud();
  using project = await startProject(program, cloud, count, engine);
  const runs = {
    create: ["up"],
    unchanged: ["up", "--expect-no-changes"],
    refresh: ["refresh", "--expect-no-changes"],
  };
  const rows: Row[] = [];
  let state = "";
  for (const [step, args] of Object.entries(runs)) {
    const measured = await measureRun(project, cloud, ...args, "--yes", "--skip-preview");
    state = readFileSync(project.stateFile("bench"), "utf8");
    const bytes = Buffer.byteLength(state);
    const what = { engine: engine.label, makes: program.makes, resources: count, step };
    rows.push({ ...what, ...measured, state: bytes / 1024, each: bytes / count });
  }
  return { rows, one: JSON.parse(state).checkpoint.latest.resources.at(-1) };
}

/** A stack of a kind, and one of a provider that does nothing and leaves the same state. */
async function measureKind(engine: PulumiCommand, program: Program, kind: Kind, count: number): Promise<Row[]> {
  const { rows, one } = await measureStack(engine, program, count);
  return [...rows, ...(await measureStack(engine, await sameState(kind, one), count)).rows];
}

/** The middle of each number over the rounds. */
function medians(rounds: readonly Row[][]): Row[] {
  const [first = []] = rounds;
  return first.map((row, at) => {
    const middle = (key: string, value: Cell) => {
      const values = rounds.map((rows) => rows[at]?.[key]).filter((one) => typeof one === "number");
      return typeof value === "number" ? median(values) : value;
    };
    return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, middle(key, value)]));
  });
}

/** Each row with how many times as long it took as a stack of nothing, and as one of nothing with the same state. */
function withRatios(rows: readonly Row[]): Row[] {
  const isLike = (one: Row, { engine, resources, step }: Row) =>
    one.engine === engine && one.resources === resources && one.step === step;
  const secondsOfRow = (makes: string, like: Row) =>
    Number(rows.find((row) => row.makes === makes && isLike(row, like))?.seconds);
  return rows.map((row) => {
    const [nothings, same] = [nothing.makes, `nothing: the state of ${row.makes}`].map((makes) =>
      secondsOfRow(makes, row),
    );
    const times = (floor = Number.NaN) => (Number.isNaN(floor) ? null : Number(row.seconds) / floor);
    return { ...row, floor: row.makes === nothing.makes ? null : times(nothings), same: times(same) };
  });
}

export const stacks: Figure = {
  name: "stacks",
  title: "Growth, in whole runs",
  about:
    "An up that makes a stack, one that changes nothing and a refresh, against an emulator whose changes are instant, without a rate limit; beside them stacks of a provider that does nothing, with a state of one number, and with the state of each kind.",
  columns: [
    { key: "engine", title: "engine" },
    { key: "makes", title: "makes" },
    { key: "resources", title: "resources" },
    { key: "step", title: "step" },
    { key: "seconds", title: "seconds", digits: 2 },
    { key: "floor", title: "times nothing", digits: 2 },
    { key: "same", title: "times nothing with the same state", digits: 2 },
    { key: "calls", title: "calls" },
    { key: "cpu", title: "processor seconds, without the emulator's", digits: 2 },
    { key: "providerCpu", title: "of them the provider's", digits: 2 },
    { key: "programCpu", title: "the program's", digits: 2 },
    { key: "provider", title: "provider's memory, MiB" },
    { key: "program", title: "program's memory, MiB" },
    { key: "state", title: "state, KiB" },
    { key: "each", title: "bytes of state each" },
  ],
  async measure({ sizes, rounds, mostAtEngine, say }) {
    const rows: Row[] = [];
    for (const engine of engines()) {
      for (const count of sizes.filter((size) => size <= mostAtEngine)) {
        const measured: Row[][] = [];
        for (let round = 0; round < rounds; round += 1) {
          say(`  ${engine.label}, ${count}: round ${round + 1} of ${rounds}`);
          measured.push([
            ...(await measureStack(engine, nothing, count)).rows,
            ...(await measureKind(engine, clusters, cluster, count)),
            ...(await measureKind(engine, groups, group, count)),
          ]);
        }
        rows.push(...medians(measured));
      }
    }
    return withRatios(rows);
  },
};

/** The stand-in engine, and the CLI where there is one. */
function engines(): PulumiCommand[] {
  const standIn = findPulumi({ PATH: "" });
  const found = findPulumi();
  return found.standIn ? [standIn] : [standIn, found];
}
