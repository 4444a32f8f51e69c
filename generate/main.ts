import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { apis, writeApi } from "./api";
import { repository } from "./contract";
import { format } from "./format";

for (const { service, client, path } of apis) {
  writeFileSync(resolve(repository, path), format(path, writeApi(service, client)));
}
