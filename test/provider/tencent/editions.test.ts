import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import type { Shape } from "../../../emulator/contract/shape";
import { readPublicContract } from "../../../emulator/contract/tencent";
import { publicCalls } from "../../../generate/public-clouds";
import { publicNames } from "../../../generate/public-contract";
import { editionOf, tencentSettings } from "../../../provider/tencent/config";
import { publicDialect } from "../../../provider/tencent/edition";
import { tkeTable } from "../../../provider/tencent/tke/api.gen";
import { checkAnswer } from "../../../provider/transport/answer-check";
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
    const [node, audit] = ["tke:VirtualNode", "tke:ClusterAudit"].map(stackOf) as Stack[];
    expect(await cluster?.up({ ...CLUSTER, existingNodes: [EXISTING] })).toBe("create");
    expect(await cluster?.up({ ...CLUSTER, existingNodes: [EXISTING], name: "blue" })).toBe("update");
    expect(await cluster?.refresh()).toBe(true);
    expect(await cluster?.up({ ...CLUSTER, existingNodes: [EXISTING], name: "blue" })).toBe("same");
    const clusterId = cluster?.id;

    await endpoint?.up({ clusterId, access: "external" });
    expect(endpoint?.outputs).toMatchObject({ status: "Created", kubeconfig: expect.stringContaining("server: ") });
    await audit?.up({ clusterId, logRegion: "gsqy" });
    const subnets = { clusterId, subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
    await pool?.up({ ...subnets, name: "virtual", drainOnDelete: true });
    expect(await pool?.up({ ...subnets, name: "renamed", labels: { team: "web" }, drainOnDelete: true })).toBe(
      "update",
    );
    const nodePoolId = pool?.outputs.nodePoolId;
    const virtual = { clusterId, nodePoolId, subnetId: "subnet-1", drainOnDelete: true };
    await node?.up(virtual);
    const [machines, own] = ["tke:Instances", "tke:ExistingInstances"].map(stackOf) as Stack[];
    const place = { zone: "zone-1", vpcId: "vpc-1", subnetId: "subnet-1" };
    await machines?.up({ clusterId, ...place, machine: { instanceType: "S5.LARGE8" }, drainOnDelete: false });
    await own?.up({ clusterId, instanceIds: ["ins-bcdefghi"], login: EXISTING.login, drainOnDelete: false });
    // What the answers of the one cloud do not hold is no drift.
    for (const stack of [node, pool, machines, own]) expect(await stack?.refresh()).toBe(true);
    expect(await pool?.up({ ...subnets, name: "renamed", labels: { team: "web" }, drainOnDelete: true })).toBe("same");
    expect(await node?.up(virtual)).toBe("same");
    for (const stack of [own, machines, node, pool, audit, cluster]) await stack?.destroy();
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
  await subnets.up({ clusterId: cluster.id, subnetIds: ["subnet-2"] });
  expect(subnets.outputs.allSubnetIds).toEqual(["subnet-1", "subnet-2"]);
});

describe("the public cloud", () => {
  it("is not asked for what it does not have: the refusal names call, parameter and way out", async () => {
    const stackOf = await start("public");
    const cluster = stackOf("tke:Cluster");
    await expect(cluster.up({ ...CLUSTER, arch: "arm" })).rejects.toThrow(
      "the public cloud has no parameter ClusterArch in CreateCluster (PublicEdition): leave out the input that sets it",
    );
    await expect(stackOf("tke:LogCollector").up({ clusterId: "cls-12345678", name: "x", ...LOG })).rejects.toThrow(
      /the public cloud has no call \w+ \(PublicEdition\): set the edition to private if this is a private cloud/,
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

/** A value that has every field of its shape. */
function sampleOf(shape: Shape): unknown {
  switch (shape.kind) {
    case "list":
      return [sampleOf(shape.of)];
    case "object":
      return Object.fromEntries(shape.fields().map((field) => [field.name, sampleOf(field.shape)]));
    case "string":
      return "x";
    case "boolean":
      return true;
    default:
      return 1;
  }
}

it("reads the answers of every call that the public cloud has", () => {
  const calls = Object.keys(tkeTable.actions).map((action) => ({ action, dialect: publicDialect[action] ?? {} }));
  const wrong = calls.flatMap(({ action, dialect }) => {
    const there = readPublicContract().actions.get(dialect.action ?? action);
    if (there === undefined) return dialect.missing || dialect.instead ? [] : [`${action} is nowhere`];
    const sample = sampleOf(there.output) as Record<string, unknown>;
    const problem = checkAnswer(tkeTable, action, dialect.answer?.(sample) ?? sample);
    return problem === undefined ? [] : [`${action}: ${problem}`];
  });
  expect(wrong).toEqual([]);
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
