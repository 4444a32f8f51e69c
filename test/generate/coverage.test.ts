import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readContract, repository } from "../../generate/contract";
import { coverage, coveragePath } from "../../generate/coverage";

const all = coverage();

test("every documented call has a client and is answered by the emulator", () => {
  expect(all.length).toBeGreaterThanOrEqual(162);
  const calls = all.map(({ service, action }) => `${service}.${action}`);
  expect(new Set(calls).size).toBe(all.length);
  expect(all.filter(({ client }) => !client).map(({ service, action }) => `${service}.${action}`)).toEqual([]);
  expect(all.filter(({ emulator }) => !emulator).map(({ service, action }) => `${service}.${action}`)).toEqual([]);
});

test("every call that only reads is read by a resource or a function, or answers nothing", () => {
  const answersNothing = ({ service, action }: (typeof all)[number]) =>
    (readContract(service).actions[action]?.output ?? []).every(({ name }) => name === "RequestId");
  const unread = all
    .filter(({ action }) => /^(describe|check|get|list|query|validate|containerGroupList$|userEp)/i.test(action))
    .filter((one) => one.usedBy.length === 0 && !answersNothing(one));
  expect(unread.map(({ service, action }) => `${service}.${action}`)).toEqual([]);
});

test("every call that a resource or a function sends is covered by a test", () => {
  const bare = all.filter(({ usedBy, coveredBy }) => usedBy.length > 0 && coveredBy.length === 0);
  expect(bare.map(({ service, action }) => `${service}.${action}`)).toEqual([]);
});

test("the page has a row for each, and says the same of client and emulator", () => {
  const page = readFileSync(resolve(repository, coveragePath), "utf8");
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\S+) \| (\S+) \|/gm)].map(([, ...cells]) => cells);
  expect(rows, 'run "npm run generate"').toEqual(all.map(({ action }) => [action, "yes", "yes"]));
});

test("users are found in resource files, in what they share, and in each function by itself", () => {
  const users = (service: string, action: string) =>
    all.find((one) => one.service === service && one.action === action)?.usedBy;
  expect(users("tke", "DeleteCluster")).toEqual(["tke:Cluster"]);
  expect(users("tke", "CheckClusterCIDR")).toEqual(["tke:Cluster", "tke:getCidrConflict"]);
  // Sent by a shared file that only another shared file imports.
  expect(users("tke", "DescribeQuota")).toEqual(["tke:Cluster", "tke:getQuotas"]);
  expect(users("tke", "DescribeClusterInstances")).toEqual(
    expect.arrayContaining(["tke:Cluster", "tke:Instances", "tke:getNodes"]),
  );
});
