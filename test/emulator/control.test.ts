import { request } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { baiduCaller } from "../support/baidu-call";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { tencentCaller } from "../support/tencent-call";

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const JSON_TYPE = { "content-type": "application/json" };

/** One request with headers of its own, `Host` too, which fetch does not allow. */
async function ask(method: string, path: string, headers: Record<string, string> = {}, body?: unknown) {
  const sent = request(`${emulator.url}/_emulator/${path}`, { method, headers });
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const answer = await new Promise<[status: number, text: string]>((resolve, reject) => {
    sent.on("error", reject).on("response", (incoming) => {
      let received = "";
      incoming
        .setEncoding("utf8")
        .on("data", (chunk: string) => {
          received += chunk;
        })
        .on("end", () => resolve([incoming.statusCode ?? 0, received]));
    });
    sent.end(text);
  });
  return { status: answer[0], error: (JSON.parse(answer[1]) as { error?: string }).error, body: JSON.parse(answer[1]) };
}

describe("a web page", () => {
  const own = () => new URL(emulator.url).host;

  it.each<Record<string, string>>([
    { host: "evil.example" },
    { host: "127.0.0.1.evil.example" },
    { host: "localhost.evil.example:80" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:1" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("gets in with none of %j", async (headers) => {
    for (const [method, path] of [
      ["GET", "resources"],
      ["POST", "reset"],
      ["POST", "credentials"],
      ["DELETE", "faults"],
    ] as const) {
      const { status, error } = await ask(
        method,
        path,
        { ...JSON_TYPE, ...headers },
        method === "POST" ? {} : undefined,
      );
      expect([method, path, status]).toEqual([method, path, 403]);
      expect(error).toMatch(/^the admin API is /);
    }
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])(
    "cannot write with the content type %j",
    async (type) => {
      const { status, error } = await ask("POST", "reset", type === "" ? {} : { "content-type": type }, "{}");
      expect([status, error]).toEqual([415, "send it with the header Content-Type: application/json"]);
    },
  );

  it("of the emulator itself, and a shell, get in under every name of this machine", async () => {
    const port = new URL(emulator.url).port;
    for (const host of [own(), `localhost:${port}`, `[::1]:${port}`, `127.9.9.9:${port}`, "LOCALHOST"])
      expect((await ask("GET", "health", { host })).status).toBe(200);
    const headers = { ...JSON_TYPE, origin: emulator.url, "sec-fetch-site": "same-origin" };
    expect((await ask("POST", "reset", headers, {})).status).toBe(200);
  });
});

describe("a mistake is named, with the nearest name", () => {
  it.each([
    ["lifecycle", { pace: "never", service: "tk" }, 'service: there is no "tk"; did you mean "tke"?'],
    [
      "lifecycle",
      { pace: "never", service: "tke", kind: "clusters" },
      'kind: there is no "clusters" in tke; did you mean "cluster"?',
    ],
    ["lifecycle", { pace: "never", knid: "cluster" }, 'knid: there is no such property; did you mean "kind"?'],
    ["lifecycle", { pace: "never", times: "2" }, 'times: must be a number, not the string "2"'],
    ["change", { kind: "cluster", id: "x" }, "service: is required"],
    ["lifecycle", { pace: `seconds:${"9".repeat(400)}` }, "is not a pace"],
    [
      "faults",
      { hang: true, action: "CreateClusters" },
      'action: there is no "CreateClusters"; did you mean "CreateCluster"?',
    ],
    ["faults", { hang: true, service: "bci", action: "CreateCluster" }, 'action: there is no "CreateCluster" in bci; '],
    ["clock", { advanceSeconds: 1e300 }, "advanceSeconds: must be at most 316224000, not the number 1e+300"],
    ["lifecycle", { pace: "instant", phase: "foo" }, 'phase: must be "create" or "update" or "delete" or'],
    ["faults", { skewSeconds: 1e300 }, "skewSeconds: must be at most 316224000, not the number 1e+300"],
    ["faults", { error: { code: "" } }, "error.code: must have at least 1 character, not 0"],
    ["clock", { skewSeconds: -1e300 }, "skewSeconds: must be at least -316224000, not the number -1e+300"],
    [
      "credentials",
      { cloud: "baidu", expiresInSeconds: 1e300 },
      "expiresInSeconds: must be at most 316224000, not the number 1e+300",
    ],
    [
      "credentials",
      { cloud: "ctyun", expiresInSeconds: 60 },
      "expiresInSeconds: ctyun has no temporary credentials; leave it out",
    ],
    ["reset", { now: true }, "now: there is no such property"],
    ["quotas", { quota: "tke.MaxCluster", value: 1 }, 'quota: must be "tke.'],
    ["change", { service: "tke", kind: "clutser", id: "x" }, 'did you mean "cluster"?'],
  ])("POST %s %j", async (path, body, message) => {
    const { status, error } = await ask("POST", path, JSON_TYPE, body);
    expect(status).toBe(400);
    expect(error).toContain(message);
    expect(error).not.toContain("\n");
  });

  it.each([
    ["resources?service=tkee", 'service: there is no "tkee"; did you mean "tke"?'],
    ["resources?kid=cluster", 'kid: there is no such property; did you mean "kind"?'],
    ["requests?status=x", 'status: must be a number, not the string "x"'],
    [
      "requests?since=yesterday",
      'since: must be a date and time with its zone, such as 2026-01-02T03:04:05Z, not the string "yesterday"',
    ],
  ])("GET %s", async (path, message) => {
    const { status, error } = await ask("GET", path);
    expect(status).toBe(400);
    expect(error).toContain(message);
  });

  it("clock cannot be moved out of the years that dates can say", async () => {
    const years = 10 * 365 * 24 * 3600;
    const statuses = [];
    for (let moved = 0; moved < 900; moved++)
      statuses.push((await ask("POST", "clock", JSON_TYPE, { advanceSeconds: years })).status);
    expect(statuses.at(-1)).toBe(400);
    expect((await ask("GET", "health")).status).toBe(200);
  });

  it("its uptime does not follow a machine's clock that is set back", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const own = await startEmulator();
    try {
      vi.setSystemTime(Date.now() - 3_600_000);
      const health = await fetch(`${own.url}/_emulator/health`);
      expect(((await health.json()) as { uptimeSeconds: number }).uptimeSeconds).toBeGreaterThanOrEqual(0);
    } finally {
      vi.useRealTimers();
      await own.close();
    }
  });

  it("attributes of a change are those that there are, of the type that they have", async () => {
    const tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
    const { ClusterId } = await tke("CreateCluster", {
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
      ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "web" },
    });
    const change = (set: object) =>
      ask("POST", "change", JSON_TYPE, { service: "tke", kind: "cluster", id: ClusterId, set });
    expect((await change({ ClusterName: 5 })).error).toBe("set.ClusterName: must be a string, not a number");
    expect((await change({ ClustrName: "x" })).error).toBe(
      'set.ClustrName: tke cluster has no such attribute; did you mean "ClusterName"?',
    );
    expect((await change({ ClusterNetworkSettings: [] })).error).toContain("must be an object, not a list");
    expect((await change({ ClusterName: "renamed" })).body.name).toBe("renamed");
    expect((await change({ AutoUpgradeClusterLevel: null })).status).toBe(200);
    expect((await change({ AutoUpgradeClusterLevel: true })).status).toBe(200);
  });

  it("attributes that no row has are of the documented type, and nested names are checked, too", async () => {
    const tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
    const { ClusterId } = await tke("CreateCluster", {
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
      ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "web" },
    });
    const bci = baiduCaller(emulator.url, emulator.credentials.baidu);
    const containers = [{ name: "n", image: "nginx:1" }];
    const { body } = await bci("POST /v2/instance", {
      name: "web",
      securityGroupIds: ["g-1"],
      subnetIds: ["s-1"],
      containers,
    });
    const errorOf = async (kind: "cluster" | "container-group", set: object) => {
      const id = kind === "cluster" ? ClusterId : body.instanceId;
      return (await ask("POST", "change", JSON_TYPE, { service: kind === "cluster" ? "tke" : "bci", kind, id, set }))
        .error;
    };
    // No row has it.
    expect(await errorOf("cluster", { DrainStatus: { a: 1 } })).toBe(
      "set.DrainStatus: must be a string, not an object",
    );
    expect(await errorOf("cluster", { AutoUpgradeClusterLevel: "yes" })).toMatch(
      /^set\.AutoUpgradeClusterLevel: must be /,
    );
    // Within what rows have.
    expect(await errorOf("cluster", { ClusterNetworkSettings: { ClusterCIDRR: "10.0.0.0/8" } })).toBe(
      'set.ClusterNetworkSettings.ClusterCIDRR: there is no such attribute; did you mean "ClusterCIDR"?',
    );
    expect(await errorOf("cluster", { ClusterNetworkSettings: { MaxNodePodNum: "64" } })).toBe(
      "set.ClusterNetworkSettings.MaxNodePodNum: must be a number, not a string",
    );
    expect(await errorOf("cluster", { TagSpecification: [{ ResourceTyp: "cluster" }] })).toBe(
      'set.TagSpecification.0.ResourceTyp: there is no such attribute; did you mean "ResourceType"?',
    );
    expect(await errorOf("container-group", { tags: [{ tagKey: "by", tagVale: "hand" }] })).toBe(
      'set.tags.0.tagVale: there is no such attribute; did you mean "tagValue"?',
    );
    expect(await errorOf("container-group", { tags: [{ tagKey: "by", tagValue: 5 }] })).toBe(
      "set.tags.0.tagValue: must be a string, not a number",
    );
    expect(await errorOf("container-group", { tags: [{ tagKey: "by", tagValue: "hand" }] })).toBeUndefined();
    expect(await errorOf("cluster", JSON.parse('{"constructor":1}'))).toMatch(/has no such attribute/);
  });
});

