import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { startProvider } from "../../../support/provider-process";

const remains = /^the API has no call that changes or closes an endpoint; it stays open until its cluster is deleted$/;

let clusters = 0;

async function newCluster(stackOf: (type: string) => Promise<Stack>) {
  const cluster = await stackOf("tke:Cluster");
  const network = clusters++;
  await cluster.up({ name: `web-${network}`, vpcId: "vpc-1", clusterCidr: `10.${network}.0.0/16` });
  return { clusterId: cluster.id };
}

lifecycle("tke:ClusterEndpoint", {
  inputs: { access: "external" },
  kind: { service: "tke", kind: "endpoint" },
  createAction: "CreateClusterEndpoint",
  settles: "Created",
  remains,
  singleton: true,
  before: async (_cloud, stackOf) => newCluster(stackOf),
  steps: [
    {
      set: { access: "internal", subnetId: "subnet-1" },
      expect: "replace",
      after: (outputs) => expect(outputs.address).toMatch(/^127\.0\.0\.1:\d+$/),
    },
  ],
  refused: [
    { set: { access: "internal" }, failures: [{ property: "subnetId", reason: 'is required with access "internal"' }] },
    { set: { subnetId: "subnet-1" }, failures: [{ property: "subnetId", reason: 'only with access "internal"' }] },
    {
      set: { access: "internal", subnetId: "subnet-1", extensiveParameters: "{}" },
      failures: [{ property: "extensiveParameters", reason: 'only with access "external"' }],
    },
    {
      set: { access: "public" },
      failures: [{ property: "access", reason: 'must be "internal" or "external", not the string "public"' }],
    },
  ],
});

describe("an endpoint", () => {
  let cloud: TestEmulator;
  let cluster: Stack;
  let endpoint: Stack;
  beforeAll(async () => {
    cloud = await startEmulator();
    cluster = new Stack(await startProvider("tke:Cluster", emulatorConfig(cloud)));
    endpoint = new Stack(await startProvider("tke:ClusterEndpoint", emulatorConfig(cloud)));
    await cluster.up({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
  });
  afterAll(async () => {
    await Promise.all([cluster, endpoint].map(({ provider }) => provider.close()));
    await cloud.close();
  });
  const inputs = () => ({ clusterId: cluster.id, access: "internal", subnetId: "subnet-1", securityGroupId: "sg-1" });

  it("gives a kubeconfig of its own address, and returns what it sent", async () => {
    await endpoint.up({ ...inputs(), domain: "web.internal.example.com" });
    expect(endpoint.id).toBe(`${cluster.id}/internal`);
    const { address, kubeconfig, domain } = endpoint.outputs as Record<string, string>;
    const config = parse(kubeconfig ?? "");
    expect(config).toMatchObject({ apiVersion: "v1", kind: "Config", "current-context": config.contexts[0].name });
    expect(config.clusters[0].cluster.server).toBe(`https://${address}`);
    expect(domain).toBe("web.internal.example.com");
    const [made] = await cloud.resources({ service: "tke", kind: "endpoint" });
    expect(made?.attributes).toMatchObject({
      ClusterId: cluster.id,
      IsExtranet: false,
      SubnetId: "subnet-1",
      Domain: "web.internal.example.com",
      SecurityGroup: "sg-1",
      ExtensiveParameters: "",
    });
  });

  it("cannot change, which the preview says", async () => {
    const changed = { ...inputs(), domain: "web.internal.example.com", subnetId: "subnet-2" };
    await expect(endpoint.up(changed)).rejects.toThrow(
      'comparing tke:ClusterEndpoint "": subnetId cannot change: the API has no call that changes or closes an endpoint',
    );
  });

  it("stays when it is destroyed, and is taken over only when the program says so", async () => {
    await endpoint.destroy();
    await expect(endpoint.up(inputs())).rejects.toThrow(`${cluster.id}/internal already exists; set "adopt" to its ID`);
    expect(await endpoint.up({ ...inputs(), adopt: `${cluster.id}/internal` })).toBe("create");
    expect(endpoint.outputs).toMatchObject({ status: "Created", domain: "web.internal.example.com" });
    await expect(endpoint.provider.read(`${cluster.id}/external`, {})).rejects.toThrow(
      "there is no resource with the ID",
    );
    await expect(endpoint.provider.read(`${cluster.id}/public`, {})).rejects.toThrow(
      'must end with "/internal" or "/external"',
    );
  });

  it("is gone with its cluster, without a warning", async () => {
    const warnings = () => endpoint.provider.progress.filter(({ warning }) => warning).length;
    const before = warnings();
    await cluster.destroy();
    const { id, outputs } = endpoint;
    expect(await endpoint.refresh()).toBe(false);
    await endpoint.provider.delete(id ?? "", outputs);
    expect(warnings()).toBe(before);
  });
});
