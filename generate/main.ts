import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { apis, writeApi } from "./api";
import { repository } from "./contract";
import { format } from "./format";
import { writeSdk } from "./sdk";

for (const { service, client, path } of apis) {
  writeFileSync(resolve(repository, path), format(path, writeApi(service, client)));
}

for (const { path, text } of writeSdk()) {
  mkdirSync(dirname(resolve(repository, path)), { recursive: true });
  writeFileSync(resolve(repository, path), format(path, text));
}
