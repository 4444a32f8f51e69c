// `npm install github:...` packs a clone as it stands: there it is compiled, and gets the manifest that is published. npm names
// the repositories that it prepares in this variable. In a clone that someone works in, nothing is to be done.
import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

if (process.env._PACOTE_NO_PREPARE_) {
  const cwd = dirname(dirname(fileURLToPath(import.meta.url)));
  for (const args of [
    ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"],
    ["packaging/manifest.mjs", "publish"],
  ])
    execFileSync(process.execPath, args, { cwd, stdio: "inherit" });
}
