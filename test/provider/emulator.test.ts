import { createServer } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { FaultInput } from "../../emulator/faults";
import { bciTable } from "../../provider/baidu/bci/api.gen";
import type { CloudName } from "../../provider/clouds";
import { tcrTable } from "../../provider/tencent/tcr/api.gen";
import { tkeTable } from "../../provider/tencent/tke/api.gen";
import { type Clouds, connect } from "../../provider/transport/connect";
import { CloudError } from "../../provider/transport/errors";
import type { Settings } from "../../provider/transport/settings";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { failureOf } from "../support/failures";
import { movedClock } from "../support/moved-clock";

let emulator: TestEmulator;
let opened: Clouds[] = [];

beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(async () => {
  await Promise.all(opened.map((clouds) => clouds.close()));
  opened = [];
  await emulator.clearFaults();
});
afterAll(() => emulator.close());

/** Clouds in the emulator; what a cloud's settings say comes before the emulator's own keys. */
function open(
  settings: { [cloud in "tencent" | "baidu"]?: object } & Settings = {},
  clock = undefined as ReturnType<typeof movedClock> | undefined,
): Clouds {
  const { tencent, baidu } = emulator.credentials;
  const clouds = connect(
    {
      endpoint: emulator.url,
      retry: { base: "1ms" },
      ...settings,
      tencent: { ...tencent, region: "gsqy", ...settings.tencent },
      baidu: { ...baidu, ...settings.baidu },
    },
    { env: {}, ...(clock ? { clock } : {}) },
  );
  opened.push(clouds);
  return clouds;
}

type Calls = Record<string, (request: object) => Promise<unknown>>;

describe("the emulator, which reads the manuals on its own,", () => {
  test.each(["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"])(
    "takes every call to Tencent signed by %s",
    async (signatureMethod) => {
      const clients = open({ tencent: { signatureMethod }, rateLimit: "none" }).tencent();
      for (const [table, client] of [
        [tkeTable, clients.tke],
        [tcrTable, clients.tcr],
      ] as const) {
        for (const action of Object.keys(table.actions)) {
          const outcome = await (client as unknown as Calls)[action]?.({}).catch((error: unknown) => error);
          if (outcome instanceof CloudError)
            expect(`${action}: ${outcome.code}`).not.toMatch(/AuthFailure|MalformedAnswer/);
          else expect(outcome, action).toHaveProperty("RequestId");
        }
      }
    },
  );

  test("takes Tencent's nested values and odd characters in all three signatures", async () => {
    for (const signatureMethod of ["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"]) {
      const { tcr } = open({ tencent: { signatureMethod } }).tencent();
      const Namespace = `lib${signatureMethod.toLowerCase().replaceAll("-", "")}`;
      await tcr.CreateUserPersonal({ Password: "Üb+er &=?/ ~*'()!" }).catch(() => undefined);
      await tcr.CreateNamespacePersonal({ Namespace });
      const description = "Größe: 1+1 = 2 & mehr/weniger? 中文 ~*'()!";
      const RepoName = `${Namespace}/web`;
      await tcr.CreateRepositoryPersonal({ RepoName, Public: 0, Description: description });
      const { Data } = (await tcr.DescribeRepositoryPersonal({ RepoName })) as unknown as {
        Data: { Description: string };
      };
      expect(Data.Description).toBe(description);
    }
  });

  test.each(["v1", "v2"])("takes every call to BCI under %s", async (version) => {
    const { bci } = open({ baidu: { versions: { bci: version } } }).baidu();
    for (const [action, facts] of Object.entries(bciTable.actions)) {
      const request = facts.path?.includes("{") ? { instanceId: "p-a b+c/中~(1)" } : {};
      const outcome = await (bci as unknown as Calls)[action]?.(request).catch((error: unknown) => error);
      if (outcome instanceof CloudError) {
        expect(`${action}: ${outcome.category} ${outcome.code}`).not.toMatch(/unauthorised|MalformedAnswer/);
      }
    }
  });

  test("takes Baidu's queries with odd characters, and fewer signed headers", async () => {
    const { bci } = open({ baidu: { signOption: { headersToSign: ["Host"], expireSeconds: 30 } } }).baidu();
    await expect(bci.ListInstances({ keywordType: "name", keyword: "a b+c&=/中~*'()!" })).resolves.toMatchObject({
      result: [],
    });
  });

  test("takes temporary keys of both clouds", async () => {
    const tencent = await emulator.issue({ cloud: "tencent", expiresInSeconds: 3600 });
    const baidu = await emulator.issue({ cloud: "baidu", expiresInSeconds: 3600 });
    const clouds = open({ tencent, baidu });
    await expect(clouds.tencent().tke.DescribeClusters({})).resolves.toMatchObject({ TotalCount: 0 });
    await expect(clouds.baidu().bci.ListInstances({})).resolves.toMatchObject({ result: [] });
  });
});

