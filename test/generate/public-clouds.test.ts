import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { readContract } from "../../generate/contract";
import { publicCalls, publicCloudsPath, writePublicClouds } from "../../generate/public-clouds";
import { resourceTypes } from "../../provider/clouds";

const calls = publicCalls();
const call = (action: string) => calls.find((one) => one.action === action);

it("says which calls the public cloud has, and what differs in them", () => {
  expect(call("CreateClusterAsGroup")).toMatchObject({ exists: false });
  expect(call("DescribeClusterKubeconfig")).toMatchObject({ exists: true, differences: ["no `Type`"] });
  expect(call("EnableClusterAudit")?.differences).toContain("no `RegionId`");
  expect(call("DeleteCluster")).toMatchObject({ exists: true, differences: [] });
});

it("the page says of each documented call and each Tencent resource how it stands in the public cloud", () => {
  const page = readFileSync(resolve(__dirname, "../..", publicCloudsPath), "utf8");
  const sections = page.split("\n## ");
  const named = (title: string, marks: RegExp) => {
    const text = sections.find((one) => one.startsWith(title)) ?? "";
    return [...text.matchAll(marks)].map(([, name]) => name);
  };
  const ROW = /^\| `([\w:]+)` \|/gm;
  const places: [string, string, RegExp][] = [
    ["tke", "Tencent TKE", ROW],
    ["tcr", "Tencent TCR", ROW],
    ["bci", "Baidu BCI", ROW],
    ["bec", "Baidu BEC", ROW],
    ["eci", "CTyun ECI", /`(\w+)`/g],
  ];
  const all = places.flatMap(([service, title, marks]) => {
    const names = Object.keys(readContract(service).actions);
    expect(named(title, marks).sort(), title).toEqual(names.sort());
    return names;
  });
  expect(all.length).toBeGreaterThanOrEqual(162);
  const types = resourceTypes.filter((type) => /^(tke|tcr):/.test(type));
  expect(named("Resources in the public cloud", ROW).sort()).toEqual(types.sort());
});

it("the page is what the contracts and the vendor's models give", () => {
  const page = readFileSync(resolve(__dirname, "../..", publicCloudsPath), "utf8");
  expect(page, 'run "npm run generate"').toBe(writePublicClouds());
});
