import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Properties } from "../../provider/lifecycle/codec";
import { filesBelow, findLeaks } from "../support/leaks";
import { Project } from "../support/project";
import { divergence, type Known } from "./convergence";
import { type EmulatorProcess, startEmulatorProcess } from "./emulator-process";
import { endAll, killAtCall, type Listed } from "./killed-process";
import { chaosKinds } from "./kinds";
import type { ProcessRound, ProcessSequence } from "./process-sequence";
import { edited, emptyProgram, type Program } from "./program";
import { secrets } from "./secrets";
import type { Tally } from "./sequence";

const PROJECT = `name: chaos
runtime: nodejs
plugins:
  providers:
    - name: container-clouds
      path: node_modules/pulumi-container-clouds
`;

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const clouds = require("pulumi-container-clouds");
const hidden = (env) => env.map(({ name, value }) => ({ name, value: pulumi.secret(value) }));
const made = {};
for (const { name, type, inputs, parent, aliases } of require("./program.json")) {
  const [module, kind] = type.split(":");
  const given = {};
  for (const [input, output] of Object.entries(parent?.inputs ?? {})) given[input] = made[parent.name][output];
  const containers = inputs.containers?.map((one) => ({ ...one, env: hidden(one.env) }));
  const args = { ...inputs, ...given, ...(containers && { containers }) };
  made[name] = new clouds[module][kind](name, args, { aliases: aliases.map((name) => ({ name })) });
}
`;

/** Where sequences are played with real processes: one project and one emulator for all, empty between two sequences. */
export interface Stage {
  /** @throws Error that lists what is wrong at the sequence's end. */
  run(sequence: ProcessSequence): Promise<Tally>;
  close(): Promise<void>;
}

/** Starts an emulator, and makes a project with a stack in a folder of its own. */
export async function openStage(): Promise<Stage> {
  const emulator = await startEmulatorProcess();
  const project = new Project();
  project.link();
  project.write({
    "Pulumi.yaml": PROJECT,
    "package.json": '{"name":"chaos","main":"index.js"}',
    "index.js": PROGRAM,
  });
  const { tencent, baidu, ctyun } = emulator.credentials;
  Object.assign(project.env, {
    ...{ TENCENTCLOUD_SECRET_ID: tencent.secretId, TENCENTCLOUD_SECRET_KEY: tencent.secretKey },
    ...{ BAIDUCLOUD_ACCESS_KEY: baidu.accessKeyId, BAIDUCLOUD_SECRET_KEY: baidu.secretAccessKey },
    ...{ CTYUN_AK: ctyun.accessKey, CTYUN_SK: ctyun.secretKey },
    ...{ TENCENTCLOUD_REGION: "gsqy", CTYUN_REGION_ID: "region-1", CONTAINER_CLOUDS_LOG: "debug" },
  });
  await project.init({
    "container-clouds:endpoint": emulator.url,
    "container-clouds:timeout": { request: "3s", total: "30s" },
    "container-clouds:retry": { base: "10ms", maxDelay: "100ms" },
    "container-clouds:rateLimit": "none",
  });
  const keys = {
    ...{ "Tencent key": tencent.secretKey ?? "", "Baidu key": baidu.secretAccessKey ?? "" },
    "CTyun key": ctyun.secretKey ?? "",
  };
  return {
    run: (sequence) => new Play(project, emulator, keys, sequence).run(),
    close: async () => {
      await emulator.close();
      project[Symbol.dispose]();
    },
  };
}

class Play {
  private program: Program = emptyProgram;
  private printed = "";
  private readonly tally = { runs: 0, crashed: 0, calls: 0 };
  private readonly reported: string[] = [];
  private readonly started: Listed[] = [];

  constructor(
    private readonly project: Project,
    private readonly emulator: EmulatorProcess,
    private readonly keys: Record<string, string>,
    private readonly sequence: ProcessSequence,
  ) {}

  async run(): Promise<Tally> {
    try {
      await this.project.ok("config", "set", "container-clouds:delivery", this.sequence.delivery);
      await this.emulator.clearRequests();
      for (const round of this.sequence.rounds) await this.play(round);
      await this.emulator.clearFaults();
      await this.must("the up after the faults", "up", "--yes", "--skip-preview");
      this.expect("after that up", await this.divergence());
      await this.must("the destroy", "destroy", "--yes", "--skip-preview");
      this.program = emptyProgram;
      this.expect("after the destroy", await this.divergence());
      // The registry's user, which no call deletes, would refuse that of the next sequence.
      await this.emulator.empty();
      this.expect("secrets", await this.leaks());
      return this.tally;
    } finally {
      endAll(this.started);
    }
  }

  private async play({ edits, faults, kill }: ProcessRound): Promise<void> {
    const known = new Set(this.known().map(({ name }) => name));
    const unsure = new Set([...this.program.resources.keys()].filter((name) => !known.has(name)));
    this.program = edits.reduce((program, edit) => edited(program, edit, unsure), this.program);
    this.write();
    await this.emulator.clearFaults();
    if (!kill) for (const fault of faults) await this.emulator.fault(fault);
    const { status, killed } = await this.pulumi(["up", "--yes", "--skip-preview"], kill);
    this.reported.push(
      `up of ${[...this.program.resources.keys()].join(", ")}: ${killed ? "killed" : `ended with ${status}`}`,
    );
    // As a user does after reading that the lock's holder has ended.
    if (killed && kill?.who === "engine") await this.must("unlocking", "cancel", "--yes");
  }

  private write(): void {
    const resources = [...this.program.resources].map(([name, planned]) => {
      const { type, parent, inputs } = chaosKinds[planned.kind];
      const owner = parent && { name: planned.parent, inputs: parent.inputs };
      return { name, type, inputs: inputs(planned), parent: owner, aliases: this.program.aliases.get(name) ?? [] };
    });
    this.project.write({ "program.json": JSON.stringify(resources) });
  }

  private async pulumi(args: readonly string[], kill?: ProcessRound["kill"]) {
    const [command, ...first] = this.project.command;
    const child = spawn(command, [...first, ...args], {
      ...{ cwd: this.project.folder, env: this.project.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
    }
    const ended = once(child, "exit") as Promise<[number | null]>;
    const started = kill ? await killAtCall(child, this.emulator, kill) : [];
    this.started.push(...started);
    const [status] = await ended;
    // An engine that is killed at its very end has no process below it any more.
    const killed = started.length > 0 || status === null;
    this.tally.runs += 1;
    if (killed) this.tally.crashed += 1;
    this.printed += printed;
    return { status, printed, killed };
  }

  private async must(what: string, ...args: string[]): Promise<void> {
    const { status, printed } = await this.pulumi(args);
    this.reported.push(`${what}: ended with ${status}`);
    const lines = printed.split("\n").filter((line) => !line.includes('"requestId"'));
    this.expect(what, status === 0 ? [] : lines);
  }

  private expect(what: string, problems: readonly string[]): void {
    if (problems.length === 0) return;
    const story = this.reported.map((line) => `  | ${line}`).join("\n");
    throw new Error(`${what}:\n  ${problems.join("\n  ")}\n${story}`);
  }

  private known(): Known[] {
    let text: string;
    try {
      text = readFileSync(this.project.stateFile("chaos"), "utf8");
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
    return divergence(this.program, this.known(), await this.emulator.resources());
  }

  private async leaks(): Promise<string[]> {
    const { home } = this.project;
    const files = filesBelow(home).filter(({ from }) => !/^program\/(program\.json$|node_modules\/)/.test(from));
    const requests = await this.emulator.requests();
    this.tally.calls += requests.length;
    const left = { printed: this.printed, "the request log": JSON.stringify(requests) };
    const texts = Object.entries(left).map(([from, text]) => ({ from, bytes: Buffer.from(text) }));
    return findLeaks({ ...secrets, ...this.keys }, [...files, ...texts]);
  }
}