describe("keys that are wrong are reported by setting:", () => {
  test.each([
    [
      "an unknown ID",
      { secretId: "AKIDnobody" },
      "AuthFailure.SecretIdNotFound",
      "check container-clouds:tencent.secretId: the key is deleted, disabled or mistyped",
    ],
    [
      "a wrong secret",
      { secretKey: "wrong" },
      "AuthFailure.SignatureFailure",
      "check container-clouds:tencent.secretKey: it does not belong to the secretId",
    ],
    [
      "a token too many",
      { token: "t" },
      "AuthFailure.TokenFailure",
      "renew the temporary credentials: container-clouds:tencent.token is wrong or has expired",
    ],
  ])("Tencent, %s", async (_, tencent, code, remedy) => {
    const error = await failureOf(open({ tencent }).tencent().tke.DescribeClusters({}));
    expect(error).toMatchObject({ category: "unauthorised", code, attempts: 1 });
    expect(error.message.endsWith(`): ${remedy}`), error.message).toBe(true);
  });

  test.each([
    [
      "an unknown ID",
      { accessKeyId: "nobody" },
      "InvalidAccessKeyId",
      "check container-clouds:baidu.accessKeyId: it does not exist",
    ],
    [
      "a wrong secret",
      { secretAccessKey: "wrong" },
      "SignatureDoesNotMatch",
      "check container-clouds:baidu.secretAccessKey: it does not belong to the accessKeyId",
    ],
  ])("Baidu, %s", async (_, baidu, code, remedy) => {
    const error = await failureOf(open({ baidu }).baidu().bci.ListInstances({}));
    expect(error).toMatchObject({ category: "unauthorised", code, attempts: 1 });
    expect(error.message.endsWith(`): ${remedy}`), error.message).toBe(true);
  });

  test("a profile's", async () => {
    const profiles = { prod: { tencent: { secretId: emulator.credentials.tencent.secretId, secretKey: "wrong" } } };
    const error = await failureOf(open({ profiles }).tencent({ profile: "prod" }).tke.DescribeClusters({}));
    expect(error.message).toContain("check container-clouds:profiles.prod.tencent.secretKey: it does not belong");
  });

  test.each<[CloudName, () => [string, string], (clouds: Clouds) => Promise<unknown>, string]>([
    [
      "tencent",
      () => ["TENCENTCLOUD_SECRET_ID", emulator.credentials.tencent.secretId],
      (clouds) => clouds.tencent({ region: "gsqy" }).tke.DescribeClusters({}),
      "check TENCENTCLOUD_SECRET_KEY: it does not belong to the secretId",
    ],
    [
      "baidu",
      () => ["BCE_ACCESS_KEY_ID", emulator.credentials.baidu.accessKeyId],
      (clouds) => clouds.baidu().bci.ListInstances({}),
      "check BCE_SECRET_ACCESS_KEY: it does not belong to the accessKeyId",
    ],
    [
      "ctyun",
      () => ["CTYUN_AK", emulator.credentials.ctyun.accessKey],
      (clouds) => clouds.ctyun({ region: "bb9fdb42056f11eda1610242ac110002" }).eci.describeRegion({}),
      "check CTYUN_AK and CTYUN_SK, and this machine's clock",
    ],
  ])("%s's of the environment, by its variables", async (cloud, id, call, remedy) => {
    const [name, value] = id();
    const secret = { TENCENTCLOUD_SECRET_ID: "TENCENTCLOUD_SECRET_KEY", CTYUN_AK: "CTYUN_SK" }[name];
    const env = { [name]: value, [secret ?? "BCE_SECRET_ACCESS_KEY"]: "wrong" };
    const clouds = connect({ endpoint: emulator.url, retry: "none" }, { env });
    opened.push(clouds);
    expect(await failureOf(call(clouds))).toMatchObject({ category: "unauthorised", remedy });
    expect(clouds.keyPlaces(cloud).slice(0, 2)).toEqual(Object.keys(env));
  });

  test("a token that has expired", async () => {
    const clock = {
      tencent: await emulator.issue({ cloud: "tencent", expiresInSeconds: 60 }),
      baidu: await emulator.issue({ cloud: "baidu", expiresInSeconds: 60 }),
    };
    await emulator.clock({ advanceSeconds: 61 });
    const clouds = open(clock);
    const tencent = await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(tencent).toMatchObject({ category: "unauthorised", code: "AuthFailure.TokenFailure" });
    expect(tencent.message).toContain(
      "renew the temporary credentials: container-clouds:tencent.token is wrong or has expired",
    );
    const baidu = await failureOf(clouds.baidu().bci.ListInstances({}));
    expect(baidu).toMatchObject({ category: "unauthorised" });
    expect(baidu.message).toContain("with temporary credentials, renew them and container-clouds:baidu.sessionToken");
  });
});

