import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import type { Shape } from "../../../emulator/contract/shape";
import { readPublicContract, readTencentContract } from "../../../emulator/contract/tencent";
import { publicCalls } from "../../../generate/public-clouds";
import { publicNames } from "../../../generate/public-contract";
import { call } from "../../../provider/dynamic/functions";
import { listAccount } from "../../../provider/lifecycle/inventory";
import { editionOf, tencentSettings } from "../../../provider/tencent/config";
import { fromPublic, privateTypes, publicDialect, unsupportedInputs } from "../../../provider/tencent/edition";
import { tkeTable } from "../../../provider/tencent/tke/api.gen";
import { checkAnswer } from "../../../provider/transport/answer-check";
import { connect } from "../../../provider/transport/connect";
import type { Fields } from "../../../provider/transport/wire";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { emulatorConfig, Stack } from "../../support/lifecycle";
import { startHost } from "../../support/provider-process";

type Host = Awaited<ReturnType<typeof startHost>>;
let cloud: TestEmulator;

afterEach(() => cloud?.close());

/** A provider of one edition against an emulator of one. */
async function start(edition: "private" | "public", set: object = { edition }): Promise<(type: string) => Stack> {
  cloud = await startEmulator({ edition });
  const tencent = JSON.stringify({ ...cloud.credentials.tencent, region: "gsqy", ...set });
  const host: Host = await startHost({ ...emulatorConfig(cloud), "container-clouds:tencent": tencent });
  onTestFinished(() => host.close());
  return (type) => new Stack(host.of(type));
}

const CLUSTER = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", version: "1.18.4" };
const EXISTING = {
  instanceIds: ["ins-abcdefgh"],
  agents: { security: true, monitor: false },
  login: { password: "Sesame-0pen" },
  nodeSettings: { labels: { team: "web" }, dataDisks: [{ type: "CLOUD_SSD", size: 50, mountPath: "/data" }] },
};

