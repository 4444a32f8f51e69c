import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { baiduCaller } from "../../support/baidu-call";
import { startEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let call: ReturnType<typeof baiduCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  call = baiduCaller(emulator.url, emulator.credentials.baidu);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const cache = (more: object = {}) => ({
  imageCacheName: "base",
  originImages: [{ originImageAddress: "nginx", originImageVersion: "1.27" }],
  subnetId: "sbn-1",
  securityGroupId: "g-1",
  zoneName: "zoneA",
  temporaryStorageSize: 20,
  needEip: false,
  ...more,
});
const create = async (more: object = {}) =>
  (await call("POST /v2/imageCache", cache(more))).body.imageCacheId as string;
const list = async () => (await call("GET /v2/imageCache")).body;

it("is created in steps, reported in Chinese, with its progress", async () => {
  await emulator.lifecycle({ pace: "reads:2" });
  const id = await create();
  const seen = [];
  for (let i = 0; i < 3; i++) seen.push((await list()).result[0]);
  expect(seen.map(({ status, progress }) => [status, progress])).toEqual([
    ["创建中", 33],
    ["创建中", 66],
    ["创建成功", 100],
  ]);
  expect(seen[2]).toMatchObject({ imageCacheId: id, originImages: ["nginx:1.27"], lastestMatchedTime: null });
});

it("shows its progress by time as well", async () => {
  await emulator.lifecycle({ pace: "seconds:100" });
  await create();
  await emulator.clock({ advanceSeconds: 50 });
  const [{ progress }] = (await list()).result;
  expect(progress).toBeGreaterThanOrEqual(49);
  expect(progress).toBeLessThan(99);
});

it("fails for an image that is not there", async () => {
  await create({ originImages: [{ originImageAddress: "does-not-exist", originImageVersion: "1" }] });
  expect((await list()).result[0]).toMatchObject({ status: "创建失败", progress: 0 });
  expect((await emulator.resources())[0]?.reason).toBe('failed to pull image "does-not-exist:1": not found');
});

it("pages by number, and records when a group uses it", async () => {
  const ids = [await create(), await create(), await create()];
  const page = (await call("GET /v1/imageCache?pageNo=2&pageSize=2")).body;
  expect(page).toMatchObject({ totalCount: 3, pageNo: 2, pageSize: 2, result: [{ imageCacheId: ids[2] }] });
  await call("POST /v2/instance", {
    name: "web",
    securityGroupIds: ["g-1"],
    subnetIds: ["sbn-1"],
    volume: {},
    containers: [{ name: "web", image: "nginx:1.27" }],
  });
  expect((await list()).result[0].lastestMatchedTime).toMatch(/^20.*Z$/);
});

it("is gone after a batch delete, twice over, and when its time is up", async () => {
  const [deleted, expired] = [await create(), await create()];
  for (let i = 0; i < 2; i++) {
    const answer = await call("POST /v2/imageCache/batchDel", { imageCacheIds: [deleted] });
    expect([answer.status, answer.body]).toEqual([200, {}]);
  }
  expect((await list()).result.map((row: { imageCacheId: string }) => row.imageCacheId)).toEqual([expired]);
  await emulator.clock({ advanceSeconds: 31 * 86_400 });
  expect(await list()).toMatchObject({ totalCount: 0, result: [] });
});

it("is refused beyond the quota, and for wrong parameters with the codes of the pages", async () => {
  await emulator.quota("bci.imageCaches", 1);
  await create();
  expect((await call("POST /v2/imageCache", cache())).body).toMatchObject({ code: "QuotaExceeded" });
  // The code has a blank in it; its sample has no request id, which the clients look for.
  for (const wrong of [
    cache({ zoneName: undefined }),
    cache({ needEip: true }),
    cache({ zoneName: "cn-bj-a" }),
    cache({ more: 1 }),
  ]) {
    const { status, body } = await call("POST /v2/imageCache", wrong);
    expect([status, Object.keys(body), body.code]).toEqual([
      400,
      ["code", "message", "requestId"],
      "Invalid parameters",
    ]);
  }
  const none = await call("POST /v2/imageCache/batchDel", { imageCacheIds: [] });
  expect([none.status, none.body.code]).toEqual([400, "BadRequest"]);
});
