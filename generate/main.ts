import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { apis, writeApi } from "./api";
import { repository } from "./contract";
import { format } from "./format";
import { writeSdk } from "./sdk";

function write(path: string, text: string): void {
  mkdirSync(dirname(resolve(repository, path)), { recursive: true });
  writeFileSync(resolve(repository, path), format(path, text));
}

async function main(): Promise<void> {
  for (const { service, client, path } of apis) write(path, writeApi(service, client));
  for (const { path, text } of await writeSdk()) write(path, text);
}

main();
