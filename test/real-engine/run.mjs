// The examples on the real engine; run.sh says what it does.
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parse } from "yaml";

const REPOSITORY = resolve(import.meta.dirname, "../..");
const EXAMPLES = join(REPOSITORY, "examples");
const home = mkdtempSync(join(tmpdir(), "real-engine-"));
const log = join(home, "log.txt");

/** Arguments of `pulumi config set` that an example's README names, besides the account. */
const CONFIG = {
  "container-group": [
    ["registryUser", "me"],
    ["--secret", "registryPassword", "hunter2"],
  ],
};

/** Examples that are not run, and why. */
const SKIPPED = { "two-accounts": "needs two key pairs; test/plugin/deliveries.test.ts runs it" };

const env = {
  ...process.env,
  TMPDIR: home,
  PULUMI_HOME: join(home, ".pulumi"),
  PULUMI_BACKEND_URL: `file://${join(home, "state")}`,
  PULUMI_CONFIG_PASSPHRASE: "passphrase",
  PULUMI_SKIP_UPDATE_CHECK: "true",
  npm_config_prefer_offline: "true",
  npm_config_loglevel: "error",
};

/** Runs a program and keeps what it printed in the log. @returns its standard output; throws when it fails */
function run(cwd, command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: "utf8",
    timeout: 1_800_000,
  });
  appendFileSync(
    log,
    `\n$ ${command} ${args.join(" ")}   # in ${cwd}: ${error?.message ?? status}\n${stdout}${stderr}`,
  );
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 3).join(" ")}`);
  return stdout;
}

/** One folder with the installed tarball, which every example gets a copy of. */
function installTarball() {
  const folder = join(home, "installed");
  mkdirSync(folder);
  mkdirSync(join(home, "state"));
  const tarball = run(REPOSITORY, "npm", "pack", "--silent", "--pack-destination", home).trim().split("\n").at(-1);
  run(folder, "npm", "install", "--no-audit", "--no-fund", join(home, tarball), "@pulumi/pulumi");
  return folder;
}

function languageOf(example) {
  const { runtime } = parse(readFileSync(join(EXAMPLES, example, "Pulumi.yaml"), "utf8"));
  return runtime.name ?? runtime;
}

const hasHost = (language) =>
  env.PATH.split(delimiter).some((folder) => existsSync(join(folder, `pulumi-language-${language}`)));

async function inventory(url) {
  const resources = await (await fetch(`${url}/_emulator/resources`)).json();
  return resources
    .map(({ service, kind, id }) => `${service} ${kind} ${id}`)
    .sort()
    .join("\n");
}

/** Takes an example through its steps. @returns what became of each, in the order of the table's columns */
async function live(example, installed) {
  const folder = join(home, example);
  cpSync(join(EXAMPLES, example), folder, { recursive: true });
  for (const name of ["node_modules", "package.json"])
    run(home, "cp", "-al", join(installed, name), join(folder, name === "package.json" ? "." : name));
  const pulumi = (...args) => run(folder, "pulumi", ...args);
  const command = (...args) =>
    run(folder, "node", "node_modules/pulumi-container-clouds/bin/container-clouds.js", ...args);
  const cells = [];
  let url;
  const step = async (action) => {
    if (cells.includes("FAILED")) return cells.push("-");
    try {
      cells.push((await action()) ?? "ok");
    } catch (error) {
      console.error(`${example}: ${error.message}`);
      cells.push("FAILED");
    }
  };
  let before;
  await step(async () => {
    if (["python", "go"].includes(languageOf(example)))
      pulumi("package", "add", "./node_modules/pulumi-container-clouds");
    command("emulator", "--stack", "dev", "--lifecycle", "instant");
    url = JSON.parse(pulumi("config", "--json"))["container-clouds:endpoint"].value;
    for (const args of CONFIG[example] ?? []) pulumi("config", "set", ...args);
    before = await inventory(url);
    pulumi("preview");
  });
  await step(() => void pulumi("up", "--yes", "--skip-preview"));
  await step(() => void pulumi("preview", "--expect-no-changes"));
  await step(() => void pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes"));
  await step(() => importEach(example, folder, JSON.parse(pulumi("stack", "export")).deployment.resources));
  // Whatever failed, nothing is to stay behind.
  const failed = cells.includes("FAILED");
  if (!failed) await step(() => void pulumi("destroy", "--yes", "--skip-preview"));
  await step(async () => {
    const after = await inventory(url);
    if (after !== before) throw new Error(`left behind:\n${after}`);
  });
  try {
    if (url) command("emulator", "stop");
  } catch (error) {
    console.error(`${example}: ${error.message}`);
  }
  while (cells.length < COLUMNS.length - 3) cells.push("-");
  return cells;
}

const COLUMNS = ["example", "host", "preview", "up", "again", "refresh", "import", "destroy", "empty", "seconds"];

/** Imports one resource of each kind into another project's stack. @returns how many of how many, and which were not */
function importEach(example, folder, resources) {
  const other = join(folder, "imports");
  mkdirSync(other);
  const plugin = join(folder, "node_modules/pulumi-container-clouds");
  writeFileSync(
    join(other, "Pulumi.yaml"),
    `name: imports-${example}\nruntime: yaml\nplugins: {providers: [{name: container-clouds, path: ${JSON.stringify(plugin)}}]}\n`,
  );
  run(other, "pulumi", "stack", "init", "dev");
  const settings = JSON.parse(run(folder, "pulumi", "config", "--json", "--show-secrets"));
  for (const [key, { value }] of Object.entries(settings))
    if (key.startsWith("container-clouds:")) run(other, "pulumi", "config", "set", "--secret", "--", key, value);
  const byKind = new Map();
  for (const { type, id } of resources) {
    const kind = /^(?:pulumi-nodejs:dynamic\/|container-clouds:)(\w+:\w+)$/.exec(type)?.[1];
    if (kind && id && !byKind.has(kind)) byKind.set(kind, id);
  }
  const failed = [...byKind].filter(([kind, id]) => {
    const args = [`container-clouds:${kind}`, kind.replace(":", "-"), id];
    try {
      run(other, "pulumi", "import", ...args, "--yes", "--skip-preview", "--protect=false", "--generate-code=false");
      return false;
    } catch {
      return true;
    }
  });
  const count = `${byKind.size - failed.length}/${byKind.size}`;
  return failed.length === 0 ? count : `${count}, not ${failed.map(([kind]) => kind).join(", ")}`;
}

function print(rows) {
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => String(row[i] ?? "").length)));
  for (const row of rows)
    console.log(`| ${widths.map((width, i) => String(row[i] ?? "").padEnd(width)).join(" | ")} |`);
}

const wanted = process.argv.slice(2);
const examples = readdirSync(EXAMPLES).filter((name) => wanted.length === 0 || wanted.includes(name));
const installed = installTarball();
console.log(`Pulumi CLI ${run(home, "pulumi", "version").trim()}; log in ${log}`);
const rows = [COLUMNS, COLUMNS.map((name) => "-".repeat(name.length))];
for (const example of examples) {
  const language = languageOf(example);
  const lack = SKIPPED[example] ?? (hasHost(language) ? undefined : `no pulumi-language-${language} on PATH`);
  if (lack !== undefined) {
    rows.push([example, language, `skipped: ${lack}`]);
    continue;
  }
  const start = performance.now();
  const cells = await live(example, installed);
  rows.push([example, language, ...cells, ((performance.now() - start) / 1000).toFixed(0)]);
  console.error(`${example}: ${cells.join(" ")}`);
}
print(rows);
const isBad = (cell) => cell === "FAILED" || String(cell).includes(", not ");
process.exitCode = rows.flat().some(isBad) ? 1 : 0;
