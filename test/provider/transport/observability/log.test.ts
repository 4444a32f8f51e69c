import { randomUUID } from "node:crypto";
import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { watched } from "../../../../provider/transport/observability/activity";
import { logWatcher, openLog } from "../../../../provider/transport/observability/log";
import { logOf } from "../../../../provider/transport/trace";

const folder = mkdtempDisposableSync(join(tmpdir(), "log-"));
afterEach(() => vi.restoreAllMocks());

const newFile = () => join(folder.path, randomUUID());
const linesOf = (file: string) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const standardError = () => {
  const printed: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  return printed;
};

describe("CONTAINER_CLOUDS_LOG", () => {
  test.each([
    ["error", ["error"]],
    ["warn", ["error", "warn"]],
    ["debug", ["error", "warn", "info", "debug"]],
  ])("at %s writes that level and what is worse, with time and process", (level, expected) => {
    const file = newFile();
    const write = openLog({ CONTAINER_CLOUDS_LOG: `${level}:${file}` });
    for (const one of ["error", "warn", "info", "debug"] as const) write?.(one, { requestId: "r-1" });
    const lines = linesOf(file);
    expect(lines.map((line) => line.level)).toEqual(expected);
    expect(lines[0]).toMatchObject({ pid: process.pid, requestId: "r-1" });
    expect(Date.parse(lines[0].time)).toBeGreaterThan(0);
  });

  test("writes to standard error without a file", () => {
    const printed = standardError();
    openLog({ CONTAINER_CLOUDS_LOG: "info" })?.("info", { wait: "w" });
    expect(JSON.parse(printed.join(""))).toMatchObject({ level: "info", wait: "w" });
  });

  test("names the levels once when it is none of them, and logs nothing", () => {
    const printed = standardError();
    for (let asked = 0; asked < 2; asked += 1) expect(openLog({ CONTAINER_CLOUDS_LOG: "verbose" })).toBeUndefined();
    expect(printed).toEqual([
      'container-clouds: warning: CONTAINER_CLOUDS_LOG: "verbose" is not a level; use error, warn, info, debug, or "info:FILE"\n',
    ]);
  });

  test("fails nothing when the file cannot be written, and says so once", () => {
    const printed = standardError();
    const write = openLog({ CONTAINER_CLOUDS_LOG: `info:${join(folder.path, "absent", "log")}` });
    for (let line = 0; line < 3; line += 1) write?.("info", {});
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain("cannot write the log to");
  });
});

test("an attempt is worth a warning when the cloud or the way to it failed, not when the answer is no", () => {
  const file = newFile();
  const log = logOf({ CONTAINER_CLOUDS_LOG: `debug:${file}` });
  const line = { cloud: "tencent", service: "tke", action: "A", endpoint: "http://127.0.0.1", attempt: 1, request: {} };
  log?.({ ...line, status: 200, ms: 1, requestId: "r-1" });
  log?.({ ...line, status: 200, ms: 1, code: "ResourceNotFound", category: "not-found", requestId: "r-2" });
  log?.({ ...line, status: 200, ms: 1, code: "RequestLimitExceeded", category: "throttled", requestId: "r-3" });
  expect(linesOf(file).map(({ level, requestId }) => [level, requestId])).toEqual([
    ["debug", "r-1"],
    ["debug", "r-2"],
    ["warn", "r-3"],
  ]);
});

test("operations and waits are logged at their end, failures by their code and without their message", async () => {
  const file = newFile();
  const write = openLog({ CONTAINER_CLOUDS_LOG: `info:${file}` });
  const watcher = write && logWatcher(write);
  const failed = Object.assign(new Error("quotes a password"), { code: "Quota" });
  const run = async (kind: "operation" | "wait", error?: Error) => {
    const activity = { kind, name: `${kind} tke:Cluster`, facts: { id: "cls-1" }, ms: 12.4 };
    if (error) Object.assign(activity, { error: "Quota" });
    await watcher?.during(activity, async () => {
      if (error) throw error;
    });
  };
  await run("wait");
  await run("operation", failed).catch(() => undefined);
  expect(linesOf(file)).toMatchObject([
    { level: "info", wait: "wait tke:Cluster", id: "cls-1", ms: 12 },
    { level: "error", operation: "operation tke:Cluster", error: "Quota" },
  ]);
  expect(readFileSync(file, "utf8")).not.toContain("password");
});

test("without watchers nothing is collected", async () => {
  const facts = vi.fn(() => ({}));
  await expect(watched("call", "tke.A", facts, async () => 7)).resolves.toBe(7);
  expect(facts).not.toHaveBeenCalled();
});
