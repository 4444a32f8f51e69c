import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the contract files: beside the sources in a checkout, beside `dist` in the installed package. */
function contractFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "contract", "tke.json"))) return join(folder, "contract");
    if (folder === dirname(folder))
      throw new Error(`no folder "contract" with tke.json above ${__dirname}: install the package again`);
  }
}

/** Reads `contract/<service>.json`. */
export function readContractFile(service: string): unknown {
  return JSON.parse(readFileSync(join(contractFolder(), `${service}.json`), "utf8"));
}
