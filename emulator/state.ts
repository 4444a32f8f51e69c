import type { Rows } from "./row";

/** A key pair the emulator accepts. */
export interface Credential {
  readonly cloud: string;
  /** The ID in each request. */
  readonly id: string;
  readonly secret: string;
  /** The account whose resources it can access. */
  readonly account: string;
  /** Present on temporary pairs only. */
  readonly token?: string;
  /** Emulator time in milliseconds. */
  readonly expiresAt?: number;
  /** The assumed role, and the name of its session. */
  readonly role?: string;
  readonly session?: string;
}

/** Everything in the five APIs, as plain JSON data. */
export interface State {
  readonly format: 2;
  readonly seed: string;
  /** Number of drawn IDs per series. */
  readonly counters: Record<string, number>;
  /** Quotas that were set, by `service.name`. */
  readonly quotas: Record<string, number>;
  /** By key ID. */
  readonly credentials: Record<string, Credential>;
  /** By service and kind, as `tke/cluster`, then by ID. */
  readonly rows: Record<string, Rows<object>>;
  /** Other data of services, such as client tokens and their first use. */
  readonly notes: Record<string, Record<string, unknown>>;
}

export function emptyState(seed: string): State {
  return { format: 2, seed, counters: table(), quotas: table(), credentials: table(), rows: table(), notes: table() };
}

/** A table without inherited properties, because its keys come from outside. */
export const table = <T>(from: Record<string, T> = {}): Record<string, T> => Object.assign(Object.create(null), from);

/** The rows of a kind, by ID. */
export function rowsOf<A extends object>(state: State, { service, kind }: { service: string; kind: string }): Rows<A> {
  const key = `${service}/${kind}`;
  state.rows[key] ??= new Map();
  // Rows under a kind's name have that kind's type.
  return state.rows[key] as Rows<A>;
}

/** A service's data under a name. */
export function notesOf<T>(state: State, service: string, name: string): Record<string, T> {
  const key = `${service}/${name}`;
  state.notes[key] ??= table();
  return state.notes[key] as Record<string, T>;
}