describe("a clock that is a day off", () => {
  test.each([-86_400_000, 86_400_000])("by %d ms is corrected after one refusal", async (off) => {
    const clouds = open({}, movedClock(Date.now() + off));
    await emulator.clearRequests();
    await clouds.tencent().tke.DescribeClusters({});
    await clouds.tencent().tke.DescribeClusters({});
    await clouds.baidu().bci.ListInstances({});
    const statuses = (await emulator.requests()).map(({ action, code }) => `${action} ${code || "fine"}`);
    expect(statuses).toEqual([
      "DescribeClusters AuthFailure.SignatureExpire",
      "DescribeClusters fine",
      "DescribeClusters fine",
      "ListInstances fine",
    ]);
  });
});

test("many calls at once correct a wrong clock together", async () => {
  const { tke } = open({ rateLimit: "none" }, movedClock(Date.now() - 3_600_000)).tencent();
  const answers = await Promise.all(Array.from({ length: 50 }, () => tke.DescribeClusters({})));
  expect(answers).toHaveLength(50);
});

describe("faults of the cloud", () => {
  const cluster = { ClusterId: "cls-none" };

  test.each<[string, FaultInput]>([
    ["a reset before the call", { reset: "before" }],
    ["a reset after it", { reset: "after" }],
    ["an answer that is dropped", { answer: "drop" }],
    ["an answer that is cut", { answer: "truncate" }],
    ["a gateway's 503", { status: 503 }],
    ["an internal error", { error: { code: "InternalError" } }],
    ["throttling", { throttle: true }],
  ])("are outlived by a read: %s", async (_, fault) => {
    await emulator.fault({ count: 2, ...fault });
    const patient = {
      timeout: { request: fault.answer === "drop" ? "100ms" : "10s" },
      retry: { base: "1ms", maxAttempts: 20 },
    };
    await expect(open(patient).tencent().tke.DescribeClusters({})).resolves.toMatchObject({ TotalCount: 0 });
  });

  test("are not outlived by a write that may have happened", async () => {
    await emulator.fault({ reset: "after", count: 1 });
    const error = await failureOf(open().tencent().tcr.CreateNamespacePersonal({ Namespace: "once" }));
    expect(error).toMatchObject({ category: "connection", mayHaveTakenEffect: true, attempts: 1 });
  });

  test("are outlived by a create that carries a client token, which happens once", async () => {
    const { bci } = open().baidu();
    await emulator.fault({ service: "bci", action: "CreateInstance", reset: "after", count: 2 });
    const containers = [{ name: "web", image: "nginx:1.29" }];
    const group = { name: "once", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"], containers, volume: {} };
    const { instanceId } = await bci.CreateInstance({ ...group, clientToken: "token-of-once" });
    const { result } = await bci.ListInstances({});
    expect(result.map((row) => [row.instanceId, row.instanceName])).toEqual([[instanceId, "once"]]);
  });

  test("are reported when they last: a call that hangs", async () => {
    await emulator.fault({ hang: true });
    const error = await failureOf(
      open({ timeout: { request: "50ms" }, retry: "none" })
        .tencent()
        .tke.DescribeClusters({}),
    );
    expect(error).toMatchObject({ category: "timeout", code: "Timeout" });
  });

  test("keep their category: not found", async () => {
    const error = await failureOf(open().tencent().tke.DescribeClusterSecurity(cluster));
    expect(error).toMatchObject({
      category: "not-found",
      cloud: "tencent",
      service: "tke",
      action: "DescribeClusterSecurity",
    });
  });

  test("and no emulator at all: the endpoint is named", async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)),
    );
    await new Promise((resolve) => server.close(resolve));
    const error = await failureOf(
      open({ endpoint: `http://127.0.0.1:${port}` })
        .baidu()
        .bci.ListInstances({}),
    );
    expect(error.message).toContain(`bci ListInstances at http://127.0.0.1:${port}`);
    expect(error.message).toContain("check container-clouds:endpoint, the region and the proxy");
  });
});

test("hundreds of calls at once come through a cloud that throttles", async () => {
  const strict = await startEmulator({ throttle: true });
  try {
    const settings = { endpoint: strict.url, tencent: { ...strict.credentials.tencent, region: "gsqy" } };
    const clouds = connect(settings, { env: {} });
    opened.push(clouds);
    const { tke } = clouds.tencent();
    const security = Array.from({ length: 100 }, () =>
      tke.DescribeClusterSecurity({ ClusterId: "cls-none" }).catch((error: CloudError) => error.category),
    );
    const lists = Array.from({ length: 40 }, () => tke.DescribeClusters({}));
    expect(new Set(await Promise.all(security))).toEqual(new Set(["not-found"]));
    expect(await Promise.all(lists)).toHaveLength(40);
  } finally {
    await strict.close();
  }
});
