import { resolve } from "node:path";
import { replaceFile } from "../files/replace-file";
import { repository } from "./contract";
import { writeAll } from "./files";

/** Writes every generated file into the repository. */
async function main(): Promise<void> {
  for (const { path, text } of await writeAll()) {
    replaceFile(resolve(repository, path), text);
  }
}

main();
