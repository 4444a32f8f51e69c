import { wrongAttribute } from "./attributes";
import { fits, isEnvironmentValue, masked, type Path } from "./masking";
import type { Row } from "./row";
import { remove } from "./transitions";
import type { Kind, World } from "./world";

/** A resource of a cloud, as the inventory shows it. */
export interface InventoryItem {
  readonly service: string;
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly reason?: string;
  readonly account: string;
  readonly region: string;
  readonly createdAt: string;
  /** Named as on the wire. Secrets and values of environment variables are masked. */
  readonly attributes: Record<string, unknown>;
  /** Paths of masked attributes; undefined if none is. */
  readonly masked?: readonly string[];
}

/** All resources, by service, kind, name and ID. Listing them does not count as a read of a life cycle. */
export function inventory(world: World): InventoryItem[] {
  const items = world.kinds.flatMap((kind) => Object.values(kind.rows(world.state)).map((row) => item(kind, row)));
  const key = ({ service, kind, name, id }: InventoryItem) => [service, kind, name, id].join("\0");
  return items
    .map((shown) => ({ key: key(shown), shown }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ shown }) => shown);
}

function item(kind: Kind, row: Row): InventoryItem {
  const { id, account, region, status, reason, createdAt, attributes } = row;
  const secrets = patternsOf([...(kind.secrets ?? []), ...(kind.toldSecrets ?? [])]);
  const { value, paths } = masked(attributes, (path) => isEnvironmentValue(path) || isOneOf(path, secrets));
  const base = { service: kind.service, kind: kind.kind, id, name: kind.name(row), status };
  return {
    ...base,
    ...(reason === undefined ? {} : { reason }),
    account,
    region,
    createdAt,
    attributes: value as Record<string, unknown>,
    ...(paths.length === 0 ? {} : { masked: paths }),
  };
}

/** Attributes with the values at these paths masked. */
export function maskSecrets(attributes: object, paths: readonly string[]): Record<string, unknown> {
  const secrets = patternsOf(paths);
  return masked(attributes, (path) => isOneOf(path, secrets)).value as Record<string, unknown>;
}

const patternsOf = (paths: readonly string[]) => paths.map((path) => path.split("."));
const isOneOf = (path: Path, patterns: readonly Path[]) => patterns.some((pattern) => fits(path, pattern));

/** A change made outside of Pulumi. */
export interface OutsideChange {
  readonly service: string;
  readonly kind: string;
  /** ID or name. */
  readonly id: string;
  /** Attributes to set; null removes one. */
  readonly set?: Record<string, unknown>;
  readonly status?: string;
  readonly reason?: string;
  /** Removes the resource and everything that it owns. */
  readonly remove?: true;
}

/** Makes a change outside of Pulumi. @returns undefined if the resource does not exist @throws RangeError for invalid attributes */
export function changeOutside(world: World, change: OutsideChange): InventoryItem | "removed" | undefined {
  const kind = world.kinds.find((candidate) => candidate.service === change.service && candidate.kind === change.kind);
  if (kind === undefined) return undefined;
  const rows = kind.rows(world.state);
  const row = rows[change.id] ?? Object.values(rows).find((candidate) => kind.name(candidate) === change.id);
  if (row === undefined) return undefined;
  if (change.remove) {
    remove(world, kind, row);
    return "removed";
  }
  const wrong = wrongAttribute(world, kind, row, change.set ?? {});
  if (wrong !== undefined) throw new RangeError(wrong);
  const merged = { ...row.attributes, ...change.set };
  row.attributes = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  if (change.status !== undefined) {
    row.status = change.status;
    delete row.transition;
  }
  if (change.reason !== undefined) row.reason = change.reason;
  return item(kind, row);
}
