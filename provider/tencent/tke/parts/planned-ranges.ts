import { overlap } from "./network";

/** A new cluster of a program. */
interface Planned {
  name: string;
  vpcId: string;
  clusterCidr: string;
}

/** Clusters that were looked ahead for, by account and region: those of one program are all new, and must not overlap either. */
const planned = new WeakMap<object, Map<string, Planned>>();

/** A cluster of the same program whose range overlaps. */
export function clashing(
  clients: object,
  want: Partial<Planned & { ignoreCidrConflict?: boolean }>,
): Planned | undefined {
  const { name = "", vpcId, clusterCidr, ignoreCidrConflict } = want;
  const others = planned.get(clients) ?? new Map<string, Planned>();
  planned.set(clients, others);
  others.delete(name);
  if (vpcId === undefined || clusterCidr === undefined || ignoreCidrConflict) return undefined;
  const found = [...others.values()].find((other) => other.vpcId === vpcId && overlap(other.clusterCidr, clusterCidr));
  others.set(name, { name, vpcId, clusterCidr });
  return found;
}
