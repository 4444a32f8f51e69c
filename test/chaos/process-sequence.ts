import * as fc from "fast-check";
import type { FaultInput } from "../../emulator/faults";
import { fault } from "./faults";
import { type Edit, edit } from "./program";

/** Who is killed, and when: as the call with this number is on its way. */
export interface Kill {
  readonly who: "engine" | "provider";
  readonly call: number;
  /** Before the call takes effect, after that and before its answer, or so many milliseconds after it came. */
  readonly when: "before" | "after" | number;
}

/** One run of the engine's process, and what comes before it. */
export interface ProcessRound {
  readonly edits: readonly Edit[];
  readonly faults: readonly FaultInput[];
  readonly kill?: Kill;
}

/** A life of a stack with real processes. */
export interface ProcessSequence {
  readonly delivery: "dynamic" | "plugin";
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
  // Images are copies of what is there before the program.
  edits: fc.array(
    edit.filter((one) => one.do !== "add" || one.kind !== "image"),
    { minLength: 3, maxLength: 6 },
  ),
  faults: fc.array(fault.filter(isQuick), { maxLength: 2 }),
  kill: fc.option(kill, { nil: undefined, freq: 9 }),
});

/** Sequences for level 2: few rounds, as each costs seconds. */
export const processSequence: fc.Arbitrary<ProcessSequence> = fc.record({
  delivery: fc.constantFrom("dynamic", "plugin"),
  rounds: fc.array(round, { minLength: 1, maxLength: 2 }),
});
