import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { replaceFile } from "../files/replace-file";
import { repository } from "./contract";

/** A generated file: its path in the repository, and its whole text. */
export interface GeneratedFile {
  path: string;
  text: string;
}

/** Formats code like the rest of the repository: all of it at once, because each start of the formatter takes a while. Throws if something does not parse. */
export function formatted(files: readonly GeneratedFile[]): GeneratedFile[] {
  using folder = mkdtempDisposableSync(join(tmpdir(), "generated-"));
  const inFolder = (path: string) => join(folder.path, path);
  copyFileSync(resolve(repository, "biome.json"), inFolder("biome.json"));
  for (const { path, text } of files) replaceFile(inFolder(path), text);
  const biome = resolve(repository, "node_modules/.bin/biome");
  // The folder is no clone.
  const run = spawnSync(biome, ["check", "--write", "--vcs-enabled=false"], { cwd: folder.path, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`generated files do not parse: ${run.stderr}`);
  return files.map(({ path }) => ({ path, text: readFileSync(inFolder(path), "utf8") }));
}
