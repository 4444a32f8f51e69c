import type { Clock } from "./clock";
import type { Faults } from "./faults";
import type { RequestLog } from "./requests";
import type { Kind } from "./row";
import type { State } from "./state";
import type { Throttle } from "./throttle";
import type { Lifecycle } from "./transitions";

/** What every handler may touch. */
export interface World {
  readonly state: State;
  /** Every kind of thing the clouds hold. */
  readonly kinds: readonly Kind[];
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  readonly faults: Faults;
  readonly throttle: Throttle;
  readonly log: RequestLog;
  /** Hold the emulator's own answers against the contract; a breach is answered as an internal error. */
  readonly checkAnswers: boolean;
}
