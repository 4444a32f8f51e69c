import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { findPulumi } from "../../cli/pulumi";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { filesBelow, findLeaks, type Secrets, type Trace } from "../support/leaks";
import { Project, runProcess } from "../support/project";

// Real processes, many in a row: on a busy machine each takes its time.
vi.setConfig({ testTimeout: 600_000 });

/** Runs are processes of their own: all that Node keeps of them is below the project's home. */
const PULUMI = findPulumi().command;
const BIN = resolve(__dirname, "../../bin/container-clouds.js");

const KINDS = [
  ...["user password", "registry password", "login password", "log password", "zos key"],
  ...["env value", "argument", "file"],
];

/** Hard to write: what has to be escaped, encoded or quoted somewhere. */
const secretsOf = (generation: string): Secrets => ({
  ...Object.fromEntries(KINDS.map((kind) => [kind, `${generation} ${kind}: "é" <a+b/c>&d=e%20\\ ${kind.length}?`])),
  // Tencent takes 8 to 16 characters of at least two kinds.
  "login password": `${generation.slice(0, 5)}<a+b/c>&1`,
});

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A stack of one delivery, and everything that left its runs. */
class Watched {
  readonly project = new Project();
  readonly traces: Trace[] = [];
  readonly secrets: Secrets = {};
  /** What files held when they were kept last. */
  private readonly last = new Map<string, Buffer>();

  constructor(readonly emulator: TestEmulator) {}

  async make(delivery: string): Promise<void> {
    const { project, emulator } = this;
    project.write({
      "Pulumi.yaml": `name: guarded
runtime: {name: nodejs, options: {typescript: false}}
plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}
`,
      "package.json": '{"name":"guarded","main":"index.js"}',
      "index.js": readFileSync(join(__dirname, "program.cjs"), "utf8"),
    });
    project.link();
    Object.assign(project.env, { CONTAINER_CLOUDS_LOG: "debug", TMPDIR: project.home, NODE_COMPILE_CACHE: undefined });
    await project.init({ "container-clouds:endpoint": emulator.url, "container-clouds:delivery": delivery });
    const lasting = { expiresInSeconds: 3_600 };
    const tencent = await emulator.issue({ cloud: "tencent", account: "one", ...lasting });
    const baidu = await emulator.issue({ cloud: "baidu", account: "one", ...lasting });
    const ctyun = await emulator.issue({ cloud: "ctyun", account: "one" });
    for (const [name, value] of Object.entries({ ...tencent, region: "gsqy" }))
      await this.secretly("--path", `container-clouds:tencent.${name}`, value);
    await this.secretly("container-clouds:baidu", JSON.stringify({ ...baidu, region: "bj" }));
    await this.secretly("container-clouds:ctyun", JSON.stringify({ ...ctyun, regionId: "region-1" }));
    Object.assign(this.secrets, {
      "tencent key": tencent.secretKey,
      "tencent token": tencent.token,
      "ctyun key": ctyun.secretKey,
      "baidu key": baidu.secretAccessKey,
      "baidu token": baidu.sessionToken,
    });
    expect(Object.values(this.secrets).every((text) => text.length > 20)).toBe(true);
    await this.setSecrets("first");
  }

  /** Gives the program other secrets. */
  async setSecrets(generation: string): Promise<void> {
    const secrets = secretsOf(generation);
    for (const [kind, text] of Object.entries(secrets)) this.secrets[`${generation} ${kind}`] = text;
    const { argument, file, ...configured } = secrets;
    this.project.env.OWN_SECRETS = JSON.stringify({ argument, file });
    await this.secretly("secrets", JSON.stringify(configured));
  }

  /** Sets a secret setting. */
  async secretly(...args: string[]): Promise<void> {
    this.keep("config set", await this.project.ok("config", "set", "--secret", ...args));
  }

  /** Runs a command of Pulumi's, and keeps what it printed. */
  async run(succeeds: boolean, ...args: string[]): Promise<string> {
    return this.end(succeeds, PULUMI, args);
  }

  /** Runs a command of this package's. */
  async own(succeeds: boolean, ...args: string[]): Promise<string> {
    return this.end(succeeds, [process.execPath, BIN], args);
  }

  private async end(
    succeeds: boolean,
    [command, ...first]: readonly [string, ...string[]],
    args: string[],
  ): Promise<string> {
    const { folder: cwd, env } = this.project;
    const outcome = await runProcess(command, [...first, ...args], { cwd, env });
    this.keep(args.join(" "), outcome.printed);
    expect(outcome.status === 0, outcome.printed).toBe(succeeds);
    return outcome.printed;
  }

