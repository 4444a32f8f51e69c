import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeNodes } from "../../../../provider/tencent/tke/parts/node-set";
import { keepFacts } from "../../../../provider/transport/call-facts";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { everyKind, operationsAgainst } from "../../../support/every-kind";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, type ProviderProcess, startProvider } from "../../../support/provider-process";

const kind = { service: "tke", kind: "instance" };
const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

lifecycle("tke:ExistingInstances", {
  inputs: { instanceIds: ["ins-00000001"], login: { password: "Sesame-0pen" } },
  kind,
  createAction: "AddExistedInstances",
  settles: "running",
  before: async (_cloud, stackOf) => {
    const cluster = await stackOf("tke:Cluster");
    await cluster.up(web);
    return { clusterId: cluster.id };
  },
  steps: [
    { set: { drainOnDelete: false, keepInstancesOnDelete: false }, expect: "update" },
    { set: { drainOnDelete: undefined, keepInstancesOnDelete: undefined }, expect: "update" },
    { set: { instanceIds: ["ins-00000002"] }, expect: "update" },
    { set: { nodeSettings: { labels: { tier: "1" } } }, expect: "replace" },
    {
      outside: (cloud) => cloud.change({ ...kind, id: "ins-00000002", remove: true }),
      expect: "create",
    },
  ],
  refused: [
    {
      set: { instanceIds: [], login: { keyIds: ["a", "b"] }, hostName: "Web" },
      failures: [
        { property: "instanceIds", reason: "must have at least 1 item, not 0" },
        { property: "login.keyIds", reason: "must have at most 1 item, not 2" },
        {
          property: "hostName",
          reason: 'must be lower-case letters and digits, single dots and hyphens between them, not the string "Web"',
        },
      ],
    },
  ],
});

describe("machines that are there", () => {
  let cloud: TestEmulator;
  let cluster: Stack;
  let provider: ProviderProcess;
  beforeAll(async () => {
    cloud = await startEmulator();
    cluster = new Stack(await startProvider("tke:Cluster", emulatorConfig(cloud)));
    provider = await startProvider("tke:ExistingInstances", emulatorConfig(cloud));
    await cluster.up(web);
  });
  afterAll(async () => {
    await Promise.all([cluster.provider.close(), provider.close()]);
    await cloud.close();
  });
  const there = async () => (await cloud.resources(kind)).map(({ id }) => id);

  it("join and leave one by one, in any order", async () => {
    const nodes = new Stack(provider);
    const inputs = { clusterId: cluster.id, nodeSettings: { labels: { tier: "1" } } };
    await nodes.up({ ...inputs, instanceIds: ["ins-aaaaaaaa", "ins-bbbbbbbb"] });
    expect(nodes.id).toBe(`${cluster.id}/ins-aaaaaaaa,ins-bbbbbbbb`);
    const [made] = await cloud.resources(kind);
    expect(made?.attributes).toMatchObject({
      Bought: false,
      InstanceAdvancedSettings: { Labels: [{ Name: "tier", Value: "1" }] },
    });
    expect(await nodes.up({ ...inputs, instanceIds: ["ins-bbbbbbbb", "ins-aaaaaaaa"] })).toBe("same");
    expect(await nodes.up({ ...inputs, instanceIds: ["ins-bbbbbbbb", "ins-cccccccc"] })).toBe("update");
    expect(await there()).toEqual(["ins-bbbbbbbb", "ins-cccccccc"]);
    expect(nodes.outputs).toMatchObject({
      status: "running",
      nodes: [{ unschedulable: false }, { status: "running" }],
    });

    await cloud.change({ ...kind, id: "ins-cccccccc", remove: true });
    await nodes.refresh();
    expect(nodes.outputs.instanceIds).toEqual(["ins-bbbbbbbb"]);
    expect(await nodes.up({ ...inputs, instanceIds: ["ins-bbbbbbbb", "ins-cccccccc"] })).toBe("update");
    await nodes.destroy();
    expect(await there()).toEqual([]);
  });

  it("are kept when only some could join; the others are named with the reason", async () => {
    const other = new Stack(provider);
    await other.up({ clusterId: cluster.id, instanceIds: ["ins-dddddddd"] });
    const nodes = new Stack(provider);
    const inputs = { clusterId: cluster.id, instanceIds: ["ins-dddddddd", "ins-eeeeeeee"] };
    const failure = await nodes.up(inputs).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InitFailed);
    const message = `instanceIds: the cloud could not add ins-dddddddd: ins-dddddddd is a node of ${cluster.id} (tke AddExistedInstances at ${cloud.url}, request `;
    expect((failure as InitFailed).reasons).toEqual([expect.stringContaining(message)]);
    expect(nodes.id).toBe(`${cluster.id}/ins-dddddddd,ins-eeeeeeee`);
    expect(await there()).toContain("ins-eeeeeeee");
    // The machine of the other resource is not this one's to take out.
    expect(await nodes.up({ ...inputs, instanceIds: ["ins-eeeeeeee"] })).toBe("update");
    expect(await there()).toEqual(["ins-dddddddd", "ins-eeeeeeee"]);
    const joined = await nodes.up({ ...inputs, instanceIds: ["ins-ffffffff", "ins-dddddddd"] }).catch((error) => error);
    expect((joined as InitFailed).reasons).toEqual([expect.stringContaining(message)]);
    expect(await there()).toEqual(["ins-dddddddd", "ins-ffffffff"]);
    await nodes.destroy();
    expect(await there()).toEqual(["ins-dddddddd"]);

    const none = new Stack(provider);
    const refused = none.up({ clusterId: cluster.id, instanceIds: ["worker-1", "ins-dddddddd"] });
    await expect(refused).rejects.toThrow(
      /^creating tke:ExistingInstances "": instanceIds: the cloud could not add .*worker-1: worker-1 is no instance ID.*"aliases"/,
    );
    expect(none.id).toBeUndefined();
  });
});

