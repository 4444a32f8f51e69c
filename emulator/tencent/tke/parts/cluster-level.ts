import { z } from "zod";
import { Refusal } from "../../../cloud";
import { readContractFile } from "../../../contract/files";
import type { Edition } from "../../../edition";
import { quota } from "../../../quotas";
import type { Call } from "../../call";
import type { Inputs } from "../inputs.gen";
import { type ClusterAttributes, clusterOfRead } from "./cluster-row";

const level = z.object({
  name: z.string(),
  nodes: z.number(),
  pods: z.number(),
  replicaSets: z.number(),
  configMaps: z.number(),
  others: z.number(),
});

type Level = z.infer<typeof level>;

/** The manual's table of levels, smallest first (contract/tke.json, "clusterLevels"). */
const manual: readonly Level[] = z
  .object({ clusterLevels: z.object({ levels: z.array(level) }) })
  .parse(readContractFile("tke")).clusterLevels.levels;

/** An additional level in the public cloud's models. No document here has its numbers, so they continue the table's steps. */
const L1000: Level = {
  name: "L1000",
  nodes: 1000,
  pods: 30_000,
  replicaSets: 180_000,
  configMaps: 6144,
  others: 20_000,
};

const tables: Readonly<Record<Edition, readonly Level[]>> = {
  private: manual,
  public: [...manual, L1000].sort((one, other) => one.nodes - other.nodes),
};

export const levelsOf = (edition: Edition): string[] => tables[edition].map(({ name }) => name);

/** A named cluster must exist; the levels are the same for all clusters. */
export function describeLevels(call: Call<Inputs["DescribeClusterLevelAttribute"]>): object {
  if (call.input.ClusterId !== undefined) clusterOfRead(call, call.input.ClusterId);
  const Items = tables[call.world.edition].map(({ name, nodes, pods, replicaSets, configMaps, others }) => ({
    Name: name,
    Alias: name,
    NodeCount: nodes,
    PodCount: pods,
    RSCount: replicaSets,
    ConfigMapCount: configMaps,
    CRDCount: others,
    OtherCount: others,
    Enable: true,
  }));
  return { TotalCount: Items.length, Items };
}

/** How many pods a level allows; unlimited without a level. */
export const podsOfLevel = (name: string): number => tables.public.find((one) => one.name === name)?.pods ?? Infinity;

/** @throws Refusal InternalError.QuotaMaxNodLimit above the limit for any cluster */
export function checkNodeQuota({ world }: Call<object>, nodes: number): void {
  const most = quota(world, "tke", "MaxNodesNum");
  if (nodes > most)
    throw new Refusal("InternalError.QuotaMaxNodLimit", `A cluster has at most ${most} nodes, not ${nodes}.`);
}

/** What decides how many nodes a cluster may have. */
type Sized = Pick<ClusterAttributes, "ClusterType" | "ClusterLevel" | "AutoUpgradeClusterLevel">;

/**
 * The level of a cluster with this many nodes: its own, or with automatic upgrade the smallest that allows them.
 * Only managed clusters have levels.
 * @throws Refusal InternalError.QuotaMaxNodLimit if there are too many
 */
export function levelFor(
  { world }: Call<object>,
  { ClusterType, ClusterLevel, AutoUpgradeClusterLevel }: Sized,
  nodes: number,
): string {
  const table = tables[world.edition];
  const own = table.findIndex(({ name }) => name === ClusterLevel);
  if (ClusterType !== "MANAGED_CLUSTER" || nodes <= (table[own]?.nodes ?? Infinity)) return ClusterLevel;
  const larger = AutoUpgradeClusterLevel ? table.slice(own).find((one) => nodes <= one.nodes) : undefined;
  if (larger !== undefined) return larger.name;
  throw new Refusal(
    "InternalError.QuotaMaxNodLimit",
    `A cluster of level ${ClusterLevel} has at most ${table[own]?.nodes} nodes, not ${nodes}.`,
  );
}
