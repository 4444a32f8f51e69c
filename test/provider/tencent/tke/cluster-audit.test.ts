import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { startProvider } from "../../../support/provider-process";

const kind = { service: "tke", kind: "audit" };
const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

lifecycle("tke:ClusterAudit", {
  inputs: {},
  kind,
  createAction: "EnableClusterAudit",
  unreadable:
    /reading tke:ClusterAudit .*it cannot be read by its ID: the API has no call that returns whether audit is on/,
  before: async (_cloud, stackOf) => {
    const cluster = await stackOf("tke:Cluster");
    await cluster.up(web);
    return { clusterId: cluster.id };
  },
  steps: [
    {
      set: { logsetId: "logset-1", topicId: "topic-1" },
      expect: "replace",
      after: async (outputs, cloud) => {
        const [audit] = await cloud.resources(kind);
        expect(audit?.attributes).toMatchObject({ LogsetId: "logset-1", TopicId: "topic-1", RegionId: "gsqy" });
        const id = expect.stringMatching(/^dashboard-/);
        expect(outputs.dashboardIds).toEqual({ overview: id, search: id, nodes: id, objects: id });
      },
    },
    {
      set: { logRegion: "gsqy-2" },
      expect: "replace",
      after: async (_outputs, cloud) => {
        const [audit] = await cloud.resources(kind);
        expect(audit?.attributes.RegionId).toBe("gsqy-2");
      },
    },
  ],
  refused: [
    { set: { topicId: "" }, failures: [{ property: "topicId", reason: "must have at least 1 character, not 0" }] },
  ],
});

it("goes with its cluster, and turned off outside it stays as it was known", async () => {
  const cloud = await startEmulator();
  const cluster = new Stack(await startProvider("tke:Cluster", emulatorConfig(cloud)));
  await cluster.up(web);
  const audit = new Stack(await startProvider("tke:ClusterAudit", emulatorConfig(cloud)));
  const inputs = { clusterId: cluster.id };
  await audit.up(inputs);
  await cloud.change({ ...kind, id: cluster.id ?? "", remove: true });
  expect(await audit.refresh()).toBe(true);
  expect(await audit.up(inputs)).toBe("same");
  await cluster.destroy();
  expect(await audit.refresh()).toBe(false);
  await Promise.all([cluster, audit].map(({ provider }) => provider.close()));
  await cloud.close();
});