it("says which nodes the cloud could not remove, though its answer is no failure", async () => {
  const answer = { SuccInstanceIds: ["ins-1"], FailedInstanceIds: ["ins-2"], NotFoundInstanceIds: ["ins-3"] };
  keepFacts(answer, { service: "tke", action: "DeleteClusterInstances", endpoint: "https://h", requestId: "r" });
  const sent: object[] = [];
  const tke = {
    DrainClusterNode: async () => ({}),
    DeleteClusterInstances: async (request: object) => {
      sent.push(request);
      return answer;
    },
  };
  const context = { clients: { tke }, report: () => undefined } as unknown as Parameters<typeof removeNodes>[0];
  const node = (InstanceId: string, InstanceState = "running") =>
    ({ InstanceId, InstanceState }) as unknown as Parameters<typeof removeNodes>[2][number];
  const nodes = [node("ins-1"), node("ins-2", "initializing"), node("ins-3")];
  const leaving = { drainOnDelete: true, keepInstancesOnDelete: true } as const;
  await expect(removeNodes(context, "cls-1", nodes, leaving)).rejects.toThrow(
    "the cloud could not remove ins-2 (tke DeleteClusterInstances at https://h, request r)",
  );
  expect(sent).toEqual([
    {
      ClusterId: "cls-1",
      InstanceIds: ["ins-1", "ins-2", "ins-3"],
      InstanceDeleteMode: "retain",
      ForceDelete: true,
    },
  ]);
});

it.each(["tke:Instances", "tke:ExistingInstances"])(
  "an ID of %s that names a machine that is not there is refused, and a set that lost one is read",
  async (type) => {
    const emulator = await startEmulator();
    try {
      const world = operationsAgainst(emulator);
      const program = everyKind.find((one) => one.type === type);
      const inputs = { ...program?.inputs, ...(await program?.before?.(world)) };
      const { id, properties } = await world.make(type, inputs);
      const { read, get, create } = world.operations(type);
      const [, one] = id.split(",");
      await emulator.change({ ...kind, id: String(one), remove: true });
      const refusal = `${id.split("/")[0]} has no ${one}; check the ID, or name only those that there are: ${id.split(",")[0]}`;
      await expect(read(id, {})).rejects.toThrow(`reading ${type} "": ${refusal}`);
      await expect(get(id, {})).rejects.toThrow(refusal);
      await expect(create({ ...inputs, adopt: id })).rejects.toThrow(refusal);
      expect((await read(id, properties))?.properties.nodes).toHaveLength(1);
      expect((await read(String(id.split(",")[0]), {}))?.properties.nodes).toHaveLength(1);
    } finally {
      await emulator.close();
    }
  },
);

it("a machine that is a node already names the ways, and adopt is one of them", async () => {
  const emulator = await startEmulator();
  try {
    const { make } = operationsAgainst(emulator);
    const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
    const { id: clusterId } = await make("tke:Cluster", web);
    const want = { clusterId, instanceIds: ["ins-00000001"], login: { keyIds: ["skey-1"] } };
    const { id } = await make("tke:ExistingInstances", want);
    const again = make("tke:ExistingInstances", want);
    await expect(again).rejects.toThrow(/run "npx pulumi-container-clouds recover" before the up, or set "adopt"/);
    expect((await make("tke:ExistingInstances", { ...want, adopt: id })).id).toBe(id);
  } finally {
    await emulator.close();
  }
});
