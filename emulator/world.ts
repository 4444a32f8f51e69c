import type { Clock } from "./clock";
import type { Edition } from "./edition";
import type { Faults } from "./faults";
import type { Lifecycle } from "./lifecycle";
import type { Personality } from "./personality";
import type { OtherReadings } from "./readings";
import type { RequestLog } from "./requests";
import type { Row, Rows, Transition } from "./row";
import type { State } from "./state";
import type { Throttle } from "./throttle";
import type { Watch } from "./watch";

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
  readonly watch: Watch;
  /** Where the clusters' API servers listen, `host:port`; empty where none does. */
  readonly apiServer: { address: string };
  /** Hold the emulator's own answers against the contract; a breach is answered as an internal error. */
  readonly checkAnswers: boolean;
  readonly personality: Personality;
  readonly edition: Edition;
  readonly otherReadings: OtherReadings;
}

/** A kind of row: how the inventory names it, and what follows from its changes. */
export interface Kind<A extends object = object> {
  /** As in the provider's modules: `tke`, `tcr`, `bci`, `bec`, `eci`. */
  readonly service: string;
  /** Singular, kebab-case: `cluster`, `virtual-node-pool`. */
  readonly kind: string;
  rows(state: State): Rows<A>;
  name(row: Row<A>): string;
  /** Attribute paths whose values are never returned: neither inventory nor state file has them. `*` stands for any key or index. */
  readonly secrets?: readonly string[];
  /** As `secrets`, of values that the cloud's own API returns: they are kept, and not in the inventory. */
  readonly toldSecrets?: readonly string[];
  /** Called when a transition has ended (not for one that removed the row: see `removed`). */
  ended?(world: World, row: Row<A>, transition: Transition): void;
  /** Called after the row and what it owns have left the state, however that came about. */
  removed?(world: World, row: Row<A>): void;
}
