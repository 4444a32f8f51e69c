import { appendLine } from "../../../files/lines";
import { variables } from "../variables";
import { type Activity, atEnd, type Watcher } from "./activity";

/** Totals of one action's calls. */
interface Calls {
  count: number;
  failed: number;
  throttled: number;
  retried: number;
  ms: number;
  slowest: number;
}

const MOST_SHOWN = 10;

/** Totals of a run. */
export class Summary {
  private readonly actions = new Map<string, Calls>();
  private readonly resources: { name: string; ms: number }[] = [];
  private readonly lost = { queued: 0, throttled: 0, waits: 0 };
  private waits = 0;

  readonly watcher: Watcher = atEnd((activity) => this.add(activity));

  private add(activity: Activity): void {
    const { kind, name, facts, ms = 0 } = activity;
    if (kind === "call") this.addCall(activity);
    if (kind === "wait") {
      this.waits += 1;
      this.lost.waits += ms;
    }
    if (kind === "operation") this.resources.push({ name: [name, facts.resource].filter(Boolean).join(" "), ms });
  }

  private addCall({ name, facts, ms = 0, error }: Activity): void {
    const known = this.actions.get(name) ?? { count: 0, failed: 0, throttled: 0, retried: 0, ms: 0, slowest: 0 };
    known.count += 1;
    known.failed += error === undefined ? 0 : 1;
    known.throttled += Number(facts.throttled ?? 0);
    known.retried += Number(facts.retried ?? 0);
    known.ms += ms;
    known.slowest = Math.max(known.slowest, ms);
    this.lost.queued += Number(facts.queuedMs ?? 0);
    this.lost.throttled += Number(facts.throttledMs ?? 0);
    this.actions.set(name, known);
  }

  /** The summary for users; empty if nothing happened. */
  text(): string {
    if (this.resources.length === 0 && this.actions.size === 0) return "";
    const calls = [...this.actions].sort(([, a], [, b]) => b.ms - a.ms);
    const slowest = [...this.resources].sort((a, b) => b.ms - a.ms).slice(0, MOST_SHOWN);
    const total = calls.reduce((sum, [, { count }]) => sum + count, 0);
    return [
      `container-clouds: ${count(this.resources.length, "operation")}, ${count(total, "call")}, ${count(this.waits, "wait")}`,
      ...table(["call", "count", "failed", "throttled", "retried", "mean ms", "slowest ms"], calls.map(callRow)),
      `Time summed over resources: ${seconds(this.lost.queued)} queued by rate limits, ${seconds(this.lost.throttled)} after throttled calls, ${seconds(this.lost.waits)} in waits.`,
      ...table(
        ["slowest operation", "seconds"],
        slowest.map(({ name, ms }) => [name, (ms / 1000).toFixed(1)]),
      ),
      "",
    ].join("\n");
  }
}

const callRow = ([name, calls]: [string, Calls]): string[] => [
  name,
  ...[calls.count, calls.failed, calls.throttled, calls.retried, calls.ms / calls.count, calls.slowest].map((value) =>
    String(Math.round(value)),
  ),
];

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ")}`;
  return [head, ...rows].map(line);
}

const VARIABLE = variables.summary;

/** The summary that `CONTAINER_CLOUDS_SUMMARY` asks for: `stderr`, or a file to which the process appends it at its end. */
export function openSummary(env: NodeJS.ProcessEnv): Watcher | undefined {
  const where = env[VARIABLE];
  if (!where) return undefined;
  const summary = new Summary();
  process.once("exit", () => {
    const text = summary.text();
    if (text === "") return;
    try {
      if (where === "stderr") process.stderr.write(text);
      else appendLine(where, text.trimEnd(), { mode: 0o600 });
    } catch (error) {
      process.stderr.write(
        `container-clouds: warning: ${VARIABLE}: cannot write to ${where}: ${(error as NodeJS.ErrnoException).code}\n`,
      );
    }
  });
  return summary.watcher;
}
