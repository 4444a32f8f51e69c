import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { repository } from "./contract";

/** Formats TypeScript like the rest of the repository. Throws if it does not parse. */
export function format(path: string, text: string): string {
  const biome = resolve(repository, "node_modules/.bin/biome");
  const run = spawnSync(biome, ["check", "--write", `--stdin-file-path=${path}`], {
    cwd: repository,
    input: text,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`${path} does not parse: ${run.stderr}`);
  return run.stdout;
}
