import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { emulatorConfig, Stack } from "../../support/lifecycle";
import { startHost } from "../../support/provider-process";

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

  it("of a create that has no token: sent once, and the error names what there is, to adopt or delete", async () => {
    const stack = stackOf("tke:Cluster");
    await lose("CreateCluster");
    const failure = (await stack.up(web).catch((error: unknown) => error)) as Error;
    const [made] = await cloud.resources({ kind: "cluster" });
    expect(failure.message).toMatch(/^creating tke:Cluster "web": the connection broke .*tke CreateCluster at /);
    expect(failure.message).toContain(
      `it may have been made all the same: the cloud lists ${made?.id} by its name; before the next up, set "adopt" to its id`,
    );
    expect(await sent("CreateCluster")).toBe(1);
    expect(await stack.up({ ...web, adopt: made?.id })).toBe("create");
    expect(stack.id).toBe(made?.id);
    expect(await cloud.resources({ kind: "cluster" })).toHaveLength(1);
  });

  it("of a create that did not happen: the error says that nothing is there yet", async () => {
    await cloud.fault({ action: "CreateCluster", reset: "before", count: 1 });
    await expect(stackOf("tke:Cluster").up(web)).rejects.toThrow("none of its name is listed yet; look again");
    await cloud.fault({ action: "CreateNamespacePersonal", reset: "before", count: 1 });
    await expect(stackOf("tcr:Namespace").up({ name: "team" })).rejects.toThrow("none of its name is listed yet");
  });

  it("of a create whose id is its name: the error names it", async () => {
    await lose("CreateNamespacePersonal");
    await expect(stackOf("tcr:Namespace").up({ name: "team" })).rejects.toThrow("the cloud lists team by its name");
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
