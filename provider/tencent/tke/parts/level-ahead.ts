import { askedOnce } from "../../../lifecycle/not-offered";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { TencentContext } from "../../resource";

/** The levels that the cloud offers, and how many nodes each allows. */
export const levelsOf = askedOnce(async ({ clients: { tke } }: TencentContext) => {
  const { Items } = await tke.DescribeClusterLevelAttribute();
  return (Items ?? []).map(({ Name = "", NodeCount }) => ({
    name: Name,
    nodes: NodeCount ?? Number.POSITIVE_INFINITY,
  }));
});

/** The failure if a cluster has more nodes than its level allows, on the input that asks for them. */
export async function tooManyForLevel(
  context: TencentContext,
  { property, level, there = 0, added }: { property: string; level: string; there?: number; added: number },
): Promise<CheckFailure[]> {
  const most = (await levelsOf(context)).find(({ name }) => name === level)?.nodes ?? Number.POSITIVE_INFINITY;
  if (there + added <= most) return [];
  const others = there > 0 ? `: with the ${there} that it has there would be ${there + added}` : `, not ${added}`;
  const remedy = 'give the cluster a higher "level", or set its "autoUpgradeLevel"';
  return [{ property, reason: `a cluster of level ${level} has at most ${most} nodes${others}; ${remedy}` }];
}

/**
 * What new nodes of an existing cluster would fail on. The cloud does not return whether the cluster's level rises automatically.
 * @param leaving how many of its nodes are removed first
 */
export async function levelAhead(
  context: TencentContext,
  clusterId: string | undefined,
  property: string,
  added: number | undefined,
  leaving = 0,
): Promise<CheckFailure[]> {
  if (clusterId === undefined || added === undefined) return [];
  const { Clusters } = await context.clients.tke.DescribeClusters({ ClusterIds: [clusterId] });
  const [row] = Clusters ?? [];
  if (!row?.ClusterLevel || row.ClusterType !== "MANAGED_CLUSTER") return [];
  return tooManyForLevel(context, { property, level: row.ClusterLevel, there: row.ClusterNodeNum - leaving, added });
}
