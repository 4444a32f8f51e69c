import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, type ProviderProcess, startProvider } from "../../../support/provider-process";

const TYPE = "bec:Service";
const KIND = { service: "bec", kind: "service" };
const web = { name: "web", image: "nginx:1.27", resources: { cpu: 1, memory: "2Gi" } };
const shanghai = { regionId: "cn-shanghai-ct", replicas: 2 };
const guangzhou = { region: "SOUTH_CHINA", city: "GUANGZHOU", serviceProvider: "CHINA_UNICOM" };
const minimal = { name: "web", containers: [web], deployInstances: [shanghai] };

const sent = async (cloud: TestEmulator) => (await cloud.resources(KIND))[0]?.attributes;
const pods = async (cloud: TestEmulator) => (await cloud.resources({ kind: "pod" })).length;
/** The names of the writes since the log was last looked at. */
const writes = async (cloud: TestEmulator, those: (code: string) => boolean = () => true) => {
  const log = await cloud.requests();
  await cloud.clearRequests();
  return log.filter(({ action, code }) => !/^(Get|List)/.test(action) && those(code)).map(({ action }) => action);
};
const taken = (cloud: TestEmulator) => writes(cloud, (code) => code === "");

lifecycle(TYPE, {
  inputs: minimal,
  kind: KIND,
  createAction: "CreateService",
  settles: "RUNNING",
  steps: [
    // What means the same is no change: notation, defaults, empty lists.
    {
      set: {
        containers: [{ ...web, resources: { cpu: "1000m", memory: 2 }, ports: [] }],
        running: true,
        needPublicIp: false,
        chargeType: "postpay",
        tags: {},
      },
      expect: "same",
    },
    { set: { name: "blue" }, expect: "update", after: (outputs) => expect(outputs.containerGroupName).toBe("web") },
    { set: { containerGroupName: "web" }, expect: "same" },
    // In place: the pods stay the same ones.
    {
      set: { containers: [{ ...web, image: "nginx:1.28", env: [{ name: "A", value: "1" }] }] },
      expect: "update",
      after: async (outputs, cloud) => {
        expect(outputs).toMatchObject({ status: "RUNNING", totalPods: 2, runningPods: 2, totalCpu: 2, totalMemory: 4 });
        expect(outputs).toMatchObject({ regionCount: 1, updateTime: expect.stringMatching(/^20\d\d-/) });
        expect(await sent(cloud)).toMatchObject({
          containers: [{ imageAddress: "nginx", imageVersion: "1.28", envs: [{ name: "A", value: "[secret]" }] }],
        });
      },
    },
    {
      set: { containers: [{ ...web, image: "nginx", resources: { cpu: 2, memory: "4Gi" } }] },
      expect: "update",
      after: async (_outputs, cloud) =>
        expect(await sent(cloud)).toMatchObject({ containers: [{ imageVersion: "latest", cpu: 2, memory: 4 }] }),
    },
    { set: { deployInstances: [{ ...shanghai, replicas: 3 }] }, expect: "update" },
    // The API has no call that adds a place.
    {
      set: { deployInstances: [guangzhou, { ...shanghai, replicas: 1 }] },
      expect: "replace",
      after: (outputs) =>
        expect(outputs.deployments).toMatchObject([
          { regionId: "cn-guangzhou-un", city: "GUANGZHOU", publicIps: [], privateIps: [expect.any(String)] },
          { regionId: "cn-shanghai-ct", privateIps: [expect.any(String)] },
        ]),
    },
    {
      set: {
        deployInstances: [
          { ...shanghai, replicas: 1 },
          { ...guangzhou, city: "Guangzhou" },
        ],
      },
      expect: "same",
    },
    // The same places in other words.
    {
      set: { deployInstances: [{ ...shanghai, city: "SHANGHAI", replicas: 1 }, guangzhou] },
      expect: "update",
    },
    {
      set: { deployInstances: [{ ...guangzhou, replicas: 0 }] },
      expect: "update",
      after: async (outputs, cloud) => {
        expect(outputs).toMatchObject({ totalPods: 0, deployments: [{ regionId: "cn-guangzhou-un" }] });
        expect(await cloud.resources({ kind: "deployment" })).toHaveLength(1);
      },
    },
    { set: { deployInstances: [guangzhou] }, expect: "update" },
    {
      set: { needPublicIp: true, bandwidthInMbps: 1 },
      expect: "replace",
      after: (outputs) =>
        expect(outputs).toMatchObject({ deployments: [{ publicIps: [expect.stringMatching(/^198\.19\./)] }] }),
    },
    { set: { bandwidthInMbps: 2048 }, expect: "update" },
    { set: { bandwidthInMbps: undefined }, expect: "same" },
    { set: { bandwidthInMbps: 10 }, expect: "update" },
    {
      set: { needIpv6PublicIp: true },
      expect: "update",
      after: (outputs) =>
        expect(outputs).toMatchObject({ deployments: [{ ipv6PublicIps: [expect.stringMatching(/^2001:db8:/)] }] }),
    },
    { set: { needIpv6PublicIp: false }, expect: "replace" },
    { set: { imagePullSecrets: ["b", "a"] }, expect: "update" },
    { set: { imagePullSecrets: ["a", "b"] }, expect: "same" },
    { set: { imagePullSecrets: undefined }, expect: "update" },
    { set: { kernelParam: "net.core.somaxconn=1024" }, expect: "update" },
    { set: { kernelParam: undefined }, expect: "update" },
    {
      set: { running: false },
      expect: "update",
      after: (outputs) => expect(outputs).toMatchObject({ status: "STOP", runningPods: 0, totalPods: 1 }),
    },
    // A stopped service is changed as it stands.
    { set: { name: "green", containers: [web] }, expect: "update" },
    { set: { running: undefined }, expect: "update", after: (outputs) => expect(outputs.status).toBe("RUNNING") },
    {
      set: {
        volumes: [
          { name: "conf", configMap: { name: "baidu-config" } },
          { name: "keys", secret: { secretName: "tls" } },
          { name: "tmp", emptyDir: {} },
          { name: "data", volumeClaimTemplate: { storageSize: "100Gi", diskType: "NVME" } },
        ],
        tags: { service: "bec" },
        hostAliases: [{ ip: "10.0.0.1", hostnames: ["db"] }],
        dnsPolicy: "None",
        dnsConfig: { nameservers: ["10.0.0.2"] },
        logCollection: {
          custom: true,
          logPath: "/var/log/app.log",
          elasticsearch: { ip: "10.0.0.3", index: "app", encrypted: true, userName: "u", password: "hunter2" },
        },
        containers: [
          {
            ...web,
            env: [{ name: "HOST", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
            ports: [{ containerPort: 80 }, { containerPort: 53, protocol: "UDP", hostPort: 53 }],
            volumeMounts: [
              { name: "conf", mountPath: "/etc/app", readOnly: true },
              { name: "data", mountPath: "/data", subPath: "a" },
            ],
            command: ["nginx"],
            args: ["-g", "daemon off;"],
            workingDir: "/srv",
          },
        ],
      },
      expect: "replace",
      after: async (outputs, cloud) => {
        expect(outputs.totalDisk).toBe(100);
        expect(await sent(cloud)).toMatchObject({
          volumes: {
            configMap: [{ name: "baidu-config" }],
            secret: [{ name: "tls" }],
            emptyDir: [{ name: "tmp" }],
            volumeClaimTemplates: [{ name: "data", storageSize: 100, diskType: "NVME" }],
          },
          tags: [{ tagKey: "service", tagValue: "bec" }],
          hostAliases: [{ ip: "10.0.0.1", hostnames: ["db"] }],
          dnsPolicy: "None",
          dnsConfig: { nameservers: ["10.0.0.2"] },
          needPublicIp: true,
          bandwidth: 10,
          logCollectDetail: {
            logCollect: true,
            standard: true,
            custom: true,
            logPath: "/var/log/app.log",
            pushLog: true,
            esIP: "10.0.0.3",
            esPort: 9200,
            esIndex: "app",
            encrypted: true,
            esUserName: "u",
          },
          containers: [
            {
              envs: [{ name: "HOST", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
              ports: [
                { containerPort: 53, protocol: "UDP", hostPort: 53 },
                { containerPort: 80, protocol: "TCP" },
              ],
              volumeMounts: [
                { name: "baidu-config", mountPath: "/etc/app", readOnly: true },
                { name: "data", mountPath: "/data", subPath: "a", readOnly: false },
              ],
              commands: ["nginx"],
              args: ["-g", "daemon off;"],
              workingDir: "/srv",
            },
          ],
        });
      },
    },
    { set: { tags: undefined }, expect: "replace" },
    {
      outside: (cloud, id) => cloud.change({ ...KIND, id, set: { serviceName: "by-hand", bandwidth: 99 } }),
      expect: "update",
      after: async (_outputs, cloud) =>
        expect(await sent(cloud)).toMatchObject({ serviceName: "green", bandwidth: 10 }),
    },
    {
      outside: (cloud, id) =>
        cloud.change({ ...KIND, id, set: { containers: [{ name: "web", imageAddress: "nginx", imageVersion: "1" }] } }),
      expect: "update",
    },
    { outside: (cloud, id) => cloud.change({ ...KIND, id, status: "STOP" }), expect: "update" },
    {
      outside: async (cloud) => {
        const [deployment] = await cloud.resources({ kind: "deployment" });
        await cloud.change({ service: "bec", kind: "deployment", id: deployment?.id ?? "", remove: true });
      },
      expect: "same",
    },
    { set: { onDrift: "replace" }, expect: "replace" },
    { set: { deletionProtection: true, onDrift: undefined }, expect: "update" },
    { set: { deletionProtection: undefined, timeouts: { create: "5m" } }, expect: "update" },
  ],
  refused: [
    ...[
      [shanghai, shanghai],
      [shanghai, { ...shanghai, replicas: 1 }],
      [guangzhou, { ...guangzhou, city: "guangzhou" }, guangzhou],
    ].map((deployInstances) => ({
      set: { deployInstances },
      failures: [
        {
          property: "deployInstances",
          reason: expect.stringMatching(/^\{.*\} appears twice; list it once with the sum of replicas$/),
        },
      ],
    })),
    {
      set: { bandwidthInMbps: 10, deployInstances: [{ city: "SHANGHAI" }] },
      failures: [
        {
          property: "deployInstances[0]",
          reason: "needs regionId, or region, city and serviceProvider together",
        },
        { property: "bandwidthInMbps", reason: "needs needPublicIp: true" },
      ],
    },
    {
      set: { needPublicIp: true, bandwidthInMbps: 5121, deployInstances: [] },
      failures: [
        { property: "deployInstances", reason: "must have at least 1 item, not 0" },
        { property: "bandwidthInMbps", reason: "must be at most 5120, not the number 5121" },
      ],
    },
    {
      set: { deployInstances: [shanghai, { ...shanghai, replicas: 1 }] },
      failures: [
        {
          property: "deployInstances",
          reason: '{"regionId":"cn-shanghai-ct"} appears twice; list it once with the sum of replicas',
        },
      ],
    },
    {
      set: {
        containers: [
          {
            name: "web",
            image: "nginx@sha256:abc",
            resources: { cpu: "500m", memory: 1.5 },
            livenessProbe: { exec: { command: ["true"] } },
            stdin: true,
            tty: false,
            env: [{ name: "A", value: "1", valueFrom: { fieldRef: { fieldPath: "x" } } }],
          },
        ],
      },
      failures: [
        { property: "containers[0].env[0].valueFrom", reason: "cannot be combined with value" },
        {
          property: "containers[0].image",
          reason: "must be an image with a tag, such as nginx:1.27 (BEC does not accept digests)",
        },
        { property: "containers[0].resources.cpu", reason: "must be an integer number of cores in BEC, not 0.5" },
        { property: "containers[0].resources.memory", reason: "must be an integer number of GiB in BEC, not 1.5" },
        {
          property: "containers[0].livenessProbe",
          reason: "is not supported here: BEC's API has no field for it",
        },
        { property: "containers[0].stdin", reason: "is not supported here: BEC's API has no field for it" },
      ],
    },
    {
      set: {
        volumes: [
          { name: "a", configMap: { name: "x" } },
          { name: "b", secret: { secretName: "x" } },
          { name: "c" },
          { name: "d", emptyDir: { sizeLimit: 1 } },
        ],
      },
      failures: [
        {
          property: "volumes",
          reason: '"c" must have exactly one of configMap, secret, emptyDir, volumeClaimTemplate; it has none',
        },
        {
          property: "volumes",
          reason: '"d" must have neither medium nor sizeLimit: BEC\'s emptyDir is a plain directory',
        },
        { property: "volumes", reason: 'two volumes would be named "x" in BEC, after the same object' },
      ],
    },
  ],
});

describe("calls of a service", () => {
  let cloud: TestEmulator;
  let provider: ProviderProcess;
  beforeAll(async () => {
    // Calls and codes of the readings as documented.
    cloud = await startEmulator({ readings: new Set() });
    provider = await startProvider(TYPE, emulatorConfig(cloud));
  });
  afterAll(async () => {
    await provider.close();
    await cloud.close();
  });

  it("are one for each kind of change, in order, each when the one before is done", async () => {
    const stack = new Stack(provider);
    await stack.up(minimal);
    await cloud.clearRequests();
    await cloud.lifecycle({ ...KIND, phase: "update", pace: "never", times: 2 });
    const changed = { name: "blue", containers: [{ ...web, image: "nginx:1.28" }], running: false };
    const update = stack.up({ ...changed, deployInstances: [{ ...shanghai, replicas: 1 }] });
    const refused = async () => (await cloud.requests()).some(({ code }) => code === "Conflict");
    const log: string[] = [];
    for (let change = 0; change < 2; change++) {
      await expect.poll(refused, { timeout: 10_000 }).toBe(true);
      log.push(...(await taken(cloud)));
      await cloud.change({ ...KIND, id: stack.id ?? "", status: "RUNNING" });
    }
    expect(await update).toBe("update");
    log.push(...(await taken(cloud)));
    expect(log).toEqual(["UpdateService", "UpdateService", "UpdateService", "StartStopService"]);
    expect(stack.outputs).toMatchObject({ status: "STOP", totalPods: 1 });
    expect(await sent(cloud)).toMatchObject({ serviceName: "blue" });
    await stack.destroy();
  });

  it("are none where nothing differs, and one where the answer was lost", async () => {
    const stack = new Stack(provider);
    await cloud.fault({ service: "bec", action: "CreateService", answer: "truncate", count: 1 });
    await stack.up(minimal);
    expect(await cloud.resources(KIND)).toHaveLength(1);
    await cloud.clearRequests();
    await stack.up({ ...minimal, timeouts: { update: "1m" } });
    expect(await writes(cloud)).toEqual([]);
    await cloud.fault({ service: "bec", action: "UpdateService", reset: "after", count: 1 });
    await stack.up({ ...minimal, name: "blue" });
    expect(await writes(cloud)).toEqual(["UpdateService", "UpdateService"]);
    await cloud.fault({ service: "bec", action: "DeleteService", reset: "after", count: 1 });
    await stack.destroy();
    expect(await cloud.resources()).toEqual([]);
  });

  it("make a service that is stopped", async () => {
    const stack = new Stack(provider);
    await cloud.clearRequests();
    expect(await stack.up({ ...minimal, running: false })).toBe("create");
    expect(await writes(cloud)).toEqual(["CreateService", "StartStopService"]);
    expect(stack.outputs.status).toBe("STOP");
    await stack.destroy();
  });

  it("work in the older version, which has no tokens", async () => {
    const config = emulatorConfig(cloud);
    const baidu = { ...JSON.parse(config["container-clouds:baidu"] ?? ""), versions: { bec: "v1" } };
    const older = await startProvider(TYPE, { ...config, "container-clouds:baidu": JSON.stringify(baidu) });
    try {
      const stack = new Stack(older);
      await stack.up(minimal);
      await stack.up({ ...minimal, name: "blue", containers: [{ ...web, image: "nginx:2" }], running: false });
      expect(stack.outputs.status).toBe("STOP");
      await stack.destroy();
      expect(await cloud.resources()).toEqual([]);
      // The call does not return whether it was created: it is looked for, and not sent again.
      await cloud.clearRequests();
      await cloud.fault({ service: "bec", action: "CreateService", reset: "after", count: 1 });
      await stack.up(minimal);
      expect(await writes(cloud)).toEqual(["CreateService"]);
    } finally {
      await older.close();
      await cloud.reset();
    }
  });

  it("say what to do when cores and memory are refused", async () => {
    const stack = new Stack(provider);
    await stack.up(minimal);
    await cloud.fault({
      service: "bec",
      action: "UpdateService",
      count: 1,
      error: { code: "Illegal parameters", message: "flavour is fixed", status: 400 },
    });
    const larger = { ...minimal, containers: [{ ...web, resources: { cpu: 2, memory: 2 } }] };
    await expect(stack.up(larger)).rejects.toThrow(
      /flavour is fixed \(Illegal parameters.*; BEC may not change the resources of a service: keep them, or run "pulumi up --replace"/,
    );
    expect(await stack.up(larger)).toBe("update");
    await stack.destroy();
  });

  it("do not delete or replace what is protected", async () => {
    const stack = new Stack(provider);
    const kept = { ...minimal, deletionProtection: true };
    await stack.up(kept);
    await expect(stack.destroy()).rejects.toThrow("deletionProtection is true");
    await expect(stack.up({ ...kept, tags: { a: "b" } })).rejects.toThrow("tags cannot change in place");
    await stack.up(minimal);
    await stack.destroy();
  });
});

describe("a service that does not come up", () => {
  it("says which pods wait and why, and is healed in place by the next up", async () => {
    const cloud = await startEmulator();
    const provider = await startProvider(TYPE, emulatorConfig(cloud));
    try {
      const stack = new Stack(provider);
      const wrong = { ...minimal, containers: [{ ...web, image: "does-not-exist:1" }] };
      const failure = (await stack.up(wrong).catch((error: unknown) => error)) as InitFailed;
      expect(failure).toBeInstanceOf(InitFailed);
      expect(failure.reasons[0]).toBe("the cloud reports EXCEPTION");
      expect(failure.reasons[1]).toMatch(/^pod sts-\S+-0: Failed: failed to pull image "does-not-exist:1": not found$/);
      expect(failure.reasons[2]).toMatch(/^container web of pod sts-\S+-0 is waiting: ErrImagePull: /);
      expect(failure.reasons).toHaveLength(5);
      const { id } = stack;
      expect(await stack.refresh()).toBe(true);
      expect(await stack.up(minimal)).toBe("update");
      expect([stack.id, stack.outputs.status, await pods(cloud)]).toEqual([id, "RUNNING", 2]);
      await stack.destroy();

      // FAILED does not heal: a new one takes its place.
      await cloud.lifecycle({ ...KIND, phase: "create", pace: "instant", fail: "no node has capacity", times: 1 });
      await expect(stack.up(minimal)).rejects.toBeInstanceOf(InitFailed);
      expect(await stack.refresh()).toBe(true);
      expect(await stack.up(minimal)).toBe("replace");
      await stack.destroy();
      expect(await cloud.resources()).toEqual([]);
    } finally {
      await provider.close();
      await cloud.close();
    }
  });
});
