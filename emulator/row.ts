import type { Phase } from "./lifecycle";

/** A change in progress: when it ends, and the row's status afterwards. Plain data, so that it survives a restart. */
export interface Transition {
  /** The type of change: `create`, `update`, `delete`, … */
  readonly phase: Phase;
  /** Status after success; undefined if the row is then removed. */
  readonly to?: string;
  /** Status after a failure. */
  readonly failedTo?: string;
  /** Reads that still return the passing status. */
  reads?: number;
  /** When it ends, in milliseconds of emulator time. */
  readonly at?: number;
  /** Whether it never ends. */
  readonly never?: boolean;
  /** The reason, if it fails. */
  readonly fail?: string;
}

/** A resource of a cloud. `attributes` is what the inventory shows and `POST /_emulator/change` sets. */
export interface Row<A extends object = object> {
  readonly id: string;
  readonly account: string;
  /** Empty if it belongs to no region. */
  readonly region: string;
  /** The vendor's status, or `present` for resources without one. */
  status: string;
  /** Why the status is a failure. */
  reason?: string;
  /** ID of the row of the same service with which it is removed. */
  readonly owner?: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly createdAt: string;
  transition?: Transition;
  attributes: A;
}

/** The sent parameters, some of which can change later. */
export type Changeable<Sent, Name extends keyof Sent> = Omit<Sent, Name> & {
  -readonly [N in keyof Pick<Sent, Name>]: Sent[N];
};

/** The rows of a kind by ID, in order of creation. A map, because calls that go through all rows go through it fastest. */
export type Rows<A extends object> = Map<string, Row<A>>;
