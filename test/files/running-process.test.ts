import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { isStillRunning, startOfThis } from "../../files/running-process";

afterEach(() => {
  vi.restoreAllMocks();
});

const stateOf = (pid: number) => /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1];

describe.skipIf(process.platform !== "linux")("a process", () => {
  const ownStart = startOfThis(Date.now());

  it("has ended although its parent never asks, as the first process of a container does not", async () => {
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"]);
    onTestFinished(() => void parent.kill());
    const [line] = await once(parent.stdout, "data");
    const pid = Number(String(line));
    await vi.waitUntil(() => stateOf(pid) === "Z");
    expect(isStillRunning(pid, Date.now(), ownStart)).toBe(false);
    expect(isStillRunning(parent.pid ?? 0, Date.now(), ownStart)).toBe(true);
  });

  it("is another one if it started later than the one that is asked for", () => {
    expect(isStillRunning(process.pid, ownStart, ownStart)).toBe(true);
    expect(isStillRunning(process.pid, ownStart - 60_000, ownStart)).toBe(false);
  });

  it("started when it did, however long the computer slept since", () => {
    vi.spyOn(process, "uptime").mockReturnValue(0);
    const later = performance.timeOrigin + 3_600_000;
    vi.spyOn(Date, "now").mockReturnValue(later);
    expect(startOfThis(later)).toBe(performance.timeOrigin);
    expect(startOfThis(later + 5)).toBe(performance.timeOrigin + 5);
  });

  it("started when it did, also where the machine's clock was set back since", () => {
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now - 3_600_000);
    expect(Math.abs(startOfThis(now) - performance.timeOrigin)).toBeLessThan(60_000);
  });
});
