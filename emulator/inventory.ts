import { fits, isEnvironmentValue, masked, type Path } from "./masking";
import type { Row } from "./row";
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
  const items = world.kinds.flatMap((kind) => [...kind.rows(world.state).values()].map((row) => item(kind, row)));
  const key = ({ service, kind, name, id }: InventoryItem) => [service, kind, name, id].join("\0");
  return items
    .map((shown) => ({ key: key(shown), shown }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ shown }) => shown);
}

/** A resource as the inventory shows it. */
export function item(kind: Kind, row: Row): InventoryItem {
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
