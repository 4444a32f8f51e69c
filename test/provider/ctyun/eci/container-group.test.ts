import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, type ProviderProcess, startProvider } from "../../../support/provider-process";

const TYPE = "eci:ContainerGroup";
const KIND = { service: "eci", kind: "container-group" };
const web = { name: "web", image: "nginx:1.27" };
const place = {
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
};
const minimal = { name: "web", ...place, containers: [web] };

/** What the cloud holds of the one group. */
const held = async (cloud: TestEmulator) => (await cloud.resources(KIND))[0]?.attributes;
const outside = (set: Record<string, unknown>) => (cloud: TestEmulator, id: string) =>
  cloud.change({ ...KIND, id, set });

lifecycle(TYPE, {
  inputs: minimal,
  kind: KIND,
  createAction: "createContainerGroup",
  settles: "Running",
  steps: [
    // What means the same is no change: defaults, empty lists.
    { set: { restartPolicy: "Always", tags: {}, volumes: [], initContainers: [] }, expect: "same" },
    // The image and the environment, without a new group.
    {
      set: { containers: [{ ...web, image: "nginx:1.28", env: [{ name: "A", value: "1" }, { name: "EMPTY" }] }] },
      expect: "update",
      after: async (_outputs, cloud) =>
        expect(await held(cloud)).toMatchObject({
          containers: [
            {
              image: "nginx:1.28",
              environmentVar: [
                { key: "A", value: "[secret]" },
                { key: "EMPTY", value: "" },
              ],
            },
          ],
        }),
    },
    {
      set: { containers: [{ ...web, image: "nginx:1.28", resources: { cpu: "500m", memory: "3Gi" } }] },
      expect: "update",
    },
    {
      set: {
        containers: [{ ...web, image: "nginx:1.28", resources: { cpu: 0.5, memory: 3 }, ports: [], args: [], env: [] }],
      },
      expect: "same",
    },
    // Everything a container and a volume can say.
    {
      set: {
        containers: [
          {
            ...web,
            imagePullPolicy: "Always",
            command: ["nginx"],
            args: ["-g", "daemon off;"],
            workingDir: "/srv",
            env: [
              { name: "A", value: "1" },
              { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
              { name: "CPU", valueFrom: { resourceFieldRef: { resource: "limits.cpu" } } },
            ],
            ports: [
              { containerPort: 80, name: "http" },
              { containerPort: 53, protocol: "UDP" },
            ],
            resources: { cpu: 1, memory: 2 },
            volumeMounts: [
              { name: "tmp", mountPath: "/tmp" },
              { name: "conf", mountPath: "/etc/app", readOnly: true, subPath: "a" },
            ],
            livenessProbe: { exec: { command: ["true"] }, initialDelaySeconds: 0, periodSeconds: 5 },
            readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: "X", value: "1" }] } },
            lifecycle: {
              postStart: { exec: { command: ["echo", "up"] } },
              preStop: { exec: { command: ["echo", "down"] } },
            },
            securityContext: { runAsUser: 1000, readOnlyRootFilesystem: true, capabilities: { add: ["NET_ADMIN"] } },
          },
          { name: "side", image: "redis:7", readinessProbe: { tcpSocket: { port: 6379 } } },
        ],
        volumes: [
          { name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "100M" } },
          {
            name: "conf",
            configFile: { defaultMode: 0o644, files: [{ path: "a", content: "käse", mode: 0o600 }] },
          },
          { name: "disk", disk: { volumeHandle: "disk-1", fsType: "ext4" } },
          { name: "nas", nas: { sourcePath: "10.0.0.1:/mnt", readOnly: true } },
          { name: "zos", zos: { bucket: "b", url: "http://zos", accessKey: "ak", secretKey: "hunter2" } },
          {
            name: "facts",
            downwardApi: { items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" }, mode: 0o400 }] },
          },
        ],
      },
      expect: "update",
      after: async (_outputs, cloud) => {
        const group = await held(cloud);
        expect(group?.volumes).toEqual([
          {
            name: "conf",
            type: "ConfigFileVolume",
            configFileVolume: { defaultMode: 644, configFileToPaths: [{ path: "a", content: "a8Okc2U=", mode: 600 }] },
          },
          { name: "disk", type: "DiskVolume", diskVolume: { volumeHandle: "disk-1", fsType: "ext4", readOnly: false } },
          {
            name: "facts",
            type: "DownwardAPIVolume",
            downwardAPIVolume: { items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" }, mode: 400 }] },
          },
          { name: "nas", type: "NasVolume", nasVolume: { sourcePath: "10.0.0.1:/mnt", readOnly: true } },
          // 100 MB are 95.4 MiB.
          { name: "tmp", type: "EmptyDirVolume", emptyDirVolume: { medium: "Memory", sizeLimit: 96 } },
          {
            name: "zos",
            type: "ZosVolume",
            zosVolume: { bucket: "b", url: "http://zos", readOnly: false, crendential: "[secret]" },
          },
        ]);
        expect(group?.containers).toMatchObject([
          {
            environmentVar: [
              { key: "A", value: "[secret]" },
              { key: "POD", value: "", fieldRef: { fieldPath: "metadata.name" } },
              { key: "CPU", value: "", resourceFieldRef: { resource: "limits.cpu" } },
            ],
            ports: [
              { port: 53, protocol: "UDP" },
              { port: 80, protocol: "TCP", name: "http" },
            ],
            volumeMount: [
              { name: "conf", mountPath: "/etc/app", readOnly: true, subPath: "a" },
              { name: "tmp", mountPath: "/tmp", readOnly: false },
            ],
            lifecyclePostStartHandlerExec: ["echo", "up"],
            lifecyclePreStopHandlerExec: ["echo", "down"],
            securityContext: { runAsUser: 1000, readOnlyRootFileSystem: true, capabilities: { add: ["NET_ADMIN"] } },
            livenessProbe: { exec: { command: ["true"] }, periodSeconds: 5, failureThreshold: 3 },
            readinessProbe: {
              httpGet: { path: "/", port: 80, scheme: "HTTP", httpHeaders: [{ name: "X", value: "1" }] },
            },
          },
          { name: "side", readinessProbe: { tcpSocket: { port: 6379 } } },
        ]);
      },
    },
    { set: { containers: [web], volumes: undefined }, expect: "update" },
    // Drift of what ECI returns.
    { outside: outside({ containers: [{ name: "web", image: "nginx:hacked" }] }), expect: "update" },
    {
      outside: outside({ volumes: [{ name: "x", type: "EmptyDirVolume", emptyDirVolume: { medium: "" } }] }),
      expect: "same",
    },
    { outside: outside({ restartPolicy: "OnFailure" }), expect: "update" },
    // Tags by their own calls, without a restart.
    {
      set: { tags: { team: "a", stage: "test" } },
      expect: "update",
      after: async (_outputs, cloud) => {
        expect((await held(cloud))?.tags).toEqual([
          { key: "stage", value: "test" },
          { key: "team", value: "a" },
        ]);
        const actions = (await cloud.requests()).map(({ action }) => action);
        expect(actions.filter((action) => /Tag$|^update/.test(action)).at(-1)).toBe("bindTag");
      },
    },
    { set: { tags: { team: "b" } }, expect: "update" },
    { outside: outside({ tags: [{ key: "by", value: "hand" }] }), expect: "update" },
    { set: { tags: {} }, expect: "update" },
    { set: { tags: undefined }, expect: "same" },
    {
      set: { imageRegistryCredentials: [{ server: "r", userName: "u", password: "hunter2" }] },
      expect: "update",
      after: async (outputs, cloud) => {
        expect((await held(cloud))?.imageRegistryCredential).toEqual([
          { server: "r", userName: "u", password: "[secret]" },
        ]);
        expect(outputs.imageRegistryCredentials).toBeDefined();
      },
    },
    { set: { imageRegistryCredentials: undefined }, expect: "update" },
    {
      set: { eip: { autoCreate: {} } },
      expect: "update",
      after: async (outputs, cloud) => {
        expect(outputs.publicIp).toMatch(/^198\.18\./);
        expect((await held(cloud))?.eip).toEqual({ autoCreateEip: true, eipBandwidth: 5 });
      },
    },
    {
      set: { eip: { eipInstanceId: "eip-1" } },
      expect: "update",
      after: (outputs) => {
        expect(outputs.publicIp).toMatch(/^203\.0\./);
        // Only the create call returns it.
        expect(outputs.masterOrderId).toMatch(/^[0-9a-f]{32}$/);
      },
    },
    // The old group goes first: both bind the address.
    { set: { hostName: "web-1" }, expect: "replace" },
    {
      set: { eip: undefined },
      expect: "replace",
      after: (outputs) => expect(outputs).not.toHaveProperty("publicIp"),
    },
    { set: { dnsConfig: { nameservers: ["1.1.1.1"], options: [{ name: "ndots", value: "2" }] } }, expect: "update" },
    { set: { dnsConfig: undefined }, expect: "replace" },
    // 3 cores and 5 GiB are made as 4 and 8.
    {
      set: { cpu: "3", memory: "5Gi" },
      expect: "replace",
      after: (outputs) =>
        expect(outputs).toMatchObject({
          cpu: "3",
          memory: "5Gi",
          allocatedCpu: 4,
          allocatedMemory: 8,
          status: "Running",
          createTime: expect.stringMatching(/^20.*Z$/),
        }),
    },
    { set: { cpu: 3, memory: 5 }, expect: "same" },
    {
      set: {
        cpu: undefined,
        memory: undefined,
        flavorName: "s7.xlarge.2",
        ephemeralStorage: 100,
        epId: "7",
        securityContext: { sysctls: [{ name: "net.core.somaxconn", value: "1024" }], runAsNonRoot: true },
        hostAliases: [{ ip: "127.0.0.1", hostnames: ["test"] }],
        initContainers: [{ name: "init", image: "busybox:1", command: ["true"] }],
        labels: { app: "web" },
        annotations: { a: "b" },
        terminationGracePeriodSeconds: 30,
        iamRoleName: "r",
        alsInstanceId: "ALS-1",
        autoMatchImageCache: true,
        dataCacheBucket: "b",
        serviceAccountName: "s",
        architecture: "x86_64",
        zoneId: 1,
      },
      expect: "replace",
      after: async (_outputs, cloud) =>
        expect(await held(cloud)).toMatchObject({
          azInfo: [{ azName: "cn-huadong1-jsnj1A-public-ctcloud", azId: 1 }],
          vSwitchId: "subnet-1",
          cpu: 4,
          memory: 8,
          ephemeralVolume: 100,
          securityContext: { sysctl: [{ name: "net.core.somaxconn", value: "1024" }], runAsNonRoot: true },
          initContainers: [{ name: "init", command: ["true"] }],
          hostName: "web-1",
          labels: { app: "web" },
          terminationGracePeriodSeconds: 30,
        }),
    },
    // A group that has ended can only be recreated.
    {
      set: { restartPolicy: "Never" },
      expect: "update",
      after: (outputs) => expect(outputs.status).toBe("Succeeded"),
    },
    {
      set: { containers: [{ ...web, image: "nginx:1.29" }] },
      expect: "replace",
      after: (outputs) => expect(outputs).toMatchObject({ status: "Succeeded", succeededTime: expect.any(String) }),
    },
    { set: { tags: { done: "yes" } }, expect: "update" },
    { set: { forceOnDelete: true }, expect: "update" },
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
      set: { containers: [{ ...web, resources: { cpu: "2c" } }], ephemeralStorage: 10, zone: undefined },
      failures: [
        { property: "zone", reason: "is required" },
        { property: "ephemeralStorage", reason: "must be at least 40, not the number 10" },
        {
          property: "containers[0].resources.cpu",
          reason: 'must be a number of cores or a quantity such as "500m", not the string "2c"',
        },
      ],
    },
    {
      set: {
        containers: [
          {
            ...web,
            stdin: true,
            startupProbe: { exec: { command: ["a"] } },
            readinessProbe: { grpc: { port: 1 } },
            env: [{ name: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }],
          },
        ],
        initContainers: [{ name: "init", image: "b", livenessProbe: { exec: { command: ["a"] } } }],
        volumes: [{ name: "none" }, { name: "f", downwardApi: { items: [{ path: "x" }] } }],
        eip: { eipInstanceId: "eip-1", autoCreate: {} },
        tags: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, ""])),
      },
      failures: [
        { property: "containers[0].stdin", reason: "is not supported in ECI: its API has no field for it" },
        {
          property: "containers[0].startupProbe",
          reason: "is not supported in ECI: give livenessProbe a larger initialDelaySeconds",
        },
        {
          property: "containers[0].readinessProbe.grpc",
          reason: "is not supported in ECI: use exec, httpGet or tcpSocket",
        },
        {
          property: "containers[0].env[0].valueFrom",
          reason: "asks for status.podIP; ECI provides only metadata.name and metadata.namespace",
        },
        { property: "initContainers[0].livenessProbe", reason: "is not supported for an init container in ECI" },
        {
          property: "volumes",
          reason: '"f": the item x must have exactly one of fieldRef, resourceFieldRef; it has none',
        },
        {
          property: "volumes",
          reason: '"none" must have exactly one of emptyDir, configFile, disk, nas, zos, downwardApi; it has none',
        },
        {
          property: "eip",
          reason: "must have exactly one of eipInstanceId, autoCreate; it has eipInstanceId and autoCreate",
        },
        { property: "tags", reason: "must have at most 20 keys, not 21" },
      ],
    },
    {
      set: { securityContext: { sysctls: [{ name: "net.core.rmem_max", value: "1" }] } },
      failures: [
        {
          property: "securityContext.sysctls[0].name",
          reason: expect.stringContaining("must be kernel.shm*, kernel.msg*, kernel.sem, fs.mqueue.*") as never,
        },
      ],
    },
  ],
});

