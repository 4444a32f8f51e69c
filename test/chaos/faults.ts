import * as fc from "fast-check";
import type { FaultInput } from "../../emulator/faults";
import type { KindName } from "./kinds";
import { kindNames } from "./kinds";

/** A life that goes otherwise than the program expects. */
export interface Life {
  readonly kind: KindName;
  /** Seconds of the clouds' time. */
  readonly seconds: number;
  /** Which of the kind's phases that may fail does; none where the kind has none, or this is absent. */
  readonly fails?: number;
  /** How many changes it is for. */
  readonly times: number;
}

const services = ["tke", "tcr", "bci", "bec", "eci"] as const;

const effect: fc.Arbitrary<Partial<FaultInput>> = fc.oneof(
  fc.constant({ throttle: true as const }),
  fc.constantFrom(500, 502, 503, 504).map((status) => ({ status })),
  fc.constantFrom("before" as const, "after" as const).map((reset) => ({ reset })),
  fc.constant({ hang: true as const }),
  fc.constantFrom("drop" as const, "truncate" as const, "malform" as const).map((answer) => ({ answer })),
  fc.constantFrom(-7_200, -600, 600, 7_200).map((skewSeconds) => ({ skewSeconds })),
);

/** What goes wrong with calls, as the emulator's admin API takes it. */
export const fault: fc.Arbitrary<FaultInput> = fc
  .record({
    service: fc.option(fc.constantFrom(...services), { nil: undefined }),
    after: fc.nat(12),
    count: fc.integer({ min: 1, max: 6 }),
    effect,
  })
  .map(({ effect, service, ...where }) => ({ ...where, ...(service && { service }), ...effect }));

export const life: fc.Arbitrary<Life> = fc
  .record({
    kind: fc.constantFrom(...kindNames),
    seconds: fc.constantFrom(0, 5, 90, 900, 5_000),
    fails: fc.option(fc.nat(1), { nil: undefined }),
    times: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ fails, ...rest }) => ({ ...rest, ...(fails !== undefined && { fails }) }));
