import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, startProvider } from "../../../support/provider-process";

const kind = { service: "tke", kind: "log-collector" };
const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

const rule = {
  name: "web",
  source: { type: "container-log", namespace: { name: "web", allContainers: true } },
  destination: { type: "cls", logsetId: "logset-1", topicId: "topic-1" },
};

lifecycle("tke:LogCollector", {
  inputs: rule,
  kind,
  createAction: "CreateLogCollector",
  before: async (_cloud, stackOf) => {
    const cluster = await stackOf("tke:Cluster");
    await cluster.up(web);
    return { clusterId: cluster.id };
  },
  steps: [
    { set: { description: "logs of the web" }, expect: "update" },
    {
      set: { source: { type: "host-log", path: "/var/log/messages", label: { name: "tier", value: "1" } } },
      expect: "update",
      after: async (outputs, cloud) => {
        expect(outputs.status).toBe("collecting");
        const [made] = await cloud.resources(kind);
        expect(made?.attributes).toMatchObject({
          Description: "logs of the web",
          InputType: "host-log",
          InputOption: { Path: "/var/log/messages", Labels: { Name: "tier", Value: "1" } },
          OutputType: "cls",
          OutputOption: { LogsetId: "logset-1", TopicId: "topic-1" },
        });
      },
    },
    {
      set: { destination: { type: "kafka", host: "10.0.0.9", port: 9092, topic: "logs" } },
      expect: "update",
      after: async (_outputs, cloud) => {
        const [made] = await cloud.resources(kind);
        expect(made?.attributes.OutputOption).toEqual({ Host: "10.0.0.9", Port: "9092", Topic: "logs" });
      },
    },
    { set: { description: undefined }, expect: "update" },
    {
      set: { source: { type: "container-log", namespace: { name: "web", services: ["b", "a"] } } },
      expect: "update",
    },
    { set: { source: { type: "container-log", namespace: { name: "web", services: ["a", "b"] } } }, expect: "same" },
    { set: { enableAgent: false, description: "ours" }, expect: "update" },
    {
      outside: (cloud) => cloud.change({ ...kind, id: "web", set: { Description: "by hand" } }),
      expect: "update",
    },
    { set: { name: "api" }, expect: "replace" },
  ],
  refused: [
    {
      set: { source: { type: "host-log", allNamespaces: true } },
      failures: [
        { property: "source.path", reason: 'is required with type "host-log"' },
        { property: "source.allNamespaces", reason: 'only with type "container-log"' },
      ],
    },
    {
      set: { source: { type: "container-log" }, destination: { type: "kafka", host: "10.0.0.9" } },
      failures: [
        { property: "source.namespace", reason: 'is required with type "container-log", unless allNamespaces is true' },
        { property: "destination.port", reason: 'is required with type "kafka"' },
        { property: "destination.topic", reason: 'is required with type "kafka"' },
      ],
    },
    {
      set: { name: "a/b" },
      failures: [{ property: "name", reason: 'must not contain a slash; it is the string "a/b"' }],
    },
  ],
});

it("turns the agent on where it is off, waits for it, and leaves it on", async () => {
  const cloud = await startEmulator();
  const cluster = new Stack(await startProvider("tke:Cluster", emulatorConfig(cloud)));
  await cluster.up(web);
  const collector = new Stack(await startProvider("tke:LogCollector", emulatorConfig(cloud)));
  const agents = () => cloud.resources({ service: "tke", kind: "log-agent" });
  const inputs = { ...rule, clusterId: cluster.id };

  await collector.up({ ...inputs, enableAgent: false });
  expect(collector.outputs.status).toBe("no agent");
  expect(await agents()).toEqual([]);

  await cloud.lifecycle({ service: "tke", kind: "log-agent", pace: "never", times: 1 });
  const failure = await collector.up({ ...inputs, timeouts: { update: "1s", create: "1s" } }).catch((error) => error);
  expect(failure).toBeInstanceOf(InitFailed);
  expect((failure as InitFailed).reasons[0]).toMatch(/^still starting after 1 s/);
  expect(collector.provider.progress.map(({ message }) => message).join()).toContain("0 of 1 agents running");
  await cloud.change({ service: "tke", kind: "log-agent", id: cluster.id ?? "", status: "running" });
  expect(await collector.up(inputs)).toBe("update");
  expect(collector.outputs.status).toBe("collecting");

  const again = new Stack(collector.provider);
  await expect(again.up(inputs)).rejects.toThrow(`${cluster.id}/web already exists; set "adopt" to its ID`);
  await collector.destroy();
  expect(await agents()).toHaveLength(1);
  expect(await cloud.resources(kind)).toEqual([]);
  await Promise.all([cluster, collector].map(({ provider }) => provider.close()));
  await cloud.close();
});
