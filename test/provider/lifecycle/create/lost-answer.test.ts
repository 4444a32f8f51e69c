import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, Stack } from "../../../support/lifecycle";
import { startHost } from "../../../support/provider-process";

describe("an answer that is lost", () => {
  let cloud: TestEmulator;
  let host: Awaited<ReturnType<typeof startHost>>;
  const stackOf = (type: string) => new Stack(host.of(type));
  beforeAll(async () => {
    // A change goes on until somebody looks.
    cloud = await startEmulator({ lifecycle: "reads:1" });
    host = await startHost(emulatorConfig(cloud));
  });
  beforeEach(() => cloud.reset());
  afterAll(async () => {
    await host.close();
    await cloud.close();
  });

  const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
  const sent = async (action: string) => (await cloud.requests()).filter((call) => call.action === action).length;
  const lose = (action: string) => cloud.fault({ action, reset: "after", count: 1 });

  it("of a create that has no token: sent once, looked for, and gone on with", async () => {
    const stack = stackOf("tke:Cluster");
    await lose("CreateCluster");
    expect(await stack.up(web)).toBe("create");
    const made = await cloud.resources({ kind: "cluster" });
    expect(made.map(({ id }) => id)).toEqual([stack.id]);
    expect(await sent("CreateCluster")).toBe(1);
    await expect.poll(() => stack.provider.progress.filter(({ warning }) => warning)).toHaveLength(1);
    expect(stack.provider.progress.find(({ warning }) => warning)?.message).toMatch(
      new RegExp(
        `^the create call failed \\(the connection broke .*\\), but it created ${stack.id}: resuming with that$`,
      ),
    );
  });

  it("of a create whose ID is its name", async () => {
    await lose("CreateNamespacePersonal");
    expect(await stackOf("tcr:Namespace").up({ name: "team" })).toBe("create");
    expect(await sent("CreateNamespacePersonal")).toBe(1);
  });

  it("of new machines, beside those that other resources of the run make and add", async () => {
    const cluster = stackOf("tke:Cluster");
    await cluster.up({ ...web, level: "L20" });
    const within = { clusterId: cluster.id };
    const of = (name: string) => `urn:pulumi:dev::lost::pulumi-nodejs:dynamic/tke:Instances::${name}`;
    const machine = { instanceType: "S5.MEDIUM4", login: { password: "Sesame-0pen" } };
    const bought = { ...within, zone: "gsqy-1", vpcId: "vpc-1", subnetId: "subnet-1", machine };
    const first = stackOf("tke:Instances");
    await first.up({ ...bought, __urn: of("first") });
    const { login } = machine;
    await stackOf("tke:ExistingInstances").up({ ...within, instanceIds: ["ins-00000001"], login, __urn: of("added") });
    const scaling = { ...within, minSize: 1, maxSize: 1, vpcId: "vpc-1", subnetIds: ["subnet-1"] };
    await stackOf("tke:AsGroup").up({ ...scaling, name: "workers", launchConfiguration: machine });
    await lose("CreateClusterInstances");
    const stack = stackOf("tke:Instances");
    expect(await stack.up({ ...bought, __urn: of("second") })).toBe("create");
    const nodes = () => cloud.resources({ service: "tke", kind: "instance" });
    const ids = [first.id, stack.id].map((id) => id?.split("/")[1]);
    expect((await nodes()).map(({ id }) => id)).toEqual(expect.arrayContaining(["ins-00000001", ...ids]));
    expect(await nodes()).toHaveLength(4);
    await stack.destroy();
    await first.destroy();
    expect(await nodes()).toHaveLength(2);
  });

  it("of a create that did not happen: the error says so, and what was there before is not taken for it", async () => {
    await stackOf("tke:Cluster").up({ ...web, clusterCidr: "10.0.0.0/16" });
    await cloud.fault({ action: "CreateCluster", reset: "before", count: 1 });
    await expect(stackOf("tke:Cluster").up(web)).rejects.toThrow(
      /^creating tke:Cluster "web": the connection broke .*; it may still have been created: no resource of its name was found; the next up looks again before it creates one$/,
    );
  });

  it("of a create that did not happen: what the next run makes is kept, also where it cannot be read at once", async () => {
    const stack = stackOf("tke:Cluster");
    const named = { ...web, __urn: "urn:pulumi:dev::lost::pulumi-nodejs:dynamic/tke:Cluster::web" };
    await cloud.fault({ action: "CreateCluster", reset: "before", count: 1 });
    await expect(stack.up(named)).rejects.toThrow("it may still have been created");
    // The first read looks for what may have been made, the second for what was made now.
    await cloud.fault({ action: "DescribeClusters", error: { code: "UnauthorizedOperation" }, after: 1, count: 1 });
    expect(await stack.up(named)).toBe("create");
    expect((await cloud.resources({ kind: "cluster" })).map(({ id }) => id)).toEqual([stack.id]);
  });

  it("is not risked with keys that are refused: nothing is sent before it is known what there was", async () => {
    // Two reads of the preview, and the one before the create.
    await cloud.fault({ service: "tcr", error: { code: "AuthFailure.TokenFailure" }, count: 3 });
    await expect(stackOf("tcr:Repository").up({ namespace: "team", name: "web" })).rejects.toThrow(
      "AuthFailure.TokenFailure",
    );
    expect(await sent("CreateRepositoryPersonal")).toBe(0);
  });

  it("of a change or a delete: the next attempt looks first", async () => {
    const cluster = stackOf("tke:Cluster");
    await cluster.up(web);
    const pool = stackOf("tke:NodePool");
    const wanted = { clusterId: cluster.id, name: "a", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
    await pool.up(wanted);
    await lose("ModifyClusterVirtualNodePool");
    expect(await pool.up({ ...wanted, labels: { tier: "1" } })).toBe("update");
    // The call that was lost, and its repeat, which the cloud refused as busy.
    expect(await sent("ModifyClusterVirtualNodePool")).toBe(2);
    for (const [stack, action] of [
      [pool, "DeleteClusterVirtualNodePool"],
      [cluster, "DeleteCluster"],
    ] as const) {
      await lose(action);
      await stack.destroy();
    }
    expect(await cloud.resources()).toEqual([]);
  });
});
