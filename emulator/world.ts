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

/** What every handler has access to. */
export interface World {
  readonly state: State;
  /** Every kind of resource. */
  readonly kinds: readonly Kind[];
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  readonly faults: Faults;
  readonly throttle: Throttle;
  readonly log: RequestLog;
  readonly watch: Watch;
  /** Where the clusters' API servers listen, `host:port`; empty if they do not run. */
  readonly apiServer: { address: string };
  /** Whether the emulator listens on the network and not only on this machine. */
  readonly open: boolean;
  /** Whether to check the emulator's own responses against the contract. A breach is returned as an internal error. */
  readonly checkAnswers: boolean;
  /** Told of what could not be handled outside of any response, instead of the emulator's operator. */
  failed?(what: string, error: unknown): void;
  readonly personality: Personality;
  readonly edition: Edition;
  readonly otherReadings: OtherReadings;
}

/** A kind of row: its name in the inventory, and the effects of its changes. */
export interface Kind<A extends object = object> {
  /** As the provider's modules: `tke`, `tcr`, `bci`, `bec`, `eci`. */
  readonly service: string;
  /** Singular, kebab-case: `cluster`, `virtual-node-pool`. */
  readonly kind: string;
  rows(state: State): Rows<A>;
  name(row: Row<A>): string;
  /** Attribute paths of values that the cloud never returns; neither inventory nor state file has them. `*` stands for any key or index. */
  readonly secrets?: readonly string[];
  /** Like `secrets`, for values that the cloud's API returns: the state has them, the inventory does not. */
  readonly toldSecrets?: readonly string[];
  /** Called after a transition, unless it removed the row: see `removed`. */
  ended?(world: World, row: Row<A>, transition: Transition): void;
  /** Called after the row and everything it owns were removed, for any reason. */
  removed?(world: World, row: Row<A>): void;
}
