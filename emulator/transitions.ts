import type { Kind, Row, Transition } from "./row";
import type { State } from "./state";
import type { World } from "./world";

/**
 * How long a change takes: `instant`, `reads:N` (N reads still see the passing status), `seconds:N` (of emulator time), `never`.
 */
export type Pace = { readonly reads: number } | { readonly seconds: number } | { readonly never: true };

/** A pace for some changes. Every field that is given must match; among rules that match, the one with most fields wins, then the latest. */
export interface LifecycleRule {
  readonly service?: string;
  readonly kind?: string;
  readonly id?: string;
  readonly name?: string;
  readonly phase?: string;
  readonly pace: Pace;
  /** The change ends badly, for this reason. */
  readonly fail?: string;
  /** How many changes it is for; all when absent. */
  times?: number;
}

export interface Lifecycle {
  add(rule: LifecycleRule): void;
  /** Rules that were added, oldest first; the default is not among them. */
  list(): readonly LifecycleRule[];
  reset(): void;
  /** Picks the rule for a change, and uses up one of its times. */
  take(change: { service: string; kind: string; id: string; name: string; phase: string }): LifecycleRule;
}

/** Reads `instant`, `reads:N`, `seconds:N` or `never`. @throws on anything else, naming the forms. */
export function parsePace(text: string): Pace {
  if (text === "instant") return { reads: 0 };
  if (text === "never") return { never: true };
  const match = /^(reads|seconds):(\d{1,9})$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no life cycle; use instant, reads:N, seconds:N or never`);
  const amount = Number(match[2]);
  return match[1] === "reads" ? { reads: amount } : { seconds: amount };
}

const MATCHED = ["service", "kind", "id", "name", "phase"] as const;

/** @param pace of every change that no rule names */
export function createLifecycle(pace: Pace): Lifecycle {
  let rules: LifecycleRule[] = [];
  const weight = (rule: LifecycleRule) => MATCHED.filter((field) => rule[field] !== undefined).length;
  return {
    add: (rule) => {
      rules.push({ ...rule });
    },
    list: () => rules,
    reset: () => {
      rules = [];
    },
    take: (change) => {
      const fitting = rules
        .filter((rule) => rule.times !== 0)
        .filter((rule) => MATCHED.every((field) => rule[field] === undefined || rule[field] === change[field]));
      const best = Math.max(...fitting.map(weight));
      const rule = fitting.findLast((candidate) => weight(candidate) === best);
      if (rule?.times !== undefined) rule.times -= 1;
      return rule ?? { pace };
    },
  };
}

/** A change of a row: the status while it lasts and after. Without `to` the row is gone afterwards. */
export interface Change {
  readonly phase: string;
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
  // What has the id of its owner, such as the audit of a cluster, owns nothing itself.
  const others = row.id === row.owner ? [] : world.kinds.filter(({ service }) => service === kind.service);
  for (const other of others)
    for (const owned of Object.values(other.rows(world.state))) if (owned.owner === row.id) remove(world, other, owned);
  kind.removed?.(world, row);
}
