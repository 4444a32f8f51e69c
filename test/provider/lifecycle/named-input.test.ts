import { describe, expect, it } from "vitest";
import { resourceOf } from "../../../provider/clouds";
import type { Properties } from "../../../provider/lifecycle/codec";
import { inputNamedIn } from "../../../provider/lifecycle/named-input";
import { normalForm } from "../../../provider/lifecycle/normal-form";
import type { Resource } from "../../../provider/lifecycle/spec";
import { cluster } from "../../../provider/tencent/tke/cluster";
import { instances } from "../../../provider/tencent/tke/instances";
import { everyKind, titleOf } from "../../support/every-kind";
import { cloudError, memoryContext } from "../../support/memory-kind";

const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", os: "win", tags: { team: "a" } };
const refused = (action: string, reason: string) => cloudError("invalid", { action, reason });
const named = (reason: string, inputs: object = web) =>
  inputNamedIn(cluster, { ...inputs }, refused("CreateCluster", reason));

describe("the input that a cloud's text names by the field of the request", () => {
  it("is found below structures, by the whole path or its end", async () => {
    expect(await named("The value of parameter `ClusterBasicSettings.ClusterOs` is not valid")).toBe("os");
    expect(await named("ClusterOs is not valid")).toBe("os");
    expect(await named("`ClusterCIDRSettings.ClusterCIDR` is taken")).toBe("clusterCidr");
    expect(await named("ClusterBasicSettings.TagSpecification[0].Tags[0].Value is too long")).toBe("tags.team");
    const nodes = [{ zone: "z", subnetId: "s", machine: { instanceType: "S5", systemDisk: { size: 5 } } }];
    expect(await named("SystemDisk.DiskSize must be at least 20", { ...web, nodes })).toBe(
      "nodes[0].machine.systemDisk.size",
    );
    const bought = { clusterId: "cls-1", zone: "z", vpcId: "v", subnetId: "s", machine: { instanceType: "S5" } };
    const place = refused("CreateClusterInstances", "Placement.Zone is not valid");
    expect(await inputNamedIn(instances, bought, place)).toBe("zone");
  });

  it("is none where the text names no field, only a word, another's, or a structure of many inputs", async () => {
    for (const reason of [
      "the name is taken",
      "`Other.ClusterOs` is not valid",
      "ClusterOsName is not valid",
      "ClusterOs.Part is not valid",
      "ClusterBasicSettings is not valid",
    ])
      expect(await named(reason)).toBeUndefined();
    expect(await inputNamedIn(cluster, web, refused("OtherCall", "ClusterOs is not valid"))).toBeUndefined();
  });
});

/** What a create sends first that holds structures, and the name of its call. */
async function nestedRequestOf(spec: Resource, want: Properties) {
  const sent: [action: string, request: unknown][] = [];
  const call = (action: string) => async (request: unknown) => {
    sent.push([action, request]);
    return {};
  };
  const service = new Proxy({}, { get: (_, action) => call(String(action)) });
  const clients = new Proxy({}, { get: () => service });
  const context = { ...memoryContext().context, clients };
  await Promise.resolve()
    .then(() => spec.create(context, want))
    .catch(() => undefined);
  return sent.at(-1);
}

/** Paths of the plain values of a request that lie below structures. */
function nestedIn(value: unknown, path: readonly string[] = []): string[] {
  const inner = typeof value === "string" && /^[{[]/.test(value) ? JSON.parse(value) : value;
  if (typeof inner !== "object" || inner === null)
    return inner !== undefined && path.filter((key) => !/^\d+$/.test(key)).length > 1 ? [path.join(".")] : [];
  return Object.entries(inner).flatMap(([key, item]) => nestedIn(item, [...path, key]));
}

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", (_title, { type, inputs }) => {
  it("has an input for every field below a structure that its create sends", async () => {
    const spec = await resourceOf(type);
    const own = { clusterId: "cls-1", repositoryName: "a/b", namespace: "a", ...inputs };
    const [action, request] = (await nestedRequestOf(spec, normalForm(spec, own))) ?? [];
    const unnamed: string[] = [];
    for (const path of nestedIn(request))
      if ((await inputNamedIn(spec, own, refused(String(action), `\`${path}\` is not valid`))) === undefined)
        unnamed.push(path);
    expect(unnamed).toEqual(UNNAMED[type]?.filter((path) => nestedIn(request).includes(path)) ?? []);
  });
});

/** Fields that are the same whatever the inputs are. */
const UNNAMED: Readonly<Record<string, readonly string[]>> = {
  "bec:Service": ["containers.1.imageVersion"],
  "eci:DataCache": ["dataSource.dataSourceType"],
};
