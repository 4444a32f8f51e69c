import type { AnyContext } from "../../provider/lifecycle/context";
import type { Attempt, AttemptRecord } from "../../provider/lifecycle/create/attempt";
import type { Search } from "../../provider/lifecycle/create/look";
import { type MadeOnce, makeOnce } from "../../provider/lifecycle/create/make-once";
import { normalForm } from "../../provider/lifecycle/normal-form";
import { cloudError, type MemoryKind, memoryContext, memoryRecord, type Thing } from "./memory-kind";
import { movedClock } from "./moved-clock";

/** Create calls of a kind in memory, sent once, with what came of them. */

export const NOW = Date.UTC(2026, 10, 22, 8);
export const HOUR = 3_600_000;
export const row: Thing = { name: "web", status: "Ready", size: 1, vpcId: "vpc-1" };
export const inputs = { name: "web", vpcId: "vpc-1" };
export const refusal = (category: "invalid" | "already-exists" = "invalid") =>
  cloudError(category, { mayHaveTakenEffect: false });

export const noted = (over: Partial<Attempt> = {}): Attempt => ({
  type: "test:Thing",
  wanted: { scope: "", name: "web" },
  before: [],
  token: "first",
  inputs: {},
  at: NOW,
  ...over,
});

export const searchOf = ({ spec }: MemoryKind, context: AnyContext, record: object, want: object = inputs): Search => ({
  spec,
  context,
  want: normalForm(spec, { ...want }),
  record: record as AttemptRecord,
});

interface Sending {
  context?: Parameters<typeof memoryContext>[0];
  earlier?: Attempt;
  others?: string[];
  want?: object;
  /** What each call does; the last one is repeated. */
  answers?: (() => string)[];
}

/** Makes one, and what came of it: the answer or error, the tokens that were sent, the note, and what was said. */
export async function making(
  kind: MemoryKind,
  { context: over, earlier, others = [], want = inputs, answers }: Sending = {},
) {
  const clock = movedClock(NOW);
  const { context, said } = memoryContext({ clock, clientToken: "12345678-9", ...over });
  const record = Object.assign(memoryRecord(earlier), { others: () => new Set(others) });
  const tokens: string[] = [];
  const left = [...(answers ?? [() => "new"])];
  const send = async (token: string) => {
    tokens.push(token);
    const answer = (left.length > 1 ? left.shift() : left[0]) as () => string;
    return answer();
  };
  const search = searchOf(kind, context, record, want);
  const made = await makeOnce(search, { ...want }, send).catch((error: unknown) => error as Error);
  return { made: made as MadeOnce, error: made as Error, tokens, note: record.last, said, clock };
}

/** What the calls make can be read at once. */
export const readable = { find: async (_context: object, id: string) => (id === "new" ? row : undefined) };

export const throwing = (error: Error) => () => {
  throw error;
};
