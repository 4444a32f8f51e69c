import { describe, expect, test } from "vitest";
import { resourceOf } from "../../../provider/clouds";
import { notesInMemory } from "../../../provider/lifecycle/create/notes";
import { withDefaults } from "../../../provider/lifecycle/default-tags";
import { operationsOf } from "../../../provider/lifecycle/operations";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { connect } from "../../../provider/transport/connect";
import { startEmulator } from "../../support/emulator";

const defaults = { tags: { team: "web", cost: "1" }, labels: { tier: "back" } };

describe("tags and labels of the settings", () => {
  test.each([
    ["tke:Cluster", { tags: { cost: "2" } }, { tags: { team: "web", cost: "2" } }],
    ["tke:NodePool", {}, { labels: { tier: "back" } }],
    ["bci:ContainerGroup", { tags: { team: UNKNOWN } }, { tags: { team: UNKNOWN, cost: "1" } }],
    ["eci:ContainerGroup", {}, { tags: defaults.tags, labels: defaults.labels }],
    ["tke:Cluster", { tags: UNKNOWN }, { tags: UNKNOWN }],
    ["tcr:Namespace", { name: "a" }, { name: "a" }],
  ])("go to %s with %j", async (type, inputs, expected) => {
    expect(withDefaults(await resourceOf(type), inputs, defaults)).toEqual(expected);
  });

  test("are on the resource in the cloud, and are no difference afterwards", async () => {
    const cloud = await startEmulator();
    const settings = {
      endpoint: cloud.url,
      tencent: { ...cloud.credentials.tencent, region: "gsqy", defaultTags: defaults.tags },
    };
    const clouds = connect(settings, { env: {} });
    const reporter = { report: () => {}, warn: () => {} };
    const operations = operationsOf("tke:Cluster", {
      clouds: () => clouds,
      reporter: () => reporter as never,
      signal: new AbortController().signal,
      notes: notesInMemory(),
    });
    const inputs = await operations.withDefaults({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
    const { id, properties } = await operations.create(inputs);
    const [cluster] = await cloud.resources({ kind: "cluster" });
    expect(JSON.stringify(cluster)).toContain('"Key":"team","Value":"web"');
    const read = await operations.read(id, properties);
    expect((await operations.diff(id, read?.properties ?? {}, inputs)).changes).toEqual([]);
    await Promise.all([clouds.close(), cloud.close()]);
  });
});
