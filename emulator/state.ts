import type { Rows } from "./row";

/** A key pair the emulator accepts. */
export interface Credential {
  readonly cloud: string;
  /** The ID that travels with each request. */
  readonly id: string;
  readonly secret: string;
  /** Whose things it sees. */
  readonly account: string;
  /** Present on temporary pairs only. */
  readonly token?: string;
  /** Emulator time in milliseconds. */
  readonly expiresAt?: number;
  /** The role that was taken, and the name of its session. */
  readonly role?: string;
  readonly session?: string;
}

/** Everything the five APIs hold: plain JSON data. */
export interface State {
  readonly format: 2;
  readonly seed: string;
  /** How many IDs of each kind were drawn. */
  readonly counters: Record<string, number>;
  /** Quotas that were set, as `service.name`. */
  readonly quotas: Record<string, number>;
  /** By key ID. */
  readonly credentials: Record<string, Credential>;
  /** By service and kind, as `tke/cluster`, then by ID. */
  readonly rows: Record<string, Rows<object>>;
  /** What services keep besides: client tokens with what they were used for, and the like. */
  readonly notes: Record<string, Record<string, unknown>>;
}

export function emptyState(seed: string): State {
  return { format: 2, seed, counters: table(), quotas: table(), credentials: table(), rows: table(), notes: table() };
}

/** A table of what comes from outside: no ID in it may stand for what every object has. */
export const table = <T>(from: Record<string, T> = {}): Record<string, T> => Object.assign(Object.create(null), from);

/** The rows of a kind, by ID. */
export function rowsOf<A extends object>(state: State, { service, kind }: { service: string; kind: string }): Rows<A> {
  const key = `${service}/${kind}`;
  state.rows[key] ??= table();
  // What a kind puts under its own name is of its own type.
  return state.rows[key] as Rows<A>;
}

/** What a service keeps under a name. */
export function notesOf<T>(state: State, service: string, name: string): Record<string, T> {
  const key = `${service}/${name}`;
  state.notes[key] ??= table();
  return state.notes[key] as Record<string, T>;
}
