import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, type ProviderProcess, startProvider } from "../../../support/provider-process";

const TYPE = "bci:ContainerGroup";
const web = { name: "web", image: "nginx:1.27" };
const minimal = { name: "web", subnetIds: ["sbn-1", "sbn-2"], securityGroupIds: ["g-1"], containers: [web] };

lifecycle(TYPE, {
  inputs: minimal,
  kind: { service: "bci", kind: "container-group" },
  createAction: "CreateInstance",
  settles: "Running",
  steps: [
    // What means the same is no change: order, case, notation, defaults, empty lists.
    { set: { subnetIds: ["sbn-2", "sbn-1"], name: "WEB", restartPolicy: "Always", tags: {} }, expect: "same" },
    { set: { containers: [{ ...web, resources: { cpu: "500m", memory: "3Gi" } }] }, expect: "replace" },
    {
      set: { containers: [{ ...web, resources: { cpu: 0.5, memory: "3072Mi" }, ports: [], tty: false }] },
      expect: "same",
      after: (outputs) => expect(outputs).toMatchObject({ allocatedCpu: 0.5, allocatedMemory: 3, status: "Running" }),
    },
    // 7 cores and 13 GiB are made as 8 and 16.
    {
      set: { containers: [{ ...web, resources: { cpu: 7, memory: 13 } }] },
      expect: "replace",
      after: (outputs) => expect(outputs).toMatchObject({ allocatedCpu: 8, allocatedMemory: 16 }),
    },
    { set: { tags: { team: "a" } }, expect: "replace" },
    { set: { tags: {} }, expect: "replace" },
    { set: { tags: undefined }, expect: "same" },
    {
      set: {
        volumes: [
          { name: "data", nfs: { server: "cfs-1", path: "/" } },
          { name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "512Mi" } },
          { name: "conf", configFile: { defaultMode: 0o644, files: [{ path: "a", content: "1" }] } },
        ],
        initContainers: [{ name: "init", image: "busybox:1", command: ["true"] }],
        containers: [
          {
            ...web,
            env: [{ name: "A", value: "1" }],
            ports: [{ containerPort: 80 }, { containerPort: 53, protocol: "UDP" }],
            volumeMounts: [
              { name: "data", mountPath: "/data" },
              { name: "conf", mountPath: "/etc/app", readOnly: true },
            ],
            readinessProbe: { httpGet: { port: 80 } },
            securityContext: { runAsUser: 1000, capabilities: { add: ["NET_ADMIN"] } },
          },
        ],
      },
      expect: "replace",
      after: async (_outputs, cloud) => {
        const [row] = await cloud.resources({ kind: "container-group" });
        expect(row?.attributes.sent).toMatchObject({
          volume: {
            nfs: [{ name: "data", server: "cfs-1", path: "/", readOnly: false }],
            emptyDir: [{ name: "tmp", medium: "Memory", sizeLimit: 0.5 }],
            configFile: [{ name: "conf", defaultMode: 0o644, configFiles: [{ path: "a", file: "[secret]" }] }],
          },
          containers: [
            {
              environmentVars: [{ key: "A", value: "[secret]" }],
              volumeMounts: [
                { name: "conf", type: "ConfigFile", mountPath: "/etc/app", readOnly: true },
                { name: "data", type: "NFS", mountPath: "/data", readOnly: false },
              ],
              readinessProbe: { httpGet: { path: "/", port: 80, scheme: "HTTP" }, periodSeconds: 10 },
            },
          ],
        });
      },
    },
    {
      set: { eip: { autoCreate: { bandwidthInMbps: 10.5 } } },
      expect: "replace",
      after: (outputs) =>
        expect(outputs).toMatchObject({ bandwidthInMbps: 10, publicIp: expect.stringMatching(/^198\.18\./) }),
    },
    { set: { eip: { autoCreate: { bandwidthInMbps: 10, name: "eip" } } }, expect: "same" },
    // Both bind one address: the old group goes first, or the cloud would refuse the new one.
    { set: { eip: { ip: "203.0.113.7" } }, expect: "replace" },
    { set: { hostName: "web-1" }, expect: "replace" },
    { set: { eip: undefined, releaseEipOnDelete: true }, expect: "replace" },
    { set: { releaseEipOnDelete: undefined }, expect: "update" },
    { set: { zone: "zoneB" }, expect: "replace" },
    { set: { zone: undefined }, expect: "same" },
    {
      outside: (cloud, id) =>
        cloud.change({
          service: "bci",
          kind: "container-group",
          id,
          set: { tags: [{ tagKey: "by", tagValue: "hand" }] },
        }),
      expect: "same",
    },
    { set: { tags: { by: "us" } }, expect: "replace" },
    {
      outside: (cloud, id) =>
        cloud.change({
          service: "bci",
          kind: "container-group",
          id,
          set: { tags: [{ tagKey: "by", tagValue: "hand" }] },
        }),
      expect: "replace",
    },
    { set: { timeouts: { create: "5m" }, waitFor: "ready" }, expect: "update" },
  ],
  refused: [
    {
      set: { subnetIds: [], containers: [{ ...web, resources: { cpu: "2c" } }] },
      failures: [
        { property: "subnetIds", reason: "must have at least 1 item, not 0" },
        {
          property: "containers[0].resources.cpu",
          reason: 'must be a number of cores or a quantity such as "500m", not the string "2c"',
        },
      ],
    },
    {
      set: { containers: [{ ...web, tty: true }], eip: {} },
      failures: [
        { property: "containers[0].tty", reason: "needs stdin: true" },
        { property: "eip", reason: "must have exactly one of ip, autoCreate; it has none" },
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
    ]);
    expect(stack.outputs).toMatchObject({ status: "Failed", name: "web" });
    expect(await stack.refresh()).toBe(true);
    expect(await stack.up(minimal)).toBe("replace");
    expect((await cloud.resources()).map(({ status }) => status)).toEqual(["Running"]);
    await stack.destroy();
    expect(await cloud.resources()).toEqual([]);
  });

  it("shows its status and containers on its row while it waits", async () => {
    await cloud.lifecycle({ pace: "reads:1", times: 2 });
    const stack = new Stack(provider);
    await stack.up({ ...minimal, containers: [web, { ...web, name: "side" }] });
    await expect.poll(() => provider.progress.at(-1)?.message).toBe("Running, 2/2 containers running");
    const shown = provider.progress.map(({ message }) => message);
    expect(shown).toContain(`created as ${stack.id}`);
    expect(shown).toContain(
      "Creating, 0/2 containers running; waiting for Running or Succeeded, usually less than 1 min",
    );
    await stack.destroy();
  });

  it("is made once although the answer of the create call was lost", async () => {
    await cloud.fault({ service: "bci", action: "CreateInstance", answer: "truncate", count: 1 });
    const stack = new Stack(provider);
    expect(await stack.up(minimal)).toBe("create");
    expect(await cloud.resources()).toHaveLength(1);
    await stack.destroy();
  });
});

