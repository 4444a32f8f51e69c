import { expect, it } from "vitest";
import type { ExistedInstance, InstanceAdvancedSettings } from "../../../../../provider/tencent/tke/api.gen";
import { differingMachines } from "../../../../../provider/tencent/tke/parts/differing-machines";

const SINCE = Date.UTC(2026, 10, 22, 8);
const machine = { instanceType: "S5.MEDIUM4" };
type Want = Parameters<typeof differingMachines>[2];

/** Why one machine is not of a purchase. */
async function why(want: Want, found: Partial<ExistedInstance> = {}, settings?: InstanceAdvancedSettings) {
  const row = { InstanceId: "ins-1", InstanceType: "S5.MEDIUM4", CreatedTime: "2026-11-22T08:00:00Z", ...found };
  const clients = {
    tke: {
      DescribeExistedInstances: async () => ({ ExistedInstanceSet: [row], TotalCount: 1 }),
      DescribeClusterInstances: async () => ({
        InstanceSet: [{ InstanceId: "ins-1", InstanceAdvancedSettings: settings }],
        TotalCount: 1,
      }),
    },
  };
  return (await differingMachines({ clients } as never, "cls-1", want, ["ins-1"], SINCE)).get("ins-1");
}

it.each<[string, Want, Partial<ExistedInstance>, string | undefined]>([
  ["the same model", { machine }, {}, undefined],
  ["another model", { machine }, { InstanceType: "S5.LARGE8" }, "its model is S5.LARGE8"],
  [
    "a model by the API's name",
    { machine: { ...machine, other: { InstanceType: "S6.X" } } },
    { InstanceType: "S6.X" },
    undefined,
  ],
  ["a model that is a secret", {}, { InstanceType: "S5.LARGE8" }, undefined],
  ["no model", { machine }, { InstanceType: "" }, undefined],
  ["a numbered name", { machine, namePrefix: "worker" }, { InstanceName: "worker2" }, undefined],
  ["a name from a pattern", { machine, hostName: "node{R:3}-a" }, { InstanceName: "node4-a" }, undefined],
  ["a pattern alone", { machine, hostName: "{R:3}" }, { InstanceName: "4" }, undefined],
  ["another name", { machine, namePrefix: "worker" }, { InstanceName: "db" }, 'its name is "db"'],
  ["no name", { machine, namePrefix: "worker" }, { InstanceName: "" }, "it has no name"],
  ["a name that is not asked for", { machine }, { InstanceName: "db" }, undefined],
  ["a name that is not returned", { machine, namePrefix: "worker" }, {}, undefined],
  [
    "an older machine",
    { machine },
    { CreatedTime: "2026-11-22T07:59:59Z" },
    "it was bought before, at 2026-11-22T07:59:59Z",
  ],
  ["a time that is not returned", { machine }, { CreatedTime: "" }, undefined],
])("goes by model, name and time: %s", async (_title, want, found, reason) => {
  expect(await why(want, found)).toBe(reason);
});

it.each<[string, Want["nodeSettings"], InstanceAdvancedSettings | undefined, string | undefined]>([
  ["nothing", { labels: { tier: "1" }, userScript: "ls" }, undefined, undefined],
  ["no labels", { labels: { tier: "1" } }, { Labels: [] }, undefined],
  [
    "its label and more",
    { labels: { tier: "1" } },
    {
      Labels: [
        { Name: "a", Value: "b" },
        { Name: "tier", Value: "1" },
      ],
    },
    undefined,
  ],
  ["another label", { labels: { tier: "1" } }, { Labels: [{ Name: "tier", Value: "2" }] }, "it has no label tier=1"],
  ["labels where none is wanted", undefined, { Labels: [{ Name: "tier", Value: "2" }] }, undefined],
  ["its script", { userScript: "ls" }, { UserScript: "bHM=" }, undefined],
  ["another script", { userScript: "ls" }, { UserScript: "ZGY=" }, "its UserScript differs"],
  ["an empty script", { userScript: "ls" }, { UserScript: "" }, undefined],
  ["another folder", { dockerGraphPath: "/a" }, { DockerGraphPath: "/b" }, "its DockerGraphPath differs"],
])("goes by the node's settings where the cloud returns them: %s", async (_title, nodeSettings, settings, reason) => {
  expect(await why({ nodeSettings }, {}, settings)).toBe(reason);
});

it("finds no difference where the cloud describes no machine", async () => {
  const refused = async () => {
    throw new Error("no permission");
  };
  const clients = { tke: { DescribeExistedInstances: refused, DescribeClusterInstances: refused } };
  const found = await differingMachines({ clients } as never, "cls-1", { machine, namePrefix: "w" }, ["ins-1"], SINCE);
  expect(found.size).toBe(0);
});

it("asks for a hundred machines at a time", async () => {
  const asked: number[] = [];
  const answer = async ({ InstanceIds }: { InstanceIds: string[] }) => {
    asked.push(InstanceIds.length);
    const rows = InstanceIds.map((InstanceId) => ({ InstanceId, InstanceType: "S5.LARGE8" }));
    return { ExistedInstanceSet: rows, TotalCount: rows.length };
  };
  const clients = { tke: { DescribeExistedInstances: answer, DescribeClusterInstances: async () => ({}) } };
  const ids = Array.from({ length: 101 }, (_, index) => `ins-${index}`);
  expect((await differingMachines({ clients } as never, "cls-1", { machine }, ids, SINCE)).size).toBe(101);
  expect(asked).toEqual([100, 1]);
});
