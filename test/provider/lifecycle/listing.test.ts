import { afterAll, beforeAll, expect, it } from "vitest";
import { resourceOf } from "../../../provider/clouds";
import type { Properties } from "../../../provider/lifecycle/codec";
import { notesInMemory } from "../../../provider/lifecycle/create/notes";
import { find } from "../../../provider/lifecycle/find";
import { contextFor, type Host } from "../../../provider/lifecycle/host";
import { pagesOf } from "../../../provider/lifecycle/list";
import { operationsOf } from "../../../provider/lifecycle/operations";
import { type Clouds, connect } from "../../../provider/transport/connect";
import { startEmulator, type TestEmulator } from "../../support/emulator";

let cloud: TestEmulator;
let clouds: Clouds;
const ids: Record<string, string> = {};
const silent = { report: () => undefined, note: () => undefined, warn: () => undefined };
const host = (): Host => ({
  clouds: () => clouds,
  reporter: () => silent,
  signal: new AbortController().signal,
  notes: notesInMemory(),
});

const place = {
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
};
const baidu = { subnetId: "sbn-1", securityGroupId: "g-1", zone: "zoneA" };
const containers = [{ name: "nginx", image: "nginx:1.27", resources: { cpu: 1, memory: "2Gi" } }];

/** In the order of making; a part of an id that is made here stands as `type`. */
const INPUTS: [type: string, inputs: () => Properties][] = [
  ["tke:Cluster", () => ({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" })],
  [
    "tke:NodePool",
    () => ({ clusterId: ids["tke:Cluster"], name: "batch", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] }),
  ],
  [
    "tke:AsGroup",
    () => ({
      clusterId: ids["tke:Cluster"],
      name: "workers",
      minSize: 1,
      maxSize: 3,
      vpcId: "vpc-1",
      subnetIds: ["subnet-1"],
      launchConfiguration: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
    }),
  ],
  ["tcr:Namespace", () => ({ name: "team" })],
  ["tcr:Repository", () => ({ namespace: "team", name: "api", public: true, description: "API server" })],
  ["bci:ContainerGroup", () => ({ name: "web", subnetIds: ["sbn-1"], securityGroupIds: ["g-1"], containers })],
  ["bci:ImageCache", () => ({ name: "base", images: ["nginx:1.27"], ...baidu })],
  ["eci:ImageCache", () => ({ name: "base", images: ["nginx:1.27"], ...place })],
  ["eci:ContainerGroup", () => ({ name: "web", containers, ...place })],
];

beforeAll(async () => {
  cloud = await startEmulator();
  clouds = connect({
    endpoint: cloud.url,
    tencent: { ...cloud.credentials.tencent, region: "gsqy" },
    baidu: { ...cloud.credentials.baidu, region: "bj" },
    ctyun: { ...cloud.credentials.ctyun, regionId: "region-1" },
  });
  for (const [type, inputs] of INPUTS) ids[type] = (await operationsOf(type, host()).create(inputs())).id;
});
afterAll(async () => {
  await clouds?.close();
  await cloud?.close();
});

it.each(INPUTS.map(([type]) => type))("a row of a listing of %s has what a single read returns", async (type) => {
  const spec = await resourceOf(type);
  const context = contextFor(spec, host(), {});
  const id = ids[type] ?? "";
  const scope = spec.list?.scope?.(id) ?? "";
  const rows = new Map<string, unknown>();
  for await (const page of spec.list?.all(context, scope) ?? []) for (const [one, row] of page) rows.set(one, row);
  expect([...rows.keys()]).toContain(id);
  const known = (await operationsOf(type, host()).read(id, {}))?.properties ?? {};
  const flat = (row: unknown) => spec.flatten(row, context, known);
  const [listed, found] = [await flat(rows.get(id)), await flat(await find(spec, context, id, known))];
  if (spec.list?.inPart) expect(found).toMatchObject(listed);
  else expect(listed).toEqual(found);
  // An import names parents by their IDs.
  if (spec.list?.within) expect(id.startsWith(`${ids[spec.list.within]}/`)).toBe(true);
  for await (const page of pagesOf(spec, context, scope)) expect(page.map((one) => one.id)).toContain(id);
});

it("reads by ids alone, many at once as an import does, return what a single read returns", async () => {
  for (const [type] of INPUTS) {
    const reads = () => operationsOf(type, host()).read(ids[type] ?? "", {});
    const one = await reads();
    expect(one?.inputs).toBeDefined();
    expect(await Promise.all([reads(), other(type), reads()])).toEqual([one, undefined, one]);
  }
});

/** A read of what is not there, so that reads of two ids come together. */
const other = (type: string) => operationsOf(type, host()).read(`${ids[type]}x`, {});
