import type { z } from "zod";
import { askedOnce, notOffered } from "../../../lifecycle/not-offered";
import { overQuota } from "../../../lifecycle/planned-quota";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { TencentContext } from "../../resource";
import type { inputs } from "./cluster-schema";
import { levelsOf, tooManyForLevel } from "./level-ahead";
import { RANGES, sizeOf } from "./network";
import { clashes, clusterQuota, plan } from "./planned-clusters";

type Want = Partial<z.output<typeof inputs>>;

/**
 * What the create of a cluster would fail on, named by its inputs: a range that overlaps, a version, level or operating system that the
 * cloud does not offer, a level that is too small for the nodes, or more clusters than the quota.
 */
export async function ahead(context: TencentContext, want: Want, urn: string, leaving?: Want): Promise<CheckFailure[]> {
  const { clients } = context;
  // A cluster that is deleted first frees its range and quota for its replacement.
  const all = leaving ? new Map() : plan(clients, urn, want);
  const failures = await Promise.all([
    rangesInProgram(clashes(all, urn)),
    leaving ? [] : rangesInCloud(context, want),
    clusterQuota(context)
      .catch(() => undefined)
      .then((quota) => overQuota("the region's quota of clusters", quota, all.size)),
    versionNotOffered(context, want.version),
    levelProblems(context, want),
    osNotOffered(context, want.os),
  ]);
  return [...failures.flat(), ...noPlaceForNodes(want)];
}

/** Default sizes (manual, MaxNodePodNum and MaxClusterServiceNum). */
const USUAL = 256;

/**
 * Warns if the services take the whole pod range, or leave too few addresses for a node's pods: each node has a range of its own (manual,
 * "集群网络与容器网络"). The manual does not say that the cloud refuses such a cluster.
 */
function noPlaceForNodes({ clusterCidr, serviceCidr, networkType = "GR", ...want }: Want): CheckFailure[] {
  const addresses = sizeOf(clusterCidr ?? "");
  if (networkType !== "GR" || Number.isNaN(addresses)) return [];
  const { maxServices = USUAL, maxPodsPerNode = USUAL } = want;
  if (addresses - (serviceCidr === undefined ? maxServices : 0) >= maxPodsPerNode) return [];
  const services = serviceCidr === undefined ? `${maxServices} of them for services (maxServices), ` : "";
  const reason = `${clusterCidr} has no room for a node: it has ${addresses} addresses, ${services}and each node takes ${maxPodsPerNode} (maxPodsPerNode)`;
  return [{ property: "clusterCidr", reason }];
}

const rangesInProgram = (found: ReturnType<typeof clashes>): CheckFailure[] =>
  found.map(({ property, range, other, of }) => ({
    property,
    reason: `${range} conflicts: it overlaps ${other} of cluster ${JSON.stringify(of.name)} of this program; up will be refused, because one VPC cannot hold both`,
  }));

async function rangesInCloud({ clients }: TencentContext, want: Want): Promise<CheckFailure[]> {
  const { vpcId, networkType = "GR", ignoreCidrConflict } = want;
  if (vpcId === undefined || ignoreCidrConflict) return [];
  const failures = RANGES.map(async (property): Promise<CheckFailure[]> => {
    const cidr = want[property];
    if (cidr === undefined) return [];
    const range = { VpcId: vpcId, ClusterCIDR: cidr, NetworkType: networkType };
    const { IsConflict, ConflictMsg, ConflictType } = await clients.tke.CheckClusterCIDR(range);
    if (!IsConflict) return [];
    const renamed =
      ConflictType === "CIDR_CONFLICT_WITH_OTHER_CLUSTER"
        ? '; if the program renamed the cluster, give it its old name in "aliases"'
        : "";
    const reason = `${cidr} conflicts: ${ConflictMsg || ConflictType}${renamed}; up will be refused, unless what it overlaps is deleted first`;
    return [{ property, reason }];
  });
  return (await Promise.all(failures)).flat();
}

const versionsOf = askedOnce(async ({ clients: { tke } }: TencentContext) => {
  const { VersionInstanceSet } = await tke.DescribeVersions();
  return (VersionInstanceSet ?? []).flatMap((one) => one.Version ?? []);
});

async function versionNotOffered(context: TencentContext, version: string | undefined) {
  return version === undefined ? [] : notOffered("version", version, await versionsOf(context));
}

/** A level that is not offered, or that is too small for the cluster's first nodes. */
async function levelProblems(
  context: TencentContext,
  { level, autoUpgradeLevel, nodes = [], existingNodes = [] }: Want,
): Promise<CheckFailure[]> {
  if (level === undefined) return [];
  const offers = (await levelsOf(context)).map(({ name }) => name);
  const failures = notOffered("level", level, offers);
  if (failures.length > 0 || autoUpgradeLevel) return failures;
  const counts = [...nodes.map(({ count }) => count), ...existingNodes.map(({ instanceIds }) => instanceIds.length)];
  const added = counts.reduce((total, count) => total + count, 0);
  return tooManyForLevel(context, { property: "level", level, added });
}

const systemsOf = askedOnce(async ({ clients: { tke } }: TencentContext) => {
  const { ImageInstanceSet } = await tke.DescribeImages();
  return [...new Set((ImageInstanceSet ?? []).flatMap((one) => one.OsName ?? []))];
});

async function osNotOffered(context: TencentContext, os: string | undefined) {
  // A custom image is given by its ID, and no call lists custom images.
  return os === undefined || os.startsWith("img-") ? [] : notOffered("os", os, await systemsOf(context));
}
