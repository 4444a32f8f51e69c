import { once } from "../memoize";
import { addWatcher } from "./activity";
import { logWatcher, openLog } from "./log";
import { openSummary } from "./summary";
import { openTelemetry } from "./telemetry";

/** Turns on what the environment asks for: log, traces and metrics, summary. Call it once per process, before the first operation. */
export const observe = once((): void => {
  const log = openLog(process.env);
  const found = [openTelemetry(process.env), log && logWatcher(log), openSummary(process.env)];
  for (const watcher of found) if (watcher) addWatcher(watcher);
});
