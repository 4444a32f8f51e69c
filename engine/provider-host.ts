import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { packageManagerOf } from "../files/package-manager";
import { lookUp } from "../words/look-up";
import { readText } from "./backend/files";
import { parseYaml, valueOfYaml } from "./backend/yaml";
import type { Diagnostic } from "./events";
import { endProcess, logLines, startNode, whenEnded } from "./processes";
import type { Provider } from "./provider";
import { ProviderClient } from "./provider-client";
import type { ProviderProcess } from "./provider-process";

/** Package of the dynamic providers, which the Node SDK serves from the program's own `node_modules`. */
export const DYNAMIC_PACKAGE = "pulumi-nodejs";

/** How long to wait for the end of a process after its connection broke, in milliseconds. */
const ENDING_MILLISECONDS = 1_000;

export interface ProviderHostOptions {
  /** Folder of the program, where the provider runs and from which its modules resolve. */
  folder: string;
  project: string;
  runtimeOptions: Record<string, unknown>;
  /** Folders of provider plugins, by package. */
  plugins?: Record<string, string>;
  /** Decrypted configuration by full key. */
  config: Record<string, string>;
  env: NodeJS.ProcessEnv;
  /** Address of the engine's own service. */
  engine: string;
  log: (diagnostic: Diagnostic) => void;
}

/** Starts and ends the processes of providers. */
export class ProviderHost {
  private readonly started: (() => Promise<void>)[] = [];
  private readonly loaded: Provider[] = [];
  private readonly warm = new Map<string, Promise<ProviderProcess>>();
  private closed = false;
  private ending: NodeJS.Signals = "SIGINT";

  constructor(private readonly options: ProviderHostOptions) {}

  /** Starts a provider that will probably be needed, so that it is ready by then. */
  prepare(pkg: string): void {
    if (!this.isKnown(pkg) || this.warm.has(pkg)) return;
    const process = this.start(pkg);
    process.catch(() => undefined);
    this.warm.set(pkg, process);
  }

  private readonly isKnown = (pkg: string) => pkg === DYNAMIC_PACKAGE || Object.hasOwn(this.options.plugins ?? {}, pkg);

  /** A provider of the package, in a separate process. Throws an Error if it cannot be started. */
  async load(pkg: string): Promise<Provider> {
    const warm = this.warm.get(pkg);
    this.warm.delete(pkg);
    const provider = new ProviderClient(await (warm ?? this.start(pkg)));
    this.loaded.push(provider);
    return provider;
  }

  /** Informs every provider that the run was cancelled. */
  async cancel(): Promise<void> {
    await Promise.all(this.loaded.map((provider) => provider.cancel()));
  }

  /**
   * Ends every process.
   * @param inOrder whether the state has every response: an interrupt then tells the provider so, as Pulumi does
   */
  async close(inOrder: boolean): Promise<void> {
    this.closed = true;
    this.ending = inOrder ? "SIGINT" : "SIGTERM";
    for (const provider of this.loaded) provider.close();
    await Promise.all(this.started.map((end) => end()));
  }

  /** Arguments of Node for a package. */
  private programOf(pkg: string): string[] {
    const { folder, plugins = {} } = this.options;
    if (pkg === DYNAMIC_PACKAGE) return [resolveFrom(folder, "@pulumi/pulumi/cmd/dynamic-provider")];
    const plugin = lookUp(plugins, pkg);
    if (plugin === undefined) {
      throw new Error(
        `no resource plugin for package '${pkg}': this engine runs dynamic providers (${DYNAMIC_PACKAGE}) and the ` +
          `plugins in Node that Pulumi.yaml names with a path; add one under plugins.providers, or use the Pulumi CLI`,
      );
    }
    const runtime = runtimeOf(plugin);
    if (runtime !== "nodejs") {
      throw new Error(
        `the plugin in ${plugin} has the runtime "${runtime}"; this engine runs "nodejs": use the Pulumi CLI`,
      );
    }
    return [resolveFrom(plugin, "@pulumi/pulumi/cmd/run-plugin"), plugin];
  }

  private async start(pkg: string): Promise<ProviderProcess> {
    const { folder, project, config, env, engine, log } = this.options;
    const runtime = Object.entries(this.options.runtimeOptions).map(([name, value]) => [
      `PULUMI_RUNTIME_${name.toUpperCase()}`,
      String(value),
    ]);
    const child = startNode("provider", [...this.programOf(pkg), engine], {
      cwd: folder,
      env: {
        ...env,
        ...Object.fromEntries(runtime),
        PULUMI_NODEJS_PROJECT: project,
        PULUMI_PROJECT: project,
        PULUMI_CONFIG: JSON.stringify(configurationOf(pkg, config)),
      },
    });
    let ending: Promise<void> | undefined;
    const end = () => {
      ending ??= endProcess(child, this.ending);
      return ending;
    };
    this.started.push(end);
    logLines(child.stderr, "info#err", log);
    const ended = whenEnded(child);
    const port = await firstLine(child, ended, log);
    if (this.closed) void end();
    return {
      address: `127.0.0.1:${port}`,
      end: () => void end(),
      ending: async () => {
        const timeout = new Promise<undefined>((resolve) =>
          setTimeout(() => resolve(undefined), ENDING_MILLISECONDS).unref(),
        );
        const end = await Promise.race([ended, timeout]);
        return end === undefined ? undefined : `the provider process of '${pkg}' ended (${describeEnd(end)})`;
      },
    };
  }
}

/** The runtime in a plugin's own file. Throws an Error if there is no such file, or it cannot be read. */
function runtimeOf(plugin: string): unknown {
  const file = join(plugin, "PulumiPlugin.yaml");
  const text = readText(file);
  if (text === undefined) throw new Error(`${file} cannot be read: there is no such file`);
  const { runtime } = (valueOfYaml(parseYaml(text, file), file) ?? {}) as { runtime?: string | { name?: string } };
  return typeof runtime === "object" ? runtime?.name : runtime;
}

/** Resolves a module as the program itself would. Throws an Error that says what to install. */
export function resolveFrom(folder: string, module: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve(module);
  } catch (error) {
    const { add } = packageManagerOf(folder);
    throw new Error(`cannot find ${module} from ${folder}: run \`${add} @pulumi/pulumi\` there`, { cause: error });
  }
}

/** A provider's own configuration: the keys of its namespace, without the namespace. */
function configurationOf(pkg: string, config: Record<string, string>): Record<string, string> {
  const own = Object.entries(config).filter(([key]) => key.startsWith(`${pkg}:`));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(pkg.length + 1), value]));
}

const describeEnd = (end: number | string) => (typeof end === "number" ? `exit code ${end}` : end);

/** The first line of a provider's output, which is its port; later lines are messages. */
async function firstLine(
  child: ChildProcess,
  ended: Promise<number | string>,
  log: (diagnostic: Diagnostic) => void,
): Promise<number> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const first = new Promise<string>((resolve) => lines.once("line", resolve));
  const failed = ended.then((end): string => {
    throw new Error(`the provider process ended before it was ready (${describeEnd(end)})`);
  });
  failed.catch(() => undefined);
  const line = await Promise.race([first, failed]);
  lines.on("line", (message) => message.trim() && log({ severity: "info", message }));
  if (!/^\d+$/.test(line.trim())) throw new Error(`the provider process printed "${line}" instead of its port`);
  return Number(line);
}
