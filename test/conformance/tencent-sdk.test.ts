import { tcr, tke } from "tencentcloud-sdk-nodejs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseReadings } from "../../emulator/readings";
import { startEmulator, type TestEmulator } from "../support/emulator";

// The vendor's own clients, unmodified but for the endpoint.
const TkeClient = tke.v20180525.Client;
const TcrClient = tcr.v20190924.Client;

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

type SignMethod = "TC3-HMAC-SHA256" | "HmacSHA1" | "HmacSHA256";
type Method = "GET" | "POST";

function config(signMethod: SignMethod, reqMethod: Method, credential = emulator.credentials.tencent) {
  const endpoint = new URL(emulator.url).host;
  return {
    credential,
    region: "ap-guangzhou",
    profile: { signMethod, httpProfile: { endpoint, protocol: "http://", reqMethod, reqTimeout: 10 } },
  };
}

describe.each<[SignMethod, Method]>([
  ["TC3-HMAC-SHA256", "POST"],
  ["TC3-HMAC-SHA256", "GET"],
  ["HmacSHA1", "GET"],
  ["HmacSHA1", "POST"],
  ["HmacSHA256", "GET"],
  ["HmacSHA256", "POST"],
])("signed with %s, sent with %s", (signMethod, method) => {
  it("creates, finds by list and filter, changes and deletes a cluster", async () => {
    const client = new TkeClient(config(signMethod, method));
    const { ClusterId = "" } = await client.CreateCluster({
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16", MaxNodePodNum: 100, IgnoreClusterCIDRConflict: false },
      ClusterBasicSettings: {
        VpcId: "vpc-1",
        ClusterName: "sdk & more",
        TagSpecification: [{ ResourceType: "cluster", Tags: [{ Key: "a", Value: "b c" }] }],
      },
    });
    const found = await client.DescribeClusters({
      ClusterIds: [ClusterId],
      Filters: [{ Name: "ClusterName", Values: ["other", "sdk & more"] }],
      Limit: 1,
    });
    expect(found.Clusters?.map(({ ClusterNetworkSettings }) => ClusterNetworkSettings?.MaxNodePodNum)).toEqual([128]);
    expect(found.Clusters?.[0]?.TagSpecification?.[0]?.Tags).toEqual([{ Key: "a", Value: "b c" }]);
    const changed = await client.ModifyClusterAttribute({ ClusterId, ClusterDesc: "用于测试+ ~*" });
    expect(changed.ClusterDesc).toBe("用于测试+ ~*");
    await client.DeleteCluster({ ClusterId, InstanceDeleteMode: "terminate" });
    expect((await client.DescribeClusters({})).TotalCount).toBe(0);
  });

  it("reads the code of a refusal under every reading of the documents", async () => {
    const other = await startEmulator({ readings: parseReadings("other") });
    const { credential, profile, ...rest } = config(signMethod, method, other.credentials.tencent);
    const httpProfile = { ...profile.httpProfile, endpoint: new URL(other.url).host };
    const client = new TkeClient({ ...rest, credential, profile: { ...profile, httpProfile } });
    const refused = client.DescribeClusterInstances({ ClusterId: "cls-absent00" });
    await expect(refused).rejects.toMatchObject({ code: "InvalidParameter.ClusterNotFound" });
    await other.close();
  });

  it("is refused with a wrong secret, by code", async () => {
    const client = new TkeClient(config(signMethod, method, { ...emulator.credentials.tencent, secretKey: "wrong" }));
    await expect(client.DescribeClusters({})).rejects.toMatchObject({ code: "AuthFailure.SignatureFailure" });
  });

  it("works with a temporary pair until it expires", async () => {
    const pair = await emulator.issue({ cloud: "tencent", expiresInSeconds: 60 });
    const { secretId = "", secretKey = "", token } = pair;
    const client = new TkeClient(config(signMethod, method, { secretId, secretKey, token }));
    await expect(client.DescribeVersions()).resolves.toHaveProperty("TotalCount");
    await emulator.clock({ advanceSeconds: 61 });
    await expect(client.DescribeVersions()).rejects.toMatchObject({ code: "AuthFailure.TokenFailure" });
  });
});

describe("the registry's client", () => {
  it("makes a user and a namespace", async () => {
    const client = new TcrClient(config("TC3-HMAC-SHA256", "POST"));
    await client.CreateUserPersonal({ Password: "correct-horse-1" });
    await client.CreateNamespacePersonal({ Namespace: "team" });
    const { Data } = await client.DescribeNamespacePersonal({ Namespace: "te", Limit: 10, Offset: 0 });
    expect(Data?.NamespaceInfo?.map(({ Namespace }) => Namespace)).toEqual(["team"]);
    await client.DeleteNamespacePersonal({ Namespace: "team" });
  });
});

it("takes an endpoint by name as well as by address", async () => {
  const { credential, region, profile } = config("TC3-HMAC-SHA256", "POST");
  const endpoint = `localhost:${new URL(emulator.url).port}`;
  const client = new TkeClient({ credential, region, profile: { httpProfile: { ...profile.httpProfile, endpoint } } });
  await expect(client.DescribeVersions()).resolves.toHaveProperty("TotalCount");
});
