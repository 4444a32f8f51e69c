import { readFileSync } from "node:fs";
import { findPulumi, type PulumiCommand } from "../cli/pulumi";
import type { Properties } from "../provider/lifecycle/codec";
import type { Project } from "../test/support/project";
import { type Cloud, startCloud } from "./cloud";
import { type Cell, type Figure, median, type Row, secondsOf } from "./figure";
import { mebibytes, recordProcesses } from "./processes";
import { clusters, groups, nothing, type Program, sameState, startProject } from "./programs";
import { cluster, group } from "./stack";

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

type Step = "create" | "unchanged" | "refresh";

const COMMANDS: Record<Step, string[]> = {
  create: ["up"],
  unchanged: ["up", "--expect-no-changes"],
  refresh: ["refresh", "--expect-no-changes"],
};

/** A stack with a cloud of its own, and what its runs took so far. */
interface Stack extends AsyncDisposable {
  rows: Row[];
  run(step: Step): Promise<void>;
  /** What its state holds of one resource. */
  one(): { inputs: Properties; outputs: Properties };
}

async function openStack(engine: PulumiCommand, program: Program, count: number): Promise<Stack> {
  const cloud = await startCloud();
  const project = await startProject(program, cloud, count, engine);
  const rows: Row[] = [];
  const readState = () => readFileSync(project.stateFile("bench"), "utf8");
  return {
    rows,
    async run(step) {
      const measured = await measureRun(project, cloud, ...COMMANDS[step], "--yes", "--skip-preview");
      const bytes = Buffer.byteLength(readState());
      const what = { engine: engine.label, makes: program.makes, resources: count, step };
      rows.push({ ...what, ...measured, state: bytes / 1024, each: bytes / count });
    },
    one: () => JSON.parse(readState()).checkpoint.latest.resources.at(-1),
    async [Symbol.asyncDispose]() {
      project[Symbol.dispose]();
      await cloud[Symbol.asyncDispose]();
    },
  };
}

/**
 * Stacks of nothing and of each kind, the latter beside one of a provider that does nothing and leaves the same state. They take turns in each step,
 * because a machine's speed changes within minutes.
 */
async function measureRound(engine: PulumiCommand, count: number): Promise<Row[]> {
  await using opened = new AsyncDisposableStack();
  const made: Stack[] = [];
  const make = async (program: Program) => {
    const stack = opened.use(await openStack(engine, program, count));
    await stack.run("create");
    made.push(stack);
    return stack;
  };
  await make(nothing);
  for (const { program, kind } of KINDS) await make(await sameState(kind, (await make(program)).one()));
  for (const step of ["unchanged", "refresh"] as const) for (const stack of made) await stack.run(step);
  return withRatios(made.flatMap(({ rows }) => rows));
}

const KINDS = [
  { program: clusters, kind: cluster },
  { program: groups, kind: group },
];

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

/** Each row of a round with how many times as long it took as a stack of nothing, and as one of nothing with the same state. */
function withRatios(rows: readonly Row[]): Row[] {
  const timesOf = (row: Row, makes: string) => {
    const floor = rows.find((one) => one.makes === makes && one.step === row.step);
    return floor === undefined || floor === row ? null : Number(row.seconds) / Number(floor.seconds);
  };
  return rows.map((row) => ({
    ...row,
    floor: timesOf(row, nothing.makes),
    same: timesOf(row, `nothing: the state of ${row.makes}`),
  }));
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
          measured.push(await measureRound(engine, count));
        }
        rows.push(...medians(measured));
      }
    }
    return rows;
  },
};

/** The stand-in engine, and the CLI where there is one. */
function engines(): PulumiCommand[] {
  const standIn = findPulumi({ PATH: "" });
  const found = findPulumi();
  return found.standIn ? [standIn] : [standIn, found];
}
