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

/** What the public cloud's models name besides. No document here has its numbers: they follow the table's steps. */
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

/** A cluster that is named must be there; the levels are the same for all. */
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

/** How many pods a level has place for; none says how many without a level. */
export const podsOfLevel = (name: string): number => tables.public.find((one) => one.name === name)?.pods ?? Infinity;

/** @throws Refusal InternalError.QuotaMaxNodLimit above what any cluster may have */
export function checkNodeQuota({ world }: Call<object>, nodes: number): void {
  const most = quota(world, "tke", "MaxNodesNum");
  if (nodes > most)
    throw new Refusal("InternalError.QuotaMaxNodLimit", `A cluster has at most ${most} nodes, not ${nodes}.`);
}

/** What of a cluster decides how many nodes it may have. */
type Sized = Pick<ClusterAttributes, "ClusterType" | "ClusterLevel" | "AutoUpgradeClusterLevel">;

/**
 * The level of a cluster with so many nodes: its own, or with automatic upgrade the smallest that has place for them.
 * Only managed clusters have levels.
 * @throws Refusal InternalError.QuotaMaxNodLimit when there are too many
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
