import { globSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { readText } from "../files/read-file";
import { MANIFEST, readManifest } from "./manifest";
import { PACKAGE } from "./package-folder";

const NAME = "pulumi-container-clouds";

/** Specifiers with a path, which is relative to the `package.json`. */
const WITH_PATH = /^(file|link|portal):(.*)$/;

/**
 * From where a project in a folder installs this package: as the project or the folder of the call lists it, or whoever installed the copy
 * that runs; else that copy. A version would need a registry that has it.
 * @param copy folder of the copy that runs
 */
export function ownSource(target: string, copy = PACKAGE): string {
  const folders = [target, process.cwd(), ...installers(copy)];
  for (const folder of folders) {
    const { dependencies, devDependencies } = readManifest(folder);
    const source = dependencies?.[NAME] ?? devDependencies?.[NAME];
    if (source !== undefined) return fromFolder(source, folder, target);
  }
  return `file:${pathFrom(target, copy)}`;
}

function fromFolder(source: string, folder: string, target: string): string {
  const [, protocol, path = ""] = WITH_PATH.exec(source) ?? [];
  return protocol === undefined ? source : `${protocol}:${pathFrom(target, resolve(folder, path))}`;
}

const pathFrom = (folder: string, path: string) => relative(folder, path).replaceAll(sep, "/");

/** The folder into whose `node_modules` a copy is installed, and the members of its workspace. */
function installers(copy: string): string[] {
  const [root = "", inside] = copy.split(/[\\/]node_modules[\\/]/);
  if (inside === undefined) return [];
  const files = globSync(
    workspacesOf(root).map((pattern) => `${pattern}/${MANIFEST}`),
    { cwd: root, exclude: (name) => name === "node_modules" },
  );
  return [root, ...files.sort().map((file) => join(root, dirname(file)))];
}

const patterns = z.array(z.string()).catch([]);
const withPackages = z.object({ packages: patterns });

/** Patterns of the folders of a workspace, in the form of npm, yarn and bun, or of pnpm. */
function workspacesOf(root: string): string[] {
  const ofPnpm = withPackages.safeParse(parse(readText(join(root, "pnpm-workspace.yaml")) ?? ""));
  const { workspaces } = readManifest(root);
  const others = withPackages.safeParse(workspaces).data?.packages ?? patterns.parse(workspaces);
  return [...others, ...(ofPnpm.data?.packages ?? [])];
}
