import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, Stack } from "../../../support/lifecycle";
import { startPlugin } from "../../../support/plugin-process";
import { type ProviderProcess, startHost } from "../../../support/provider-process";

const TYPE = "tke:AsGroupOptions";

// Options are no row of their own in the cloud, so the lifecycle table does not fit.
describe.each([
  ["dynamic", startHost],
  ["plugin", startPlugin],
])("tke:AsGroupOptions, %s delivery", (_delivery, start) => {
  let cloud: TestEmulator;
  let provider: { of(type: string): ProviderProcess; close(): Promise<void> };
  let cluster: Stack;
  beforeAll(async () => {
    cloud = await startEmulator();
    provider = await start(emulatorConfig(cloud));
    cluster = new Stack(provider.of("tke:Cluster"));
    await cluster.up({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
  });
  afterAll(async () => {
    await provider.close();
    await cloud.close();
  });
  const row = async () => (await cloud.resources({ service: "tke", kind: "cluster" }))[0];
  const there = async () => (await row())?.attributes.AsGroupOption;

  it("is set, changed, repaired; a destroy leaves them and says so", async () => {
    const options = new Stack(provider.of(TYPE));
    const inputs = { clusterId: cluster.id, scaleDownEnabled: true, expander: "least-waste" };
    expect(await options.up(inputs)).toBe("create");
    expect(options.id).toBe(cluster.id);
    expect(options.outputs).toMatchObject({ scaleDownDelayMinutes: 10, skipNodesWithSystemPods: false });
    expect(await there()).toMatchObject({ IsScaleDownEnabled: true, Expander: "least-waste", ScaleDownDelay: 10 });
    expect(await options.up(inputs)).toBe("same");
    expect(await options.up({ ...inputs, scaleDownDelayMinutes: 10 })).toBe("same");
    const slow = { ...inputs, scaleDownDelayMinutes: 30, okTotalUnreadyCount: 3 };
    expect(await options.up(slow)).toBe("update");
    expect(await there()).toMatchObject({ ScaleDownDelay: 30, OkTotalUnreadyCount: 3, Expander: "least-waste" });

    const set = { AsGroupOption: { ...((await there()) as object), ScaleDownDelay: 1, ScaleDownUnneededTime: 1 } };
    await cloud.change({ service: "tke", kind: "cluster", id: cluster.id ?? "", set });
    await options.refresh();
    expect(await options.up(slow)).toBe("update");
    // What the program leaves to the cloud is not repaired.
    expect(await there()).toMatchObject({ ScaleDownDelay: 30, ScaleDownUnneededTime: 1 });

    const read = await options.provider.read(options.id ?? "", {});
    expect(read.outputs).toMatchObject(slow);
    await options.destroy();
    const warnings = () => options.provider.progress.filter(({ warning }) => warning).map(({ message }) => message);
    await expect.poll(warnings).toEqual([expect.stringMatching(/^a cluster always has autoscaler options/)]);
    expect(await there()).toMatchObject({ ScaleDownDelay: 30 });
  });

  it("refuses what the autoscaler does not know, and a cluster that is not there", async () => {
    const options = new Stack(provider.of(TYPE));
    const wrong = { clusterId: "cls-1", expander: "price", scaleDownUtilizationThreshold: 101 };
    expect((await options.provider.check({}, wrong)).failures.map(({ property }) => property)).toEqual([
      "scaleDownEnabled",
      "expander",
      "scaleDownUtilizationThreshold",
    ]);
    await expect(options.up({ clusterId: "cls-absent0", scaleDownEnabled: false })).rejects.toThrow(/clusterId/);
  });
});
