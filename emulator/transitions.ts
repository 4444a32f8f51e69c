import type { Pace, Phase } from "./lifecycle";
import type { Row, Transition } from "./row";
import type { State } from "./state";
import type { Kind, World } from "./world";

/** A change of a row: its status meanwhile and afterwards. Without `to`, the row is removed. */
export interface Change {
  readonly phase: Phase;
  readonly passing: string;
  readonly to?: string;
  readonly failedTo?: string;
}

/** Starts a change. An instant one has ended when this returns. */
export function startTransition<A extends object>(world: World, kind: Kind<A>, row: Row<A>, change: Change): void {
  const { passing, ...rest } = change;
  const rule = world.lifecycle.take({
    service: kind.service,
    kind: kind.kind,
    id: row.id,
    name: kind.name(row),
    phase: change.phase,
  });
  row.status = passing;
  delete row.reason;
  row.transition = { ...rest, ...(rule.fail === undefined ? {} : { fail: rule.fail }), ...paced(world, rule.pace) };
  const known = due.get(world.state);
  if (known !== undefined && row.transition.at !== undefined) due.set(world.state, Math.min(row.transition.at, known));
  if (row.transition.reads === 0) finish(world, kind, row);
}

function paced(world: World, pace: Pace): Partial<Transition> {
  if ("seconds" in pace) return { at: world.clock.now() + pace.seconds * 1000 };
  return pace;
}

/** Restarts changes that a removed rule held forever, with their current pace. */
export function release(world: World): void {
  for (const kind of world.kinds)
    for (const row of [...kind.rows(world.state).values()]) {
      if (row.transition?.never !== true) continue;
      const { never: _, phase, ...rest } = row.transition;
      const { pace } = world.lifecycle.take({
        service: kind.service,
        kind: kind.kind,
        id: row.id,
        name: kind.name(row),
        phase,
      });
      row.transition = { phase, ...rest, ...paced(world, pace) };
      due.set(world.state, 0);
      if (row.transition.reads === 0) finish(world, kind, row);
    }
}

/** Counts one read of each row, and ends changes that have had their number of reads. @returns the number of ended changes */
export function read<A extends object>(world: World, kind: Kind<A>, rows: readonly Row<A>[]): number {
  let ended = 0;
  for (const row of new Set(rows)) {
    const reads = row.transition?.reads;
    // The end of another row's change may have removed this row.
    const isThere = kind.rows(world.state).get(row.id) === row;
    if (row.transition === undefined || reads === undefined || !isThere) continue;
    if (reads > 0) row.transition.reads = reads - 1;
    else {
      finish(world, kind, row);
      ended += 1;
    }
  }
  endedByRead.set(world.state, endedByReads(world.state) + ended);
  return ended;
}

/** The number of changes that reads have ended, by state. */
const endedByRead = new WeakMap<State, number>();

/** The number of changes that reads have ended. A refused call may change this, and nothing else. */
export const endedByReads = (state: State): number => endedByRead.get(state) ?? 0;

/** Whether a row is being deleted; other calls show nothing more about it. */
export const isLeaving = ({ transition }: Row): boolean => transition?.phase === "delete";

/**
 * The result of a read call after the read is counted.
 * @param look computes the result: once to count the read, and again if that ended a change
 * @param count counts the read; see `read`
 */
export function afterRead<Seen>(look: () => Seen, count: (seen: Seen) => number): Seen {
  const seen = look();
  return count(seen) > 0 ? look() : seen;
}

/** The result of a list call. */
export interface List<R> {
  /** Rows that the filters match without the status filter; equals `found` for a list without one. */
  readonly selected?: readonly R[];
  /** Rows that match every filter. */
  readonly found: readonly R[];
  /** The page of these rows. */
  readonly rows: readonly R[];
}

/**
 * Like `afterRead`, for a list: counts a read of the page's rows, and of rows that only their status keeps out of the list. Otherwise a
 * client that waits for a status with a filter would never see it.
 */
export function listAfterRead<Listed extends List<unknown>>(
  look: () => Listed,
  count: (rows: Listed["rows"][number][]) => number,
): Listed {
  return afterRead(look, ({ selected = [], found, rows }) => {
    const fitting = new Set(found);
    return count([...rows, ...selected.filter((row) => !fitting.has(row))]);
  });
}

/** When the next timed change of a state ends; unknown for a state that was just loaded. */
const due = new WeakMap<State, number>();

/** Ends every change that is due. Every request calls this, so it looks at the rows only when one is due. */
export function settle(world: World): void {
  const now = world.clock.now();
  if (now < (due.get(world.state) ?? 0)) return;
  let next = Number.POSITIVE_INFINITY;
  due.set(world.state, next);
  for (const kind of world.kinds) {
    for (const row of [...kind.rows(world.state).values()]) {
      if (row.transition?.at === undefined) continue;
      if (row.transition.at <= now) finish(world, kind, row);
      // The end of a change may have started another.
      next = Math.min(next, row.transition?.at ?? next);
    }
  }
  // The map already has changes of other rows that these ends started.
  due.set(world.state, Math.min(next, due.get(world.state) ?? next));
}

function finish<A extends object>(world: World, kind: Kind<A>, row: Row<A>): void {
  const { transition } = row;
  if (transition === undefined) return;
  delete row.transition;
  if (transition.fail !== undefined) {
    row.reason = transition.fail;
    row.status = transition.failedTo ?? row.status;
  } else if (transition.to === undefined) {
    remove(world, kind, row);
    return;
  } else {
    row.status = transition.to;
  }
  kind.ended?.(world, row, transition);
}

/** Removes a row and the rows that it owns. */
export function remove<A extends object>(world: World, kind: Kind<A>, row: Row<A>): void {
  kind.rows(world.state).delete(row.id);
  // A row with its owner's ID, such as a cluster's audit, owns nothing.
  const others = row.id === row.owner ? [] : world.kinds.filter(({ service }) => service === kind.service);
  for (const other of others)
    for (const owned of [...other.rows(world.state).values()]) if (owned.owner === row.id) remove(world, other, owned);
  kind.removed?.(world, row);
}
