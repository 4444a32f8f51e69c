import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findPulumi } from "../../cli/pulumi";
import type { Properties } from "../../provider/lifecycle/codec";
import { filesBelow, findLeaks } from "../support/leaks";
import type { Project } from "../support/project";
import { openProject, stateFileOf, writeProgram } from "./chaos-project";
import { divergence, type Known } from "./convergence";
import { programOf, type StackName, stackNames } from "./draws";
import { type EmulatorProcess, startEmulatorProcess } from "./emulator-process";
import { endAll, killAtCall, type Listed } from "./killed-process";
import type { ProcessRound, ProcessSequence } from "./process-sequence";
import { edited, emptyProgram, type Program, seedProgram, withEach } from "./program";
import { writtenKinds } from "./rewrite";
import { secrets } from "./secrets";
import { SEEDED } from "./seed-names";
import type { Tally } from "./sequence";
import type { Running, UpOptions } from "./small-engine";
import { optionsOf } from "./up-options";

/** Where sequences are played with real processes: one project and one emulator for all, empty between two sequences. */
export interface Stage {
  /** @throws Error that lists what is wrong at the sequence's end. */
  run(sequence: ProcessSequence): Promise<Tally>;
  close(): Promise<void>;
}

/** Starts an emulator, and makes a project with its stacks in a folder of its own. */
export async function openStage(): Promise<Stage> {
  const emulator = await startEmulatorProcess();
  const project = await openProject(emulator, [...stackNames, SEED]);
  const kinds = await writtenKinds();
  const { tencent, baidu, ctyun } = emulator.credentials;
  const keys = {
    "Tencent key": tencent.secretKey ?? "",
    "Baidu key": baidu.secretAccessKey ?? "",
    "CTyun key": ctyun.secretKey ?? "",
  };
  // What images are copied from.
  writeProgram(project, kinds, seedProgram);
  await project.ok("up", "--yes", "--skip-preview", "--stack", SEED);
  for (const build of ["build-0", "build-1"]) await emulator.push(`${SEEDED.source}:${build}`);
  const seeded = new Set((await emulator.resources()).map(({ id }) => id));
  return {
    run: (sequence) => new Play({ project, emulator, kinds, keys, seeded }, sequence).run(),
    close: async () => {
      await emulator.close();
      project[Symbol.dispose]();
    },
  };
}

/** Name of the stack of what is there before the program. */
const SEED = "seed";

/** What all sequences share. */
interface Scene {
  readonly project: Project;
  readonly emulator: EmulatorProcess;
  readonly kinds: Running["kinds"];
  readonly keys: Readonly<Record<string, string>>;
  /** IDs of what was there before the program. */
  readonly seeded: ReadonlySet<string>;
}

/** A stack between two runs. */
interface Stack {
  /** Absent before its first run, and after its destroy. */
  program?: Program;
  /** Resources whose forced replacement was cut off, or failed: nothing but a repetition asks for it again. */
  readonly unclear: Set<string>;
  /** The last run came to its end without an error. */
  isClear: boolean;
}

class Play {
  private program: Program = emptyProgram;
  private printed = "";
  private readonly tally = { runs: 0, crashed: 0, calls: 0 };
  private readonly reported: string[] = [];
  private readonly started: Listed[] = [];
  private readonly stacks = Object.fromEntries(
    stackNames.map((name) => [name, { unclear: new Set(), isClear: true }]),
  ) as Record<StackName, Stack>;

  constructor(
    private readonly scene: Scene,
    private readonly sequence: ProcessSequence,
  ) {}

  async run(): Promise<Tally> {
    const { project, emulator, seeded } = this.scene;
    try {
      for (const stack of stackNames)
        await project.ok("config", "set", "container-clouds:delivery", this.sequence.delivery, "--stack", stack);
      await emulator.clearRequests();
      for (const round of this.sequence.rounds) await this.play(round);
      await emulator.clearFaults();
      const begun = stackNames.filter((name) => this.stacks[name].program);
      for (const stack of begun) await this.putRight(stack);
      this.expect("after that up", await this.divergence());
      for (const stack of begun) {
        await this.must("the destroy", stack, "destroy", "--yes", "--skip-preview");
        this.stacks[stack].program = undefined;
        this.expect("after the destroy", await this.divergence());
      }
      // The registry's user, which no call deletes, would refuse that of the next sequence.
      await emulator.empty(seeded);
      this.expect("secrets", await this.leaks());
      return this.tally;
    } finally {
      endAll(this.started);
    }
  }

  private async play(round: ProcessRound): Promise<void> {
    const { project, emulator } = this.scene;
    const { edits, faults, kill, stack } = round;
    const own = this.stacks[stack];
    const unsure = new Set(stackNames.flatMap((name) => this.unsureIn(name)));
    this.program = edits.reduce((program, edit) => edited(program, edit, unsure), this.program);
    const program = this.write(stack, this.program);
    if (round.newMachine && Object.values(this.stacks).every(({ isClear }) => isClear))
      rmSync(join(project.env.PULUMI_HOME ?? "", "container-clouds"), { recursive: true, force: true });
    await emulator.clearFaults();
    if (!kill) for (const fault of faults) await emulator.fault(fault);
    const options = optionsOf(round, program);
    const { status, killed } = await this.pulumi(stack, upWith(options), kill);
    own.isClear = status === 0 && !killed;
    if (!own.isClear) for (const name of options.replace ?? []) own.unclear.add(name);
    this.reported.push(
      `${upWith(options).join(" ")} of ${stack}, ${[...program.resources.keys()].join(", ")}: ${killed ? "killed" : `ended with ${status}`}`,
    );
    // As a user does after reading that the lock's holder has ended.
    if (killed && kill?.who === "engine") await this.must("unlocking", stack, "cancel", "--yes");
  }

