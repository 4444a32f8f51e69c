import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type BaiduOptions, baiduCaller } from "../../support/baidu-call";
import { startEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let call: ReturnType<typeof baiduCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  call = baiduCaller(emulator.url, emulator.credentials.baidu);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const web = { name: "web", image: "nginx:1.27" };
const group = (more: object = {}) => ({
  name: "Web",
  securityGroupIds: ["g-1"],
  subnetIds: ["sbn-1", "sbn-2"],
  containers: [web],
  volume: {},
  ...more,
});
const create = async (more: object = {}, options: BaiduOptions = {}): Promise<string> => {
  const { status, body } = await call("POST /v2/instance", group(more), options);
  expect(body).toEqual({ instanceId: expect.stringMatching(/^p-[a-z0-9]{8}$/) });
  expect(status).toBe(200);
  return body.instanceId;
};
const get = async (id: string) => (await call(`GET /v2/instance/${id}`)).body.instance;

describe("life of a group", () => {
  it("is Pending, then Creating, then Running, then Terminating, then gone", async () => {
    await emulator.lifecycle({ pace: "reads:1" });
    const id = await create();
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push((await get(id)).status);
    expect(seen).toEqual(["Pending", "Creating", "Creating", "Running"]);
    await call(`DELETE /v2/instance/${id}?relatedReleaseFlag=true`);
    expect((await get(id)).status).toBe("Terminating");
    expect((await call(`DELETE /v2/instance/${id}?relatedReleaseFlag=true`)).body).toEqual({});
    const gone = await call(`GET /v2/instance/${id}`);
    expect([gone.status, gone.body.code]).toEqual([404, "NoSuchObject"]);
    expect((await call(`DELETE /v2/instance/${id}`)).status).toBe(404);
    expect(await emulator.resources()).toEqual([]);
  });

  it("returns what was requested in the names of the read model", async () => {
    const id = await create({
      zoneName: "zoneC",
      tags: [{ tagKey: "team", tagValue: "a" }],
      imageRegistryCredentials: [{ server: "ccr.baidubce.com", userName: "u", password: "hunter2" }],
      containers: [
        {
          ...web,
          cpu: 7,
          memory: 13,
          commands: ["nginx"],
          environmentVars: [{ key: "A", value: "1" }],
          ports: [{ port: 80, protocol: "TCP" }],
          volumeMounts: [{ name: "tmp", type: "EmptyDir", mountPath: "/tmp" }],
        },
      ],
      volume: { emptyDir: [{ name: "tmp" }] },
    });
    expect(await get(id)).toMatchObject({
      instanceName: "web",
      status: "Running",
      zoneName: "zoneC",
      cpu: 8,
      memory: 16,
      restartPolicy: "Always",
      tags: [{ tagKey: "team", tagValue: "a" }],
      volume: { nfs: [], emptyDir: [{ name: "tmp" }], configFile: [], podVolumes: null, flexVolume: [] },
      subnet: { subnetId: "sbn-1" },
      securityGroups: [{ securityGroupId: "g-1" }],
      internalIp: expect.stringMatching(/^192\.168\./),
      publicIp: "",
      bandwidthInMbps: 0,
      deleteTime: null,
      containers: [
        {
          ...web,
          cpu: 7,
          memory: 13,
          commands: ["nginx"],
          args: null,
          envs: [{ key: "A", value: "1" }],
          currentState: { state: "Running" },
          ready: true,
        },
      ],
    });
    expect(JSON.stringify([await get(id), await emulator.resources()])).not.toContain("hunter2");
  });

  it.each<[object[], number, number]>([
    [[{}], 1, 2],
    [[{ cpu: 0.1 }], 0.25, 0.5],
    [[{ cpu: 0.25, memory: 3 }], 0.5, 3],
    [[{ cpu: 1 }, { memory: 9 }], 2, 16],
    [[{ cpu: 16, memory: 64 }], 16, 64],
  ])("rounds %j up to %d cores and %d GiB", async (sizes, cpu, memory) => {
    const id = await create({ containers: sizes.map((size, i) => ({ ...web, name: `c${i}`, ...size })) });
    expect(await get(id)).toMatchObject({ cpu, memory });
  });

  it("fails with the reason in the state of the container whose image is missing", async () => {
    const id = await create({ containers: [web, { name: "bad", image: "does-not-exist:1" }] });
    const { status, containers } = await get(id);
    expect(status).toBe("Failed");
    expect(containers.map(({ currentState }: { currentState: object }) => currentState)).toEqual([
      { state: "Waiting", reason: "ContainerCreating" },
      { state: "Waiting", reason: "ErrImagePull", message: 'failed to pull image "does-not-exist:1": not found' },
    ]);
  });

  it("fails when a rule says so, and keeps the reason", async () => {
    await emulator.lifecycle({ phase: "schedule", pace: "instant", fail: "NO_STOCK: zone is sold out" });
    const id = await create();
    const { status, containers } = await get(id);
    expect([status, containers[0].currentState.message]).toEqual(["Failed", "NO_STOCK: zone is sold out"]);
  });
});

describe("client tokens", () => {
  it("give the same group for the same parameters in any order, and none for others", async () => {
    const tokened = (token: string, body: object) => call(`POST /v2/instance?clientToken=${token}`, body);
    const first = await tokened("t-1", group());
    const { name, ...rest } = group();
    expect((await tokened("t-1", { ...rest, name })).body).toEqual(first.body);
    const other = await tokened("t-1", group({ name: "other" }));
    expect([other.status, other.body.code]).toEqual([403, "IdempotentParameterMismatch"]);
    expect((await tokened("t-2", group())).body).not.toEqual(first.body);
    expect(await emulator.resources()).toHaveLength(2);
    expect((await tokened("x".repeat(65), group())).body.code).toBe("BadRequest");
  });
});

describe("elastic IPs", () => {
  it("made with a group stay without the flag and go with it", async () => {
    const [kept, released] = [
      await create({ autoCreateEip: true, eipName: "a", eipBandwidthInMbps: 10 }),
      await create({ autoCreateEip: true, eipName: "b" }),
    ];
    expect(await get(kept)).toMatchObject({ publicIp: expect.stringMatching(/^198\.18\./), bandwidthInMbps: 10 });
    await call(`DELETE /v2/instance/${kept}`);
    await call(`DELETE /v2/instance/${released}?relatedReleaseFlag=true`);
    expect((await emulator.resources()).map(({ kind, name }) => [kind, name])).toEqual([["eip", "a"]]);
  });

  it("are bound to one group at a time", async () => {
    const id = await create({ eipIp: "203.0.113.7", autoCreateEip: true });
    expect(await get(id)).toMatchObject({ publicIp: "203.0.113.7" });
    const second = await call("POST /v2/instance", group({ eipIp: "203.0.113.7" }));
    expect(second.body).toMatchObject({ code: "BadRequest", message: `eipIp 203.0.113.7 is bound to ${id}` });
  });
});

describe("lists", () => {
  it("page by marker, filter by name and id, and keep regions and accounts apart", async () => {
    const ids = [await create({ name: "web-1" }), await create({ name: "web-2" }), await create({ name: "db" })].sort();
    await create({ name: "far" }, { region: "gz" });
    const other = await emulator.issue({ cloud: "baidu", account: "2" });
    const stranger = baiduCaller(emulator.url, other as never);
    expect((await stranger("GET /v2/instance")).body.result).toEqual([]);
    expect((await stranger(`GET /v2/instance/${ids[0]}`)).status).toBe(404);

    const first = (await call("GET /v2/instance?maxKeys=2")).body;
    expect(first).toMatchObject({ isTruncated: true, nextMarker: ids[2], maxKeys: 2 });
    expect(first.result.map((row: { instanceId: string }) => row.instanceId)).toEqual(ids.slice(0, 2));
    const second = (await call(`GET /v2/instance?maxKeys=2&marker=${first.nextMarker}`)).body;
    expect(second).toMatchObject({ isTruncated: false, result: [{ instanceId: ids[2] }] });
    expect(second).not.toHaveProperty("nextMarker");

    // The Go SDK sends an empty keywordType as a bare name.
    expect((await call("GET /v2/instance?keywordType")).body.result).toHaveLength(3);
    expect((await call("GET /v2/instance?keywordType=name&keyword=web")).body.result).toHaveLength(2);
    const byId = (await call(`GET /v1/instance?keywordType=podId&keyword=${ids[1]}`)).body;
    expect(byId.result).toMatchObject([{ instanceId: ids[1] }]);
    expect(byId.maxKeys).toBe(10);
  });

  it("lose what a batch deletes; ids that are not there are passed over", async () => {
    const ids = [await create(), await create()];
    const answer = await call("POST /v1/instance/batchDel", { instanceIds: [...ids, "p-none0000"] });
    expect(answer.body).toEqual({});
    expect(await emulator.resources()).toEqual([]);
  });
});

describe("what is refused", () => {
  it.each<[string, object, string, string]>([
    ["a missing field", group({ name: undefined }), "InappropriateJSON", "name is required"],
    ["an unknown field", group({ foo: 1 }), "InappropriateJSON", "foo is not a parameter"],
    [
      "a wrong type",
      group({ containers: [{ ...web, cpu: "1" }] }),
      "InappropriateJSON",
      "containers.0.cpu must be a number",
    ],
    ["an empty image", group({ containers: [{ ...web, image: "" }] }), "InappropriateJSON", "image is required"],
    ["less than no core", group({ containers: [{ ...web, cpu: -1 }] }), "BadRequest", "cpu must be at least 0"],
    [
      "a port that is none",
      group({ containers: [{ ...web, ports: [{ port: 70_000 }] }] }),
      "BadRequest",
      "ports.0.port must be at most 65535",
    ],
    [
      "a probe without an action",
      group({ containers: [{ ...web, livenessProbe: { periodSeconds: 5 } }] }),
      "BadRequest",
      "a probe must have one of exec, httpGet, tcpSocket and grpc",
    ],
    ["a zone of another product", group({ zoneName: "cn-bj-a" }), "BadRequest", "there is no zone cn-bj-a"],
    ["no subnet", group({ subnetIds: [] }), "BadRequest", "subnetIds must be at least 1 items"],
    ["an unknown word", group({ restartPolicy: "Sometimes" }), "BadRequest", "restartPolicy must be one of Always"],
    ["a subnet twice", group({ subnetIds: ["a", "a"] }), "BadRequest", "must not contain a subnet twice"],
    ["a bad name", group({ name: "-web" }), "BadRequest", "name must be 2 to 252 characters"],
    ["a container twice", group({ initContainers: [web] }), "BadRequest", "container names must be unique"],
    ["a GPU without its type", group({ containers: [{ ...web, gpu: 1 }] }), "BadRequest", "gpuType is required"],
    ["a terminal without input", group({ containers: [{ ...web, tty: true }] }), "BadRequest", "tty requires stdin"],
    ["too much", group({ containers: [{ ...web, cpu: 32 }] }), "BadRequest", "more than the largest size"],
    [
      "a mount without a volume",
      group({ containers: [{ ...web, volumeMounts: [{ name: "v", type: "NFS", mountPath: "/v" }] }] }),
      "BadRequest",
      "there is no NFS volume v",
    ],
    [
      "traffic on BGP_S",
      group({ autoCreateEip: true, eipRouteType: "BGP_S" }),
      "BadRequest",
      "does not allow ByTraffic",
    ],
    ["too wide a line", group({ autoCreateEip: true, eipBandwidthInMbps: 201 }), "BadRequest", "from 1 to 200"],
  ])("%s", async (_, body, code, message) => {
    const answer = await call("POST /v2/instance", body);
    expect(answer).toMatchObject({ status: 400, body: { code, message: expect.stringContaining(message) } });
  });

  it.each<[string, number, string, BaiduOptions?]>([
    ["POST /v2/instance", 400, "MalformedJSON", { body: "{" }],
    ["POST /v2/instance", 400, "InappropriateJSON", { body: "[]" }],
    ["GET /v3/instance", 404, "InvalidVersion"],
    ["GET /v2/instances", 400, "InvalidURI"],
    ["PUT /v2/instance", 400, "InvalidURI"],
    ["GET /v2/instance?maxKeys=1001", 400, "BadRequest"],
    ["GET /v2/instance?maxKeys=ten", 400, "BadRequest"],
    ["GET /v2/instance?foo=1", 400, "InappropriateJSON"],
  ])("%s with %d %s", async (target, status, code, options) => {
    const answer = await call(target, undefined, options);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
