import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import type { Shape } from "../../../emulator/contract/shape";
import { readPublicContract, readTencentContract } from "../../../emulator/contract/tencent";
import { publicCalls } from "../../../generate/public-clouds";
import { publicNames } from "../../../generate/public-contract";
import { editionOf, tencentSettings } from "../../../provider/tencent/config";
import { fromPublic, privateTypes, publicDialect } from "../../../provider/tencent/edition";
import { tkeTable } from "../../../provider/tencent/tke/api.gen";
import { checkAnswer } from "../../../provider/transport/answer-check";
import type { Fields } from "../../../provider/transport/call";
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
  settings: { labels: { team: "web" }, dataDisks: [{ type: "CLOUD_SSD", size: 50, mountTarget: "/data" }] },
};

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
    const pooled = { clusterId, subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"], unschedulable: false };
    await pool?.up({ ...pooled, name: "virtual" });
    const renamed = { ...pooled, name: "renamed", labels: { team: "web" } };
    expect(await pool?.up(renamed)).toBe("update");
    const virtual = { clusterId, nodePoolId: pool?.outputs.nodePoolId, subnetId: "subnet-1" };
    // At the same time: an answer that cannot be read would be looked for among those that there are.
    await Promise.all([node?.up(virtual), second?.up(virtual)]);
    const place = { clusterId, zone: "zone-1", vpcId: "vpc-1", subnetId: "subnet-1", drainOnDelete: false };
    const bought = { ...place, machine: { instanceType: "S5.LARGE8" } };
    await machines?.up({ ...bought, count: 2 });
    expect(await machines?.up(bought)).toBe("update");
    const brought = { clusterId, instanceIds: ["ins-bcdefghi"], login: EXISTING.login, drainOnDelete: false };
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
    for (const [stack] of all.reverse()) await stack?.destroy();
    for (const kind of ["virtual-node-pool", "virtual-node", "audit"])
      expect(await cloud.resources({ service: "tke", kind })).toEqual([]);
    await cluster?.destroy();
    expect(await cloud.resources({ service: "tke", kind: "cluster" })).toEqual([]);

    const codes = (await cloud.requests()).filter(({ code }) => code !== "").map(({ action, code }) => [action, code]);
    expect(codes).toEqual([]);
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
  expect(subnets.outputs.allSubnetIds).toEqual(["subnet-1", "subnet-2"]);
  expect(await subnets.refresh()).toBe(true);
  expect(await subnets.up(added)).toBe("same");
});

describe("the public cloud", () => {
  it("is not asked for what it does not have: the refusal names call, parameter and way out", async () => {
    const stackOf = await start("public");
    const cluster = stackOf("tke:Cluster");
    await expect(cluster.up({ ...CLUSTER, arch: "arm" })).rejects.toThrow(
      "the public cloud has no parameter ClusterArch in CreateCluster (PublicEdition): leave out the input that sets it",
    );
    await expect(stackOf("tke:LogCollector").up({ clusterId: "cls-12345678", name: "x", ...LOG })).rejects.toThrow(
      'container-clouds:tencent.edition: is "public", and public Tencent Cloud has no tke:LogCollector; set tencent.edition to "private" if this is a private cloud',
    );
    expect((await cloud.requests()).filter(({ action }) => /^(Create|Enable)/.test(action))).toEqual([]);
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

it("refuses in the preview each resource that cannot do without a call that the public cloud lacks", () => {
  const lacking = publicCalls()
    // A node is drained only where an input asks for it.
    .filter(({ action }) => publicDialect[action]?.missing && action !== "DrainClusterNode")
    .flatMap(({ usedBy }) => usedBy.filter((user) => /:[A-Z]/.test(user)));
  expect([...new Set(lacking)].sort()).toEqual(Object.keys(privateTypes));
});
