import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { folderOfInstallation, installedPath } from "../files/installed-path";
import * as pulumi from "./pulumi";

const PACKAGE = "container-clouds";

/** Projects that this process has already checked. */
const seen = new Set<string>();

/**
 * Warns, once per project, if neither the project nor the machine has the plugin's location: the engine would search the internet for it,
 * and its error does not say what to add.
 */
export function warnOfMissingPlugin({ pluginDownloadURL }: pulumi.ResourceOptions): void {
  const root = pulumi.getRootDirectory();
  // With mocks there is no project.
  if (root === "" || pluginDownloadURL !== undefined || seen.has(root)) return;
  seen.add(root);
  const file = unlessUnreadable(() => (isInstalled(process.env) ? undefined : projectFileWithoutPlugin(root)));
  if (file === undefined) return;
  const path = installedPath(root, folderOfInstallation(root));
  pulumi.warn(
    `${file} does not say where the plugin ${PACKAGE} is, so Pulumi looks for it on the internet; add to it: plugins: { providers: [{ name: ${PACKAGE}, path: ${path} }] }`,
  );
}

/** Pulumi reports what it cannot read itself, and a warning must not fail. */
function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The project's file, if it names the plugin neither under `plugins` nor under `packages`. */
export function projectFileWithoutPlugin(root: string): string | undefined {
  const file = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].find((name) => existsSync(join(root, name)));
  if (file === undefined) return undefined;
  interface Project {
    plugins?: { providers?: { name?: string }[] | null } | null;
    packages?: Record<string, unknown> | null;
  }
  // Loaded on demand, because only programs that use the plugin need it.
  const { parse } = require("yaml") as typeof import("yaml");
  const { plugins, packages } = (parse(readFileSync(join(root, file), "utf8")) ?? {}) as Project;
  const isNamed = plugins?.providers?.some(({ name }) => name === PACKAGE) || Object.hasOwn(packages ?? {}, PACKAGE);
  return isNamed ? undefined : file;
}

/** Whether Pulumi finds the plugin without the project: installed, on the path, or attached for debugging. */
export function isInstalled(env: NodeJS.ProcessEnv): boolean {
  const attached = env.PULUMI_DEBUG_PROVIDERS?.split(",").some((one) => one.startsWith(`${PACKAGE}:`)) ?? false;
  const executable = `pulumi-resource-${PACKAGE}`;
  const folders = (env.PATH ?? "").split(delimiter);
  const onPath = folders.some((folder) =>
    ["", ".exe", ".cmd"].some((end) => existsSync(join(folder, executable + end))),
  );
  const plugins = join(env.PULUMI_HOME ?? join(homedir(), ".pulumi"), "plugins");
  const installed =
    existsSync(plugins) && readdirSync(plugins).some((name) => name.startsWith(`resource-${PACKAGE}-v`));
  return attached || onPath || installed;
}
