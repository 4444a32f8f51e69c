import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { repository } from "./contract";
import { writeAll } from "./files";

/** Writes every generated file into the repository. */
async function main(): Promise<void> {
  for (const { path, text } of await writeAll()) {
    mkdirSync(dirname(resolve(repository, path)), { recursive: true });
    writeFileSync(resolve(repository, path), text);
  }
}

main();