describe("the elastic IP of a group", () => {
  it("goes with the group that made it, unless it is to be kept", async () => {
    const cloud = await startEmulator();
    const provider = await startProvider(TYPE, emulatorConfig(cloud));
    try {
      const warnings = () => provider.progress.filter(({ warning }) => warning).map(({ message }) => message);
      const stays = /^the elastic IP that was made for it stays, and is billed/;
      for (const [inputs, left, warned] of [
        [{ eip: { autoCreate: {} } }, 0, []],
        [{ eip: { autoCreate: {} }, releaseEipOnDelete: false }, 1, [expect.stringMatching(stays)]],
      ] as const) {
        const stack = new Stack(provider);
        await stack.up({ ...minimal, ...inputs });
        await stack.destroy();
        expect(await cloud.resources({ kind: "eip" })).toHaveLength(left);
        await expect.poll(warnings).toEqual(warned);
      }
      const [kept] = await cloud.resources({ kind: "eip" });
      const stack = new Stack(provider);
      await stack.up({ ...minimal, eip: { ip: kept?.id } });
      expect(stack.outputs.publicIp).toBe(kept?.id);
      await stack.destroy();
      expect(await cloud.resources({ kind: "eip" })).toHaveLength(1);
    } finally {
      await provider.close();
      await cloud.close();
    }
  });
});
