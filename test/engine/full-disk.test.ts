import * as fs from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CommandLine } from "../support/command-line";
import { mayMount, SmallDisk } from "../support/small-disk";

const PROGRAM = `for (let at = 0; at < 60; at++) new Thing("thing-" + at, { name: "a-" + at, text: "x".repeat(400) });`;

/** The resources that a state file holds; throws when it is not whole. */
const resourcesIn = (file: string): number =>
  JSON.parse(fs.readFileSync(file, "utf8")).checkpoint.latest.resources.length;

describe.skipIf(!mayMount)("a backend on a full disk (needs the right to mount)", () => {
  test("keeps the last state that was written whole, says so, and goes on with space", async () => {
    using disk = new SmallDisk("96k");
    using line = new CommandLine();
    line.useProgram(PROGRAM);
    line.env.PULUMI_BACKEND_URL = `file://${disk.folder}`;
    await line.ok("stack", "init", "dev");
    const { status, stdout, stderr } = await line.run(["up", "--yes", "--skip-preview"]);
    expect(status).toBe(1);
    expect(stdout).toContain("no space left on device (ENOSPC); its previous content is unchanged");
    expect(stdout + stderr).not.toMatch(/^\s+at /m);

    const stacks = join(disk.folder, ".pulumi/stacks/rec");
    const saved = resourcesIn(join(stacks, "dev.json"));
    expect(saved).toBeGreaterThan(2);
    expect(resourcesIn(join(stacks, "dev.json.bak"))).toBeGreaterThan(1);
    expect(fs.readdirSync(stacks).filter((name) => name.endsWith(".tmp"))).toEqual([]);

    disk.remount("size=8m");
    await line.ok("up", "--yes", "--skip-preview");
    expect(resourcesIn(join(stacks, "dev.json"))).toBe(62);
  });
});

test.skipIf(!mayMount)("an event log on a full disk is said once, and the run and its state go on", async () => {
  using disk = new SmallDisk("16k");
  using line = new CommandLine();
  line.useProgram(PROGRAM);
  await line.ok("stack", "init", "dev");
  const log = join(disk.folder, "events.jsonl");
  const { status, stderr } = await line.run(["up", "--yes", "--skip-preview", "--event-log", log]);
  expect(status).toBe(0);
  expect(stderr.match(/--event-log/g)).toHaveLength(1);
  expect(stderr).toContain(
    `--event-log: cannot write ${log}: no space left on device (ENOSPC); its earlier lines are unchanged; later events are not logged`,
  );
  expect(resourcesIn(line.state("stacks/rec/dev.json"))).toBe(62);
  const missing = await line.run(["up", "--yes", "--skip-preview", "--event-log", join(disk.folder, "gone/log")]);
  expect(missing.status).not.toBe(0);
  expect(missing.stdout + missing.stderr).toContain("--event-log: cannot write");
});

test("saving a stack many times leaves no drafts beside it", async () => {
  using line = new CommandLine();
  line.useProgram(PROGRAM);
  await line.ok("stack", "init", "dev");
  await line.ok("up", "--yes", "--skip-preview");
  expect(fs.readdirSync(line.state("stacks/rec")).sort()).toEqual([
    "dev.json",
    "dev.json.attrs",
    "dev.json.bak",
    "dev.json.bak.attrs",
  ]);
});
