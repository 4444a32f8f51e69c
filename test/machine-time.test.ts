import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const ROOT = resolve(__dirname, "..");

/** Ways to the machine's time. What measures how long something took (`performance.now`) decides nothing. */
const OF_THE_MACHINE =
  /\b(setTimeout|setInterval|setImmediate|Date\.now|node:timers|AbortSignal\.timeout)\b|new Date\(\)/;

/** Files that may use the machine's own time, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  "provider/transport/clock.ts": "is the machine's clock",
  "provider/transport/http.ts": "ends a request whose server sends nothing: sockets live by the machine's time",
  "provider/lifecycle/engine-client.ts":
    "tells gRPC, which lives by the machine's time, how long to connect to the engine",
  "provider/lifecycle/exit-with-engine.ts": "ends the process",
  "provider/lifecycle/ready.ts": "ends the last read of a cancelled run, whose process the engine ends soon",
  "provider/plugin/server.ts": "ends the process",
  "provider/transport/observability/activity.ts": "ends the process",
  "provider/transport/observability/log.ts": "dates the lines of a log",
  "emulator/clock.ts": "is the emulator's clock",
  "emulator/main.ts": "ends the process",
  "emulator/running.ts": "waits for other processes that start on the same state file",
  "emulator/store.ts": "writes the file of a state soon after a change",
};

it("the machine's time is read in the clocks, and where a process or a socket ends", () => {
  const files = globSync("{provider,emulator}/**/*.ts", { cwd: ROOT });
  expect(files.length).toBeGreaterThan(300);
  // What a comment, or a docstring's default, says reads nothing.
  const code = (file: string) => readFileSync(resolve(ROOT, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const found = files.filter((file) => OF_THE_MACHINE.test(code(file)));
  expect(found.sort()).toEqual(Object.keys(ALLOWED).sort());
});
