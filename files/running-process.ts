import { readFileSync } from "node:fs";

/** How much later than an attempt its process may seem to have started, in milliseconds, because clocks are set. */
const MARGIN_MS = 10_000;

/** Unit of the start times in `/proc`, in milliseconds (`man 5 proc_pid_stat`: clock ticks, of which Linux has 100 a second). */
const TICK_MS = 10;

/**
 * Whether the process of this ID still runs. Systems use IDs again, and containers have the same low ones in each run, so a process that
 * started later is another one. Only Linux shows when a process started; elsewhere any process of this ID counts.
 * @param since when the process was running, in milliseconds
 * @param ownStart the result of {@link startOfThis}, by the same clock
 */
export function isStillRunning(pid: number, since: number, ownStart: number): boolean {
  if (!exists(pid)) return false;
  const [its, own] = [seen(pid), seen(process.pid)];
  if (its === undefined || own === undefined) return true;
  if (its.isEnded) return false;
  return ownStart + (its.start - own.start) * TICK_MS <= since + MARGIN_MS;
}

/**
 * When this process started, by a clock that shows `now`. `performance.now`, as `process.uptime`, leaves out the time in which the computer
 * slept; the machine's clock leaves out the time by which it was set back.
 */
export const startOfThis = (now: number): number =>
  now - Math.max(Date.now() - performance.timeOrigin, performance.now());

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What the system shows of a process: its start, in ticks since the machine's; `undefined` if it shows nothing. */
function seen(pid: number): { start: number; isEnded: boolean } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name, in parentheses, may contain spaces. Its state is field 3 of the line, and its start field 22.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const start = Number(fields[19]);
    // The ID of a process that has ended stays taken until its parent asks, which the first process of many containers never does.
    return Number.isFinite(start) ? { start, isEnded: /^[ZX]/.test(fields[0] ?? "") } : undefined;
  } catch {
    return undefined;
  }
}
