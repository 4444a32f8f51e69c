import { askedOnce } from "../../../lifecycle/not-offered";
import { planner } from "../../../lifecycle/planned-quota";
import type { TencentContext } from "../../resource";
import { overlap, RANGES } from "./network";

/** A new cluster of the program, as far as it is known. */
interface Planned extends Partial<Record<(typeof RANGES)[number], string | undefined>> {
  name?: string | undefined;
  vpcId?: string | undefined;
  ignoreCidrConflict?: boolean | undefined;
}

/** Remembers a new cluster. */
export const plan = planner<Planned>();

/** A range of a cluster that overlaps one of another. */
interface Clash {
  property: (typeof RANGES)[number];
  range: string;
  other: string;
  of: Planned;
}

/** Ranges that overlap those of new clusters which the program declares before. */
export function clashes(all: ReadonlyMap<string, Planned>, urn: string): Clash[] {
  const own = all.get(urn);
  if (own?.vpcId === undefined || own.ignoreCidrConflict) return [];
  const before = [...all].slice(0, [...all.keys()].indexOf(urn)).map(([, one]) => one);
  const beside = before.filter((one) => one.vpcId === own.vpcId && !one.ignoreCidrConflict);
  const taken = beside.flatMap((of) => RANGES.flatMap((name) => (of[name] ? { other: of[name], of } : [])));
  return RANGES.flatMap((property) => {
    const range = own[property];
    const clash = range && taken.find(({ other }) => overlap(other, range));
    return range && clash ? [{ property, range, ...clash }] : [];
  });
}

/** The region's quota of clusters and the number that exist, read once. Public Tencent Cloud has no such call. */
export const clusterQuota = askedOnce(async ({ clients: { tke } }: TencentContext) => {
  const [{ MaxClustersNum }, { TotalCount }] = await Promise.all([
    tke.DescribeQuota(),
    tke.DescribeClusters({ Limit: 1 }),
  ]);
  return { most: MaxClustersNum, there: TotalCount };
});
