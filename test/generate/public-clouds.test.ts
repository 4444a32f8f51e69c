import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { publicCalls, publicCloudsPath, writePublicClouds } from "../../generate/public-clouds";

const calls = publicCalls();
const call = (action: string) => calls.find((one) => one.action === action);

it("says which calls the public cloud has, and what differs in them", () => {
  expect(call("CreateClusterAsGroup")).toMatchObject({ exists: false });
  expect(call("DescribeClusterKubeconfig")).toMatchObject({ exists: true, differences: ["no `Type`"] });
  expect(call("EnableClusterAudit")?.differences).toContain("no `RegionId`");
  expect(call("DeleteCluster")).toMatchObject({ exists: true, differences: [] });
});

it("the page is what the contracts and the vendor's models give", () => {
  const page = readFileSync(resolve(__dirname, "../..", publicCloudsPath), "utf8");
  expect(page, 'run "npm run generate"').toBe(writePublicClouds());
});
