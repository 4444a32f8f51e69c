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
        ...{ service: kind.service, kind: kind.kind, id: row.id, name: kind.name(row), phase },
      });
      row.transition = { phase, ...rest, ...paced(world, pace) };
      due.set(world.state, 0);
      if (row.transition.reads === 0) finish(world, kind, row);
    }
}

/** Counts one read of each row, and ends the changes whose reads are used up. Returns the rows that are still there. */
export function read<A extends object>(world: World, kind: Kind<A>, rows: readonly Row<A>[]): Row<A>[] {
  for (const row of rows) {
    const reads = row.transition?.reads;
    if (row.transition === undefined || reads === undefined) continue;
    if (reads === 0) finish(world, kind, row);
    else row.transition.reads = reads - 1;
  }
  return rows.filter((row) => kind.rows(world.state)[row.id] === row);
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
