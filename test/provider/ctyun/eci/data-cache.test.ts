import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { startProvider } from "../../../support/provider-process";

const TYPE = "eci:DataCache";
const KIND = { service: "eci", kind: "data-cache" };
const inputs = {
  name: "model",
  bucket: "models",
  path: "/models/small",
  dataSource: { git: { url: "https://git.example/models.git" } },
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
};

lifecycle(TYPE, {
  inputs,
  kind: KIND,
  createAction: "createDataCache",
  settles: "available",
  steps: [
    { set: { retentionDays: 0, tags: {} }, expect: "same", after: (outputs) => expect(outputs.size).toBe(20) },
    { set: { size: 20 }, expect: "same" },
    { set: { tags: { team: "a" }, eip: { autoCreate: {} } }, expect: "update" },
    { set: { tags: undefined, eip: undefined }, expect: "update" },
    {
      set: { dataSource: { git: { url: "https://git.example/models.git", branch: "v2", accessToken: "hunter22" } } },
      expect: "replace",
      after: async (outputs, cloud) => {
        const [row] = await cloud.resources(KIND);
        expect(row?.attributes.dataSource).toEqual({
          dataSourceType: "GIT",
          datasourceOption: { git: { url: "https://git.example/models.git", branch: "v2", accessToken: "[secret]" } },
        });
        expect(outputs).toMatchObject({ status: "available", snapshotId: expect.any(String) });
      },
    },
    { outside: (cloud, id) => cloud.change({ ...KIND, id, set: { path: "/other" } }), expect: "replace" },
    { set: { size: 40, retentionDays: 10 }, expect: "replace" },
  ],
  refused: [
    {
      set: { dataSource: { hg: { url: "x" } }, path: undefined },
      failures: [
        { property: "path", reason: "is required" },
        { property: "dataSource.git", reason: "is required" },
        { property: "dataSource.hg", reason: expect.stringContaining("there is no such property") as never },
      ],
    },
  ],
});

it("is made once although the answer of the create call was lost", async () => {
  const cloud = await startEmulator();
  const provider = await startProvider(TYPE, emulatorConfig(cloud));
  try {
    await cloud.fault({ service: "eci", action: "createDataCache", reset: "after", count: 1 });
    const stack = new Stack(provider);
    expect(await stack.up(inputs)).toBe("create");
    expect(await cloud.resources(KIND)).toHaveLength(1);
    await stack.destroy();
  } finally {
    await provider.close();
    await cloud.close();
  }
});
