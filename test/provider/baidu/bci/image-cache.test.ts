import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, startProvider } from "../../../support/provider-process";

const TYPE = "bci:ImageCache";
const inputs = {
  name: "base",
  images: ["nginx:1.27", "redis"],
  subnetId: "sbn-1",
  securityGroupId: "g-1",
  zone: "zoneA",
};
const KIND = { service: "bci", kind: "image-cache" };

lifecycle(TYPE, {
  inputs,
  kind: KIND,
  createAction: "CreateImageCache",
  settles: "创建成功",
  steps: [
    { set: { images: ["redis:latest", "nginx:1.27"], ephemeralStorage: 20 }, expect: "same" },
    {
      set: { images: ["ccr.baidubce.com:5000/team/api:2", "nginx:1.27"] },
      expect: "replace",
      after: async (outputs, cloud) => {
        expect(outputs).toMatchObject({ status: "Created", progress: 100, expireTime: expect.stringMatching(/Z$/) });
        const [row] = await cloud.resources(KIND);
        expect(row?.attributes.originImages).toEqual(["ccr.baidubce.com:5000/team/api:2", "nginx:1.27"]);
      },
    },
    { set: { imageRegistryCredentials: [{ server: "ccr", userName: "u", password: "hunter2" }] }, expect: "replace" },
    { set: { imageRegistryCredentials: [] }, expect: "replace" },
    { set: { imageRegistryCredentials: undefined }, expect: "same" },
    { set: { eip: { ip: "203.0.113.9" } }, expect: "replace" },
    { set: { eip: undefined, autoMatchImageCache: true }, expect: "replace" },
    { set: { ephemeralStorage: 40, zone: "zoneB" }, expect: "replace" },
    {
      outside: (cloud, id) => cloud.change({ ...KIND, id, set: { originImages: ["nginx:1.26"] } }),
      expect: "replace",
    },
  ],
  refused: [
    {
      set: { eip: {} },
      failures: [{ property: "eip.ip", reason: "is required" }],
    },
    {
      set: { images: ["nginx@sha256:0"], zone: undefined },
      failures: [
        {
          property: "images[0]",
          reason:
            'must be an image with a tag, such as nginx:1.27 (BCI does not accept digests), not the string "nginx@sha256:0"',
        },
        { property: "zone", reason: "is required" },
      ],
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
      "the cloud reports Failed",
      expect.stringMatching(/^BCI gives no reason: check that the images exist/),
    ]);
    expect(await stack.up(inputs)).toBe("replace");
    expect(await cloud.resources()).toMatchObject([{ status: "创建成功" }]);

    await cloud.clock({ advanceSeconds: 40 * 86_400 });
    expect(await stack.refresh()).toBe(false);
    expect(await stack.up(inputs)).toBe("create");
    await stack.destroy();
    expect(await cloud.resources()).toEqual([]);

    await cloud.clearRequests();
    await cloud.fault({ service: "bci", action: "CreateImageCache", reset: "after", count: 1 });
    await stack.up(inputs);
    expect((await cloud.resources()).map(({ id }) => id)).toEqual([stack.id]);
    const sent = (await cloud.requests()).filter(({ action }) => action === "CreateImageCache");
    expect(sent).toHaveLength(1);
  } finally {
    await provider.close();
    await cloud.close();
  }
});
