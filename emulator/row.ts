import type { State } from "./state";
import type { World } from "./world";

/** A change under way: when it ends, and what the row is then. Plain data, so that it survives a restart. */
export interface Transition {
  /** What is being done: `create`, `update`, `delete`, … */
  readonly phase: string;
  /** Status when it has ended well; undefined when the row is gone then. */
  readonly to?: string;
  /** Status when it has ended badly. */
  readonly failedTo?: string;
  /** Reads that still see the passing status. */
  reads?: number;
  /** Emulator time in milliseconds at which it ends. */
  readonly at?: number;
  /** Stays under way for ever. */
  readonly never?: boolean;
  /** Ends badly, for this reason. */
  readonly fail?: string;
}

/** One thing a cloud holds. `attributes` is what the inventory shows and `POST /_emulator/change` sets. */
export interface Row<A extends object = object> {
  readonly id: string;
  readonly account: string;
  /** Empty for what belongs to no region. */
  readonly region: string;
  /** The vendor's status word, or `present` for what has no states. */
  status: string;
  /** Why the status is a bad one. */
  reason?: string;
  /** ID of the row of the same service that it goes away with. */
  readonly owner?: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly createdAt: string;
  transition?: Transition;
  attributes: A;
}

export type Rows<A extends object> = Record<string, Row<A>>;

/** A kind of row: where it is in the state, how the inventory names it, and what follows from its changes. */
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