describe("what the emulator shows", () => {
  const group = {
    name: "web",
    securityGroupIds: ["g-1"],
    subnetIds: ["sbn-1"],
    imageRegistryCredentials: [{ server: "r", userName: "u", password: "swordfish-7" }],
    containers: [{ name: "n", image: "nginx:1", environmentVars: [{ key: "TOKEN", value: "swordfish-8" }] }],
    volume: { configFile: [{ name: "c", configFiles: [{ path: "a", file: "swordfish-9" }] }] },
  };

  it("of resources hides secrets and values of the environment, and says where", async () => {
    const bci = baiduCaller(emulator.url, emulator.credentials.baidu);
    await bci("POST /v2/instance", group);
    const [item] = await emulator.resources({ kind: "container-group" });
    expect(JSON.stringify(item)).not.toContain("swordfish");
    expect(item?.masked).toEqual([
      "sent.imageRegistryCredentials.0.password",
      "sent.containers.0.environmentVars.0.value",
      "sent.volume.configFile.0.configFiles.0.file",
    ]);
    expect(item?.attributes).toMatchObject({ sent: { containers: [{ environmentVars: [{ key: "TOKEN" }] }] } });
  });

  it("of requests has parameters and bodies without secrets, and filters", async () => {
    const bci = baiduCaller(emulator.url, emulator.credentials.baidu);
    await bci("POST /v2/instance", group);
    await bci("GET /v2/instance?maxKeys=5");
    const tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
    await tcr("CreateUserPersonal", { Password: "hunter2-hunter2" });
    const all = await emulator.requests();
    expect(JSON.stringify(all)).not.toMatch(/swordfish|hunter2/);
    expect(all.map(({ request: content }) => content)).toMatchObject([
      { method: "POST", path: "/v2/instance", body: { name: "web", subnetIds: ["sbn-1"] } },
      { method: "GET", query: { maxKeys: "5" } },
      { method: "POST", path: "/", body: { Password: "[secret]" } },
    ]);
    const count = async (query: string) => (await ask("GET", `requests?${query}`)).body.length;
    expect(await count("service=bci")).toBe(2);
    expect(await count("action=CreateUserPersonal&status=200")).toBe(1);
    expect(await count("status=500")).toBe(0);
    expect(await count("last=1")).toBe(1);
    expect((await ask("GET", "requests?last=-1")).body.error).toBe('last: must be at least 1, not the string "-1"');
    expect(await count("since=2999-01-01T00:00:00Z")).toBe(0);
  });

  it("says that it is well", async () => {
    expect((await ask("GET", "health")).body).toMatchObject({ status: "ok", now: expect.stringMatching(/Z$/) });
  });
});

