import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, Stack } from "../../../support/lifecycle";
import { type ProviderProcess, startProvider } from "../../../support/provider-process";

// Subnets are no rows of their own in the cloud, so the lifecycle table does not fit.
describe("tke:VpcCniSubnets", () => {
  let cloud: TestEmulator;
  let clusters: ProviderProcess;
  let provider: ProviderProcess;
  let cluster: Stack;
  beforeAll(async () => {
    // Calls and codes of the readings as documented.
    cloud = await startEmulator({ readings: new Set() });
    clusters = await startProvider("tke:Cluster", emulatorConfig(cloud));
    provider = await startProvider("tke:VpcCniSubnets", emulatorConfig(cloud));
    cluster = new Stack(clusters);
    const cni = { networkType: "VPC-CNI", eniSubnetIds: ["subnet-0"], serviceCidr: "192.168.0.0/20" };
    await cluster.up({ name: "web", vpcId: "vpc-1", ...cni });
  });
  afterAll(async () => {
    await Promise.all([clusters, provider].map((process) => process.close()));
    await cloud.close();
  });
  const there = async () => {
    const [row] = await cloud.resources({ service: "tke", kind: "cluster" });
    return (row?.attributes.ClusterNetworkSettings as { SubnetIds: string[] } | undefined)?.SubnetIds;
  };
  const subnets = (...subnetIds: string[]) => ({ clusterId: cluster.id, subnetIds });
  const warnings = () => provider.progress.filter(({ warning }) => warning).map(({ message }) => message);

  it("is added, added to, repaired; a destroy leaves them and says so", async () => {
    const more = new Stack(provider);
    expect(await more.up(subnets("subnet-2", "subnet-1"))).toBe("create");
    expect(more.id).toBe(cluster.id);
    expect(await there()).toEqual(["subnet-0", "subnet-1", "subnet-2"]);
    expect(more.outputs.allSubnetIds).toEqual(["subnet-0", "subnet-1", "subnet-2"]);
    expect(await more.up(subnets("subnet-1", "subnet-2"))).toBe("same");
    expect(await more.up(subnets("subnet-1", "subnet-2", "subnet-3"))).toBe("update");
    expect(await there()).toEqual(["subnet-0", "subnet-1", "subnet-2", "subnet-3"]);
    expect((await provider.read(more.id ?? "", more.outputs)).inputs).toBeUndefined();

    await expect(more.up(subnets("subnet-1"))).rejects.toThrow(
      'comparing tke:VpcCniSubnets "": subnetIds cannot change: the API has no call that removes a subnet from a cluster',
    );

    const [row] = await cloud.resources({ service: "tke", kind: "cluster" });
    const network = row?.attributes.ClusterNetworkSettings as object;
    const set = { ClusterNetworkSettings: { ...network, SubnetIds: ["subnet-0", "subnet-1", "subnet-3"] } };
    await cloud.change({ service: "tke", kind: "cluster", id: cluster.id ?? "", set });
    await more.refresh();
    expect(more.outputs.subnetIds).toEqual(["subnet-1", "subnet-3"]);
    expect(await more.up(subnets("subnet-1", "subnet-2", "subnet-3"))).toBe("update");
    expect(await there()).toContain("subnet-2");

    const read = await provider.read(more.id ?? "", {});
    expect(read.outputs.subnetIds).toEqual(await there());
    const { id, outputs } = more;
    await more.destroy();
    await expect
      .poll(() => warnings().at(-1))
      .toBe("the API has no call that removes a subnet from a cluster; it stays until the cluster is deleted");
    expect(await there()).toHaveLength(4);
    await provider.delete(id ?? "", outputs);
    expect(await more.up(subnets("subnet-1"))).toBe("create");
    expect(await there()).toHaveLength(4);
  });

  it("refuses a cluster of another network, and one that is not there", async () => {
    const routed = new Stack(clusters);
    await routed.up({ name: "api", vpcId: "vpc-1", clusterCidr: "172.17.0.0/16" });
    const more = new Stack(provider);
    await expect(more.up({ clusterId: routed.id, subnetIds: ["subnet-1"] })).rejects.toThrow(
      /^creating tke:VpcCniSubnets "": clusterId: The network type of cls-\w+ is GR, not VPC-CNI/,
    );
    await expect(more.up({ clusterId: "cls-absent00", subnetIds: ["subnet-1"] })).rejects.toThrow(
      'creating tke:VpcCniSubnets "": there is no cluster cls-absent00',
    );
    const { failures } = await provider.check({}, { clusterId: routed.id, subnetIds: [] });
    expect(failures).toEqual([{ property: "subnetIds", reason: "must have at least 1 item, not 0" }]);
  });

  it("stands throttling, and is gone with its cluster without a warning", async () => {
    const more = new Stack(provider);
    await cloud.fault({ service: "tke", throttle: true, count: 3 });
    expect(await more.up(subnets("subnet-5"))).toBe("create");
    await cloud.clearFaults();
    const before = warnings().length;
    await cluster.destroy();
    const { id, outputs } = more;
    expect(await more.refresh()).toBe(false);
    await provider.delete(id ?? "", outputs);
    expect(warnings()).toHaveLength(before);
  });
});
