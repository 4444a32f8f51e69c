import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readText } from "./read-file";

/** The commands of a package manager. */
export interface PackageManager {
  /** Installs what `package.json` lists. */
  readonly install: string;
  /** Adds a package. */
  readonly add: string;
  /** Runs a command of an installed package. */
  readonly run: string;
}

interface Known extends PackageManager {
  /** Files that only this one writes or reads. */
  readonly files: readonly string[];
}

const MANAGERS = {
  npm: { files: ["package-lock.json", "npm-shrinkwrap.json"], install: "npm install", add: "npm install", run: "npx" },
  pnpm: {
    files: ["pnpm-lock.yaml", "pnpm-workspace.yaml"],
    install: "pnpm install",
    add: "pnpm add",
    run: "pnpm exec",
  },
  yarn: { files: ["yarn.lock"], install: "yarn install", add: "yarn add", run: "yarn run" },
  bun: { files: ["bun.lock", "bun.lockb"], install: "bun install", add: "bun add", run: "bunx" },
} satisfies Record<string, Known>;

/**
 * The package manager of a folder: the one that `packageManager` of its `package.json` names, or whose lock file is there; else that of the
 * folder above, as in a workspace. npm if there is none.
 */
export function packageManagerOf(folder: string): PackageManager {
  const found = named(join(folder, "package.json")) ?? Object.values(MANAGERS).find(isUsedIn(folder));
  const above = dirname(folder);
  return found ?? (above === folder ? MANAGERS.npm : packageManagerOf(above));
}

const isUsedIn =
  (folder: string) =>
  ({ files }: Known) =>
    files.some((file) => existsSync(join(folder, file)));

function named(manifest: string): PackageManager | undefined {
  try {
    const { packageManager } = JSON.parse(readText(manifest) ?? "{}");
    const [, name] = /^(\w+)(?:@|$)/.exec(packageManager) ?? [];
    return Object.entries(MANAGERS).find(([known]) => known === name)?.[1];
  } catch {
    // Who needs the manifest reports it.
    return undefined;
  }
}