describe("what nobody reads", () => {
  it.each([
    ["GET", "resources?service=tke&service=bogus", "service: is in the query 2 times; write it once"],
    ["GET", "resources?servic=tke", 'servic: there is no such property; did you mean "service"?'],
    ["GET", "requests?status=", 'status: must be a number, not the string ""'],
    ["GET", "requests?status=0x10", 'status: must be a number, not the string "0x10"'],
    ["GET", "requests?last=1e300", 'last: must be a number, not the string "1e300"'],
    ["GET", "requests?last=0", 'last: must be at least 1, not the string "0"'],
    ["GET", "health?verbose=1", "verbose: there is no such property"],
    ["DELETE", "faults?id=fault-1", "id: there is no such property"],
    ["DELETE", "requests?service=tke", "service: there is no such property"],
    ["POST", "reset?hard=1", "hard: there is no such property"],
  ])("is refused in the query: %s %s", async (method, path, error) => {
    const fault = await ask("POST", "faults", JSON_TYPE, { throttle: true });
    expect(await ask(method, path, JSON_TYPE)).toMatchObject({ status: 400, error });
    expect((await ask("GET", "faults")).body).toMatchObject([{ id: fault.body.id }]);
  });

  it.each([
    ["GET", "resource", 'the admin API has no GET /_emulator/resource; did you mean "/resources"?'],
    ["PUT", "clock", "the admin API has no PUT /_emulator/clock; it has POST"],
    ["DELETE", "faults/fault-9", 'there is no fault "fault-9": see GET /_emulator/faults'],
    ["GET", "constructor", /^the admin API has no GET \/_emulator\/constructor; there are \//],
  ])("is a path that is not there: %s %s", async (method, path, error) => {
    expect(await ask(method, path, JSON_TYPE)).toMatchObject({
      status: 404,
      error: typeof error === "string" ? error : expect.stringMatching(error),
    });
  });

  it("lists each of its paths once", async () => {
    const { error } = await ask("GET", "constructor", JSON_TYPE);
    const paths = (error as string).replace(/^.*there are /, "").split(", ");
    expect(paths).toContain("/console");
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => path.endsWith("/"))).toEqual([]);
  });

  it.each([
    ["lifecycle", { pace: "never", phase: "crate" }, 'did you mean "create"?'],
    ["quotas", { quota: "tcr.namespace", value: 1 }, 'did you mean "tcr.namespaces"?'],
    ["credentials", { cloud: "tencnt" }, 'did you mean "tencent"?'],
    ["faults", { reset: "befor" }, 'did you mean "before"?'],
    ["credentials", { cloud: "tencent", account: "" }, "account: must have at least 1 character, not 0"],
  ])("is a value of %s with another nearby: %j", async (path, body, error) => {
    expect(await ask("POST", path, JSON_TYPE, body)).toMatchObject({
      status: 400,
      error: expect.stringContaining(error),
    });
  });
});
