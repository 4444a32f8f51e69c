import { changedAttributes, isObject, wrongAttribute } from "./attributes";
import { type InventoryItem, item } from "./inventory";
import type { Row } from "./row";
import { remove } from "./transitions";
import { failingRead } from "./trial";
import type { Kind, World } from "./world";

/** A change made outside of Pulumi. */
export interface OutsideChange {
  readonly service: string;
  readonly kind: string;
  /** ID or name. */
  readonly id: string;
  /** Attributes to set; null removes one. An object is merged into the one that is there, unless its names are a user's, as of labels. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly status?: string;
  readonly reason?: string;
  /** Removes the resource and everything that it owns. */
  readonly remove?: true;
}

/**
 * Makes a change outside of Pulumi.
 * @returns undefined if the resource does not exist
 * @throws RangeError for invalid attributes, and for a change after which a read call could not be answered
 */
export function changeOutside(world: World, change: OutsideChange): InventoryItem | "removed" | undefined {
  const kind = world.kinds.find((candidate) => candidate.service === change.service && candidate.kind === change.kind);
  if (kind === undefined) return undefined;
  const rows = kind.rows(world.state);
  const row = rows.get(change.id) ?? [...rows.values()].find((candidate) => kind.name(candidate) === change.id);
  if (row === undefined) return undefined;
  if (change.remove) {
    remove(world, kind, row);
    return "removed";
  }
  const wrong = wrongAttribute(world, kind, row, change.set ?? {}) ?? unreadable(world, kind, row, change);
  if (wrong !== undefined) throw new RangeError(wrong);
  Object.assign(row, changed(kind, row, change));
  if (change.status !== undefined) delete row.transition;
  return item(kind, row);
}

function changed(kind: Kind, row: Row, { set = {}, status, reason }: Partial<OutsideChange>): Row {
  const { transition, ...rest } = row;
  return {
    ...rest,
    ...(status === undefined ? transition && { transition } : { status }),
    ...(reason !== undefined && { reason }),
    attributes: changedAttributes(kind, row.attributes, set),
  };
}

/** What is wrong with a change after which a read call could not be answered: names the part of it that does that alone. */
function unreadable(world: World, kind: Kind, row: Row, change: Partial<OutsideChange>): string | undefined {
  if (change.set === undefined && change.status === undefined) return undefined;
  const after = (part: Partial<OutsideChange>) => failingRead(world, kind, row, changed(kind, row, part));
  const failing = after(change);
  if (failing === undefined) return undefined;
  const { set = {}, status } = change;
  const part = partOf(set, (alone) => after({ set: alone }) !== undefined);
  if (part === undefined && status !== undefined && after({ status }) !== undefined)
    return `status: ${failing} cannot be answered with "${status}"; use a status that the documents list`;
  const path = ["set", ...(part?.path ?? [])].join(".");
  if (part?.value === null) return `${path}: cannot be removed, because ${failing} needs it; set another value`;
  return `${path}: ${failing} cannot be answered with this value; give it the form of the one that is there`;
}

interface Part {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The deepest attribute that fails when it is set alone. */
function partOf(
  set: Readonly<Record<string, unknown>>,
  fails: (alone: Readonly<Record<string, unknown>>) => boolean,
): Part | undefined {
  const found = Object.entries(set).find(([name, value]) => fails({ [name]: value }));
  if (found === undefined) return undefined;
  const [name, value] = found;
  const within = isObject(value) ? partOf(value as typeof set, (alone) => fails({ [name]: alone })) : undefined;
  return { path: [name, ...(within?.path ?? [])], value: within === undefined ? value : within.value };
}
