// Makes the plugin for people who have no Node: one executable with Node in it, for the platform that this runs on.
//   npm run plugin    writes build/pulumi-resource-container-clouds-v<version>-<os>-<arch>.tar.gz
// and: pulumi plugin install resource container-clouds <version> --file <that>
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { replaceFile } from "../dist/files/replace-file.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const out = join(root, "build");
// Pulumi's names of platforms.
const os = { win32: "windows" }[process.platform] ?? process.platform;
const arch = { x64: "amd64" }[process.arch] ?? process.arch;
const executable = join(out, `pulumi-resource-container-clouds${os === "windows" ? ".exe" : ""}`);

/** Modules that read the package's folder, or require from Pulumi's: what they find there is in the bundle instead. */
const EMBEDDED = {
  "provider/transport/version.js": () => `exports.version = ${JSON.stringify(version)};`,
  "provider/plugin/schema.js": () =>
    `exports.readSchema = () => ${JSON.stringify(readFileSync(join(root, "provider/plugin/schema.json"), "utf8"))};`,
  "provider/plugin/protocol.js": requireDirectly,
  "provider/lifecycle/engine-client.js": requireDirectly,
};

const OF_PULUMI = '(0, node_module_1.createRequire)(require.resolve("@pulumi/pulumi"))';

/** A bundle has one copy of gRPC and protobuf, which is Pulumi's. */
function requireDirectly(text) {
  if (!text.includes(OF_PULUMI)) throw new Error(`a module does not contain ${OF_PULUMI} any more`);
  return text
    .replace(`const ofPulumi = ${OF_PULUMI};`, "")
    .replaceAll(OF_PULUMI, "require")
    .replaceAll("ofPulumi(", "require(");
}

const embed = {
  name: "embed",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/]provider[\\/].*\.js$/ }, ({ path }) => {
      const name = path
        .slice(join(root, "dist").length + 1)
        .split(sep)
        .join("/");
      const change = EMBEDDED[name];
      return change && { contents: change(readFileSync(path, "utf8")), loader: "js" };
    });
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const bundle = join(out, "plugin.js");
await build({
  stdin: { contents: 'require("./dist/cli/plugin.js")(process.argv.slice(1));', resolveDir: root },
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: `node${process.versions.node}`,
  // Types of programs only: the plugin runs none.
  external: ["typescript", "ts-node"],
  minifyWhitespace: true,
  logLevel: "error",
  plugins: [embed],
});

const blob = join(out, "plugin.blob");
const config = join(out, "sea.json");
// The code cache is for this very Node: the one that the executable is.
replaceFile(
  config,
  JSON.stringify({ main: bundle, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true }),
);
execFileSync(process.execPath, ["--experimental-sea-config", config], { stdio: ["ignore", "ignore", "inherit"] });
copyFileSync(process.execPath, executable);
chmodSync(executable, 0o755);
if (os === "darwin") execFileSync("codesign", ["--remove-signature", executable]);
const { inject } = createRequire(import.meta.url)("postject");
await inject(executable, "NODE_SEA_BLOB", readFileSync(blob), {
  sentinelFuse: "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2",
  ...(os === "darwin" ? { machoSegmentName: "NODE_SEA" } : {}),
});
if (os === "darwin") execFileSync("codesign", ["--sign", "-", executable]);

const archive = `pulumi-resource-container-clouds-v${version}-${os}-${arch}.tar.gz`;
copyFileSync(join(root, "LICENSE"), join(out, "LICENSE"));
execFileSync("tar", ["-czf", archive, executable.slice(out.length + 1), "LICENSE"], { cwd: out });
for (const file of [bundle, blob, config, executable, join(out, "LICENSE")]) if (file !== executable) rmSync(file);
console.log(join(out, archive));
