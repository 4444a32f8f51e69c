import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionTokens, resourceOf, resourceTypes } from "../../../../provider/clouds";
import type { Properties } from "../../../../provider/lifecycle/codec";
import { rowsOf } from "../../../../provider/lifecycle/functions/rows";
import { normalField } from "../../../../provider/lifecycle/normal-form";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { everyKind, type KindWorld, operationsAgainst } from "../../../support/every-kind";
import { functionsOf } from "../../../support/functions";

// A function that reads a kind of resource returns what the resource does: the same names, the same values.

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
  world = operationsAgainst(cloud);
});
afterAll(() => cloud.close());

type Row = Properties;

/** The functions of one kind: their arguments, and the row of a resource in what they return. */
interface Reading {
  token: string;
  args(id: string, known: Properties): Properties;
  row(result: Properties, id: string, known: Properties): Row | undefined;
  /** What no resource of the kind has. */
  more: readonly string[];
}

const rowsIn = (result: Properties, list: string) => result[list] as Row[];
const byId = (list: string, name: string) => (result: Properties, id: string) =>
  rowsIn(result, list).find((row) => row[name] === id);
const whole = (result: Properties) => result;
const ofCluster = (id: string) => ({ clusterId: id.split("/")[0] });
const statuses = ["containerStatuses", "initContainerStatuses"];
const counts = ["type", "pullCount", "favouriteCount", "official"];

const READINGS: Readonly<Record<string, readonly Reading[]>> = {
  "tke:Cluster": [
    {
      token: "tke:getClusters",
      args: () => ({}),
      row: byId("clusters", "clusterId"),
      more: ["clusterId", "masterCount"],
    },
    {
      token: "tke:getCluster",
      args: (id) => ({ clusterId: id }),
      row: whole,
      more: ["clusterId", "masterCount"],
    },
  ],
  "tke:NodePool": [
    {
      token: "tke:getNodePools",
      args: ofCluster,
      more: [],
      row: (result, _, { nodePoolId }) => byId("pools", "nodePoolId")(result, String(nodePoolId)),
    },
  ],
  "tke:VirtualNode": [
    {
      token: "tke:getVirtualNodes",
      more: [],
      args: (id, { nodePoolId }) => ({ ...ofCluster(id), nodePoolId }),
      row: (result, _, { name }) => byId("nodes", "name")(result, String(name)),
    },
  ],
  "tke:AsGroup": [
    {
      token: "tke:getAsGroups",
      args: ofCluster,
      more: ["unschedulable"],
      row: (result, _, { asGroupId }) => byId("groups", "asGroupId")(result, String(asGroupId)),
    },
  ],
  "tke:AsGroupOptions": [{ token: "tke:getAsGroupOptions", args: ofCluster, row: whole, more: [] }],
  "tke:ClusterEndpoint": [
    {
      token: "tke:getClusterEndpoints",
      args: ofCluster,
      more: [],
      row: ({ internal, certificateAuthority }) => ({ ...(internal as Row), certificateAuthority }),
    },
    {
      token: "tke:getKubeconfig",
      row: whole,
      more: [],
      args: (id) => ({ ...ofCluster(id), access: "internal" }),
    },
  ],
  "tke:Instances": [
    {
      token: "tke:getNodes",
      args: ofCluster,
      more: [],
      row: (result) => ({ nodes: rowsIn(result, "nodes").map(({ role: _, labels: __, ...state }) => state) }),
    },
  ],
  "tke:LogCollector": [
    {
      token: "tke:getLogCollectors",
      args: ofCluster,
      more: [],
      row: (result, _, { name }) => byId("collectors", "name")(result, String(name)),
    },
    {
      token: "tke:getLogCollector",
      row: whole,
      more: [],
      args: (id, { name }) => ({ ...ofCluster(id), name }),
    },
  ],
  "tke:HelmChart": [
    {
      token: "tke:getHelmChart",
      row: whole,
      more: ["values", "files", "templates", "downloadUrl"],
      args: (_, { name, version }) => ({ name, version }),
    },
  ],
  "tcr:Namespace": [
    {
      token: "tcr:getNamespaces",
      args: () => ({}),
      row: byId("namespaces", "name"),
      more: ["repositoryCount"],
    },
  ],
  "tcr:Repository": [
    {
      token: "tcr:getRepositories",
      args: () => ({}),
      row: byId("repositories", "repositoryName"),
      more: [...counts, "tagCount", "updateTime"],
    },
    { token: "tcr:getRepository", args: (id) => ({ repositoryName: id }), row: whole, more: counts },
  ],
  "tcr:Image": [
    {
      token: "tcr:getTags",
      more: ["os", "author", "createTime"],
      args: (_, { repositoryName }) => ({ repositoryName }),
      row: (result, _, { tag }) => byId("tags", "tag")(result, String(tag)),
    },
  ],
  "tcr:User": [{ token: "tcr:getQuotas", args: () => ({}), row: whole, more: [] }],
  "bci:ContainerGroup": [
    {
      token: "bci:getContainerGroups",
      args: () => ({}),
      row: byId("groups", "containerGroupId"),
      more: ["containerGroupId"],
    },
    {
      token: "bci:getContainerGroup",
      args: (id) => ({ containerGroupId: id }),
      row: whole,
      more: ["containerGroupId", "vpcId", "subnetId", ...statuses],
    },
  ],
  "bci:ImageCache": [
    {
      token: "bci:getImageCaches",
      args: () => ({}),
      row: byId("caches", "imageCacheId"),
      more: ["imageCacheId"],
    },
  ],
  "bec:Service": [
    {
      token: "bec:getServices",
      args: () => ({}),
      row: byId("services", "serviceId"),
      more: ["serviceId"],
    },
    { token: "bec:getService", args: (id) => ({ serviceId: id }), row: whole, more: ["serviceId"] },
  ],
  "eci:ContainerGroup": [
    {
      token: "eci:getContainerGroups",
      args: () => ({}),
      row: byId("groups", "containerGroupId"),
      more: ["containerGroupId", "events", ...statuses],
    },
    {
      token: "eci:getContainerGroup",
      args: (id) => ({ containerGroupId: id }),
      row: whole,
      more: ["containerGroupId", "events", ...statuses],
    },
  ],
  "eci:ImageCache": [
    {
      token: "eci:getImageCaches",
      args: () => ({}),
      row: byId("caches", "imageCacheId"),
      more: ["imageCacheId"],
    },
    { token: "eci:getImageCache", args: (id) => ({ imageCacheId: id }), row: whole, more: ["imageCacheId"] },
  ],
  "eci:DataCache": [
    {
      token: "eci:getDataCaches",
      args: () => ({}),
      row: byId("caches", "dataCacheId"),
      more: ["dataCacheId"],
    },
  ],
  "eci:VirtualNode": [
    {
      token: "eci:getVirtualNodes",
      args: () => ({}),
      row: byId("nodes", "virtualNodeId"),
      more: ["virtualNodeId"],
    },
  ],
};

