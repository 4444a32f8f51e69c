import type { Pace, Phase } from "./lifecycle";
import type { Row, Transition } from "./row";
import type { State } from "./state";
import type { Kind, World } from "./world";

/** A change of a row: the status while it lasts and after. Without `to` the row is gone afterwards. */
export interface Change {
  readonly phase: Phase;
  readonly passing: string;
  readonly to?: string;
  readonly failedTo?: string;
}

/** Starts a change; an instant one has ended when this returns. */
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

/** Lets go of the changes that a rule, which is no more, held for ever: they take the time that they take now. */
export function release(world: World): void {
  for (const kind of world.kinds)
    for (const row of Object.values(kind.rows(world.state))) {
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

/** Counts one read of each row, and ends the changes whose reads are used up. @returns how many ended */
export function read<A extends object>(world: World, kind: Kind<A>, rows: readonly Row<A>[]): number {
  let ended = 0;
  for (const row of new Set(rows)) {
    const reads = row.transition?.reads;
    // The end of another row's change may have taken this one along.
    const isThere = kind.rows(world.state)[row.id] === row;
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

/** How many changes of a state reads have ended. */
const endedByRead = new WeakMap<State, number>();

/** How many changes reads have ended: a refused call may have done that, and nothing else. */
export const endedByReads = (state: State): number => endedByRead.get(state) ?? 0;

/** Whether a row is about to go: all that a call shows of what it only counts or belongs to. */
export const isLeaving = ({ transition }: Row): boolean => transition?.phase === "delete";

/**
 * What a read call shows, as it is after the read.
 * @param look works it out: once to count the read of it, and again when that ended a change
 * @param count counts the read, see `read`
 */
export function afterRead<Seen>(look: () => Seen, count: (seen: Seen) => number): Seen {
  const seen = look();
  return count(seen) > 0 ? look() : seen;
}

/** What a list call works out. */
export interface List<R> {
  /** What its filters select, whatever the state; as `found` for a list that has no filter by state. */
  readonly selected?: readonly R[];
  /** What fits every filter. */
  readonly found: readonly R[];
  /** Its page of these. */
  readonly rows: readonly R[];
}

/**
 * As `afterRead`, of a list: counted are the rows of the page, and those that only their state keeps out of the list.
 * A client that waits for a state by a filter would not see it otherwise.
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

/** When the next timed change of a state ends; not known of one that was just read from its file. */
const due = new WeakMap<State, number>();

/** Ends every change whose time has come. Every request asks, so nothing is looked through before that. */
export function settle(world: World): void {
  const now = world.clock.now();
  if (now < (due.get(world.state) ?? 0)) return;
  let next = Number.POSITIVE_INFINITY;
  due.set(world.state, next);
  for (const kind of world.kinds) {
    for (const row of Object.values(kind.rows(world.state))) {
      if (row.transition?.at === undefined) continue;
      if (row.transition.at <= now) finish(world, kind, row);
      // Its end may have begun another change.
      next = Math.min(next, row.transition?.at ?? next);
    }
  }
  // What the ends of changes began elsewhere is in the map by now.
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

/** Takes a row out of the state, and the rows it owns. */
export function remove<A extends object>(world: World, kind: Kind<A>, row: Row<A>): void {
  delete kind.rows(world.state)[row.id];
  // What has the ID of its owner, such as the audit of a cluster, owns nothing itself.
  const others = row.id === row.owner ? [] : world.kinds.filter(({ service }) => service === kind.service);
  for (const other of others)
    for (const owned of Object.values(other.rows(world.state))) if (owned.owner === row.id) remove(world, other, owned);
  kind.removed?.(world, row);
}
