import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { BIN } from "../../cli/package-folder";
import { runProcess } from "../support/project";

const folder = mkdtempSync(join(tmpdir(), "options-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runProcess(process.execPath, [BIN, ...args], { cwd: folder, env: process.env });

test.each([
  [["new", "typescript", ""], "the argument folder is empty; write a value, or leave it out"],
  [["doctor", "--profile", ""], "--profile: is empty; write a value, or leave it out"],
  [["call", "tke", "DescribeClusters", "{}", "--region", ""], "--region: is empty; write a value, or leave it out"],
  [["recover", "--take", "a", ""], "--take: is empty; write a value, or leave it out"],
  [["emulator", "--stack", ""], "--stack: is empty; write a value, or leave it out"],
  [["emulator", "stop", "1", "2"], "too many arguments. Expected 1 argument but got 2: 1, 2."],
  [["emulator", "stop", ""], "the argument pid is empty; write a value, or leave it out"],
  [
    ["engine", "stack", "export", "--version", "3"],
    "--version is not implemented by the stand-in engine; use the Pulumi CLI",
  ],
  [["emulator", "stpo"], 'emulator: there is no command "stpo", only "stop"; options begin with --'],
  [
    ["new", "typescript", "/dev/null"],
    "cannot create the folder /dev/null: a part of its path is not a folder (EEXIST); name another folder",
  ],
  [["plugin", "nonsense"], 'plugin: the engine\'s address must be host:port, not "nonsense"; Pulumi passes it'],
])("%j is one line, and does nothing", async (args, message) => {
  expect(await run(...args)).toEqual({ status: 1, printed: `error: ${message}\n` });
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['{"deployment":{"resources":[null]}}', "deployment.resources.0 is not a resource with urn and type"],
  ['{"deployment":{"resources":[{"urn":5,"type":"a"}]}}', "deployment.resources.0 is not a resource with urn and type"],
  ['{"deployment":{"resources":{}}}', "deployment.resources is not a list"],
])("a state that is none is not drawn: %s", async (text, reason) => {
  const file = join(folder, "state.json");
  writeFileSync(file, text);
  const { status, printed } = await run("graph", "--state", file);
  rmSync(file);
  const advice = "write it with: pulumi stack export --file FILE";
  expect({ status, printed }).toEqual({ status: 1, printed: `error: --state ${file}: ${reason}; ${advice}\n` });
});
