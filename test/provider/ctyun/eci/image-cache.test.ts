import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, startProvider } from "../../../support/provider-process";

const TYPE = "eci:ImageCache";
const KIND = { service: "eci", kind: "image-cache" };
const inputs = {
  name: "base",
  images: ["nginx:1.27", "redis:7"],
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
};

lifecycle(TYPE, {
  inputs,
  kind: KIND,
  createAction: "createImageCache",
  settles: "ready",
  steps: [
    { set: { images: ["redis:7", "nginx:1.27"], size: 20, retentionDays: 0, tags: {} }, expect: "same" },
    {
      set: { tags: { team: "a", empty: "" } },
      expect: "update",
      after: (outputs) =>
        expect(outputs).toMatchObject({
          status: "ready",
          progress: 100,
          createTime: expect.stringMatching(/^20.*Z$/),
        }),
    },
    {
      outside: (cloud, id) => cloud.change({ ...KIND, id, set: { tags: [{ key: "by", value: "hand" }] } }),
      expect: "update",
    },
    { set: { tags: undefined }, expect: "update" },
    // Used only while the cache is made.
    { set: { imageRegistryCredentials: [{ server: "r", userName: "u", password: "hunter2" }] }, expect: "update" },
    { set: { eip: { eipInstanceId: "eip-1" } }, expect: "update" },
    {
      set: { images: ["team/api:2"], size: 40 },
      expect: "replace",
      after: async (_outputs, cloud) => {
        const [row] = await cloud.resources(KIND);
        expect(row?.attributes).toMatchObject({
          images: ["team/api:2"],
          imageCacheSize: 40,
          azInfo: { azName: "cn-huadong1-jsnj1A-public-ctcloud" },
          vSwitchId: "subnet-1",
          eip: { eipInstanceId: "eip-1" },
          imageRegistryCredentials: [{ server: "r", userName: "u", password: "[secret]" }],
        });
      },
    },
    { set: { imageRegistryCredentials: undefined, eip: undefined }, expect: "update" },
    { outside: (cloud, id) => cloud.change({ ...KIND, id, set: { images: ["nginx:1.26"] } }), expect: "replace" },
    {
      set: { retentionDays: 10, zoneId: 1 },
      expect: "replace",
      after: (outputs) => expect(outputs.expireTime).toMatch(/^20.*Z$/),
    },
  ],
  refused: [
    {
      set: { imageRegistryCredentials: [{ server: "https://r.example.com", userName: "u", password: "p" }] },
      failures: [
        {
          property: "imageRegistryCredentials[0].server",
          reason: "must be a host, without http:// or https://",
        },
      ],
    },
    {
      set: { images: [], retentionDays: 4000, eip: {} },
      failures: [
        { property: "images", reason: "must have at least 1 item, not 0" },
        { property: "retentionDays", reason: "must be at most 3650, not the number 4000" },
      ],
    },
    {
      set: { eip: {} },
      failures: [{ property: "eip", reason: "must have exactly one of eipInstanceId, autoCreate; it has none" }],
    },
  ],
});

it("fails for good with a missing image, is not made twice when the answer is lost, and is recreated once expired", async () => {
  const cloud = await startEmulator();
  const provider = await startProvider(TYPE, emulatorConfig(cloud));
  try {
    const stack = new Stack(provider);
    const failure = await stack.up({ ...inputs, images: ["does-not-exist:1"] }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InitFailed);
    expect((failure as InitFailed).reasons).toEqual([
      "the cloud reports failed",
      'event Failed: failed to pull image "does-not-exist:1": not found',
    ]);
    expect(await stack.up({ ...inputs, retentionDays: 30 })).toBe("replace");
    expect(await cloud.resources()).toMatchObject([{ status: "ready" }]);
    expect((await provider.read(stack.id ?? "", {})).inputs).toMatchObject({ retentionDays: 30 });

    await cloud.clock({ advanceSeconds: 31 * 86_400 });
    expect(await stack.refresh()).toBe(false);
    expect(await stack.up(inputs)).toBe("create");

    stack.outputs = (await provider.read(stack.id ?? "", {})).outputs;
    expect(await stack.up(inputs)).toBe("update");
    expect(await stack.up(inputs)).toBe("same");
    await stack.destroy();
    expect(await cloud.resources()).toEqual([]);

    await cloud.clearRequests();
    await cloud.fault({ service: "eci", action: "createImageCache", reset: "after", count: 1 });
    await stack.up(inputs);
    expect((await cloud.resources()).map(({ id }) => id)).toEqual([stack.id]);
    expect((await cloud.requests()).filter(({ action }) => action === "createImageCache")).toHaveLength(1);
  } finally {
    await provider.close();
    await cloud.close();
  }
});
