import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "../../../../provider/transport/connect";
import { readSettings } from "../../../../provider/transport/settings";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { functionsOf } from "../../../support/functions";
import { emulatorConfig } from "../../../support/lifecycle";

let cloud: TestEmulator;
let get: ReturnType<typeof functionsOf>;
let instanceId: string;

beforeAll(async () => {
  cloud = await startEmulator();
  get = functionsOf(cloud);
  const config = emulatorConfig(cloud);
  const clouds = connect(readSettings(config));
  const { bci } = clouds.baidu();
  const group = {
    subnetIds: ["sbn-1"],
    securityGroupIds: ["g-1"],
    containers: [{ name: "c", image: "nginx:1" }],
    volume: {},
  };
  ({ instanceId } = await bci.CreateInstance({ name: "web", ...group, tags: [{ tagKey: "a", tagValue: "b" }] }));
  await bci.CreateInstance({ name: "job", ...group });
  const images = {
    subnetId: "sbn-1",
    securityGroupId: "g-1",
    zoneName: "zoneA",
    temporaryStorageSize: 20,
    needEip: false,
  };
  for (const image of ["nginx", "redis"])
    await bci.CreateImageCache({
      imageCacheName: image,
      originImages: [{ originImageAddress: image, originImageVersion: "1" }],
      ...images,
    });
  await clouds.close();
});
afterAll(() => cloud.close());

it("container groups are listed, searched and read", async () => {
  const { groups } = (await get("bci:getContainerGroups")) as { groups: { name: string }[] };
  expect(groups.map(({ name }) => name).sort()).toEqual(["job", "web"]);
  expect(await get("bci:getContainerGroups", { name: "web" })).toMatchObject({
    groups: [{ containerGroupId: instanceId, status: "Running", tags: { a: "b" } }],
  });
  expect(await get("bci:getContainerGroups", { containerGroupId: instanceId })).toMatchObject({
    groups: [{ name: "web" }],
  });
  expect(await get("bci:getContainerGroup", { containerGroupId: instanceId })).toMatchObject({
    name: "web",
    subnetId: "sbn-1",
    securityGroupIds: ["g-1"],
    initContainerStatuses: [],
    containerStatuses: [{ name: "c", state: "Running" }],
  });
  await expect(get("bci:getContainerGroups", { name: "web", containerGroupId: instanceId })).rejects.toThrow(
    "bci:getContainerGroups: containerGroupId: cannot be combined with name",
  );
});

it("image caches are listed, their state in English", async () => {
  expect((await get("bci:getImageCaches")).caches).toHaveLength(2);
  expect(await get("bci:getImageCaches", { image: "redis:1" })).toMatchObject({
    caches: [{ images: ["redis:1"], status: "Created", progress: 100 }],
  });
});
