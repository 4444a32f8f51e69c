import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { resourceOf } from "../../../provider/clouds";
import { eciTable } from "../../../provider/ctyun/eci/api.gen";
import { type Clouds, connect } from "../../../provider/transport/connect";
import { CloudError } from "../../../provider/transport/errors";
import { ctyunCaller } from "../../support/ctyun-call";
import { eciGroup } from "../../support/eci-requests";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { failureOf } from "../../support/failures";

let emulator: TestEmulator;
let opened: Clouds[] = [];
beforeAll(async () => {
  // Calls and codes of the readings as documented.
  emulator = await startEmulator({ readings: new Set() });
});
afterEach(async () => {
  await Promise.all(opened.map((clouds) => clouds.close()));
  opened = [];
  await emulator.reset();
});
afterAll(() => emulator.close());

/** ECI in the emulator; what is given comes before the emulator's own keys. */
function open(ctyun: object = {}) {
  const keys = { ...emulator.credentials.ctyun, regionId: "region-1" };
  const settings = { endpoint: emulator.url, retry: { base: "1ms" }, ctyun: { ...keys, ...ctyun } };
  const clouds = connect(settings, { env: {} });
  opened.push(clouds);
  return clouds.ctyun().eci;
}

const group = eciGroup();

describe("the emulator, which reads the document on its own,", () => {
  it("takes the signature of every call, with odd characters in path, query and body", async () => {
    const client = open() as unknown as Record<string, (request: object) => Promise<unknown>>;
    const odd = "a b+c&=/中~*'()!";
    for (const [action, facts] of Object.entries(eciTable.actions)) {
      const names = [...(facts.path ?? "").matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const request = {
        ...Object.fromEntries([...names, ...(facts.query ?? [])].map((name) => [name, odd])),
        extra: odd,
      };
      const outcome = await client[action]?.(request).catch((error: unknown) => error);
      if (!(outcome instanceof CloudError)) continue;
      expect(`${action}: ${outcome.category} ${outcome.code}`).not.toMatch(/unauthorised|MalformedAnswer/);
    }
  });

  it("gives what it was given", async () => {
    const eci = open();
    const containerGroupName = "größe <a&b> 中文";
    const { containerGroupId = "" } = await eci.createContainerGroup({ ...group, containerGroupName });
    const reported = await eci.describeContainerGroup({ containerGroupId });
    expect(reported).toMatchObject({ containerGroupName, status: "Running" });
    const list = await eci.containerGroupList({ searchType: "containerGroupName", searchValue: "größe <a&b>" });
    expect(list.total).toBe(1);
  });
});

describe("what goes wrong", () => {
  it.each([
    ["an unknown key", { accessKey: "nobody" }, /there is no access key nobody/],
    ["a wrong secret", { secretKey: "not-the-secret" }, /the signature does not match the request/],
  ])("is reported by setting: %s", async (_, wrong, message) => {
    const error = await failureOf(open(wrong).describeRegion({}));
    expect(error).toMatchObject({ category: "unauthorised", code: "EOP.Unauthorized", httpStatus: 401 });
    expect(error.message).toMatch(message);
    expect(error.message).toContain(
      "check container-clouds:ctyun.accessKey and container-clouds:ctyun.secretKey, and this machine's clock",
    );
    expect(error.message).not.toContain("not-the-secret");
  });

  it("for want of a region is known before anything is sent", () => {
    const missing = (settings: object) => connect({ ctyun: settings }, { env: {} }).missing("eci");
    const keys = { accessKey: "a", secretKey: "s" };
    expect(missing({ ...keys, regionId: "r" })).toEqual([]);
    expect(missing(keys)).toEqual([
      {
        setting: "container-clouds:ctyun.regionId",
        reason:
          'is not set; run "pulumi config set --path container-clouds:ctyun.regionId REGION", set CTYUN_REGION_ID, or give the resource a region',
      },
    ]);
    expect(missing({}).map(({ setting }) => setting)).toEqual([
      "container-clouds:ctyun.accessKey",
      "container-clouds:ctyun.secretKey",
      "container-clouds:ctyun.regionId",
    ]);
  });

  it("with the clock is set right", async () => {
    await emulator.clock({ skewSeconds: -7200 });
    await expect(open().describeRegion({})).resolves.toHaveProperty("region");
    expect((await emulator.requests()).map(({ status }) => status)).toEqual([401, 200]);
  });

  it("for a moment is repeated: throttling always, other failures for calls that read", async () => {
    await emulator.fault({ service: "eci", throttle: true, count: 2 });
    await expect(open().createContainerGroup(group)).resolves.toHaveProperty("containerGroupId");
    for (const fault of [{ status: 503 }, { answer: "truncate" as const }, { reset: "before" as const }]) {
      await emulator.fault({ service: "eci", ...fault, count: 1 });
      await expect(open().describeContainerGroups({})).resolves.toHaveProperty("totalCount", 1);
    }
    await emulator.fault({ service: "eci", status: 503, count: 1 });
    expect(await failureOf(open().createContainerGroup(group))).toMatchObject({ category: "server" });
    expect(await emulator.resources()).toHaveLength(1);
  });

  it("of a proxy that is not CTyun's is no proof that something is gone", async () => {
    await emulator.fault({ service: "eci", status: 404, count: 1 });
    const error = await failureOf(open().describeContainerGroup({ containerGroupId: "eci-1" }));
    expect(error).toBeInstanceOf(CloudError);
    expect(error).not.toMatchObject({ category: "not-found" });
  });
});

it("lists all of a kind, in pages, and some by their IDs", async () => {
  const eci = open();
  const call = ctyunCaller(emulator.url, emulator.credentials.ctyun);
  const ids: string[] = [];
  for (let i = 0; i < 205; i++) {
    ids.push((await call("POST /containers/createContainerGroup", group)).body.returnObj.containerGroupId);
  }
  const { list } = await resourceOf("eci:ContainerGroup");
  const context = { clients: { eci } } as never;
  await emulator.clearRequests();
  const found: string[] = [];
  for await (const page of list?.all(context, "") ?? []) found.push(...page.map(([id]) => id));
  expect(found.sort()).toEqual([...ids].sort());
  expect(await emulator.requests()).toHaveLength(3);
  const some = await list?.some?.rows(context, [...ids.slice(0, 99), "eci-none"]);
  expect(some?.map(([id]) => id).sort()).toEqual(ids.slice(0, 99).sort());
});
