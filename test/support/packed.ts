import {
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { REPOSITORY, runProcess } from "./project";

/** The repository's manifest; the published one has less. */
export const manifest = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

const NOT_COPIED = new Set(["node_modules", ".git"]);

/**
 * Packs the package with `npm pack` in a copy of the clone, because packing replaces package.json for a moment.
 * @returns the tarball's path
 */
export async function pack(folder: string): Promise<string> {
  const clone = join(folder, "clone");
  for (const name of readdirSync(REPOSITORY))
    if (!NOT_COPIED.has(name))
      cpSync(join(REPOSITORY, name), join(clone, name), { recursive: true, preserveTimestamps: true });
  linkModules(realpathSync(join(REPOSITORY, "node_modules")), join(clone, "node_modules"));
  const printed = await npm(clone, "pack", "--silent", "--pack-destination", folder);
  return join(folder, printed.split("\n").at(-1) ?? "");
}

/**
 * Gives a copy of the clone its modules, as hard links where that is possible. The compiler follows a link to the folder, and compiles
 * everything again that reads a file which is elsewhere than in the last build.
 */
function linkModules(from: string, to: string): void {
  mkdirSync(to);
  if (statSync(from).dev !== statSync(to).dev) {
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    return;
  }
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [there, here] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkModules(there, here);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(there), here);
    else linkSync(there, here);
  }
}

/** Installs packages as a README says, from npm's cache where it can. */
export const install = (folder: string, ...packages: string[]) =>
  npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", ...packages);

/** Runs npm to its end. @throws Error with what it printed, when it fails */
export const npm = (folder: string, ...args: string[]) => ok("npm", args, folder, { npm_config_loglevel: "error" });

/** Runs a program that must succeed. @returns what it printed */
export async function ok(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { status, printed } = await runProcess(command, args, { cwd, env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${printed}`);
  return printed.trim();
}

/** Names under `node_modules` of a folder, scoped ones included. */
export function installedIn(folder: string): string[] {
  const modules = join(folder, "node_modules");
  return readdirSync(modules).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(modules, name)).map((part) => `${name}/${part}`) : [name],
  );
}
