import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { emulatorConfig } from "../../support/lifecycle";
import { type ProviderProcess, startProvider } from "../../support/provider-process";

/** The engine's default on two cores. */
const PARALLEL = 8;

/** Runs the work with as many at a time as the engine would. */
async function atATime<T>(parallel: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

const containers = [{ name: "web", image: "nginx:1.27" }];
const groups = [
  {
    type: "bci:ContainerGroup",
    service: "bci",
    create: "CreateInstance",
    single: "GetInstance",
    make: (i: number) => ({ name: `web-${i}`, subnetIds: ["sbn-1"], securityGroupIds: ["g-1"], containers }),
  },
  {
    type: "eci:ContainerGroup",
    service: "eci",
    create: "createContainerGroup",
    single: "describeContainerGroup",
    make: (i: number) => ({
      name: `web-${i}`,
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      securityGroupId: "sg-1",
      zone: "cn-huadong1-jsnj1A-public-ctcloud",
      containers,
    }),
  },
];

describe("reads in bulk", () => {
  let cloud: TestEmulator;
  let provider: ProviderProcess;

  const start = async (type: string) => {
    cloud = await startEmulator();
    const config = { ...emulatorConfig(cloud), "container-clouds:rateLimit": "none" };
    provider = await startProvider(type, config);
  };
  afterAll(async () => {
    await provider.close();
    await cloud.close();
  });

  describe("of clusters", () => {
    const ids: string[] = [];
    const state = (id: string) => ({ name: id, vpcId: "vpc-1", status: "Running", nodeCount: 0, endpoints: {} });
    beforeAll(async () => {
      await start("tke:Cluster");
      await cloud.quota("tke.MaxClustersNum", 2000);
      await atATime(50, numbers(1000), async (i) => {
        const inputs = { name: `c${i}`, vpcId: `vpc-${i}`, clusterCidr: "172.16.0.0/16", waitFor: "none" };
        ids.push((await provider.create(inputs)).id);
      });
    });

    it("refreshes a thousand with at most 20 calls", async () => {
      await cloud.clearRequests();
      let found = 0;
      await atATime(PARALLEL, ids, async (id) => {
        const read = await provider.read(id, state(id));
        if (read.id === id) found += 1;
      });
      expect(found).toBe(1000);
      expect((await cloud.requests()).length).toBeLessThanOrEqual(20);
    });

    it("reads one with one call", async () => {
      await provider.close();
      provider = await startProvider("tke:Cluster", emulatorConfig(cloud));
      await cloud.clearRequests();
      await provider.read(ids[0] ?? "", state(ids[0] ?? ""));
      expect((await cloud.requests()).map((request) => request.action)).toEqual(["DescribeClusters"]);
    });

    it("sees what it changed itself, and what went away", async () => {
      const some = ids.slice(0, 40);
      await atATime(PARALLEL, some, async (id) => void (await provider.read(id, state(id))));
      const [first = "", second = ""] = some;
      await provider.update(first, { ...state(first), name: "c0" }, { ...state(first), name: "changed" });
      expect((await provider.read(first, state(first))).outputs.name).toBe("changed");
      await provider.delete(second, state(second));
      expect((await provider.read(second, state(second))).id).toBe("");
    });
  });

  describe.each(groups)("of container groups: $type", ({ type, service, create, single, make }) => {
    beforeAll(async () => {
      await provider.close();
      await cloud.close();
      await start(type);
    });

    it("makes two hundred and waits for all with one poll for all of them", async () => {
      await cloud.lifecycle({ service, kind: "container-group", pace: "seconds:3" });
      const began = Date.now();
      await atATime(200, numbers(200), async (i) => {
        expect((await provider.create(make(i))).outputs.status).toBe("Running");
      });
      const polls = Math.ceil((Date.now() - began) / 500);
      const calls = await cloud.requests();
      expect(calls.filter((call) => call.action === create)).toHaveLength(200);
      expect(calls.length - 200).toBeLessThanOrEqual(3 * polls);
      expect(calls.filter((call) => call.action === single).length).toBeLessThanOrEqual(10);
    });

    it("refreshes a thousand with at most 20 calls", async () => {
      await cloud.lifecycle({ service, kind: "container-group", pace: "instant" });
      const made: { id: string; outputs: Record<string, unknown> }[] = [];
      await atATime(50, numbers(1000), async (i) => {
        made.push(await provider.create({ ...make(1000 + i), waitFor: "none" }));
      });
      await cloud.clearRequests();
      let found = 0;
      await atATime(PARALLEL, made, async ({ id, outputs }) => {
        if ((await provider.read(id, outputs)).id === id) found += 1;
      });
      expect(found).toBe(1000);
      expect((await cloud.requests()).length).toBeLessThanOrEqual(20);
    });
  });
});
