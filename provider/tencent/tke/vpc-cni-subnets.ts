import { z } from "zod";
import { unlessAbsent } from "../../lifecycle/find";
import { setOf } from "../../lifecycle/schema";
import { resource, type TencentContext } from "../resource";
import type { Cluster } from "./api.gen";
import { inCluster } from "./parts/in-cluster";
import { includesAll } from "./parts/network";

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster, of the network type VPC-CNI."),
  subnetIds: setOf(z.string().min(1), { min: 1 }).describe(
    "Subnets of the cluster's VPC that pods get their addresses from, besides those it was created with. Order is ignored.",
  ),
});

const outputs = z.strictObject({
  allSubnetIds: z.array(z.string()).describe("All subnets that the cloud returns for the cluster's network."),
});

export const vpcCniSubnets = resource({
  type: "tke:VpcCniSubnets",
  description:
    "Subnets that are added to a VPC-CNI cluster for its pods. Subnets can be added to the list but not removed, because the API has no call for that; a destroy leaves them until the cluster is deleted. Use this for a cluster of another stack; for a cluster of this stack, its `eniSubnetIds` does the same.",
  examples: {
    "One more subnet for pods": `const cluster = new clouds.tke.Cluster("web", {
  name: "web",
  vpcId: "vpc-12345678",
  networkType: "VPC-CNI",
  eniSubnetIds: ["subnet-87654321"],
  serviceCidr: "192.168.0.0/20",
});
new clouds.tke.VpcCniSubnets("more", { clusterId: cluster.id, subnetIds: ["subnet-12345678"] });`,
    "Two more subnets": `const cluster = new clouds.tke.Cluster("apps", {
  name: "apps",
  vpcId: "vpc-12345678",
  networkType: "VPC-CNI",
  eniSubnetIds: ["subnet-87654321"],
  serviceCidr: "192.168.0.0/20",
  nonStaticIpMode: true,
});
new clouds.tke.VpcCniSubnets("zones", {
  clusterId: cluster.id,
  subnetIds: ["subnet-12345678", "subnet-23456789"],
});`,
  },
  idFormat: "clusterId",
  inputs,
  outputs,
  within: inCluster,
  interrupts: { replacement: "no pod stops, and new pods of the old cluster still get addresses of the subnets" },
  onChange: {
    clusterId: "replace",
    subnetIds: (was, now) => (includesAll(now, was) ? "update" : "refuse"),
  },
  // The cloud does not return which of the cluster's subnets were added for pods.
  agrees: { subnetIds: (found, said) => includesAll(found, said) },
  remains: "the API has no call that removes a subnet from a cluster; it stays until the cluster is deleted",
  blame: { FailedOperation: "clusterId" },
  find: describeCluster,
  async create(context, want) {
    await add(context, want.clusterId, want.subnetIds);
    return want.clusterId;
  },
  update: (context, id, { want }) => add(context, id, want.subnetIds),
  status: () => "added",
  waits: {
    created: { target: ["added"], timeout: "5m" },
    deleted: { timeout: "1m" },
  },
  flatten: (row, _context, known) => ({
    clusterId: row.ClusterId,
    // The manual does not say whether this list contains the pods' subnets, so an empty one proves nothing.
    ...(subnetsOf(row).length > 0 && { subnetIds: stillThere(subnetsOf(row), known.subnetIds) }),
    allSubnetIds: subnetsOf(row),
  }),
});

async function describeCluster({ clients }: TencentContext, id: string): Promise<Cluster | undefined> {
  return (await unlessAbsent(clients.tke.DescribeClusters({ ClusterIds: [id] })))?.Clusters?.[0];
}

const subnetsOf = (row: Cluster) => row.ClusterNetworkSettings.SubnetIds ?? [];

/** The resource's subnets that the cluster still has; all of the cluster's if nothing else is known. */
function stillThere(all: readonly string[], known: readonly string[] | undefined): string[] {
  return known ? known.filter((subnet) => all.includes(subnet)) : [...all];
}

/** Adds the subnets that the cluster does not have yet. */
async function add(context: TencentContext, clusterId: string, subnetIds: readonly string[]): Promise<void> {
  const row = await describeCluster(context, clusterId);
  if (row === undefined) throw new Error(`there is no cluster ${clusterId}`);
  const missing = subnetIds.filter((subnet) => !subnetsOf(row).includes(subnet));
  if (missing.length === 0) return;
  const request = { ClusterId: clusterId, VpcId: row.ClusterNetworkSettings.VpcId ?? "", SubnetIds: missing };
  await context.clients.tke.AddVpcCniSubnets(request, { idempotent: true });
}
