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

  constructor(project = "name: rec\nruntime: nodejs\n") {
    fs.mkdirSync(path.join(this.home, "state"));
    fs.mkdirSync(this.folder);
    this.write("Pulumi.yaml", project);
    this.env = {
      PATH: process.env.PATH,
      HOME: this.home,
      PULUMI_HOME: path.join(this.home, ".pulumi"),
      PULUMI_BACKEND_URL: `file://${path.join(this.home, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "pass",
      PULUMI_SKIP_UPDATE_CHECK: "1",
    };
  }

  /** Runs `container-clouds engine ARGS`, without a terminal. */
  async run(args: string[], stdin = "", env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const printed = { stdout: "", stderr: "" };
    const collect = (stream: keyof typeof printed) => ({
      write(text: string) {
        printed[stream] += text;
      },
    });
    const status = await main(args, {
      cwd: this.folder,
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
