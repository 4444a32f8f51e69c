import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startEmulator } from "../support/emulator";

// The vendor's Python client by GET, form and JSON, with each of its signatures: it writes True and False in queries and forms.
// PYTHON names an interpreter that has tencentcloud-sdk-python-tke and tencentcloud-sdk-python-tcr.

const python = process.env.PYTHON ?? "python3";
const imports = "import tencentcloud.tke.v20180525, tencentcloud.tcr.v20190924";
const found = spawnSync(python, ["-c", imports]).status === 0;
const lack = found ? "" : ": skipped, no Python with tencentcloud-sdk-python-tke and -tcr";

it.skipIf(!found)(`the Python client is understood by GET, form and JSON${lack}`, async () => {
  const emulator = await startEmulator();
  const client = spawn(python, [join(__dirname, "tencent_python.py")]);
  client.stdin.end(JSON.stringify({ host: new URL(emulator.url).host, ...emulator.credentials.tencent }));
  let said = "";
  let complaint = "";
  client.stdout.on("data", (chunk) => {
    said += chunk;
  });
  client.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  const status = await new Promise((resolve) => client.on("close", resolve));
  expect(status, complaint).toBe(0);
  const rows = said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.filter(({ code }) => code !== "")).toEqual([]);
  expect(new Set(rows.map(({ way }) => way)).size).toBe(5);
  expect(rows).toHaveLength(5 * 25);
  expect(await emulator.resources()).toEqual([]);
  await emulator.close();
});
