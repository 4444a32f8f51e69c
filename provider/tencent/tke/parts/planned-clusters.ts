import { askedOnce } from "../../../lifecycle/not-offered";
import { planner } from "../../../lifecycle/planned-quota";
import type { TencentContext } from "../../resource";
import { overlap } from "./network";

/** A new cluster of the program, as far as it is known. */
interface Planned {
  name?: string | undefined;
  vpcId?: string | undefined;
  clusterCidr?: string | undefined;
  ignoreCidrConflict?: boolean | undefined;
}

/** Remembers a new cluster. */
export const plan = planner<Planned>();

/** Another new cluster of the program with an overlapping range. */
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

/** The region's quota of clusters and the number that exist, read once. Public Tencent Cloud has no such call. */
export const clusterQuota = askedOnce(async ({ clients: { tke } }: TencentContext) => {
  const [{ MaxClustersNum }, { TotalCount }] = await Promise.all([
    tke.DescribeQuota(),
    tke.DescribeClusters({ Limit: 1 }),
  ]);
  return { most: MaxClustersNum, there: TotalCount };
});
