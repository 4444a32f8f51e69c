import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { everyKind } from "../support/every-kind";
import { EXAMPLES, exampleSecrets, exampleSettings, runtimeOf } from "../support/examples";
import { HOME, jsonIn, lacking, linkInstalled, outcome, run } from "./cli";
import { leftBehind } from "./left-behind";
import { FAILED, type Row, take } from "./table";

/** Arguments of `pulumi config set` for what an example's README names. */
function configOf(name: string): string[][] {
  const settings = Object.entries(exampleSettings[name] ?? {}).flatMap(([key, value]) =>
    Array.isArray(value) ? value.map((one, i) => ["--path", `${key}[${i}]`, String(one)]) : [[key, String(value)]],
  );
  return [...settings, ...Object.entries(exampleSecrets[name] ?? {}).map(([key, value]) => ["--secret", key, value])];
}

/** Takes an example through its life. */
export async function runExample(name: string, installed: string): Promise<Row> {
  const host = runtimeOf(join(EXAMPLES, name)) ?? "";
  const lack = lacking(host);
  if (lack !== undefined) return { example: name, host, preview: `skipped: ${lack}` };
  const folder = join(HOME, "examples", name);
  cpSync(join(EXAMPLES, name), folder, { recursive: true });
  await linkInstalled(installed, folder);
  return { example: name, host, ...(await live(name, folder, host, configOf(name))) };
}

/** What an emulator holds. */
export const kinds = async (url: string) => {
  const answer = await fetch(`${url}/_emulator/resources`);
  const resources = (await answer.json()) as { service: string; kind: string; id: string }[];
  return resources.map(({ service, kind, id }) => `${service} ${kind} ${id}`).sort();
};

/** Takes a project from its preview to nothing, against an emulator of its own, which the installed package brings. */
export async function live(name: string, folder: string, host: string, config: string[][] = []): Promise<Row> {
  const pulumi = async (...args: string[]) => void (await run(folder, "pulumi", ...args));
  const command = (...args: string[]) => run(folder, "npx", "pulumi-container-clouds", ...args);
  let url = "";
  let before: string[] = [];
  let destroyed = "";
  const row = await take(name, {
    preview: async () => {
      if (["python", "go"].includes(host)) await pulumi("package", "add", "./node_modules/pulumi-container-clouds");
      await command("emulator", "--stack", "dev", "--lifecycle", "instant");
      url = jsonIn(await run(folder, "pulumi", "config", "--json"))["container-clouds:endpoint"].value;
      for (const args of config) await pulumi("config", "set", ...args);
      if (name === "registry-release") await pushBuild(command, url);
      before = await kinds(url);
      await pulumi("preview");
    },
    up: () => pulumi("up", "--yes", "--skip-preview"),
    again: () => pulumi("preview", "--expect-no-changes"),
    refresh: () => pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes"),
    import: () => importEach(folder),
    destroy: async () => {
      destroyed = await run(folder, "pulumi", "destroy", "--yes", "--skip-preview");
      return "ok";
    },
    empty: async () => {
      const left = leftBehind(before, await kinds(url), destroyed);
      if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
      // Its README makes a stack of the same name.
      await pulumi("stack", "rm", "dev", "--yes");
    },
  });
  if (url === "") return row;
  return command("emulator", "stop").then(
    () => row,
    () => {
      console.error(`${name}: the emulator has ended before its time: ${emulatorLogs()}`);
      return { ...row, empty: FAILED };
    },
  );
}

/** The image that examples/registry-release copies, as its README says. */
export async function pushBuild(command: (...args: string[]) => Promise<string>, url: string): Promise<void> {
  await command("call", "--stack", "dev", "tcr", "CreateNamespacePersonal", '{"Namespace":"builds"}');
  const body = JSON.stringify({ image: "builds/api:build-42" });
  const headers = { "content-type": "application/json" };
  const { ok, status } = await fetch(`${url}/_emulator/push`, { method: "POST", headers, body });
  if (!ok) throw new Error(`pushing builds/api:build-42: HTTP ${status}`);
}

/** What emulators in the background wrote about what went wrong. */
function emulatorLogs(): string {
  const folders = readdirSync(HOME).filter((name) => name.startsWith("container-clouds-emulators"));
  const logs = folders.flatMap((folder) => readdirSync(join(HOME, folder)).map((file) => join(HOME, folder, file)));
  return logs.map((file) => readFileSync(file, "utf8")).join("\n");
}

/** Kinds that no call reads by their ID. */
const UNREADABLE = new Set(everyKind.filter(({ unreadable }) => unreadable).map(({ type }) => type));

/** Imports one resource of each kind into the stack of a YAML project. @returns how many of how many, and which were not */
async function importEach(folder: string): Promise<string> {
  const resources = jsonIn(await run(folder, "pulumi", "stack", "export")).deployment.resources;
  const other = join(folder, "imports");
  mkdirSync(other);
  const plugin = JSON.stringify(join(folder, "node_modules/pulumi-container-clouds"));
  const project = `name: imports-${basename(folder)}\nruntime: yaml\nplugins: {providers: [{name: container-clouds, path: ${plugin}}]}\n`;
  writeFileSync(join(other, "Pulumi.yaml"), project);
  await run(other, "pulumi", "stack", "init", "dev");
  const settings = jsonIn(await run(folder, "pulumi", "config", "--json", "--show-secrets"));
  for (const [key, { value }] of Object.entries<{ value: string }>(settings))
    if (key.startsWith("container-clouds:")) await run(other, "pulumi", "config", "set", "--secret", "--", key, value);
  const byKind = new Map<string, string>();
  for (const { type, id } of resources) {
    const kind = /^(?:pulumi-nodejs:dynamic\/|container-clouds:)(\w+:\w+)$/.exec(type)?.[1];
    if (kind && id && !byKind.has(kind)) byKind.set(kind, id);
  }
  const failed: string[] = [];
  for (const [kind, id] of byKind) {
    const args = [`container-clouds:${kind}`, kind.replace(":", "-"), id, "--yes", "--skip-preview", "--protect=false"];
    const { status, printed } = await outcome(other, "pulumi", "import", ...args, "--generate-code=false");
    // What no call reads says what to do instead.
    const isRight = UNREADABLE.has(kind) ? /with "adopt" set to its ID/.test(printed) : status === 0;
    if (!isRight) failed.push(kind);
  }
  const count = `${byKind.size - failed.length}/${byKind.size}`;
  return failed.length === 0 ? count : `${count}, not ${failed.join(", ")}`;
}
