import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { ctyunCaller } from "../../support/ctyun-call";
import { eciNetwork, eciZone, eciGroup as group } from "../../support/eci-requests";
import { startEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let call: ReturnType<typeof ctyunCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  call = ctyunCaller(emulator.url, emulator.credentials.ctyun);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const web = { name: "web", image: "nginx:1.27" };
const result = async (target: string, input?: object) => {
  const { body } = await call(target, input);
  expect(body.statusCode, body.message).toBe(200);
  return body.returnObj;
};
const refusal = async (target: string, input?: object) => {
  const { body } = await call(target, input);
  return [body.error?.replace("ECI.Openapi.StatusReason", ""), body.message];
};
const create = async (more: object = {}) => {
  const { containerGroupId } = await result("POST /containers/createContainerGroup", group(more));
  return containerGroupId as string;
};
const read = (id: string) => result(`GET /containers/describeContainerGroup/${id}`);

it("is scheduled, then runs, and returns what it was given and what the cloud adds", async () => {
  await emulator.lifecycle({ pace: "reads:1" });
  const made = await result("POST /containers/createContainerGroup", group({ cpu: 3, memory: 5, epId: "7" }));
  expect(made).toMatchObject({
    containerGroupId: expect.stringMatching(/^eci-[a-z0-9]{16}$/),
    masterOrderId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  const seen = [];
  for (let i = 0; i < 4; i++) seen.push((await read(made.containerGroupId)).status);
  expect(seen).toEqual(["Scheduling", "Pending", "Pending", "Running"]);
  const row = await read(made.containerGroupId);
  expect(row).toMatchObject({
    containerGroupName: "web",
    cpu: 4,
    memory: 8,
    restartPolicy: "Always",
    vSwitchId: "subnet-1",
    epId: "7",
    creationTime: expect.stringMatching(/\+08:00$/),
    intranetIp: expect.stringMatching(/^192\.168\./),
    containers: [{ name: "web", image: "nginx:1.27", ready: true, currentState: { state: "Running" } }],
  });
  // Zero values are left out of replies.
  expect(row.containers[0]).not.toHaveProperty("restartCount");
  expect(row).not.toHaveProperty("internetIp");
  expect(row).not.toHaveProperty("volumes");
});

it("runs to its end when it does not restart for ever", async () => {
  const id = await create({ restartPolicy: "Never" });
  expect(await read(id)).toMatchObject({
    status: "Succeeded",
    succeededTime: expect.stringMatching(/\+08:00$/),
    containers: [{ currentState: { state: "Terminated", reason: "Completed" } }],
  });
});

it("returns volumes in another form, without modes and credentials", async () => {
  const id = await create({
    volumes: [
      { name: "a", type: "EmptyDirVolume", emptyDirVolume: { medium: "", sizeLimit: 10 } },
      {
        name: "b",
        type: "ConfigFileVolume",
        configFileVolume: { defaultMode: 644, configFileToPaths: [{ path: "x", content: "aGk=", mode: 600 }] },
      },
      { name: "c", type: "DiskVolume", diskVolume: { volumeHandle: "disk-1", fsType: "ext4" } },
      { name: "d", type: "NasVolume", nasVolume: { sourcePath: "10.0.0.1:/mnt", readOnly: true } },
      { name: "e", type: "ZosVolume", zosVolume: { bucket: "b", url: "http://z", credential: "YTpi" } },
      {
        name: "f",
        type: "DownwardAPIVolume",
        downwardAPIVolume: { items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" } }] },
      },
    ],
  });
  expect((await read(id)).volumes).toEqual([
    { name: "a", type: "EmptyDirVolume", emptyDirVolumeSizeLimit: "10" },
    { name: "b", type: "ConfigFileVolume", configFileVolumeConfigFileToPaths: [{ path: "x", content: "aGk=" }] },
    { name: "c", type: "DiskVolume", diskVolumeId: "disk-1", diskVolumeFsType: "ext4" },
    { name: "d", type: "NasVolume", nasSourcePath: "10.0.0.1:/mnt", nasReadOnly: true },
    { name: "e", type: "ZosVolume", zosBucket: "b", zosUrl: "http://z" },
    {
      name: "f",
      type: "DownwardAPIVolume",
      downwardAPIVolumeItems: [{ path: "name", fieldRef: { fieldPath: "metadata.name" } }],
    },
  ]);
  const [row] = await emulator.resources();
  expect(JSON.stringify(row)).not.toContain("YTpi");
});

it.each<[string, object, string, RegExp]>([
  ["a missing name", { containerGroupName: undefined }, "BadRequest", /containerGroupName is required/],
  ["two zones", { azInfo: [{ azName: "a" }, { azName: "b" }] }, "Invalid", /azInfo must have exactly one/],
  ["21 tags", { tags: Array.from({ length: 21 }, (_, n) => ({ key: `k${n}` })) }, "Invalid", /at most 20 items/],
  ["scratch storage too large", { ephemeralVolume: 4096 }, "Invalid", /ephemeralVolume must be at most 2048/],
  ["a restart policy", { restartPolicy: "always" }, "Invalid", /restartPolicy must be one of Always/],
  [
    "a mount without volume",
    { containers: [{ ...web, volumeMount: [{ name: "x", mountPath: "/x" }] }] },
    "Invalid",
    /no volume x/,
  ],
  ["two containers of a name", { containers: [web, web] }, "Invalid", /container names must be unique/],
  ["no container", { containers: [] }, "Invalid", /at least one/],
  ["a volume without settings", { volumes: [{ name: "a", type: "NasVolume" }] }, "Invalid", /nasVolume is required/],
  [
    "an unknown kind of volume",
    { volumes: [{ name: "a", type: "NfsVolume" }] },
    "Invalid",
    /type must be one of EmptyDirVolume/,
  ],
  [
    ...["content that is no base64"],
    {
      volumes: [
        { name: "a", type: "ConfigFileVolume", configFileVolume: { configFileToPaths: [{ path: "x", content: "%" }] } },
      ],
    },
    ...["Invalid", /content must be text in base64/],
  ] as never,
  [
    ...["a key pair that is no base64"],
    { volumes: [{ name: "a", type: "ZosVolume", zosVolume: { bucket: "b", url: "u", crendential: "!!" } }] },
    ...["Invalid", /crendential must be text in base64/],
  ] as never,
  ["less than no core", { cpu: -1 }, "Invalid", /cpu must be at least 0/],
  [
    "a port that is none",
    { containers: [{ ...web, ports: [{ port: 65_536 }] }] },
    "Invalid",
    /port must be at most 65535/,
  ],
  [
    "a probe of a port that is none",
    { containers: [{ ...web, livenessProbe: { tcpSocket: { port: 70_000 } } }] },
    "Invalid",
    /port must be at most 65535/,
  ],
  [
    "a probe back in time",
    { containers: [{ ...web, livenessProbe: { tcpSocket: { port: 1 }, periodSeconds: -1 } }] },
    "Invalid",
    /periodSeconds must be at least 1/,
  ],
  [
    "less bandwidth than none",
    { eip: { autoCreateEip: true, eipBandwidth: -1 } },
    "Invalid",
    /eipBandwidth must be at/,
  ],
  [
    "a kernel parameter",
    { securityContext: { sysctl: [{ name: "vm.swappiness", value: "1" }] } },
    "Invalid",
    /vm\.swappiness cannot be set/,
  ],
  [
    "the one of net.* that is not namespaced",
    { securityContext: { sysctl: [{ name: "net.core.rmem_max", value: "1" }] } },
    "Invalid",
    /rmem_max/,
  ],
  [
    "two ways to probe",
    { containers: [{ ...web, livenessProbe: { exec: { command: ["a"] }, tcpSocket: { port: 1 } } }] },
    "Invalid",
    /one of exec, httpGet and tcpSocket/,
  ],
  ["an unknown flavour", { flavorName: "x1" }, "Invalid", /no flavorName x1/],
  ["a GPU flavour without GPU", { flavorName: "pi7.4xlarge.4" }, "Invalid", /gpu is required/],
  ["too large a size", { cpu: 512 }, "OutOfRange", /largest size/],
  ["an image cache that is not there", { imageCacheId: "imc-none" }, "NotFound", /image cache imc-none/],
  ["a VPC that is none", { vpcId: "net-1" }, "Openapi.Vpc.NotFound", /Vpc net-1/],
])("is refused for %s", async (_, more, reason, message) => {
  expect(await refusal("POST /containers/createContainerGroup", group(more))).toEqual([
    reason,
    expect.stringMatching(message),
  ]);
  expect(await emulator.resources()).toEqual([]);
});

it("gives 900 for what another product does not have, as that product does", async () => {
  const { status, body } = await call("POST /containers/createContainerGroup", group({ securityGroupId: "g-1" }));
  expect([status, body.statusCode, body.error]).toEqual([200, 900, "Openapi.SecurityGroup.NotFound"]);
});

it("waits for an image cache to be ready, and notes that it was used", async () => {
  await emulator.lifecycle({ kind: "image-cache", pace: "reads:1" });
  const { imageCacheId } = await result("POST /imageCache/createImageCache", {
    imageCacheName: "c",
    images: ["nginx:1.27"],
    ...eciNetwork,
    azInfo: eciZone,
  });
  expect((await refusal("POST /containers/createContainerGroup", group({ imageCacheId })))[0]).toBe("Conflict");
  for (let i = 0; i < 2; i++) await result(`GET /imageCache/describeImageCache/${imageCacheId}`);
  await create({ autoMatchImageCache: true });
  expect(await result(`GET /imageCache/describeImageCache/${imageCacheId}`)).toMatchObject({
    status: "ready",
    process: "100%",
    lastMatchedTime: expect.stringMatching(/\+08:00$/),
  });
});

it("fails for an image that is not there, and says so in state and events", async () => {
  const id = await create({ containers: [web, { name: "side", image: "does-not-exist:1" }] });
  const row = await read(id);
  expect(row.status).toBe("Failed");
  expect(row.containers[1].currentState).toMatchObject({ state: "Waiting", reason: "ErrImagePull" });
  expect(row.events.at(-1)).toMatchObject({
    type: "Warning",
    reason: "Failed",
    message: 'failed to pull image "does-not-exist:1": not found',
  });
  const { data } = await result("POST /containers/describeContainerGroupEvent", { containerGroupIds: id });
  expect(data[0].events.at(-1).message).toContain("does-not-exist");
});

it("lists by name, id, status and tags, in pages", async () => {
  const ids = [];
  for (let i = 0; i < 3; i++) ids.push(await create({ tags: [{ key: "n", value: String(i) }] }));
  await create({ containerGroupName: "other", restartPolicy: "Never" });
  const list = (input: object) => result("POST /containers/describeContainerGroups", input);
  const namesOf = ({ containerGroups = [] }) =>
    containerGroups.map((row: { containerGroupId: string }) => row.containerGroupId);
  expect((await list({ containerGroupName: "web" })).totalCount).toBe(3);
  expect(namesOf(await list({ containerGroupIds: `${ids[0]},${ids[1]},eci-none` })).sort()).toEqual(
    ids.slice(0, 2).sort(),
  );
  expect((await list({ status: "succeeded" })).totalCount).toBe(1);
  expect(namesOf(await list({ tags: [{ key: "n", value: "1" }] }))).toEqual([ids[1]]);
  const first = await list({ containerGroupName: "web", limit: 2 });
  const second = await list({ containerGroupName: "web", limit: 2, nextToken: first.nextToken });
  expect([...namesOf(first), ...namesOf(second)].sort()).toEqual([...ids].sort());
  expect(second).not.toHaveProperty("nextToken");
  expect(await list({ containerGroupIds: "eci-none" })).toEqual({ requestId: expect.any(String) });
  const page = await result(
    "GET /containers/containerGroupList?searchType=containerGroupName&searchValue=we&pageNow=2&pageSize=2",
  );
  expect(page).toMatchObject({ total: 3, pages: 2, records: [{ instanceStatus: "Running", secureGroupId: "sg-1" }] });
  const { data } = await result("POST /containers/describeContainerGroupStatus", { containerGroupIds: ids[0] });
  expect(data).toMatchObject([
    { status: "Running", podStatus: { phase: "Running", containerStatuses: [{ ready: true }] } },
  ]);
});

it("changes its eight fields in place, and nothing else", async () => {
  await emulator.lifecycle({ phase: "update", pace: "reads:1" });
  const id = await create({
    eip: { autoCreateEip: true },
    volumes: [{ name: "a", type: "EmptyDirVolume", emptyDirVolume: { medium: "" } }],
  });
  const before = await read(id);
  await result(`PUT /containers/updateContainerGroup/${id}`, {
    containers: [{ ...web, image: "nginx:1.28" }],
    volumes: [],
    restartPolicy: "OnFailure",
    eip: { eipInstanceId: "eip-1" },
    containerGroupName: "other",
    initContainers: [{ name: "init", image: "busybox" }],
  });
  expect((await refusal(`PUT /containers/updateContainerGroup/${id}`, {}))[0]).toBe("Conflict");
  expect((await read(id)).status).toBe("Updating");
  const after = await read(id);
  expect(after).toMatchObject({
    containerGroupName: "web",
    restartPolicy: "OnFailure",
    containers: [{ image: "nginx:1.28" }],
  });
  expect(after).not.toHaveProperty("volumes");
  expect(after).not.toHaveProperty("initContainers");
  expect(after.internetIp).not.toBe(before.internetIp);
  expect((await refusal(`PUT /containers/updateContainerGroup/${id}`, { restartPolicy: "No" }))[0]).toMatch(
    /Invalid|Conflict/,
  );
});

it("restarts, and grows its disks", async () => {
  const id = await create({
    volumes: [{ name: "d", type: "DiskVolume", diskVolume: { volumeHandle: "disk-1", fsType: "xfs", volumeSize: 20 } }],
  });
  await result(`PUT /containers/restartContainerGroup/${id}`);
  expect((await read(id)).containers[0].restartCount).toBe(1);
  const resize = (newSize: number, volumeName = "d") => ({ containerGroupId: id, volumeName, newSize });
  await result("POST /containers/resizeContainerGroupVolume", resize(40));
  expect((await refusal("POST /containers/resizeContainerGroupVolume", resize(30)))[1]).toContain(
    "more than the current size, 40",
  );
  expect((await refusal("POST /containers/resizeContainerGroupVolume", resize(50, "x")))[0]).toBe("NotFound");
});

it("binds an elastic IP once", async () => {
  const id = await create({ eip: { eipInstanceId: "eip-1" } });
  expect((await read(id)).internetIp).toMatch(/^203\.0\./);
  const second = await refusal("POST /containers/createContainerGroup", group({ eip: { eipInstanceId: "eip-1" } }));
  expect(second).toEqual(["Conflict", `The elastic IP eip-1 is bound to ${id}.`]);
});

it("is deleted in time, or at once by force; then it is not found", async () => {
  await emulator.lifecycle({ phase: "delete", pace: "reads:1" });
  const [slow, fast] = [await create(), await create()];
  await result(`DELETE /containers/deleteContainerGroup/${slow}`);
  expect((await read(slow)).status).toBe("Terminating");
  await result(`DELETE /containers/deleteContainerGroup/${fast}?force=true`);
  const gone = await call(`DELETE /containers/deleteContainerGroup/${fast}`);
  expect([gone.status, gone.body.error]).toEqual([404, "ECI.Openapi.StatusReasonNotFound"]);
  await result(`DELETE /containers/deleteContainerGroup/${slow}`);
  expect(await refusal(`GET /containers/describeContainerGroup/${slow}`)).toEqual([
    "NotFound",
    expect.stringContaining(slow),
  ]);
});

it("takes a security context without sysctl, and refuses a security context with nothing in it", async () => {
  await create({ securityContext: { runAsUser: 1000 } });
  const empty = await refusal("POST /containers/createContainerGroup", group({ securityContext: {} }));
  expect(empty).toEqual(["BadRequest", "securityContext.sysctl is required"]);
});
