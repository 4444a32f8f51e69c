import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { tencentCaller } from "../support/tencent-call";

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
let tcr: ReturnType<typeof tencentCaller>;

beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
  tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const cluster = (name: string, cidr: string) => ({
  ClusterType: "MANAGED_CLUSTER",
  ClusterCIDRSettings: { ClusterCIDR: cidr },
  ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: name },
});

describe("life cycles", () => {
  it("keeps a cluster Creating for as many reads as a rule says", async () => {
    await emulator.lifecycle({ service: "tke", kind: "cluster", phase: "create", pace: "reads:2" });
    const { ClusterId } = await tke("CreateCluster", cluster("web", "172.16.0.0/16"));
    const states = [];
    for (let read = 0; read < 4; read++) {
      const { Clusters } = await tke("DescribeClusters", { ClusterIds: [ClusterId] });
      states.push(Clusters[0].ClusterStatus);
    }
    expect(states).toEqual(["Creating", "Creating", "Running", "Running"]);
  });

  it("keeps it Creating until the clock has moved on", async () => {
    await emulator.lifecycle({ pace: "seconds:600" });
    await tke("CreateCluster", cluster("web", "172.16.0.0/16"));
    await emulator.clock({ advanceSeconds: 599 });
    expect((await emulator.resources())[0]?.status).toBe("Creating");
    await emulator.clock({ advanceSeconds: 600 });
    expect((await emulator.resources())[0]?.status).toBe("Running");
  });

  it("lets a rule for one name win over the general one, and ends badly with a reason", async () => {
    await emulator.lifecycle({ pace: "never" });
    await emulator.lifecycle({ name: "bad", pace: "reads:0", fail: "no masters left" });
    await tke("CreateCluster", cluster("bad", "172.16.0.0/16"));
    await tke("CreateCluster", cluster("slow", "172.17.0.0/16"));
    const shown = (await emulator.resources()).map(({ name, status, reason }) => [name, status, reason]);
    expect(shown).toEqual([
      ["bad", "Abnormal", "no masters left"],
      ["slow", "Creating", undefined],
    ]);
  });
});

describe("rules that are taken away", () => {
  it("let go what they held for ever", async () => {
    await emulator.lifecycle({ pace: "never" });
    const { ClusterId } = await tke("CreateCluster", cluster("web", "172.16.0.0/16"));
    const status = async () => (await tke("DescribeClusters", { ClusterIds: [ClusterId] })).Clusters[0].ClusterStatus;
    expect([await status(), await status()]).toEqual(["Creating", "Creating"]);
    await fetch(`${emulator.url}/_emulator/lifecycle`, { method: "DELETE" });
    expect(await status()).toBe("Running");
  });
});

describe("inventory and changes from outside", () => {
  it("lists what there is with secrets masked, and makes drift", async () => {
    await tcr("CreateUserPersonal", { Password: "hunter2-hunter2" });
    await tcr("CreateNamespacePersonal", { Namespace: "team" });
    const { ClusterId } = await tke("CreateCluster", cluster("web", "172.16.0.0/16"));
    const shown = await emulator.resources();
    expect(shown.map(({ service, kind, name }) => `${service}/${kind}/${name}`)).toEqual([
      "tcr/namespace/team",
      `tcr/user/${shown[1]?.account}`,
      "tke/cluster/web",
    ]);
    expect(JSON.stringify(shown)).not.toContain("hunter2");

    await emulator.change({ service: "tke", kind: "cluster", id: ClusterId, set: { ClusterName: "renamed" } });
    expect((await tke("DescribeClusters")).Clusters[0].ClusterName).toBe("renamed");
    await emulator.change({ service: "tcr", kind: "namespace", id: "team", remove: true });
    expect((await emulator.resources({ service: "tcr" })).map(({ kind }) => kind)).toEqual(["user"]);
    await expect(emulator.change({ service: "tke", kind: "cluster", id: "none", remove: true })).rejects.toThrow("404");
  });
});

describe("the server", () => {
  it("goes on when a client leaves in the middle of a body", async () => {
    const { hostname, port } = new URL(emulator.url);
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write("POST / HTTP/1.1\r\nHost: tke.test\r\nContent-Length: 1000\r\n\r\nhalf", () => socket.destroy());
      });
      socket.on("close", () => resolve());
      socket.on("error", reject);
    });
    expect((await tke("DescribeVersions")).TotalCount).toBeGreaterThan(0);
    expect((await emulator.requests()).map(({ action }) => action)).toEqual(["DescribeVersions"]);
  });

  it("is not taken in by names that every object has", async () => {
    await tcr("CreateUserPersonal", { Password: "correct-horse-1" });
    expect((await tcr("ValidateNamespaceExistPersonal", { Namespace: "constructor" })).Data.IsExist).toBe(false);
    expect((await tcr("CreateNamespacePersonal", { Namespace: "constructor" })).Error).toBeUndefined();
    const odd = tencentCaller(emulator.url, emulator.credentials.tencent, "constructor");
    expect((await odd("toString", {}, { version: "1" })).Error?.Code).toBe("InvalidAction");
    expect((await tke("DeleteCluster", { ClusterId: "__proto__", InstanceDeleteMode: "retain" })).Error?.Code).toBe(
      "ResourceNotFound",
    );
  });

  it("says what an unknown path and an unknown admin call are", async () => {
    const other = await fetch(`${emulator.url}/somewhere`);
    expect([other.status, await other.text()]).toEqual([404, "no API of the emulator has the path /somewhere\n"]);
    const admin = await fetch(`${emulator.url}/_emulator/nothing`);
    const error = expect.stringMatching(/^the admin API has no GET \/_emulator\/nothing; there are .*\/health, /);
    expect([admin.status, await admin.json()]).toEqual([404, { error }]);
  });
});
