import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { findPulumi } from "./pulumi";

/** Options of the command line. */
export interface QuickstartOptions {
  /** Leaves the stack and the emulator up. */
  keep?: boolean;
}

const PACKAGE = resolve(__dirname, "../..");
const STACK = "quickstart";

/**
 * The main job, end to end: starts the emulator, runs `examples/quickstart` through create, no change, edit, drift,
 * repair and destroy, and checks after each what the clouds hold.
 * @returns the exit code.
 */
export async function quickstart(options: QuickstartOptions = {}): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "container-clouds-"));
  const emulator = await startEmulator(folder, options.keep ?? false);
  const tour = new Tour(folder, emulator);
  try {
    await tour.run(options.keep ?? false);
    say(closing(tour, options.keep ?? false));
    return 0;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    if (!options.keep) {
      emulator.process.kill("SIGTERM");
      await once(emulator.process, "exit");
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

interface Emulator {
  process: ChildProcess;
  url: string;
  credentials: Record<string, Record<string, string>>;
}

/** Starts the emulator as a process of its own, with life cycles slow enough to watch. */
async function startEmulator(folder: string, detached: boolean): Promise<Emulator> {
  const args = ["emulator", "--port", "0", "--state", join(folder, "clouds.json"), "--lifecycle", "seconds:4"];
  const child = spawn(process.execPath, [join(PACKAGE, "bin/container-clouds.js"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    detached,
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await Promise.race([once(lines, "line"), once(child, "exit")])) as [unknown];
  if (typeof line !== "string") throw new Error("the emulator did not start");
  const { url, credentials } = JSON.parse(line);
  if (detached) {
    child.unref();
    (child.stdout as unknown as { unref(): void }).unref();
  }
  return { process: child, url, credentials };
}

class Tour {
  readonly pulumi = findPulumi();
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;

  constructor(
    folder: string,
    readonly emulator: Emulator,
  ) {
    this.program = join(folder, "program");
    this.env = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${folder}`,
      PULUMI_CONFIG_PASSPHRASE: "quickstart",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      NODE_COMPILE_CACHE: join(folder, "compiled"),
    };
    cpSync(join(PACKAGE, "examples/quickstart"), this.program, { recursive: true });
    installInto(this.program);
  }

  async run(keep: boolean): Promise<void> {
    say(`Emulated clouds at ${this.emulator.url}; program in ${this.program}; run by the ${this.pulumi.label}.`);
    await this.configure();
    step("pulumi up: everything is made");
    await this.stack("up");
    await this.expectResources(6);
    step("pulumi up again: nothing changes");
    await this.stack("up", "--expect-no-changes");
    step("An edit (pulumi config set edition second): one resource changes in place, one is replaced");
    await this.config("set", "edition", "second");
    await this.stack("up", "--diff");
    step("Drift: behind the program's back, the repository is made public and the node pool loses its labels");
    await this.drift();
    await this.stack("refresh");
    step("pulumi up: the drift is repaired");
    await this.stack("up");
    await this.expectResources(6);
    if (keep) return;
    step("pulumi destroy: nothing is left");
    await this.stack("destroy");
    await this.expectResources(0);
  }

  private async configure(): Promise<void> {
    const { tencent, baidu } = this.emulator.credentials;
    await this.pulumiRun(["stack", "init", STACK]);
    await this.config("set", "container-clouds:endpoint", this.emulator.url);
    await this.config("set", "--path", "container-clouds:tencent.region", "gsqy");
    await this.config("set", "--path", "container-clouds:baidu.region", "bj");
    for (const [cloud, keys] of Object.entries({ tencent, baidu })) {
      for (const [name, value] of Object.entries(keys ?? {})) {
        await this.config("set", "--path", "--secret", `container-clouds:${cloud}.${name}`, value);
      }
    }
  }

  private config(...args: string[]): Promise<void> {
    return this.pulumiRun(["config", ...args, "--stack", STACK]);
  }

  private stack(operation: string, ...args: string[]): Promise<void> {
    return this.pulumiRun([operation, "--stack", STACK, "--yes", ...args]);
  }

  private async pulumiRun(args: string[]): Promise<void> {
    const [command, ...first] = this.pulumi.command;
    const child = spawn(command, [...first, ...args, "--cwd", this.program], { env: this.env, stdio: "inherit" });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`pulumi ${args.slice(0, 2).join(" ")} ended with exit code ${code}`);
  }

  private async drift(): Promise<void> {
    await this.change({ service: "tcr", kind: "repository", id: "team/api", set: { Public: 1 } });
    const [pool] = await this.resources("kind=virtual-node-pool");
    await this.change({ service: "tke", kind: "virtual-node-pool", id: pool?.id ?? "", set: { Labels: [] } });
  }

  private async change(change: object): Promise<void> {
    const answer = await fetch(`${this.emulator.url}/_emulator/change`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(change),
    });
    if (!answer.ok) throw new Error(`the emulator refused the drift: ${await answer.text()}`);
  }

  private async resources(query = ""): Promise<{ kind: string; id: string }[]> {
    const answer = await fetch(`${this.emulator.url}/_emulator/resources?${query}`);
    return (await answer.json()) as { kind: string; id: string }[];
  }

  private async expectResources(count: number): Promise<void> {
    const held = (await this.resources()).filter(({ kind }) => OWN_KINDS.has(kind));
    const kinds = held.map(({ kind, id }) => `${kind} ${id}`).join(", ");
    if (held.length !== count) throw new Error(`the clouds hold ${held.length} resources, not ${count}: ${kinds}`);
    say(count === 0 ? "The emulated clouds are empty." : `The emulated clouds hold ${kinds}.`);
  }
}

// What comes with an account (its registry user, for one) is not the program's.
const OWN_KINDS = new Set(["cluster", "as-group", "virtual-node-pool", "namespace", "repository", "container-group"]);

/** Puts this package and Pulumi's SDK where the program finds them, as `npm install` would. */
function installInto(program: string): void {
  const modules = join(program, "node_modules");
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  const sdk = dirname(require.resolve("@pulumi/pulumi/package.json"));
  writeFileSync(join(program, "package.json"), JSON.stringify({ name: "quickstart", private: true }));
  symlinkSync(PACKAGE, join(modules, "pulumi-container-clouds"), "dir");
  symlinkSync(sdk, join(modules, "@pulumi/pulumi"), "dir");
}

const say = (text: string) => console.log(`${text}`);

function step(text: string): void {
  say(`\n==> ${text}\n`);
}

function closing(tour: Tour, keep: boolean): string {
  if (!keep) {
    return [
      "\nNext:",
      "  npm run quickstart -- --keep    leaves the stack and the clouds up, to look around and edit the program",
      "  npx container-clouds emulator   starts the emulated clouds alone, for programs of your own",
      "  README.md, A real account       tells which keys to set where",
    ].join("\n");
  }
  const [command, ...first] = tour.pulumi.command;
  const environment = `PULUMI_BACKEND_URL=${tour.env.PULUMI_BACKEND_URL} PULUMI_CONFIG_PASSPHRASE=quickstart`;
  return [
    `\nStill up: ${tour.emulator.url} (process ${tour.emulator.process.pid}). Next:`,
    `  edit ${join(tour.program, "index.ts")}`,
    `  ${environment} ${[command, ...first].join(" ")} up --stack ${STACK} --cwd ${tour.program}`,
    `  curl ${tour.emulator.url}/_emulator/resources    what the clouds hold; kill ${tour.emulator.process.pid} ends them`,
  ].join("\n");
}
