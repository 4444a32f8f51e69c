import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Readable } from "node:stream";
import { main } from "../../engine/main";

/** What a command printed and how it ended. */
export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** A folder of its own with a project, a backend and a home, in which commands run within this process. */
export class CommandLine {
  readonly home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "engine-")));
  readonly folder = path.join(this.home, "project");
  readonly env: NodeJS.ProcessEnv;

  constructor(project = "name: rec\nruntime: {name: nodejs, options: {typescript: false}}\n") {
    fs.mkdirSync(path.join(this.home, "state"));
    fs.mkdirSync(this.folder);
    this.write("Pulumi.yaml", project);
    this.env = {
      PATH: process.env.PATH,
      NODE_OPTIONS: process.env.NODE_OPTIONS,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      HOME: this.home,
      PULUMI_HOME: path.join(this.home, ".pulumi"),
      PULUMI_BACKEND_URL: `file://${path.join(this.home, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "pass",
      PULUMI_SKIP_UPDATE_CHECK: "1",
    };
  }

  /** Runs `container-clouds engine ARGS`, without a terminal. */
  async run(args: string[], stdin = "", env: NodeJS.ProcessEnv = {}, cwd = this.folder): Promise<Outcome> {
    const printed = { stdout: "", stderr: "" };
    const collect = (stream: keyof typeof printed) => ({
      write(text: string) {
        printed[stream] += text;
      },
    });
    const status = await main(args, {
      cwd,
      env: { ...this.env, ...env },
      stdin: Readable.from([stdin]),
      stdout: collect("stdout"),
      stderr: collect("stderr"),
    });
    return { status, ...printed };
  }

  /** Runs a command that must succeed, and returns what it printed. */
  async ok(...args: string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(args);
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}${stdout}`);
    return stdout;
  }

  /**
   * Gives the project a program, `index.js`, in which `Thing` is the recorder's resource and `Gate` one whose creation
   * waits for `open`.
   */
  useProgram(text: string): void {
    const modules = path.join(this.folder, "node_modules");
    for (const name of ["recorder", "gate"]) fs.mkdirSync(path.join(modules, name), { recursive: true });
    fs.cpSync(path.join(__dirname, "../recordings/recorder.js"), path.join(modules, "recorder/index.js"));
    fs.writeFileSync(path.join(modules, "gate/index.js"), GATE);
    fs.symlinkSync(path.join(__dirname, "../../node_modules/@pulumi"), path.join(modules, "@pulumi"));
    this.write("package.json", '{"name":"rec","main":"index.js"}');
    this.write("index.js", `const { Thing } = require("recorder");\nconst { Gate } = require("gate");\n${text}`);
    this.env.RECORD_DIR = path.join(this.home, "records");
    fs.mkdirSync(this.env.RECORD_DIR);
  }

  /** Names under which the program or its provider wrote something down. */
  records(): string[] {
    return fs.readdirSync(this.env.RECORD_DIR ?? "");
  }

  /** What they wrote down under a name. */
  record(name: string): string {
    return fs.readFileSync(path.join(this.env.RECORD_DIR ?? "", name), "utf8");
  }

  /** Lets the creation of gates go on. */
  open(): void {
    fs.writeFileSync(path.join(this.env.RECORD_DIR ?? "", "open"), "");
  }

  /** Starts a command as a process of its own, and at the head of its own group; the tests' build is what runs. */
  start(...args: string[]): Running {
    const bin = path.join(__dirname, "../../bin/container-clouds.js");
    return new Running(
      spawn(process.execPath, [bin, "engine", ...args], {
        cwd: this.folder,
        env: this.env,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      }),
    );
  }

  write(file: string, text: string): void {
    fs.writeFileSync(path.join(this.folder, file), text);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), "utf8");
  }

  /** Path of a file of the backend. */
  state(...names: string[]): string {
    return path.join(this.home, "state", ".pulumi", ...names);
  }

  /** Makes the backend the recorded one, with the stack `dev` of project `rec` in it. */
  useRecordedBackend(): void {
    const recorded = path.join(__dirname, "../recordings/backend");
    fs.cpSync(path.join(recorded, "pulumi-folder"), this.state(), { recursive: true });
    fs.cpSync(path.join(recorded, "Pulumi.dev.yaml"), path.join(this.folder, "Pulumi.dev.yaml"));
  }

  [Symbol.dispose](): void {
    fs.rmSync(this.home, { recursive: true });
  }
}

/** A command that runs as a process. */
export class Running {
  /** What it printed so far, to both ends. */
  printed = "";
  readonly exited: Promise<unknown[]>;

  constructor(readonly process: ChildProcessByStdio<null, Readable, Readable>) {
    this.exited = once(process, "close");
    for (const stream of [process.stdout, process.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.printed += text;
      });
    }
  }

  /** Waits until it printed a text. Throws when it ends without. */
  async untilPrinted(text: string): Promise<void> {
    while (!this.printed.includes(text)) {
      const more = Promise.race([once(this.process.stdout, "data"), once(this.process.stderr, "data")]);
      const ended = await Promise.race([more.then(() => false), this.exited.then(() => true)]);
      if (ended && !this.printed.includes(text)) throw new Error(`ended without "${text}":\n${this.printed}`);
    }
  }

  /** Presses Ctrl-C: every process of the terminal's group gets the signal. */
  interrupt(): void {
    process.kill(-(this.process.pid ?? 0), "SIGINT");
  }

  /** Waits for its end. Returns its exit status. */
  async status(): Promise<number | null> {
    const [status] = (await this.exited) as [number | null];
    return status;
  }
}

const GATE = `
const fs = require("fs");
const path = require("path");
const pulumi = require("@pulumi/pulumi");
const open = path.join(process.env.RECORD_DIR, "open");
exports.provider = {
  async create(inputs) {
    fs.writeFileSync(path.join(process.env.RECORD_DIR, "provider"), String(process.pid));
    while (!fs.existsSync(open)) await new Promise((resolve) => setTimeout(resolve, 20));
    return { id: inputs.name, outs: inputs };
  },
};
exports.Gate = class extends pulumi.CustomResource {
  constructor(name, opts) {
    const __provider = 'exports.handler = () => require("gate").provider;';
    super("pulumi-nodejs:dynamic/rec:Gate", name, { name, __provider }, opts);
  }
};
`;
