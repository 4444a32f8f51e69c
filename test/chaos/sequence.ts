import * as fc from "fast-check";
import type { FaultInput } from "../../emulator/faults";
import { type DrawnRun, type DrawnSequence, delivery, editsBetween, runDraws, sometimes } from "./draws";
import { fault, type Life, life } from "./faults";

/** Something done in the cloud outside the program, to one of its resources. */
export interface Drift {
  readonly pick: number;
  readonly do: "remove" | "change";
}

/** One run, and what comes before it. */
export interface Round extends DrawnRun {
  readonly drift: readonly Drift[];
  readonly faults: readonly FaultInput[];
  readonly lives: readonly Life[];
  /** Seconds by which the clouds' clock is ahead. */
  readonly skew: number;
  /** Tencent's and Baidu's keys are temporary ones that end so many seconds after the run began. */
  readonly tokenEnds?: number;
  /** After so many steps (calls, waits, saves of state) the run is gone. */
  readonly crash?: number;
}

/** A life of a program's stacks: rounds in which all goes wrong, until the faults stop. */
export interface Sequence extends DrawnSequence {
  readonly rounds: readonly Round[];
  /** Of the network's delays, and of all that is random beside the rounds. */
  readonly chance: number;
}

const round: fc.Arbitrary<Round> = fc.record({
  ...runDraws,
  edits: editsBetween(1, 5),
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
  crash: sometimes(60, fc.integer({ min: 1, max: 120 })),
});

export const sequence: fc.Arbitrary<Sequence> = fc.record({
  delivery,
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
