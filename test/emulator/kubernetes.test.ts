import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { startEmulator, type TestEmulator } from "../support/emulator";
import {
  client,
  clusterSettings,
  DEPLOYMENTS,
  decoded,
  deployment,
  makeCluster,
  namesOf,
  PODS,
} from "../support/kubernetes";
import { tencentCaller } from "../support/tencent-call";

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

describe("a kubeconfig", () => {
  it("holds a certificate of its authority with its own key", async () => {
    const { kubeconfig, ClusterId } = await makeCluster(tke, 0);
    const { clusters, users } = parse(kubeconfig);
    const authority = new X509Certificate(decoded(clusters[0].cluster["certificate-authority-data"]));
    const own = new X509Certificate(decoded(users[0].user["client-certificate-data"]));
    const key = createPrivateKey(decoded(users[0].user["client-key-data"]));
    expect([authority.verify(authority.publicKey), own.verify(authority.publicKey)]).toEqual([true, true]);
    expect([authority.ca, own.ca, own.checkIssued(authority), own.checkPrivateKey(key)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(own.subject).toContain(`CN=admin@${ClusterId}`);
  });

  it("lets in by certificate or token, to its own cluster only", async () => {
    const first = await makeCluster(tke, 1);
    const { ClusterId } = await tke("CreateCluster", {
      ...clusterSettings,
      ClusterCIDRSettings: { ClusterCIDR: "192.168.0.0/20" },
      ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "other" },
    });
    const other = (await tke("DescribeClusterSecurity", { ClusterId })).Kubeconfig;
    const { token, ...proof } = parse(other).users[0].user;
    const nodes = async (as?: Parameters<typeof client>[1]) => client(first.kubeconfig, as)("GET", "/api/v1/nodes");
    expect(namesOf(await nodes())).toHaveLength(1);
    expect(namesOf(await nodes({ token: parse(first.kubeconfig).users[0].user.token }))).toHaveLength(1);
    expect(namesOf(await nodes({ token }))).toHaveLength(0);
    const cert = { cert: decoded(proof["client-certificate-data"]), key: decoded(proof["client-key-data"]) };
    expect(namesOf(await nodes(cert))).toHaveLength(0);
    expect(await nodes({ token: "" })).toMatchObject({ status: 401, body: { kind: "Status", reason: "Unauthorized" } });
    expect(await nodes({ token: "wrong" })).toMatchObject({ status: 401 });
    const { UserName, Password } = await tke("DescribeClusterSecurity", { ClusterId: first.ClusterId });
    expect(namesOf(await nodes({ token: "", user: `${UserName}:${Password}` }))).toHaveLength(1);
    expect(await nodes({ token: "", user: `${UserName}:wrong` })).toMatchObject({ status: 401 });
    expect(await nodes({ token: "", user: `root:${Password}` })).toMatchObject({ status: 401 });
  });

  it("is the same after a restart, and so is what it leads to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kubernetes-"));
    const stateFile = join(folder, "state.json");
    const map = { metadata: { name: "settings" }, data: { a: "1" } };
    const maps = "/api/v1/namespaces/default/configmaps";
    try {
      const first = await startEmulator({ stateFile });
      const call = tencentCaller(first.url, first.credentials.tencent, "tke");
      const { ClusterId } = await call("CreateCluster", {
        ...clusterSettings,
        ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "web" },
      });
      await call("CreateClusterEndpoint", { ClusterId, IsExtranet: true });
      const { Kubeconfig } = await call("DescribeClusterKubeconfig", { ClusterId });
      expect((await client(Kubeconfig)("POST", maps, map)).status).toBe(201);
      await first.close();

      const { port } = new URL(parse(Kubeconfig).clusters[0].cluster.server);
      const second = await startEmulator({ stateFile, kubernetesPort: Number(port) });
      expect((await client(Kubeconfig)("GET", `${maps}/settings`)).body.data).toEqual({ a: "1" });
      const again = tencentCaller(second.url, second.credentials.tencent, "tke");
      expect((await again("DescribeClusterKubeconfig", { ClusterId })).Kubeconfig).toBe(Kubeconfig);
      await second.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the API server", () => {
  let api: ReturnType<typeof client>;
  let ClusterId: string;
  beforeEach(async () => {
    const made = await makeCluster(tke);
    ClusterId = made.ClusterId;
    api = client(made.kubeconfig);
  });

  it("lists the cluster's machines and virtual nodes, and runs pods on both", async () => {
    const pool = { ClusterId, Name: "burst", SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"] };
    const { NodePoolId } = await tke("CreateClusterVirtualNodePool", {
      ...pool,
      Labels: [{ Name: "pool", Value: "burst" }],
      Taints: [],
    });
    const { InstanceIds } = await tke("CreateClusterVirtualNode", { ClusterId, NodePoolId, SubnetIds: ["subnet-1"] });
    const { body } = await api("GET", "/api/v1/nodes");
    expect(body.items).toHaveLength(3);
    expect(body.items[2]).toMatchObject({ metadata: { name: InstanceIds[0], labels: { pool: "burst" } } });

    await api("POST", DEPLOYMENTS, deployment(3));
    const pods = (await api("GET", PODS)).body.items as { spec: { nodeName: string }; metadata: { name: string } }[];
    expect(new Set(pods.map(({ spec }) => spec.nodeName)).size).toBe(3);
    const drained = await tke("DrainClusterVirtualNode", { ClusterId, NodeName: InstanceIds[0] });
    expect(drained.Pods).toMatchObject([
      { Name: pods.find(({ spec }) => spec.nodeName === InstanceIds[0])?.metadata.name },
    ]);
    await tke("DeleteClusterVirtualNode", { ClusterId, NodePoolId, NodeNames: InstanceIds, Force: true });
    const after = (await api("GET", PODS)).body.items as typeof pods;
    expect(after).toHaveLength(3);
    expect(after.map(({ spec }) => spec.nodeName)).not.toContain(InstanceIds[0]);
  });

  it("rolls a deployment out, puts a service before it, and takes all of it away", async () => {
    expect((await api("POST", DEPLOYMENTS, deployment(2))).status).toBe(201);
    const service = {
      metadata: { name: "web" },
      spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] },
    };
    await api("POST", "/api/v1/namespaces/default/services", service);
    const { body } = await api("GET", `${DEPLOYMENTS}/web`);
    expect(body.status).toMatchObject({ readyReplicas: 2, observedGeneration: body.metadata.generation });
    expect(body.status.conditions).toMatchObject([
      { type: "Available", status: "True" },
      { reason: "NewReplicaSetAvailable" },
    ]);
    const endpoints = await api("GET", "/api/v1/namespaces/default/endpoints/web");
    expect(endpoints.body.subsets[0].addresses).toHaveLength(2);
    const { status } = (await api("GET", "/api/v1/namespaces/default/services/web")).body;
    expect(status.loadBalancer.ingress[0].ip).toMatch(/^203\.0\.113\./);

    const merge = "application/merge-patch+json";
    await api("PATCH", `${DEPLOYMENTS}/web`, { spec: { replicas: 1 } }, merge);
    expect(namesOf(await api("GET", PODS))).toHaveLength(1);
    const broken = { spec: { template: { spec: { containers: [{ name: "web", image: "does-not-exist:1" }] } } } };
    await api("PATCH", `${DEPLOYMENTS}/web`, broken, "application/strategic-merge-patch+json");
    // The pod that runs stays while the new one does not.
    expect((await api("GET", `${DEPLOYMENTS}/web`)).body.status).toMatchObject({
      replicas: 2,
      readyReplicas: 1,
      updatedReplicas: 1,
      unavailableReplicas: 1,
      conditions: [{ status: "True" }, { reason: "ReplicaSetUpdated" }],
    });
    expect((await api("DELETE", `${DEPLOYMENTS}/web`)).body.status).toBe("Success");
    expect(namesOf(await api("GET", PODS))).toEqual([]);
  });

  it("applies as Pulumi does: what is left out goes, what others wrote stays, a dry run changes nothing", async () => {
    const map = (data: object) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data });
    const path = "/api/v1/namespaces/default/configmaps/a";
    const type = "application/apply-patch+yaml";
    expect((await api("PATCH", `${path}?fieldManager=one&dryRun=All`, map({ x: "1" }), type)).body.data).toEqual({
      x: "1",
    });
    expect((await api("GET", path)).body).toMatchObject({ reason: "NotFound", message: 'configmaps "a" not found' });
    await api("PATCH", `${path}?fieldManager=one`, map({ x: "1", y: "1" }), type);
    await api("PATCH", `${path}?fieldManager=two`, map({ z: "1" }), type);
    await api("PATCH", `${path}?fieldManager=one`, map({ x: "2" }), type);
    expect((await api("GET", path)).body.data).toEqual({ x: "2", z: "1" });
  });

  describe("a node", () => {
    const NODES = "/api/v1/nodes";
    const strategic = "application/strategic-merge-patch+json";
    const names = async () => namesOf(await api("GET", NODES)) as string[];
    const patch = async (name: string, body: object) => api("PATCH", `${NODES}/${name}`, body, strategic);
    const machines = async () => (await tke("DescribeClusterInstances", { ClusterId })).InstanceSet;
    const podsOn = async (name: string) => namesOf(await api("GET", `${PODS}?fieldSelector=spec.nodeName=${name}`));

    it("keeps labels and annotations that are written to it, and the cloud finds it by them", async () => {
      const [first = ""] = await names();
      const metadata = { labels: { disk: "ssd" }, annotations: { owner: "web" } };
      expect((await patch(first, { metadata })).body.metadata).toMatchObject(metadata);
      const found = async (Labels: string) =>
        (await tke("DescribeClusterInstanceIds", { ClusterId, Labels })).InstanceIdSet;
      expect(await found("disk=ssd")).toEqual([(await machines())[0].InstanceId]);
      await patch(first, { metadata: { labels: { disk: null } } });
      expect(await found("disk=ssd")).toEqual([]);
      expect((await api("GET", `${NODES}/${first}`)).body.metadata.annotations).toEqual({ owner: "web" });
    });

    it("is cordoned by either API, and both know it", async () => {
      const [first = ""] = await names();
      const cordoned = async () => (await machines())[0].DrainStatus;
      await patch(first, { spec: { unschedulable: true } });
      expect(await cordoned()).toBe("true");
      await api("POST", DEPLOYMENTS, deployment(2));
      expect(await podsOn(first)).toEqual([]);
      await patch(first, { spec: { unschedulable: null } });
      expect(await cordoned()).toBe("false");
      await tke("DrainClusterNode", { ClusterId, InstanceId: (await machines())[0].InstanceId, DryRun: false });
      expect((await api("GET", `${NODES}/${first}`)).body.spec.unschedulable).toBe(true);
    });

    it("says from the start that it joined cordoned", async () => {
      const settings = { InstanceAdvancedSettings: { Unschedulable: 1 }, RunInstancePara: "{}" };
      await tke("CreateClusterInstances", { ClusterId, ...settings });
      expect((await machines())[2].DrainStatus).toBe("true");
      const last = (await names())[2] ?? "";
      await patch(last, { spec: { unschedulable: null } });
      expect([
        (await machines())[2].DrainStatus,
        (await api("GET", `${NODES}/${last}`)).body.spec.unschedulable,
      ]).toEqual(["false", undefined]);
    });

    it("keeps the pods that tolerate its taints", async () => {
      const [first = "", second = ""] = await names();
      await api("POST", DEPLOYMENTS, deployment(2));
      expect(await podsOn(first)).toHaveLength(1);
      const taints = (effect: string) => ({ spec: { taints: [{ key: "gpu", value: "yes", effect }] } });
      await patch(first, taints("NoSchedule"));
      expect(await podsOn(first)).toHaveLength(1);
      await patch(first, taints("NoExecute"));
      expect([await podsOn(first), (await podsOn(second)).length]).toEqual([[], 2]);
      const wrong = await patch(first, taints("Never"));
      expect([wrong.status, wrong.body.message]).toEqual([
        422,
        `Node "${first}" is invalid: spec.taints[0].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"`,
      ]);
      expect((await patch(first, { spec: { providerID: "other" } })).status).toBe(422);
    });

    it("follows the cloud where both have changed it", async () => {
      const pool = { ClusterId, Name: "burst", SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"] };
      const Labels = [{ Name: "pool", Value: "burst" }];
      const Taints = [{ Key: "a", Value: "1", Effect: "NoSchedule" }];
      const { NodePoolId } = await tke("CreateClusterVirtualNodePool", { ...pool, Labels, Taints });
      const { InstanceIds } = await tke("CreateClusterVirtualNode", { ClusterId, NodePoolId, SubnetIds: ["subnet-1"] });
      const [name] = InstanceIds;
      const own = { key: "own", effect: "NoSchedule" };
      const { taints } = (await api("GET", `${NODES}/${name}`)).body.spec;
      await patch(name, { metadata: { labels: { own: "1" } }, spec: { taints: [...taints, own] } });
      await tke("ModifyClusterVirtualNodePool", { ClusterId, NodePoolId, Labels: [], Taints: [] });
      const { metadata, spec } = (await api("GET", `${NODES}/${name}`)).body;
      expect([metadata.labels.own, metadata.labels.pool, spec.taints]).toEqual(["1", undefined, [own]]);
    });

    it("is named by its host where the cluster says so, and no two are named alike", async () => {
      const made = await tke("CreateCluster", {
        ...clusterSettings,
        ClusterCIDRSettings: { ClusterCIDR: "192.168.0.0/20" },
        ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "named" },
        ClusterAdvancedSettings: { NodeNameType: "hostname" },
      });
      await tke("CreateClusterEndpoint", { ClusterId: made.ClusterId, IsExtranet: true });
      const own = client((await tke("DescribeClusterKubeconfig", { ClusterId: made.ClusterId })).Kubeconfig);
      const buy = (name: string, InstanceCount: number) => {
        const RunInstancePara = JSON.stringify({ HostName: name, InstanceName: name, InstanceCount });
        return tke("CreateClusterInstances", { ClusterId: made.ClusterId, RunInstancePara });
      };
      const bring = (HostName: string, ...InstanceIds: string[]) =>
        tke("AddExistedInstances", { ClusterId: made.ClusterId, InstanceIds, HostName });
      await buy("web", 2);
      await bring("node1", "ins-aaaa0001");
      expect(namesOf(await own("GET", NODES))).toEqual(["node1", "web1", "web2"]);
      for (const again of [await buy("web1", 1), await bring("node2", "ins-aaaa0002", "ins-aaaa0003")])
        expect(again.Error?.Code).toBe("InvalidParameter");
    });

    it("is where its pods say they run", async () => {
      await api("POST", DEPLOYMENTS, deployment(2));
      const pods = (await api("GET", PODS)).body.items;
      for (const { spec, status } of pods) expect(status.hostIP).toBe(spec.nodeName);
    });

    it("is watched like everything else", async () => {
      const { resourceVersion } = (await api("GET", NODES)).body.metadata;
      const query = `watch=true&resourceVersion=${resourceVersion}`;
      const watched = api("GET", `${NODES}?${query}`, undefined, undefined, 2);
      await patch((await names())[0] ?? "", { metadata: { labels: { disk: "ssd" } } });
      await tke("CreateClusterInstances", { ClusterId, RunInstancePara: "{}" });
      expect((await watched).body).toMatchObject([
        { type: "MODIFIED", object: { metadata: { labels: { disk: "ssd" } } } },
        { type: "ADDED", object: { kind: "Node" } },
      ]);
    });
  });

  it("has as many pods as its level, says so of the rest, and answers quickly all the same", async () => {
    const began = Date.now();
    await api("POST", DEPLOYMENTS, deployment(1_000_000));
    expect(namesOf(await api("GET", PODS))).toHaveLength(150);
    const { status } = (await api("GET", `${DEPLOYMENTS}/web`)).body;
    expect(status).toMatchObject({ replicas: 150, conditions: [{ status: "False" }, {}, { type: "ReplicaFailure" }] });
    const pod = { metadata: { name: "one" }, spec: { containers: [{ name: "one", image: "nginx" }] } };
    expect((await api("POST", PODS, pod)).body).toMatchObject({
      code: 403,
      message: expect.stringContaining("150 pods"),
    });
    await api("PATCH", `${DEPLOYMENTS}/web`, { spec: { replicas: 2 } }, "application/merge-patch+json");
    expect((await api("POST", PODS, pod)).status).toBe(201);
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it("rolls a new template out once the deployment is no longer paused", async () => {
    const merge = (spec: object) =>
      api("PATCH", `${DEPLOYMENTS}/web`, { spec }, "application/strategic-merge-patch+json");
    const images = async () =>
      (await api("GET", PODS)).body.items.map(
        (one: { spec: { containers: { image: string }[] } }) => one.spec.containers[0]?.image,
      );
    await api("POST", DEPLOYMENTS, deployment(2));
    await merge({ paused: true });
    await merge({ replicas: 3, template: { spec: { containers: [{ name: "web", image: "nginx:2" }] } } });
    expect(await images()).toEqual(["nginx:1", "nginx:1", "nginx:1"]);
    expect((await api("GET", `${DEPLOYMENTS}/web`)).body.status).toMatchObject({ replicas: 3, updatedReplicas: 0 });
    await merge({ paused: null });
    expect(await images()).toEqual(["nginx:2", "nginx:2", "nginx:2"]);
  });

  it("is reached through ForwardRequest, by JSON and YAML", async () => {
    const forward = async (Method: string, Path: string, more: object = {}) =>
      (await tke("ForwardRequest", { Method, Path, ClusterId, ...more })).ResponseBody;
    expect(JSON.parse(await forward("GET", "/api/v1/nodes")).items).toHaveLength(2);
    const yaml = { ContentType: "application/yaml", RequestBody: "metadata: {name: conf}\ndata: {a: b}" };
    await forward("POST", "/api/v1/namespaces/default/configmaps", yaml);
    const path = "/api/v1/namespaces/default/configmaps/conf";
    expect((await api("GET", path)).body.data).toEqual({ a: "b" });
    expect(await forward("HEAD", path)).toBe("");
    await forward("DELETE", path);
    expect(JSON.parse(await forward("PUT", path, { RequestBody: "{}" }))).toMatchObject({ kind: "Status", code: 404 });
    const { status, message } = JSON.parse(await forward("DELETE", path));
    expect([status, message]).toEqual(["Failure", 'configmaps "conf" not found']);
  });

  it("says of a node what typed clients want to be there", async () => {
    const [{ status }] = (await api("GET", "/api/v1/nodes")).body.items;
    const needed = ["bootID", "containerRuntimeVersion", "kernelVersion", "machineID", "osImage", "systemUUID"];
    for (const field of needed) expect(status.nodeInfo[field], field).toEqual(expect.any(String));
    expect((await api("GET", "/version/")).body).toMatchObject({ platform: "linux/amd64" });
    await api("POST", DEPLOYMENTS, deployment(1));
    const patch = [{ op: "replace", path: "/spec/replicas", value: 2 }];
    await api("PATCH", `${DEPLOYMENTS}/web/scale`, patch, "application/json-patch+json");
    expect(namesOf(await api("GET", PODS))).toHaveLength(2);
  });

  it("finds by labels and fields", async () => {
    const maps = "/api/v1/namespaces/default/configmaps";
    for (const [name, labels] of Object.entries({ a: { team: "x", tier: "1" }, b: { team: "y" }, c: {} }))
      await api("POST", maps, { metadata: { name, labels } });
    const by = async (query: string) => namesOf(await api("GET", `${maps}?${query}`));
    const labels = (selector: string) => by(`labelSelector=${encodeURIComponent(selector)}`);
    expect(await labels("team=x")).toEqual(["a"]);
    expect(await labels("team==x,tier")).toEqual(["a"]);
    expect(await labels("team!=x")).toEqual(["b", "c"]);
    expect(await labels("team in (x, y),!tier")).toEqual(["b"]);
    expect(await labels("team notin (x,z)")).toEqual(["b", "c"]);
    expect(await by("fieldSelector=metadata.name=b")).toEqual(["b"]);
    expect(await by("fieldSelector=metadata.name!=b")).toEqual(["a", "c"]);
  });

  it("refuses what a cluster refuses", async () => {
    const name = (await api("GET", "/api/v1/nodes")).body.items[0].metadata.name;
    const { selector, ...rest } = deployment(1).spec;
    const wrong = { ...deployment(1), spec: { ...rest, selector: { matchLabels: { app: "other" } } } };
    const refusals = [
      await api("POST", "/api/v1/namespaces/nowhere/configmaps", { metadata: { name: "a" } }),
      await api("POST", DEPLOYMENTS, wrong),
      await api("POST", DEPLOYMENTS, { ...deployment(1), metadata: { name: "Web" } }),
      await api("POST", "/api/v1/namespaces", { metadata: { name: "default" } }),
      await api("DELETE", "/api/v1/namespaces/default"),
      await api("DELETE", `/api/v1/nodes/${name}`),
      await api("POST", PODS, { metadata: { name: "empty" }, spec: { containers: [] } }),
      await api("GET", "/apis/autoscaling/v2/horizontalpodautoscalers"),
      await api("PATCH", `${DEPLOYMENTS}/web`, [], "application/json-patch+json"),
      await api("POST", DEPLOYMENTS, {}, "application/vnd.kubernetes.protobuf"),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([404, 422, 422, 409, 403, 405, 422, 404, 404, 415]);
    expect(selector).toBeDefined();
  });

  it("streams what happens to those who watch", async () => {
    const { resourceVersion } = (await api("GET", PODS)).body.metadata;
    const watched = api("GET", `${PODS}?watch=true&resourceVersion=${resourceVersion}`, undefined, undefined, 2);
    await api("POST", DEPLOYMENTS, deployment(1));
    expect((await watched).body).toMatchObject([
      { type: "ADDED" },
      { type: "MODIFIED", object: { status: { phase: "Running" } } },
    ]);
    const whole = await api("GET", `${PODS}?watch=1`, undefined, undefined, 1);
    expect(whole.body).toMatchObject([{ type: "ADDED", object: { status: { phase: "Running" } } }]);
  });

  it("removes a namespace with all that is in it, and a cluster with its objects", async () => {
    await api("POST", "/api/v1/namespaces", { metadata: { name: "shop" } });
    await api("POST", "/api/v1/namespaces/shop/configmaps", { metadata: { name: "a" } });
    await api("DELETE", "/api/v1/namespaces/shop");
    expect(namesOf(await api("GET", "/api/v1/configmaps"))).toEqual([]);
    await tke("DeleteCluster", { ClusterId, InstanceDeleteMode: "terminate" });
    expect((await api("GET", "/api/v1/namespaces")).status).toBe(401);
  });
});

describe("protobuf", () => {
  /** A field that holds bytes: text, or a message of fields. */
  const field = (number: number, ...content: (string | Buffer)[]) => {
    const bytes = Buffer.concat(content.map((one) => Buffer.from(one as string)));
    return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
  };
  const object = (apiVersion: string, kind: string, ...fields: Buffer[]) =>
    Buffer.concat([Buffer.from("k8s\0"), field(1, field(1, apiVersion), field(2, kind)), field(2, ...fields)]);
  const TYPE = "application/vnd.kubernetes.protobuf";

  it("is read as JSON is, and what is not read is refused", async () => {
    const call = client((await makeCluster(tke, 0)).kubeconfig);
    const secret = object(
      "v1",
      "Secret",
      field(1, field(1, "keys"), field(3, "default"), field(11, field(1, "team"), field(2, "web")), field(8)),
      field(2, field(1, "key"), field(2, Buffer.from([0, 255]))),
    );
    const { status, body } = await call("POST", "/api/v1/namespaces/default/secrets", secret, TYPE);
    expect([status, body.data]).toEqual([201, { key: "AP8=" }]);
    expect(body.metadata).toMatchObject({ name: "keys", namespace: "default", labels: { team: "web" } });
    const bad = async (bytes: Buffer) => {
      const answer = await call("POST", "/api/v1/namespaces/default/secrets", bytes, TYPE);
      return [answer.status, answer.body.message.replace(/;.*/, "")];
    };
    expect(await bad(object("v1", "Secret", field(14, "x")))).toEqual([
      415,
      `the body is ${TYPE}, and field 14 of Secret is not read`,
    ]);
    expect(await bad(object("v1", "Wagon"))).toEqual([415, `the body is ${TYPE}, and the kind Wagon is not read`]);
    expect(await bad(secret.subarray(0, 30))).toEqual([415, `the body is ${TYPE}, and it is cut off`]);
    expect(await bad(Buffer.from("{}"))).toEqual([415, `the body is ${TYPE}, and it does not begin with k8s\\0`]);
  });
});
