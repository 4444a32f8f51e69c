import { readFileSync } from "node:fs";

/** How much later than an attempt its process may seem to have started, in milliseconds, because clocks are set. */
const MARGIN_MS = 10_000;

/** Unit of the start times in `/proc`, in milliseconds (`man 5 proc_pid_stat`: clock ticks, of which Linux has 100 a second). */
const TICK_MS = 10;

/**
 * Whether the process of this ID still runs. Systems use IDs again, and containers have the same low ones in each run, so a process that
 * started after the attempt is another one. Only Linux shows when a process started; elsewhere any process of this ID counts.
 * @param since when the process was running, in milliseconds
 * @param ownStart when this process started, by the same clock
 */
export function isStillRunning(pid: number, since: number, ownStart: number): boolean {
  if (!exists(pid)) return false;
  const [its, own] = [startOf(pid), startOf(process.pid)];
  if (its === undefined || own === undefined) return true;
  return ownStart + (its - own) * TICK_MS <= since + MARGIN_MS;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process started, in ticks since the machine did; `undefined` if the system does not show it. */
function startOf(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name, in parentheses, may contain spaces. Field 22 of the line is the 20th after it.
    const start = Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[19]);
    return Number.isFinite(start) ? start : undefined;
  } catch {
    return undefined;
  }
}