/** A function that lists machines of the account which could be added: no resource of the kind. */
const OTHERS: readonly string[] = ["tke:getExistingInstances"];

it("every kind that a function is named after is compared", () => {
  const compared = new Set(Object.values(READINGS).flatMap((readings) => readings.map(({ token }) => token)));
  const named = resourceTypes.flatMap((type) => [type, `${type}s`].map((name) => name.replace(":", ":get")));
  const wanted = named.filter((token) => functionTokens.includes(token));
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((token) => !compared.has(token) && !OTHERS.includes(token))).toEqual([]);
  expect(Object.keys(READINGS).filter((type) => !resourceTypes.includes(type))).toEqual([]);
});

describe.each(Object.entries(READINGS))("%s", (type, readings) => {
  it("is read with the same names and values", async () => {
    const program = everyKind.find((one) => one.type === type);
    const spec = await resourceOf(type);
    const inputs: Properties = { ...program?.inputs, ...(await program?.before?.(world)) };
    const { id, properties } = await world.make(type, inputs);
    for (const { token, args, row, more } of readings) {
      const found = row(await functionsOf(cloud)(token, args(id, properties)), id, properties);
      const names = Object.keys(found ?? {}).filter((name) => !more.includes(name));
      expect(names, token).not.toEqual([]);
      const known = { ...spec.inputs.shape, ...spec.outputs.shape };
      expect(
        names.filter((name) => !(name in known)),
        `${token}: names of its own`,
      ).toEqual([]);
      const meant = (from: Properties) =>
        Object.fromEntries(
          names.map((name) => [name, name in spec.inputs.shape ? normalField(spec, name, from[name]) : from[name]]),
        );
      expect(meant(found ?? {}), token).toEqual(meant({ ...properties, ...placesOf(type, properties) }));
    }
  });
});

/** Places in full, as a read without the program's words returns them. */
function placesOf(type: string, { deployInstances }: Properties): Properties {
  if (type !== "bec:Service") return {};
  const where: Properties = {
    "cn-shanghai-ct": { region: "EAST_CHINA", city: "SHANGHAI", serviceProvider: "CHINA_TELECOM" },
  };
  const guangzhou = { regionId: "cn-guangzhou-un", replicas: 1 };
  return {
    deployInstances: (deployInstances as { regionId?: string }[]).map((place) => ({
      ...place,
      ...(place.regionId ? (where[place.regionId] as Properties) : guangzhou),
    })),
  };
}

it("a field that the resource does not have is refused", async () => {
  const namespace = await resourceOf("tcr:Namespace");
  expect(() => rowsOf(namespace, { name: "X", fields: ["name", "age"] })).toThrow("tcr:Namespace has no age");
});