describe("a group that does not come up", () => {
  let cloud: TestEmulator;
  let provider: ProviderProcess;
  beforeAll(async () => {
    cloud = await startEmulator();
    provider = await startProvider(TYPE, emulatorConfig(cloud));
  });
  afterAll(async () => {
    await provider.close();
    await cloud.close();
  });

  it("says which image is missing, stays in the state, and is replaced by the next up", async () => {
    const stack = new Stack(provider);
    const wrong = { ...minimal, containers: [web, { name: "side", image: "does-not-exist:1" }] };
    const failure = (await stack.up(wrong).catch((error: unknown) => error)) as InitFailed;
    expect(failure).toBeInstanceOf(InitFailed);
    expect(failure.reasons).toEqual([
      "the cloud reports Failed",
      'container side is Waiting: ErrImagePull: failed to pull image "does-not-exist:1": not found',
      'event Failed: failed to pull image "does-not-exist:1": not found',
    ]);
    expect(await stack.refresh()).toBe(true);
    expect(await stack.up(minimal)).toBe("replace");
    // A change in place that fails for good is mended the same way.
    await expect(stack.up(wrong)).rejects.toThrow(/the cloud reports Failed/);
    expect(await stack.up(minimal)).toBe("replace");
    await stack.destroy();
    expect(await cloud.resources()).toEqual([]);
  });

  it("fails with the reason when there is no capacity", async () => {
    await cloud.lifecycle({ phase: "schedule", pace: "instant", fail: "no stock in az1", times: 1 });
    const stack = new Stack(provider);
    const failure = (await stack.up(minimal).catch((error: unknown) => error)) as InitFailed;
    expect(failure.reasons).toEqual(["the cloud reports ScheduleFailed", "event FailedScheduling: no stock in az1"]);
    await stack.destroy();
  });

  it("is not made twice when the answer of the create call is lost", async () => {
    await cloud.clearRequests();
    await cloud.fault({ service: "eci", action: "createContainerGroup", reset: "after", count: 1 });
    const stack = new Stack(provider);
    await stack.up(minimal);
    expect((await cloud.resources(KIND)).map(({ id }) => id)).toEqual([stack.id]);
    expect((await cloud.requests()).filter(({ action }) => action === "createContainerGroup")).toHaveLength(1);
    await stack.destroy();
  });

  it("names the input that another product refuses", async () => {
    const stack = new Stack(provider);
    await expect(stack.up({ ...minimal, vpcId: "net-1" })).rejects.toThrow(
      'creating eci:ContainerGroup "web": vpcId: The Vpc net-1 does not exist (Openapi.Vpc.NotFound',
    );
  });

  it("says what to do when it ended since the last look", async () => {
    await cloud.lifecycle({ phase: "run", pace: "reads:1", times: 1 });
    const stack = new Stack(provider);
    await stack.up({ ...minimal, restartPolicy: "Never" });
    expect(stack.outputs.status).toBe("Running");
    const changed = { ...minimal, restartPolicy: "Never", containers: [{ ...web, image: "nginx:2" }] };
    await expect(stack.up(changed)).rejects.toThrow(/the group has ended \(Succeeded\): run "pulumi refresh"/);
    await stack.refresh();
    expect(await stack.up(changed)).toBe("replace");
    await stack.destroy();
  });

  it("is replaced when it died since the last look: one up finds it dead, the next makes another", async () => {
    const stack = new Stack(provider);
    await stack.up(minimal);
    await cloud.change({ ...KIND, id: stack.id ?? "", status: "Failed" });
    const changed = { ...minimal, containers: [{ ...web, image: "nginx:2" }] };
    await expect(stack.up(changed)).rejects.toThrow("the group has ended (Failed)");
    expect(await stack.up(changed)).toBe("replace");
    await stack.destroy();
  });

  it("is taken over by its ID, with what ECI does not return only recorded", async () => {
    const stack = new Stack(provider);
    await stack.up({ ...minimal, volumes: [{ name: "d", disk: { volumeHandle: "d-1", fsType: "xfs" } }] });
    const id = stack.id ?? "";
    const { outputs, inputs } = await provider.read(id, {});
    expect(inputs).toMatchObject({
      name: "web",
      vpcId: "vpc-1",
      restartPolicy: "Always",
      containers: [{ name: "web" }],
    });
    stack.outputs = outputs;
    const program = {
      ...inputs,
      zone: "cn-huadong1-jsnj1A-public-ctcloud",
      cpu: outputs.allocatedCpu,
      memory: outputs.allocatedMemory,
    };
    await cloud.clearRequests();
    expect(await stack.up(program)).toBe("update");
    expect((await cloud.requests()).map(({ action }) => action)).not.toContain("updateContainerGroup");
    expect(await stack.up(program)).toBe("same");
    expect(stack.id).toBe(id);
    await stack.destroy();
  });

  it("is created in the region that it is given", async () => {
    const stack = new Stack(provider);
    await stack.up({ ...minimal, region: "region-2" });
    expect((await cloud.resources(KIND)).map(({ region }) => region)).toEqual(["region-2"]);
    await stack.destroy();
    expect(await cloud.resources(KIND)).toEqual([]);
  });
});
