import * as fc from "fast-check";
import type { FaultInput } from "../../emulator/faults";
import { fault, type Life, life } from "./faults";
import { type Edit, edit } from "./program";

/** Something done in the cloud outside the program, to one of its resources. */
export interface Drift {
  readonly pick: number;
  readonly do: "remove" | "change";
}

/** One run, and what comes before it. */
export interface Round {
  readonly edits: readonly Edit[];
  readonly drift: readonly Drift[];
  readonly faults: readonly FaultInput[];
  readonly lives: readonly Life[];
  /** Seconds by which the clouds' clock is ahead. */
  readonly skew: number;
  /** Tencent's and Baidu's keys are temporary ones that end so many seconds after the run began. */
  readonly tokenEnds?: number;
  readonly refresh: boolean;
  /** Resources to replace, unchanged or not: `--replace`. */
  readonly replace?: readonly number[];
  /** The only resources to touch: `--target`. */
  readonly target?: readonly number[];
  /** The run is on a machine that has no notes of earlier ones. */
  readonly newMachine?: true;
  /** After so many steps (calls, waits, saves of state) the run is gone. */
  readonly crash?: number;
}

/** A life of a stack: rounds in which all goes wrong, until the faults stop. */
export interface Sequence {
  readonly rounds: readonly Round[];
  /** Of the network's delays, and of all that is random beside the rounds. */
  readonly chance: number;
}

/** There in so many of a hundred. */
const sometimes = <T>(percent: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 100 - percent, arbitrary: fc.constant(undefined) }, { weight: percent, arbitrary });

const round: fc.Arbitrary<Round> = fc.record({
  edits: fc.array(edit, { minLength: 1, maxLength: 5 }),
  drift: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ pick: fc.nat(9), do: fc.constantFrom("remove", "change") }), { maxLength: 2 }),
    },
  ),
  faults: fc.array(fault, { maxLength: 3 }),
  lives: fc.array(life, { maxLength: 2 }),
  skew: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-3_600, 1_200) }),
  tokenEnds: sometimes(15, fc.constantFrom(1, 3, 20, 200)),
  refresh: fc.boolean(),
  replace: sometimes(15, fc.array(fc.nat(9), { minLength: 1, maxLength: 2 })),
  target: sometimes(10, fc.array(fc.nat(9), { minLength: 1, maxLength: 4 })),
  newMachine: sometimes(10, fc.constant(true as const)),
  crash: sometimes(60, fc.integer({ min: 1, max: 120 })),
});

export const sequence: fc.Arbitrary<Sequence> = fc.record({
  rounds: fc.array(round, { minLength: 1, maxLength: 4 }),
  chance: fc.nat(0x7fff_ffff),
});

/** What sequences came to. */
export interface Tally {
  /** Runs of an engine: up and destroy. */
  readonly runs: number;
  /** Those of them that crashed, or were killed. */
  readonly crashed: number;
  /** Calls to the clouds. */
  readonly calls: number;
}
