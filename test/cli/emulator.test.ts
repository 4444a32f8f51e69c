import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { BIN } from "../../cli/package-folder";
import { type Outcome, Project, runProcess } from "../support/project";

const folder = mkdtempSync(join(tmpdir(), "emulator-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: string[], env: NodeJS.ProcessEnv = {}, cwd = folder): Promise<Outcome> =>
  runProcess(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, ...env } });

/** The variables of lines such as `export NAME='value'`. */
const exported = (text: string) =>
  Object.fromEntries([...text.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = "", value = ""]) => [name, value]));

test("--env starts it in the background and points a shell at it; its state file is its own; stop ends it", async () => {
  const state = join(folder, "state.json");
  const started = await run(["emulator", "--env", "--state", state, "--lifecycle", "instant"]);
  expect(started.status).toBe(0);
  const env = exported(started.printed);
  const pid = env.CONTAINER_CLOUDS_EMULATOR_PID;

  const doctor = await run(["doctor", "--service", "tcr", "--service", "eci", "--json"], env);
  const { services } = JSON.parse(doctor.printed) as { services: object[] };
  const endpoint = env.CONTAINER_CLOUDS_ENDPOINT;
  expect(services).toMatchObject(["tcr", "eci"].map((service) => ({ service, ok: true, endpoint })));
  const second = await run(["emulator", "--state", state]);
  expect(second).toEqual({
    status: 1,
    printed: expect.stringContaining(`in use by the emulator at ${endpoint}`),
  });
  expect(second.printed).not.toContain("listening");

  expect(await run(["emulator", "stop", pid ?? ""])).toEqual({
    status: 0,
    printed: expect.stringContaining("has stopped"),
  });
  await expect(fetch(endpoint ?? "")).rejects.toThrow();
  expect(await run(["emulator", "stop", pid ?? ""])).toEqual({
    status: 1,
    printed: expect.stringMatching(`^error: no emulator is running with process ID ${pid}; running: .+\n$`),
  });
});

test("stop ends the one that was started in the same folder, and asks which of several", async () => {
  const [mine, others] = ["mine", "others"].map((name) => join(folder, name)) as [string, string];
  const start = async (cwd: string) => {
    mkdirSync(cwd, { recursive: true });
    return exported((await run(["emulator", "--env"], {}, cwd)).printed).CONTAINER_CLOUDS_EMULATOR_PID ?? "";
  };
  const [first, second, other] = [await start(mine), await start(mine), await start(others)];
  const { status, printed } = await run(["emulator", "stop"], {}, mine);
  expect(status).toBe(1);
  expect(printed).toMatch(/^error: 2 emulators are running; name one: /);
  for (const pid of [first, second])
    expect(printed).toMatch(new RegExp(`${pid} at http://127\\.0\\.0\\.1:\\d+, started in ${mine}`));
  expect(printed).not.toContain(other);
  await run(["emulator", "stop", first], {}, mine);
  for (const [cwd, pid] of [
    [mine, second],
    [others, other],
  ] as const)
    expect((await run(["emulator", "stop"], {}, cwd)).printed).toContain(`(process ${pid}) has stopped`);
});

test.each(["--env", "--stack"])("%s with --help starts nothing and prints the help", async (flag) => {
  const { status, printed } = await run(["emulator", flag, ...(flag === "--stack" ? ["dev"] : []), "--help"]);
  expect(status).toBe(0);
  expect(printed).toMatch(/^Usage: container-clouds emulator/);
  expect(printed).toContain("--lifecycle <pace>");
});

test("--stack makes a stack and points it at the emulator, keys encrypted", async () => {
  using project = new Project();
  project.write({ "Pulumi.yaml": "name: points\nruntime: nodejs\n" });
  const { printed } = await run(["emulator", "--stack", "dev"], project.env, project.folder);
  const pid = /process (\d+)/.exec(printed)?.[1];
  expect(printed).toContain("Stack dev points at the emulator");
  const config = JSON.parse(await project.ok("config", "--json", "--show-secrets"));
  expect(config["container-clouds:endpoint"].value).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(JSON.parse(config["container-clouds:tencent"].value)).toEqual({
    edition: "private",
    region: "gsqy",
    secretId: expect.any(String),
    secretKey: expect.any(String),
  });
  expect(config["container-clouds:tencent"].secret).toBe(true);
  await run(["emulator", "stop", pid ?? ""]);
});

test("an emulator under npm or npx ends when that is killed", async () => {
  const script = `require("node:child_process").spawn(process.execPath, ${JSON.stringify([BIN, "emulator"])}, { stdio: "inherit" })`;
  const npx = spawn(process.execPath, ["-e", script], {
    env: { ...process.env, npm_command: "exec" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface(npx.stdout), "line")) as [string];
  const ended = once(npx.stdout, "close");
  npx.kill("SIGKILL");
  // The emulator holds the other end of its standard output for as long as it lives.
  await ended;
  await expect(fetch(JSON.parse(line).url)).rejects.toThrow();
});

test.each([
  ["does not run", "/nonexistent"],
  ["prints no version", join(folder, "says-hello")],
])("a PULUMI_BIN that %s is one line, and no emulator is left", async (_what, path) => {
  writeFileSync(join(folder, "says-hello"), "#!/bin/sh\necho hello\n");
  chmodSync(join(folder, "says-hello"), 0o755);
  expect(await run(["quickstart"], { PULUMI_BIN: path })).toEqual({
    status: 1,
    printed: `error: PULUMI_BIN is ${JSON.stringify(path)}, which does not run or prints no version; set it to the Pulumi CLI\n`,
  });
});
