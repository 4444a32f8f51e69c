import * as fs from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { CommandLine } from "../../support/command-line";

// Real processes, several in a row: on a busy machine each takes its time.
vi.setConfig({ testTimeout: 180_000 });

const latest = (line: CommandLine) =>
  JSON.parse(fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8")).checkpoint.latest;
const names = (line: CommandLine): string[] =>
  (latest(line).resources ?? []).map((resource: { urn: string }) => resource.urn.split("::").at(-1));

test("a stack works from its first update to its removal", async () => {
  using line = new CommandLine();
  line.useProgram(`
    const pulumi = require("@pulumi/pulumi");
    const config = new pulumi.Config();
    const a = new Thing("a", { value: config.requireNumber("value"), password: config.requireSecret("hidden") });
    new Thing("b", { from: a.out });
    module.exports = { out: a.out, token: a.token };
  `);
  await line.ok("stack", "init", "dev");
  await line.ok("config", "set", "hidden", "hunter2", "--secret");

  const first = await line.ok("up", "-yf", "-c", "value=1", "-m", "first", "--event-log", "events.jsonl");
  expect(first).toMatch(/^Updating \(dev\):\n/);
  expect(first).toMatch(/\n \+ {2}pulumi-nodejs:dynamic\/rec:Thing a created \(\d\.\d\ds\)\n/);
  expect(first).toContain('Outputs:\n  + out  : "out-of-a-1"\n  + token: [secret]\n');
  expect(first).toMatch(/Resources:\n {4}\+ \d created\n/);
  expect(first).not.toContain("hunter2");
  const log = line.read("events.jsonl");
  expect(log).not.toMatch(/hunter2|token-of/);
  expect(log).toContain('"resOutputsEvent"');
  expect(fs.readFileSync(line.state("stacks/rec/dev.json"), "utf8")).not.toMatch(/hunter2|token-of/);

  await line.ok("config", "set", "value", "2");
  const plan = JSON.parse(await line.ok("preview", "--json"));
  expect(plan.changeSummary).toMatchObject({ update: 2 });
  const changed = await line.run(["up", "--yes", "--expect-no-changes"]);
  expect(changed.stdout).toMatch(
    /^Previewing update \(dev\):\n ~ {2}pulumi-nodejs:dynamic\/rec:Thing a update \[diff: ~value\]\n/,
  );
  expect(changed.stdout).toMatch(/\nUpdating \(dev\):\n/);
  expect(changed).toMatchObject({
    status: 7,
    stderr: "error: no changes were expected for update but changes were proposed\n",
  });
  expect(await line.ok("stack", "output", "out")).toBe("out-of-a-1-v2\n");
  expect(await line.ok("stack", "output", "token", "--show-secrets")).toBe("token-of-a-1\n");

  const history = fs.readdirSync(line.state("history/rec/dev")).filter((name) => name.endsWith("history.json"));
  expect(history).toHaveLength(2);
  const entry = JSON.parse(fs.readFileSync(line.state("history/rec/dev", history[0] ?? ""), "utf8"));
  expect(entry).toMatchObject({
    kind: "update",
    message: "first",
    result: "succeeded",
    config: { "rec:hidden": { secure: expect.stringMatching(/^v1:/) }, "rec:value": "1" },
  });

  const destroyed = await line.ok("destroy", "-yf", "--remove", "--json");
  const last = destroyed
    .trimEnd()
    .split("\n")
    .map((text) => text.startsWith('{"') && JSON.parse(text))
    .at(-1);
  expect(last).toMatchObject({ cancelEvent: {} });
  expect(fs.existsSync(line.state("stacks/rec/dev.json"))).toBe(false);
  expect(fs.existsSync(`${line.folder}/Pulumi.dev.yaml`)).toBe(false);
  expect(fs.readdirSync(line.state("locks/organization/rec/dev"))).toEqual([]);
});

test("a backend that the CLI left is gone on from: same salt, same secrets, same ids", async () => {
  using line = new CommandLine();
  line.useRecordedBackend();
  line.useProgram(`module.exports = require("./scenario").program(0);`);
  fs.cpSync(`${__dirname}/../../recordings/scenarios/10-secrets.js`, `${line.folder}/scenario.js`);
  const before = latest(line);
  const settings = line.read("Pulumi.dev.yaml");
  const { stdout } = await line.run(["up", "-yf", "--stack", "dev", "--expect-no-changes"]);
  expect(stdout).toMatch(/Resources:\n {4}\d unchanged\n/);
  const after = latest(line);
  expect(line.read("Pulumi.dev.yaml")).toBe(settings);
  expect(after.secrets_providers).toEqual(before.secrets_providers);
  const kept = (state: typeof before) =>
    state.resources.map(({ urn, id, inputs }: Record<string, unknown>) => ({ urn, id, inputs }));
  expect(
    kept(after)
      .map(({ urn, id }: Record<string, unknown>) => [urn, id])
      .sort(),
  ).toEqual(
    kept(before)
      .map(({ urn, id }: Record<string, unknown>) => [urn, id])
      .sort(),
  );
  // What did not change was not encrypted again.
  const known = new Set(JSON.stringify(before).match(/v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/=]+/g));
  const written = JSON.stringify(after.resources).match(/v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/=]+/g) ?? [];
  expect(written.length).toBeGreaterThan(5);
  expect(written.filter((ciphertext) => !known.has(ciphertext))).toEqual([]);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("interruption", () => {
  const program = `
    const gate = new Gate("gate");
    new Thing("after", { from: gate.id });
  `;

  test("one signal lets what runs end and starts nothing more; the next run goes on", async () => {
    using line = new CommandLine();
    line.useProgram(program);
    await line.ok("stack", "init", "dev");
    const run = line.start("up", "--yes", "--skip-preview");
    await run.untilPrinted("gate creating");
    run.interrupt();
    await run.untilPrinted("^C received; cancelling.");
    line.open();
    expect(await run.status()).toBe(1);
    expect(run.printed).toContain("gate created");
    expect(names(line)).toContain("gate");
    expect(names(line)).not.toContain("after");
    expect(latest(line).pending_operations).toBeUndefined();
    const next = await line.ok("up", "-yf");
    expect(next).not.toContain("gate creating");
    expect(next).toContain("after created");
  });

  test("a second signal ends it at once, with what was begun on record", async () => {
    using line = new CommandLine();
    line.useProgram(program);
    await line.ok("stack", "init", "dev");
    const run = line.start("up", "--yes", "--skip-preview");
    await run.untilPrinted("gate creating");
    run.process.kill("SIGTERM");
    await run.untilPrinted("SIGTERM received; cancelling.");
    run.process.kill("SIGTERM");
    expect(await run.status()).toBe(8);
    expect(run.printed).toContain("error: update cancelled\n");
    expect(latest(line).pending_operations).toMatchObject([
      { type: "creating", resource: { urn: expect.stringMatching(/Gate::gate$/) } },
    ]);
    line.open();
    expect((await line.run(["refresh", "-yf", "--clear-pending-creates"])).status).toBe(0);
    expect(latest(line).pending_operations).toBeUndefined();
    expect(await line.ok("up", "-yf")).toContain("after created");
  });

  test("an engine that is killed leaves no process behind, neither program nor provider", async () => {
    using line = new CommandLine();
    line.useProgram(
      `fs = require("fs"); fs.writeFileSync(process.env.RECORD_DIR + "/program", String(process.pid));${program}`,
    );
    await line.ok("stack", "init", "dev");
    const run = line.start("up", "--yes", "--skip-preview");
    await run.untilPrinted("gate creating");
    await expect.poll(() => line.records()).toEqual(expect.arrayContaining(["program", "provider"]));
    const pids = ["program", "provider"].map((name) => Number(line.record(name)));
    expect(pids.filter(isAlive)).toEqual(pids);
    run.process.kill("SIGKILL");
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
    line.open();
    expect((await line.run(["cancel", "--yes"])).status).toBe(0);
    await line.ok("refresh", "-yf", "--clear-pending-creates");
    expect(await line.ok("up", "-yf")).toContain("after created");
  });

  test("a second run on the same stack is refused, with the holder of the lock", async () => {
    using line = new CommandLine();
    line.useProgram(program);
    await line.ok("stack", "init", "dev");
    const run = line.start("up", "--yes", "--skip-preview");
    await run.untilPrinted("gate creating");
    const second = await line.run(["up", "--yes"]);
    expect(second).toMatchObject({ status: 1, stdout: "" });
    expect(second.stderr).toContain(`(pid ${run.process.pid})`);
    expect((await line.run(["preview"])).status).toBe(0);
    line.open();
    expect(await run.status()).toBe(0);
    expect((await line.run(["up", "-yf", "--expect-no-changes"])).status).toBe(0);
  });
});

test("a reader that leaves does not end the run", async () => {
  using line = new CommandLine();
  line.useProgram(`const gate = new Gate("gate"); new Thing("after", { from: gate.id });`);
  await line.ok("stack", "init", "dev");
  const run = line.start("up", "-yf");
  await run.untilPrinted("gate creating");
  run.process.stdout.destroy();
  line.open();
  expect(await run.status()).toBe(0);
  expect(names(line)).toContain("after");
});

test("a state that cannot be saved ends the run, with what happened and where", async () => {
  using line = new CommandLine();
  line.useProgram(`new Thing("a", {});`);
  await line.ok("stack", "init", "dev");
  fs.rmSync(line.state("stacks/rec/dev.json.bak"), { force: true });
  fs.mkdirSync(line.state("stacks/rec/dev.json.bak"));
  const { status, stdout, stderr } = await line.run(["up", "-yf"]);
  expect(status).toBe(1);
  expect(stdout + stderr).toMatch(/the state could not be saved: E[A-Z]+: .*dev\.json\.bak/);
  expect(fs.readdirSync(line.state("locks/organization/rec/dev"))).toEqual([]);
});

describe("refused in a line or two", () => {
  const cases: [string[], number, RegExp][] = [
    [["up"], 2, /^error: --yes or --skip-preview or --preview-only must be passed in/],
    [["refresh"], 1, /^error: --yes or --skip-preview or --preview-only/],
    [["destroy"], 2, /^error: --yes or/],
    [["destroy", "--preview-only", "--yes"], 1, /--yes and --preview-only cannot be used together/],
    [["destroy", "-f", "--preview-only"], 1, /--skip-preview and --preview-only cannot/],
    [["up", "--yes", "--plan", "x"], 1, /^error: --plan is not implemented by the stand-in engine; use the Pulumi CLI/],
    [["up", "--yes", "--policy-pack=x"], 1, /--policy-pack is not implemented/],
    [["preview", "--save-plan", "x"], 1, /--save-plan is not implemented/],
    [["up", "--yes", "--neo"], 1, /--neo is not implemented/],
    [["-v", "9", "up", "--yes"], 1, /--verbose is not implemented/],
    [["up", "--yes", "--bogus"], 1, /unknown option '--bogus'/],
    [["up", "--yes", "--target", "a", "--exclude", "b"], 1, /cannot be used with/],
    [["up", "--yes", "-p", "many"], 1, /--parallel "many": must be a whole number/],
    [["up", "--yes", "-p", "2147483648"], 1, /--parallel "2147483648": must be a whole number from 1 to 2147483647/],
    [["up", "--yes", "--refresh=maybe"], 1, /--refresh "maybe"/],
    [["up", "--yes", "--stack", "none"], 6, /no stack named 'none' found/],
    [["up", "--yes", "--config", "novalue"], 1, /--config "novalue": could not parse/],
    [["up", "--yes", "--color", "raw"], 1, /unsupported color option: 'raw'/],
    [["up", "--yes", "-C", "/nowhere"], 1, /--cwd "\/nowhere": there is no such folder/],
    [["deploy"], 1, /unknown command 'deploy'/],
  ];
  test.each(cases)("%j", async (args, status, message) => {
    using line = new CommandLine();
    line.useRecordedBackend();
    await line.ok("stack", "select", "dev");
    const outcome = await line.run(args);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr).not.toMatch(/\n\s+at /);
    expect(outcome.status).toBe(status);
  });

  test.each([
    ["name: rec\nruntime: python\n", /runtime "python" is not implemented/],
    ["name: rec\nruntime: nodejs\nplugins: {analyzers: []}\n", /"plugins.analyzers" in Pulumi.yaml is not implemented/],
    ["name: rec\nruntime: nodejs\nconfig: {size: {type: integer}}\n", /missing configuration value 'size'/],
    ["name: other\nruntime: nodejs\n", /provided project name "rec" doesn't match Pulumi.yaml, which says "other"/],
  ])("project %j", async (project, message) => {
    using line = new CommandLine(project);
    line.useRecordedBackend();
    const outcome = await line.run(["preview", "-s", "organization/rec/dev"]);
    expect(outcome).toMatchObject({ status: 1, stderr: expect.stringMatching(message) });
  });

  test("a state that cannot be used says why", async () => {
    using line = new CommandLine();
    line.useRecordedBackend();
    const file = line.state("stacks/rec/dev.json");
    const state = JSON.parse(fs.readFileSync(file, "utf8"));
    state.checkpoint.latest.resources.reverse();
    fs.writeFileSync(file, JSON.stringify(state));
    expect((await line.run(["preview", "-s", "dev"])).stderr).toMatch(
      /^error: the state of the stack cannot be used: /,
    );
  });

  test("a wrong passphrase, and none", async () => {
    using line = new CommandLine();
    line.useRecordedBackend();
    const wrong = await line.run(["preview", "-s", "dev"], "", { PULUMI_CONFIG_PASSPHRASE: "guess" });
    expect(wrong).toMatchObject({ status: 1, stderr: expect.stringMatching(/^error: incorrect passphrase/) });
    const none = await line.run(["preview", "-s", "dev"], "", { PULUMI_CONFIG_PASSPHRASE: undefined });
    expect(none.stderr).toMatch(/passphrase must be set with PULUMI_CONFIG_PASSPHRASE/);
  });
});

test("flags may be written as the CLI takes them", async () => {
  using line = new CommandLine();
  line.useRecordedBackend();
  await line.ok("stack", "select", "dev");
  expect((await line.run(["destroy", "--yes=false"])).status).toBe(2);
  expect((await line.run(["--help"])).stdout).toContain("engine");
  expect((await line.run(["up", "--help"])).stdout).toContain("--skip-preview");
});

test("a proxy of the environment is not between the engine, the program and its providers", async () => {
  using line = new CommandLine();
  line.useProgram(`new Thing("a", { value: 1 });`);
  await line.ok("stack", "init", "dev");
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "grpc_proxy"])
    line.env[name] = "http://127.0.0.1:9";
  expect(await line.ok("up", "--yes", "--skip-preview")).toContain("2 created");
});
