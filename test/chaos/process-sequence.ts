import * as fc from "fast-check";
import type { FaultInput } from "../../emulator/faults";
import { type DrawnRun, type DrawnSequence, delivery, editsBetween, runDraws } from "./draws";
import { fault } from "./faults";

/** Who is killed, and when: as the call with this number is on its way. */
export interface Kill {
  readonly who: "engine" | "provider";
  readonly call: number;
  /** Before the call takes effect, after that and before its answer, or so many milliseconds after it came. */
  readonly when: "before" | "after" | number;
}

/** One run of the engine's process, and what comes before it. */
export interface ProcessRound extends DrawnRun {
  readonly faults: readonly FaultInput[];
  readonly kill?: Kill;
}

/** A life of a program's stacks with real processes. */
export interface ProcessSequence extends DrawnSequence {
  readonly rounds: readonly ProcessRound[];
}

const kill: fc.Arbitrary<Kill> = fc.record({
  who: fc.constantFrom("engine", "provider"),
  call: fc.integer({ min: 1, max: 10 }),
  when: fc.oneof(fc.constantFrom("before" as const, "after" as const), fc.nat(400)),
});

/** Where no answer comes, real time passes: one such fault in a run is enough. */
const isQuick = ({ hang, answer, skewSeconds }: FaultInput) => !hang && answer !== "drop" && skewSeconds === undefined;

const round: fc.Arbitrary<ProcessRound> = fc.record({
  ...runDraws,
  edits: editsBetween(3, 6),
  faults: fc.array(fault.filter(isQuick), { maxLength: 2 }),
  kill: fc.option(kill, { nil: undefined, freq: 9 }),
});

/** Sequences for level 2: few rounds, as each costs seconds. */
export const processSequence: fc.Arbitrary<ProcessSequence> = fc.record({
  delivery,
  rounds: fc.array(round, { minLength: 1, maxLength: 2 }),
});
