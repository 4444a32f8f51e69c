import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, type ProviderProcess, startProvider } from "../../../support/provider-process";

const kind = { service: "tke", kind: "instance" };
const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

const workers = {
  zone: "gsqy-1",
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  machine: { instanceType: "S5.MEDIUM4", login: { password: "Sesame-0pen" } },
};

lifecycle("tke:Instances", {
  inputs: workers,
  kind,
  createAction: "CreateClusterInstances",
  settles: "running",
  before: async (_cloud, stackOf) => {
    const cluster = await stackOf("tke:Cluster");
    await cluster.up(web);
    return { clusterId: cluster.id };
  },
  steps: [
    { set: { drainOnDelete: false, keepInstancesOnDelete: true }, expect: "update" },
    { set: { drainOnDelete: undefined, keepInstancesOnDelete: undefined }, expect: "update" },
    { set: { namePrefix: "worker" }, expect: "replace" },
    {
      outside: async (cloud, id) =>
        cloud.change({ ...kind, id: id.split("/")[1] ?? "", status: "failed", reason: "disk broke" }),
      expect: "update",
      after: (outputs) => expect(outputs).toMatchObject({ status: "running", nodes: [{ status: "running" }] }),
    },
    { set: { machine: { instanceType: "S5.LARGE8" } }, expect: "replace" },
    { set: { deletionProtection: true }, expect: "update" },
    { set: { deletionProtection: undefined }, expect: "update" },
    {
      outside: async (cloud) => {
        const [node] = await cloud.resources(kind);
        await cloud.change({ ...kind, id: node?.id ?? "", remove: true });
      },
      expect: "create",
    },
  ],
  refused: [
    {
      set: { count: 0, machine: {}, keepInstancesOnDelete: "keep" },
      failures: [
        { property: "count", reason: "must be at least 1, not the number 0" },
        { property: "machine.instanceType", reason: "is required" },
        { property: "keepInstancesOnDelete", reason: 'must be a boolean, not the string "keep"' },
      ],
    },
    {
      set: { machine: { instanceType: "S5.MEDIUM4", chargeType: "PREPAID" } },
      failures: [
        {
          property: "machine.chargeType",
          reason: "PREPAID machines cannot be destroyed; set keepInstancesOnDelete to true",
        },
      ],
    },
  ],
});

describe("bought nodes", () => {
  let cloud: TestEmulator;
  let cluster: Stack;
  let provider: ProviderProcess;
  beforeAll(async () => {
    cloud = await startEmulator();
    cluster = new Stack(await startProvider("tke:Cluster", emulatorConfig(cloud)));
    provider = await startProvider("tke:Instances", emulatorConfig(cloud));
    await cluster.up(web);
  });
  afterAll(async () => {
    await Promise.all([cluster.provider.close(), provider.close()]);
    await cloud.close();
  });
  const there = async () => (await cloud.resources(kind)).map(({ id }) => id).sort();

  it("grow and shrink in place: the newest leave, drained", async () => {
    const nodes = new Stack(provider);
    const inputs = {
      ...workers,
      clusterId: cluster.id,
      namePrefix: "worker",
      nodeSettings: { labels: { tier: "1" }, unschedulable: true },
    };
    await nodes.up({ ...inputs, count: 2 });
    const first = nodes.outputs.instanceIds as string[];
    expect(nodes.id).toBe(`${cluster.id}/${first.join(",")}`);
    const [made] = await cloud.resources(kind);
    expect(made?.attributes).toMatchObject({
      InstanceName: "worker",
      InstanceAdvancedSettings: { Labels: [{ Name: "tier", Value: "1" }], Unschedulable: 1 },
      RunInstancesPara: {
        InstanceCount: 2,
        Placement: { Zone: "gsqy-1" },
        VirtualPrivateCloud: { VpcId: "vpc-1", SubnetId: "subnet-1" },
        InstanceType: "S5.MEDIUM4",
        LoginSettings: { Password: "[secret]" },
      },
    });

    expect(await nodes.up({ ...inputs, count: 4 })).toBe("update");
    const grown = nodes.outputs.instanceIds as string[];
    expect(grown.slice(0, 2)).toEqual(first);
    expect(await there()).toEqual([...grown].sort());
    expect(await nodes.refresh()).toBe(true);
    expect(await nodes.up({ ...inputs, count: 4 })).toBe("same");

    await cloud.clearRequests();
    expect(await nodes.up({ ...inputs, count: 3 })).toBe("update");
    expect(nodes.outputs.instanceIds).toEqual(grown.slice(0, 3));
    expect(await there()).toEqual(grown.slice(0, 3).sort());
    const actions = (await cloud.requests())
      .map(({ action }) => action)
      .filter((action) => !action.startsWith("Describe"));
    expect(actions).toEqual(["DrainClusterNode", "DeleteClusterInstances"]);

    await cloud.change({ ...kind, id: grown[0] ?? "", remove: true });
    await nodes.refresh();
    expect(nodes.outputs).toMatchObject({ count: 2, status: "incomplete" });
    expect(await nodes.up({ ...inputs, count: 3 })).toBe("update");
    expect(await there()).toHaveLength(3);
    await nodes.destroy();
    expect(await there()).toEqual([]);
    expect(await cloud.resources({ service: "tke", kind: "machine" })).toEqual([]);
  });

  it("keep their IDs when one fails, and the next up replaces it", async () => {
    const nodes = new Stack(provider);
    const inputs = { ...workers, clusterId: cluster.id, count: 2, keepInstancesOnDelete: true };
    await cloud.lifecycle({ ...kind, phase: "create", pace: "instant", fail: "kubelet did not start", times: 1 });
    const failure = await nodes.up(inputs).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InitFailed);
    const [failed, sound] = nodes.outputs.instanceIds as string[];
    expect((failure as InitFailed).reasons).toEqual([
      "the cloud reports failed",
      `node ${failed}: kubelet did not start`,
    ]);
    expect(await nodes.up(inputs)).toBe("update");
    expect(nodes.outputs.instanceIds).toEqual([sound, expect.stringMatching(/^ins-/)]);
    expect(nodes.outputs.instanceIds).not.toContain(failed);
    await nodes.destroy();
    expect((await cloud.resources({ service: "tke", kind: "machine" })).map(({ id }) => id)).toContain(failed);
  });
});
