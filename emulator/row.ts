import type { Phase } from "./lifecycle";

/** A change under way: when it ends, and what the row is then. Plain data, so that it survives a restart. */
export interface Transition {
  /** What is being done: `create`, `update`, `delete`, … */
  readonly phase: Phase;
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

/** What was sent, of which some can be changed later. */
export type Changeable<Sent, Name extends keyof Sent> = Omit<Sent, Name> & {
  -readonly [N in keyof Pick<Sent, Name>]: Sent[N];
};

export type Rows<A extends object> = Record<string, Row<A>>;
