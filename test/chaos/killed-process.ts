import { type ChildProcess, execFileSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { EmulatorProcess } from "./emulator-process";
import type { Kill } from "./process-sequence";

/** A process as the system lists it. */
export interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly args: string;
}

/** All that runs. */
function listProcesses(): Listed[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, parent, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), args }] : [];
  });
}

/** What a process started, and what that started. */
function descendantsOf(pid: number): Listed[] {
  const all = listProcesses();
  const below = (parent: number): Listed[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

const isProvider = ({ args }: Listed) =>
  /dynamic-provider|container-clouds\S* plugin|provider\/plugin|cli\/plugin/.test(args);

/**
 * Kills the engine, or its provider, by SIGKILL as a certain call is on its way.
 * @returns what the engine had started, where somebody was killed; nothing where the run was over before that call
 */
export async function killAtCall(
  engine: ChildProcess,
  emulator: EmulatorProcess,
  { who, call, when }: Kill,
): Promise<Listed[]> {
  const effect = { before: { hang: true as const }, after: { answer: "drop" as const } };
  const { id } = await emulator.fault({
    after: call - 1,
    count: 1,
    ...(typeof when === "number" ? { delay: 0 } : effect[when]),
  });
  const isOver = () => engine.exitCode !== null || engine.signalCode !== null;
  while (!isOver()) {
    const [hit] = (await emulator.faults()).filter((fault) => fault.id === id);
    if (hit && hit.hits > 0) break;
    await wait(10);
  }
  if (typeof when === "number") await wait(when);
  if (isOver()) return [];
  const started = descendantsOf(engine.pid ?? 0);
  const victims = who === "engine" ? [engine.pid ?? 0] : started.filter(isProvider).map(({ pid }) => pid);
  for (const pid of victims) killNow(pid);
  return victims.length > 0 ? started : [];
}

/** Ends those of the processes that still run. */
export function endAll(processes: readonly Listed[]): void {
  const now = listProcesses();
  for (const { pid, args } of processes) {
    if (now.some((one) => one.pid === pid && one.args === args)) killNow(pid);
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended in this moment.
  }
}