const POOL = { name: "virtual", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
const MACHINES = { zone: "zone-1", vpcId: "vpc-1", subnetId: "subnet-1", machine: { instanceType: "S5.LARGE8" } };
const BROUGHT = { instanceIds: ["ins-bcdefghi"], login: EXISTING.login };
const NO_DRAIN = "drainOnDelete: must be false: public Tencent Cloud has no call that drains a machine";

describe.each(["private", "public"] as const)("a program on the %s cloud", (edition) => {
  it("takes a cluster with its nodes, pool, endpoint and audit through their lives", async () => {
    const stackOf = await start(edition);
    const [cluster, endpoint, pool] = ["tke:Cluster", "tke:ClusterEndpoint", "tke:NodePool"].map(stackOf) as Stack[];
    const [node, second, audit] = ["tke:VirtualNode", "tke:VirtualNode", "tke:ClusterAudit"].map(stackOf) as Stack[];
    const [machines, own, options] = ["tke:Instances", "tke:ExistingInstances", "tke:AsGroupOptions"].map(stackOf);
    expect(await cluster?.up({ ...CLUSTER, existingNodes: [EXISTING] })).toBe("create");
    expect(await cluster?.up({ ...CLUSTER, existingNodes: [EXISTING], name: "blue" })).toBe("update");
    expect(await cluster?.refresh()).toBe(true);
    expect(await cluster?.up({ ...CLUSTER, existingNodes: [EXISTING], name: "blue" })).toBe("same");
    const clusterId = cluster?.id;

    const opened = { clusterId, access: "external", securityGroupId: "sg-1" };
    await endpoint?.up(opened);
    expect(endpoint?.outputs).toMatchObject({ status: "Created", kubeconfig: expect.stringContaining("server: ") });
    const logged = { clusterId, logRegion: "gsqy" };
    await audit?.up(logged);
    const pooled = { ...POOL, clusterId, unschedulable: false };
    await pool?.up(pooled);
    const renamed = { ...pooled, name: "renamed", labels: { team: "web" } };
    expect(await pool?.up(renamed)).toBe("update");
    const virtual = { clusterId, nodePoolId: pool?.outputs.nodePoolId, subnetId: "subnet-1" };
    // At the same time: an answer that cannot be read would be looked for among those that there are.
    await Promise.all([node?.up(virtual), second?.up(virtual)]);
    const bought = { ...MACHINES, clusterId, drainOnDelete: false };
    await machines?.up({ ...bought, count: 2 });
    expect(await machines?.up(bought)).toBe("update");
    const brought = { ...BROUGHT, clusterId, drainOnDelete: false };
    await own?.up(brought);
    const scaling = { clusterId, scaleDownEnabled: true };
    await options?.up(scaling);

    // What the answers of the one cloud do not hold is no drift.
    const all: [Stack | undefined, object][] = [
      ...([
        [endpoint, opened],
        [audit, logged],
        [pool, renamed],
        [node, virtual],
      ] as [Stack, object][]),
      ...([
        [second, virtual],
        [machines, bought],
        [own, brought],
        [options, scaling],
      ] as [Stack, object][]),
    ];
    for (const [stack, inputs] of all) {
      expect(await stack?.refresh()).toBe(true);
      expect(await stack?.up({ ...inputs })).toBe("same");
    }
    const imported = stackOf("tke:NodePool");
    imported.id = pool?.id;
    expect(await imported.refresh()).toBe(true);
    const modified = async () =>
      (await cloud.requests()).filter(({ action }) => /^(Modify|Delete)/.test(action)).length;
    const before = await modified();
    // What is not returned is recorded as the program says.
    expect(await imported.up(renamed)).toBe(edition === "public" ? "update" : "same");
    expect(await modified()).toBe(before);
    for (const [stack] of all.reverse()) await stack?.destroy();
    for (const kind of ["virtual-node-pool", "virtual-node", "audit"])
      expect(await cloud.resources({ service: "tke", kind })).toEqual([]);
    await cluster?.destroy();
    expect(await cloud.resources({ service: "tke", kind: "cluster" })).toEqual([]);

    const codes = (await cloud.requests())
      .filter(({ code }) => code !== "")
      .map(({ action, code }) => `${action} ${code}`);
    // What is gone, by one reading.
    expect(codes.filter((one) => !/^DescribeCluster(Instance)?s ResourceNotFound$/.test(one))).toEqual([]);
    const actions = new Set((await cloud.requests()).map(({ action }) => action));
    expect(actions.has("DescribeClusterEndpoints")).toBe(edition === "public");
    expect(actions.has("CheckClusterCIDR")).toBe(edition === "private");
  });
});

it.each(["private", "public"] as const)("adds subnets to a VPC-CNI cluster of the %s cloud", async (edition) => {
  const stackOf = await start(edition);
  const [cluster, subnets] = [stackOf("tke:Cluster"), stackOf("tke:VpcCniSubnets")];
  const network = { networkType: "VPC-CNI", eniSubnetIds: ["subnet-1"], serviceCidr: "10.1.0.0/16" };
  await cluster.up({ name: "web", vpcId: "vpc-1", version: "1.18.4", ...network });
  const added = { clusterId: cluster.id, subnetIds: ["subnet-2"] };
  await subnets.up(added);
  // By one reading the cloud returns none.
  expect([["subnet-1", "subnet-2"], []]).toContainEqual(subnets.outputs.allSubnetIds);
  expect(await subnets.refresh()).toBe(true);
  expect(await subnets.up(added)).toBe("same");
});

describe("the public cloud", () => {
  it("is not asked for a resource that it does not have", async () => {
    const stackOf = await start("public");
    await expect(stackOf("tke:LogCollector").up({ clusterId: "cls-12345678", name: "x", ...LOG })).rejects.toThrow(
      'container-clouds:tencent.edition: is "public", and public Tencent Cloud has no tke:LogCollector; set tencent.edition to "private" if this is a private cloud',
    );
    expect((await cloud.requests()).filter(({ action }) => /^(Create|Enable)/.test(action))).toEqual([]);
  });

  it.each([
    [
      "tke:Cluster",
      { ...CLUSTER, architecture: "arm" },
      "architecture: public Tencent Cloud does not support it; leave it out",
    ],
    ["tke:Instances", { ...MACHINES, clusterId: "cls-12345678" }, NO_DRAIN],
    ["tke:ExistingInstances", { ...BROUGHT, clusterId: "cls-12345678", drainOnDelete: true }, NO_DRAIN],
    [
      "tke:NodePool",
      { ...POOL, clusterId: "cls-12345678", unschedulable: true },
      "unschedulable: public Tencent Cloud",
    ],
  ])("refuses an input of %s that it has no word for, before anything is sent", async (type, inputs, message) => {
    const stackOf = await start("public");
    await expect(stackOf(type).up(inputs)).rejects.toThrow(message);
    expect(await cloud.requests()).toEqual([]);
  });

  it("refuses a change that it has no call for", async () => {
    const cluster = (await start("public"))("tke:Cluster");
    await cluster.up({ ...CLUSTER, containerRuntime: "docker" });
    await expect(cluster.up({ ...CLUSTER, containerRuntime: "containerd" })).rejects.toThrow(
      "containerRuntime: public Tencent Cloud does not change it in place",
    );
    const actions = (await cloud.requests()).map(({ action }) => action);
    expect(actions).not.toContain("ModifyClusterAttribute");
  });

  it("is listed without the resources that it does not have", async () => {
    const stackOf = await start("public");
    const cluster = stackOf("tke:Cluster");
    await cluster.up(CLUSTER);
    const tencent = { ...cloud.credentials.tencent, region: "gsqy", edition: "public" };
    const clouds = connect({ endpoint: cloud.url, rateLimit: "none", retry: "none", tencent } as never);
    onTestFinished(() => clouds.close());
    const nothing = { known: () => undefined, page: () => undefined, listed: () => undefined };
    const { found, leftOut } = await listAccount(["tke"], { ...nothing, clouds, signal: new AbortController().signal });
    expect(found.map(({ id }) => id)).toContain(cluster.id);
    expect(leftOut).toEqual(expect.arrayContaining(["tke:AsGroup", "tke:HelmChart", "tke:LogCollector"]));
  });

  it("refuses functions that it has no calls for", async () => {
    cloud = await startEmulator({ edition: "public" });
    const tencent = { ...cloud.credentials.tencent, region: "gsqy", edition: "public" };
    const config = { ...emulatorConfig(cloud), "container-clouds:tencent": JSON.stringify(tencent) };
    const get = (token: string, inputs: object) => call(token, { ...inputs }, config);
    const range = { vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
    await expect(get("tke:getCidrConflict", range)).rejects.toThrow('tencent.edition: is "public", and public Tencent');
    await expect(get("tke:getClusterSecurity", { clusterId: "cls-1", gateway: true })).rejects.toThrow(
      "tke:getClusterSecurity: gateway: public Tencent Cloud has no private gateway; leave it out",
    );
    expect(await cloud.requests()).toEqual([]);
  });

  it("says why an endpoint could not be opened", async () => {
    const stackOf = await start("public");
    const [cluster, endpoint] = [stackOf("tke:Cluster"), stackOf("tke:ClusterEndpoint")];
    await cluster.up(CLUSTER);
    await cloud.lifecycle({ service: "tke", kind: "endpoint", pace: "instant", fail: "no load balancer is left" });
    await expect(endpoint.up({ clusterId: cluster.id, access: "external" })).rejects.toMatchObject({
      reasons: ["the cloud reports CreateFailed", "no load balancer is left"],
    });
  });

  it("refuses a provider of the other edition by the vendor's code", async () => {
    const stackOf = await start("public", { edition: "private" });
    await expect(stackOf("tke:Cluster").up(CLUSTER)).rejects.toThrow(
      /`ClusterAdvancedSettings.IsDualStack` is not valid: it must be a boolean \(InvalidParameter/,
    );
  });
});

const LOG = {
  source: { type: "container-log", allNamespaces: true },
  destination: { type: "cls", logsetId: "logset-1", topicId: "topic-1" },
};

it.each([
  [{ region: "ap-guangzhou" }, "public"],
  [{ region: "ap-guangzhou", domain: "internal.tencentcloudapi.com" }, "public"],
  [{ region: "ap-guangzhou", domain: "tencentcloudapi.com.example.com" }, "private"],
  [{ region: "gsqy" }, "private"],
  [{ region: "gsqy", edition: "public" }, "public"],
  [{ region: "ap-guangzhou", edition: "private" }, "private"],
  [{ region: "ap-guangzhou", endpoint: "http://127.0.0.1:1" }, "private"],
])("%j is %s", (settings, edition) => {
  const account = { settings: tencentSettings.parse(settings), path: (name: string) => name };
  expect(editionOf(account, "tke")).toBe(edition);
});

/** A value that has every field of its shape. @param nulls puts a null where the models say that there may be one */
function sampleOf(shape: Shape, nulls: boolean): unknown {
  switch (shape.kind) {
    case "list":
      return [sampleOf(shape.of, nulls)];
    case "object":
      return Object.fromEntries(
        shape.fields().map((one) => [one.name, nulls && one.nullable ? null : sampleOf(one.shape, nulls)]),
      );
    case "string":
      return "x";
    case "boolean":
      return true;
    default:
      return 1;
  }
}

/** The public cloud's answer to a call of the manual, in the manual's words; `undefined` where it has no such call. */
function answerOf(action: string, nulls: boolean): Fields | undefined {
  const there = readPublicContract().actions.get(publicDialect[action]?.action ?? action);
  return there && fromPublic(action, sampleOf(there.output, nulls) as Fields);
}

it.each([false, true])("reads the answers of every call that the public cloud has (nulls: %s)", (nulls) => {
  const wrong = Object.keys(tkeTable.actions).flatMap((action) => {
    const answer = answerOf(action, nulls);
    const { missing, instead } = publicDialect[action] ?? {};
    if (answer === undefined) return missing || instead ? [] : [`${action} is nowhere`];
    const problem = checkAnswer(tkeTable, action, answer);
    return problem === undefined ? [] : [`${action}: ${problem}`];
  });
  expect(wrong).toEqual([]);
});

it("has a row for every field of an answer that the public cloud does not return, and for no other", () => {
  const has = (value: unknown, [name = "", ...rest]: readonly string[]): boolean => {
    const one = (Array.isArray(value) ? value[0] : value) as Fields | undefined;
    // A list that stands for one that is not returned is empty.
    if (one === undefined) return true;
    return name in one && (rest.length === 0 || has(one[name], rest));
  };
  const lacking = (action: string, output: Shape & { kind: "object" }, path: readonly string[] = []): string[] =>
    output.fields().flatMap(({ name, shape }) => {
      const at = [...path, name];
      if (!has(answerOf(action, false), at)) return [`${action}: ${at.join(".")}`];
      const item = shape.kind === "list" ? shape.of : shape;
      return item.kind === "object" && !path.includes(name) ? lacking(action, item, at) : [];
    });
  const { actions } = readTencentContract("tke");
  const found = [...actions].flatMap(([action, { output }]) =>
    answerOf(action, false) && output.kind === "object" ? lacking(action, output) : [],
  );
  const rows = Object.entries(publicDialect).flatMap(([action, { unreturned = [] }]) =>
    unreturned.map((path) => `${action}: ${path}`),
  );
  expect(rows.sort()).toEqual(found.sort());
});

it("has a word for every call that the public cloud lacks and every parameter that it does not take", () => {
  const calls = publicCalls();
  const names = publicNames(calls.filter(({ service }) => service === "tke").map(({ action }) => action));
  const lost = calls.flatMap(({ action, exists, differences }) => {
    const dialect = publicDialect[action] ?? {};
    const isAnswered = dialect.missing !== undefined || dialect.instead !== undefined;
    if (!exists) return isAnswered || (dialect.action && names.get(action) === dialect.action) ? [] : [action];
    const named = [...Object.keys(dialect.renamed ?? {}), ...(dialect.implied ?? []), ...(dialect.refused ?? [])];
    const fields = differences.flatMap((text) => /^no `(.+)`$/.exec(text)?.[1] ?? []);
    return dialect.rewrite ? [] : fields.filter((field) => !named.includes(field)).map((field) => `${action}.${field}`);
  });
  expect(lost).toEqual([]);
  const needless = Object.entries(publicDialect).filter(
    ([action, { missing, instead }]) => (missing ?? instead) && calls.find((one) => one.action === action)?.exists,
  );
  expect(needless).toEqual([]);
});

/** Calls and parameters that a resource or function would need, and the public cloud lacks: `type call[.parameter]`. */
function needs(): string[] {
  return publicCalls().flatMap(({ action, usedBy }) => {
    const { missing, instead, refused = [] } = publicDialect[action] ?? {};
    const lacks = missing || instead ? [action] : refused.map((name) => `${action}.${name}`);
    return lacks.flatMap((what) => usedBy.map((user) => `${user} ${what}`));
  });
}

/** Needs that nothing shows of. */
const HARMLESS = [
  // For previews and links: the resource does without.
  ...["tke:Cluster CheckClusterCIDR", "tke:Cluster DescribeQuota", "tke:ClusterAudit GetDashboardID"],
  // Always false, and left out.
  ...["tke:NodePool DrainClusterVirtualNode.DryRun", "tke:VirtualNode DrainClusterVirtualNode.DryRun"],
  // Never set.
  ...["tke:ExistingInstances DeleteClusterInstances.MachineNames", "tke:Instances DeleteClusterInstances.MachineNames"],
  // Refused when the pool is made; one that has it was made elsewhere.
  "tke:NodePool ModifyClusterVirtualNodePool.Unschedulable",
];

it("refuses in the preview all that cannot do without a call or parameter that the public cloud lacks", () => {
  const inputs = Object.entries(unsupportedInputs).flatMap(([type, rows]) =>
    rows.map(({ lacks }) => `${type} ${lacks}`),
  );
  const whole = needs().filter((need) => (need.split(" ")[0] ?? "") in privateTypes);
  expect(
    needs()
      .filter((need) => !whole.includes(need))
      .sort(),
  ).toEqual([...inputs, ...HARMLESS].sort());
  const users = new Set(whole.map((need) => need.split(" ")[0]));
  expect(Object.keys(privateTypes).filter((type) => !users.has(type))).toEqual([]);
});
