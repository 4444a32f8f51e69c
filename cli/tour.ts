import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { replaceFile } from "../files/replace-file";
import type { EmulatorProcess } from "./emulator-process";
import { configCommand } from "./emulator-settings";
import { PACKAGE } from "./package-folder";
import type { PulumiCommand } from "./pulumi";

/** Name of the quick start's stack. */
export const STACK = "quickstart";

/** The quick start's program, from creation to destruction on an emulator. */
export class Tour {
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;

  /** @param folder folder for the program, the state and the compiled code */
  constructor(
    folder: string,
    readonly pulumi: PulumiCommand,
    readonly emulator: EmulatorProcess,
  ) {
    this.program = join(folder, "program");
    this.env = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${folder}`,
      PULUMI_CONFIG_PASSPHRASE: "quickstart",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // An editor checks the program's types; a check at each run would slow it down.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      NODE_COMPILE_CACHE: join(folder, "compiled"),
    };
    cpSync(join(PACKAGE, "examples/quickstart"), this.program, { recursive: true });
    installInto(this.program);
  }

  /** Runs the tour. @param keep whether it stops before destroying the stack */
  async run(keep: boolean): Promise<void> {
    await this.configure();
    step("pulumi up: everything is created");
    await this.stack("up");
    await this.expectResources(7);
    step("pulumi up again: nothing changes");
    await this.stack("up", "--expect-no-changes");
    step(`An edit (pulumi config set edition second): four resources change in place, a container group and an
    image cache are replaced`);
    await this.config("set", "edition", "second");
    await this.stack("up", "--diff");
    step(`Drift, caused outside the program: new description of the cluster, scaling group off, no labels on the node
    pool, public repository; the container group and the image cache are deleted`);
    await this.drift();
    await this.stack("refresh");
    step("pulumi up: the drift is repaired");
    await this.stack("up");
    await this.expectResources(7);
    if (keep) return;
    step("pulumi destroy: nothing is left");
    await this.stack("destroy");
    await this.expectResources(0);
  }

  private async configure(): Promise<void> {
    const { url, credentials } = this.emulator;
    const { tencent = {}, baidu = {} } = credentials;
    await this.pulumiRun(["stack", "init", STACK]);
    await this.pulumiRun([...configCommand({ url, credentials: { tencent, baidu } }), "--stack", STACK]);
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
    await this.change("tke", "cluster", { set: { ClusterDescription: "changed by hand" } });
    await this.change("tke", "as-group", { set: { Enabled: false }, status: "disabled" });
    await this.change("tke", "virtual-node-pool", { set: { Labels: [] } });
    await this.change("tcr", "repository", { set: { Public: 1 } });
    await this.change("bci", "container-group", { remove: true });
    await this.change("bci", "image-cache", { remove: true });
  }

  /** Changes the only resource of a kind, as at the cloud's console. */
  private async change(service: string, kind: string, change: object): Promise<void> {
    const [resource] = await this.resources(`service=${service}&kind=${kind}`);
    const answer = await fetch(`${this.emulator.url}/_emulator/change`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ service, kind, id: resource?.id, ...change }),
    });
    if (!answer.ok) throw new Error(`the emulator refused to change the ${kind}: ${await answer.text()}`);
  }

  private async resources(query = ""): Promise<{ kind: string; id: string }[]> {
    const answer = await fetch(`${this.emulator.url}/_emulator/resources?${query}`);
    return (await answer.json()) as { kind: string; id: string }[];
  }

  private async expectResources(count: number): Promise<void> {
    const held = (await this.resources()).filter(({ kind }) => OWN_KINDS.has(kind));
    const kinds = held.map(({ kind, id }) => `${kind} ${id}`).join(", ");
    if (held.length !== count) throw new Error(`the clouds hold ${held.length} resources, not ${count}: ${kinds}`);
    console.log(count === 0 ? "The emulated clouds are empty." : `The emulated clouds hold ${kinds}.`);
  }
}

// Kinds of the program's resources; others come with the account, such as its registry user.
const OWN_KINDS = new Set([
  ...["cluster", "as-group", "virtual-node-pool", "namespace", "repository"],
  ...["container-group", "image-cache"],
]);

/** Puts this package and Pulumi's SDK in the program's node_modules, like `npm install`. */
function installInto(program: string): void {
  const modules = join(program, "node_modules");
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  const sdk = dirname(require.resolve("@pulumi/pulumi/package.json"));
  replaceFile(join(program, "package.json"), JSON.stringify({ name: "quickstart", private: true }));
  symlinkSync(PACKAGE, join(modules, "pulumi-container-clouds"), "junction");
  symlinkSync(sdk, join(modules, "@pulumi/pulumi"), "junction");
}

function step(text: string): void {
  console.log(`\n==> ${text}\n`);
}
