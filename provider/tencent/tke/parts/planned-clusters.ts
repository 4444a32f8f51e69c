import { askedOnce } from "../../../lifecycle/offered";
import type { TencentContext } from "../../resource";
import { overlap } from "./network";

/** A new cluster of a program, as far as it is known. */
interface Planned {
  name?: string | undefined;
  vpcId?: string | undefined;
  clusterCidr?: string | undefined;
  ignoreCidrConflict?: boolean | undefined;
}

/** Clusters that were looked ahead for, by account and region, and URN: those of one program are all new. */
const planned = new WeakMap<object, Map<string, Planned>>();

/** Takes note of a new cluster. @returns all of the program's, with this one */
export function plan(clients: object, urn: string, cluster: Planned): ReadonlyMap<string, Planned> {
  const all = planned.get(clients) ?? new Map<string, Planned>();
  planned.set(clients, all.set(urn, cluster));
  return all;
}

/** A cluster of the same program that was planned before, and whose range overlaps. */
export function clashing(all: ReadonlyMap<string, Planned>, urn: string): Planned | undefined {
  const { vpcId, clusterCidr, ignoreCidrConflict } = all.get(urn) ?? {};
  if (vpcId === undefined || clusterCidr === undefined || ignoreCidrConflict) return undefined;
  for (const [other, one] of all) {
    if (other === urn) return undefined;
    const isBeside = one.vpcId === vpcId && one.clusterCidr !== undefined && !one.ignoreCidrConflict;
    if (isBeside && overlap(one.clusterCidr ?? "", clusterCidr)) return one;
  }
  return undefined;
}

/** How many clusters the region may hold and holds, asked once. Public Tencent Cloud has no such call. */
export const clusterQuota = askedOnce(async ({ clients: { tke } }: TencentContext) => {
  const [{ MaxClustersNum }, { TotalCount }] = await Promise.all([
    tke.DescribeQuota(),
    tke.DescribeClusters({ Limit: 1 }),
  ]);
  return { most: MaxClustersNum, there: TotalCount };
});