  /** Resources of which it is not known whether an interrupted run made them. */
  private unsureIn(stack: StackName): string[] {
    const known = new Set(this.known(stack).map(({ name }) => name));
    return [...(this.stacks[stack].program?.resources.keys() ?? [])].filter((name) => !known.has(name));
  }

  /** What a person does to one stack when the faults have stopped. */
  private async putRight(stack: StackName): Promise<void> {
    const { unclear } = this.stacks[stack];
    const program = this.write(stack, this.program);
    const replace = new Set([...unclear].filter((name) => program.resources.has(name)));
    const options = { refresh: unclear.size > 0 };
    // What went while nobody waited for it is found by one up, and replaced by the next.
    if (options.refresh) await this.pulumi(stack, upWith(options));
    await this.must("the up after the faults", stack, ...upWith(options));
    if (replace.size === 0) return;
    // There can be only one of some.
    const isReplaced = (name: string) => replace.has(name);
    this.write(
      stack,
      withEach(this.program, (planned, name) => (isReplaced(name) ? { ...planned, deleteFirst: true } : planned)),
    );
    await this.must("the up that repeats a replacement", stack, ...upWith({ refresh: false, replace }));
  }

  /** Writes the program of a stack's next run. */
  private write(stack: StackName, edits: Program): Program {
    const program = programOf(stack, edits);
    this.stacks[stack].program = program;
    writeProgram(this.scene.project, this.scene.kinds, program);
    return program;
  }

  private async pulumi(stack: StackName, args: readonly string[], kill?: ProcessRound["kill"]) {
    const { project, emulator } = this.scene;
    const [command, ...first] = findPulumi().command;
    const child = spawn(command, [...first, ...args, "--stack", stack], {
      cwd: project.folder,
      env: project.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
    }
    const ended = once(child, "exit") as Promise<[number | null]>;
    const started = kill ? await killAtCall(child, emulator, kill) : [];
    this.started.push(...started);
    const [status] = await ended;
    // An engine that is killed at its very end has no process below it any more.
    const killed = started.length > 0 || status === null;
    this.tally.runs += 1;
    if (killed) this.tally.crashed += 1;
    this.printed += printed;
    return { status, printed, killed };
  }

  private async must(what: string, stack: StackName, ...args: string[]): Promise<void> {
    const { status, printed } = await this.pulumi(stack, args);
    this.reported.push(`${what} of ${stack}: ended with ${status}`);
    const lines = printed.split("\n").filter((line) => !line.includes('"requestId"'));
    this.expect(what, status === 0 ? [] : lines);
  }

  private expect(what: string, problems: readonly string[]): void {
    if (problems.length === 0) return;
    const story = this.reported.map((line) => `  | ${line}`).join("\n");
    throw new Error(`${what}:\n  ${problems.join("\n  ")}\n${story}`);
  }

  private known(stack: StackName): Known[] {
    let text: string;
    try {
      text = readFileSync(stateFileOf(this.scene.project, stack), "utf8");
    } catch {
      return [];
    }
    const { latest } = JSON.parse(text).checkpoint;
    const resources: { urn: string; id?: string; custom?: boolean; type: string; outputs?: Properties }[] =
      latest?.resources ?? [];
    return resources
      .filter(({ custom, type }) => custom && !type.startsWith("pulumi:providers:"))
      .map(({ urn, id = "", outputs = {} }) => ({ name: urn.split("::").at(-1) ?? "", id, properties: outputs }));
  }

  private async divergence(): Promise<string[]> {
    const { emulator, seeded } = this.scene;
    const stacks = stackNames.map((stack) => ({
      stack,
      program: this.stacks[stack].program ?? emptyProgram,
      state: this.known(stack),
    }));
    return divergence(
      stacks,
      (await emulator.resources()).filter(({ id }) => !seeded.has(id)),
    );
  }

  private async leaks(): Promise<string[]> {
    const { project, emulator, keys } = this.scene;
    const { home } = project;
    const files = filesBelow(home).filter(({ from }) => !/^program\/(program\.json$|node_modules\/)/.test(from));
    const requests = await emulator.requests();
    this.tally.calls += requests.length;
    const left = { printed: this.printed, "the request log": JSON.stringify(requests) };
    const texts = Object.entries(left).map(([from, text]) => ({ from, bytes: Buffer.from(text) }));
    return findLeaks({ ...secrets, ...keys }, [...files, ...texts]);
  }
}

/** The command of an up. A pattern stands for the URN: no two resources of a program have one name. */
function upWith({ refresh, replace = new Set(), target = new Set() }: UpOptions): string[] {
  const flags = (flag: string, names: ReadonlySet<string>) => [...names].flatMap((name) => [flag, `**::${name}`]);
  return [
    ...["up", "--yes", "--skip-preview", ...(refresh ? ["--refresh"] : [])],
    ...[...flags("--replace", replace), ...flags("--target", target)],
  ];
}