  /** Starts a command, and kills it when the emulator has been asked for something. */
  async kill(action: string, ...args: string[]): Promise<void> {
    const asked = async () => (await this.emulator.requests()).filter((one) => one.action === action).length;
    const before = await asked();
    const [command, ...first] = PULUMI;
    const child = spawn(command, [...first, ...args], { cwd: this.project.folder, env: this.project.env });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => this.keep(`${args.join(" ")}, killed`, text));
    await expect.poll(asked).toBeGreaterThan(before);
    child.kill("SIGKILL");
    await once(child, "close");
    await this.project.ok("cancel", "--yes");
  }

  keep(from: string, text: string): void {
    this.traces.push({ from: `the output of "${from}"`, bytes: Buffer.from(text) });
  }

  /** Every file that is there now: they are written over by the next run. Most of what Node compiled stays as it was. */
  keepFiles(): void {
    for (const trace of filesBelow(this.project.home)) {
      const { from, bytes } = trace;
      if (from.endsWith("program/index.js") || this.last.get(from)?.equals(bytes)) continue;
      this.last.set(from, bytes);
      this.traces.push(trace);
    }
  }

  [Symbol.dispose](): void {
    this.project[Symbol.dispose]();
  }
}

test.each(["dynamic", "plugin"])("no secret leaves a run under the %s delivery", async (delivery) => {
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  folders.push(folder);
  const stateFile = join(folder, "clouds.json");
  const emulator = await startEmulator({ stateFile });
  using watched = new Watched(emulator);
  const { project, secrets } = watched;
  await watched.make(delivery);

  // Wrong in the program.
  for (const mistake of ["type", "value", "password"]) {
    project.env.MISTAKE = mistake;
    expect(await watched.run(false, "preview", "--diff")).toMatch(/has a problem/);
  }
  delete project.env.MISTAKE;

  // Refused by a cloud, and not come up; the clouds repeat what they were sent.
  const repeated = (service: string, ...kinds: string[]) =>
    ["key", "token", ...kinds].map((kind) => secrets[`${service} ${kind}`] ?? secrets[`first ${kind}`]).join(" and ");
  const group = repeated("baidu", "registry password", "env value", "argument", "file");
  const error = { code: "InvalidParameter", message: `you sent ${group}` };
  await emulator.fault({ service: "bci", action: "CreateInstance", error });
  const machine = { code: "InvalidParameter", message: `you sent ${repeated("tencent", "login password")}` };
  await emulator.fault({ service: "tke", action: "CreateClusterAsGroup", error: machine, count: 1 });
  const fail = `cannot pull with ${repeated("", "registry password", "env value", "zos key")}`;
  await emulator.lifecycle({ service: "eci", phase: "create", pace: "instant", fail, times: 1 });
  await watched.run(false, "up", "--yes", "--skip-preview");
  watched.keepFiles();
  expect(readFileSync(project.stateFile("guarded"), "utf8")).toContain("cannot pull with");

  // Wrong keys.
  await emulator.clearFaults();
  await emulator.fault({ service: "bci", action: "CreateInstance", error });
  secrets["wrong key"] = "wrong-secret-key-of-nobody";
  await watched.secretly("--path", "container-clouds:tencent.secretKey", secrets["wrong key"]);
  await watched.run(false, "up", "--yes", "--skip-preview");
  await watched.own(false, "doctor");
  await watched.own(false, "import");
  await watched.secretly("--path", "container-clouds:tencent.secretKey", secrets["tencent key"] ?? "");

  // Killed in the middle: what was under way is in the state.
  await emulator.clearFaults();
  await emulator.fault({ service: "bci", action: "CreateInstance", hang: true });
  await watched.kill("CreateInstance", "up", "--yes", "--skip-preview");
  watched.keepFiles();
  await emulator.clearFaults();

  // All well, also with other secrets.
  // The CLI's own prints the debug messages of Pulumi's SDK, which hold every answer of the engine in plain text.
  await watched.run(true, "up", "--yes", "--skip-preview", ...(findPulumi().standIn ? ["--json"] : []));
  const kubeconfig = parse(await project.ok("stack", "output", "kubeconfig", "--show-secrets"));
  secrets["kubeconfig token"] = kubeconfig.users[0].user.token;
  watched.keepFiles();
  const keptByTheClouds = readFileSync(stateFile);
  await watched.setSecrets("second");
  await watched.run(true, "preview", "--json");
  await watched.run(true, "up", "--yes", "--diff");
  const row = { service: "eci", kind: "container-group", id: "eci" };
  await emulator.change({ ...row, set: { imageRegistryCredential: [] } });
  await watched.run(true, "refresh", "--yes", "--diff");
  for (const args of [["config"], ["config", "--json"], ["stack"], ["stack", "output"], ["stack", "output", "--json"]])
    await watched.run(true, ...args);
  await watched.run(true, "stack", "export");
  await watched.own(true, "doctor");
  await watched.own(true, "doctor", "--json");
  await watched.own(true, "import", "--resume", "notes");
  watched.keepFiles();
  await watched.run(true, "destroy", "--yes", "--diff");
  watched.keepFiles();

  // What the emulator shows, and what it keeps.
  watched.keep("requests", JSON.stringify(await emulator.requests()));
  await emulator.close();
  expect(findLeaks(secrets, watched.traces)).toEqual([]);
  // The emulator knows the keys, as it verifies with them.
  const unneeded = Object.entries(secrets).filter(([name]) => / (password|zos key)$/.test(name));
  expect(findLeaks(Object.fromEntries(unneeded), [{ from: "the clouds' state", bytes: keptByTheClouds }])).toEqual([]);
});
