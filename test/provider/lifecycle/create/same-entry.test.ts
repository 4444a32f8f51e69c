import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { notesInMemory, notesOnDisk } from "../../../../provider/lifecycle/create/notes";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { operationsAgainst } from "../../../support/every-kind";

const TYPE = "tcr:GlobalImageLifecycle";
const KIND = { service: "tcr", kind: "global-image-lifecycle" };
const inputs = { keepLast: 90, unit: "days" };
const named = (name: string) => ({ ...inputs, __urn: `urn:pulumi:dev::test::container-clouds:${TYPE}::${name}` });

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(() => cloud.reset());
afterAll(() => cloud.close());

/** A run whose settings name the account of the keys once more, with other keys, and another account. */
async function run() {
  const again = await cloud.issue({ cloud: "tencent", account: "100000000001" });
  const two = await cloud.issue({ cloud: "tencent", account: "200000000002" });
  const profiles = { again: { tencent: { ...again, region: "gsqy" } }, two: { tencent: { ...two, region: "gsqy" } } };
  const world = operationsAgainst(cloud, { profiles }, undefined, notesInMemory());
  return { world, ...world.operations(TYPE) };
}

it("what another account has under the same ID is deleted", async () => {
  const { create, diff, delete: remove, world } = await run();
  const first = await create(named("a"));
  const second = await create({ ...named("b"), profile: "two" });
  expect(second.id).toBe(first.id);
  await diff(first.id, first.properties, named("a"));
  await remove(second.id, second.properties);
  expect(world.said).toEqual([]);
  expect((await cloud.resources(KIND)).map(({ account }) => account)).toEqual(["100000000001"]);
});

it("what another entry has adopted is spared, also where that knows the account by other keys", async () => {
  for (const profile of [undefined, "again"]) {
    const { create, delete: remove, world } = await run();
    const old = await create(named("old"));
    const taken = await create({ ...named("renamed"), profile, adopt: old.id });
    await remove(old.id, old.properties);
    expect(world.said).toEqual([`${old.id} is not deleted: its replacement is the same resource`]);
    expect(await cloud.resources(KIND)).toHaveLength(1);
    await remove(taken.id, taken.properties);
    expect(await cloud.resources(KIND)).toEqual([]);
  }
});

it("a create that is refused on our side leaves nothing to look for", async () => {
  const keys = { ...cloud.credentials.tencent, region: "gsqy", allowedAccountIds: ["999"] };
  const world = operationsAgainst(cloud, { tencent: keys });
  await expect(world.make("tke:Cluster", { name: "c", vpcId: "vpc-1", clusterCidr: "10.0.0.0/16" })).rejects.toThrow(
    /allowedAccountIds: does not allow the account 100000000001 .*, or correct the list$/,
  );
});

it("what was made is kept where nothing can be written about it, and both risks are said at once", async () => {
  const notes = notesOnDisk({ PULUMI_HOME: __filename }, "127.0.0.1:1234");
  const { operations, said } = operationsAgainst(cloud, {}, undefined, notes);
  const made = await operations(TYPE).create(named("a"));
  expect(made.id).toBeTruthy();
  const cause = `cannot write ${__filename}/container-clouds/attempts/.*: a part of its path is not a folder \\((ENOTDIR|EEXIST)\\)`;
  const risks = "the next run cannot resume it, and another provider of this run that deletes what it replaces may";
  expect(said).toEqual([
    expect.stringMatching(new RegExp(`^if this run is killed now, ${risks} delete it: ${cause}.*; set PULUMI_HOME to`)),
  ]);
});

it("other providers that cannot learn of what was made are a warning of their own where only they cannot", async () => {
  const notes = notesInMemory();
  const add = () => {
    throw new Error("disk full");
  };
  const { operations, said } = operationsAgainst(cloud, {}, undefined, {
    ...notes,
    entries: { ...notes.entries, add },
  });
  const { id } = await operations(TYPE).create(named("b"));
  expect(said).toEqual([
    `other providers of this run cannot learn about ${id}, and one that deletes the resource that it replaces may delete ${id} too: disk full; set PULUMI_HOME to a folder that can be written to`,
  ]);
});
