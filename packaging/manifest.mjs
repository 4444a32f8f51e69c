// The published package has a manifest of its own, because Pulumi runs `npm install` in a plugin's folder, and would run the repository's
// scripts and install its development dependencies. npm packs the file on disk, so it is replaced while npm packs:
//   node packaging/manifest.mjs publish    before packing
//   node packaging/manifest.mjs restore    after it
import { existsSync, readFileSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
// npm builds before it packs.
import { replaceFile } from "../dist/files/replace-file.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = join(root, "package.json");
const original = join(root, "package.json.original");

/** The manifest without what only a clone needs. */
function published({ scripts, devDependencies, allowScripts, ...rest }) {
  const { node, ...runtimeScripts } = allowScripts;
  return { ...rest, allowScripts: runtimeScripts };
}

/** Puts the repository's manifest back, if it was replaced. */
function restore() {
  if (existsSync(original)) renameSync(original, manifest);
}

function publish() {
  // A run that was cut off has left the published one here.
  restore();
  const text = readFileSync(manifest, "utf8");
  replaceFile(original, text);
  replaceFile(manifest, `${JSON.stringify(published(JSON.parse(text)), null, 2)}\n`);
}

const actions = { publish, restore };
const action = actions[process.argv[2]];
if (!action) throw new Error(`usage: node packaging/manifest.mjs ${Object.keys(actions).join("|")}`);
action();
