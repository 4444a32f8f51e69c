import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { startProvider } from "../../../support/provider-process";

lifecycle("tcr:ImageLifecycle", {
  inputs: { keepLast: 10, unit: "tags" },
  kind: { service: "tcr", kind: "image-lifecycle" },
  createAction: "CreateImageLifecyclePersonal",
  before: async (_cloud, stackOf) => {
    await (await stackOf("tcr:Namespace")).up({ name: "team" });
    await (await stackOf("tcr:Repository")).up({ namespace: "team", name: "web" });
    await (await stackOf("tcr:Repository")).up({ namespace: "team", name: "api" });
    return { repositoryName: "team/api" };
  },
  steps: [
    {
      set: { keepLast: 20 },
      expect: "replace",
      after: (outputs) => expect(outputs).toMatchObject({ inForce: true, createTime: expect.stringMatching(/Z$/) }),
    },
    {
      set: { unit: "days" },
      expect: "replace",
      after: async (_outputs, cloud) => {
        const [policy] = await cloud.resources({ service: "tcr", kind: "image-lifecycle" });
        expect(policy?.attributes).toEqual({ RepoName: "team/api", Type: "keep_last_days", Val: 20 });
      },
    },
    {
      outside: (cloud, id) => cloud.change({ service: "tcr", kind: "image-lifecycle", id, set: { Val: 1 } }),
      expect: "replace",
    },
    { set: { repositoryName: "team/web" }, expect: "replace" },
  ],
  refused: [
    {
      set: { keepLast: 0, unit: "weeks" },
      failures: [
        { property: "keepLast", reason: "must be at least 1, not the number 0" },
        { property: "unit", reason: 'must be "days" or "tags", not the string "weeks"' },
      ],
    },
  ],
});

lifecycle("tcr:GlobalImageLifecycle", {
  inputs: { keepLast: 90, unit: "days" },
  kind: { service: "tcr", kind: "global-image-lifecycle" },
  createAction: "ManageImageLifecycleGlobalPersonal",
  singleton: true,
  steps: [
    { set: { keepLast: 60 }, expect: "update" },
    {
      set: { keepLast: 30, unit: "tags" },
      expect: "update",
      after: async (_outputs, cloud) => {
        const [policy] = await cloud.resources({ service: "tcr", kind: "global-image-lifecycle" });
        expect(policy?.attributes).toMatchObject({ Type: "global_keep_last_nums", Val: 30 });
      },
    },
    {
      outside: async (cloud) => {
        const [policy] = await cloud.resources({ service: "tcr", kind: "global-image-lifecycle" });
        const id = policy?.id ?? "";
        await cloud.change({ service: "tcr", kind: "global-image-lifecycle", id, set: { Val: 7 } });
      },
      expect: "update",
    },
  ],
  refused: [
    {
      set: { keepLast: 1.5 },
      failures: [{ property: "keepLast", reason: "must be an integer, not the number 1.5" }],
    },
  ],
});

it("is not set over a policy that is there, which the cloud would allow", async () => {
  const cloud = await startEmulator();
  const start = async (type: string) => new Stack(await startProvider(type, emulatorConfig(cloud)));
  const [namespace, repository] = [await start("tcr:Namespace"), await start("tcr:Repository")];
  await namespace.up({ name: "team" });
  await repository.up({ namespace: "team", name: "api" });
  const policy = await start("tcr:ImageLifecycle");
  await policy.up({ repositoryName: "team/api", keepLast: 5, unit: "days" });
  const global = await start("tcr:GlobalImageLifecycle");
  await global.up({ keepLast: 5, unit: "days" });

  const again = new Stack(policy.provider);
  await expect(again.up({ repositoryName: "team/api", keepLast: 1, unit: "tags" })).rejects.toThrow(
    'creating tcr:ImageLifecycle "": team/api already exists; set "adopt" to its ID to take it over, for example after a failed replacement; if the program renamed the resource',
  );
  const another = new Stack(global.provider);
  await expect(another.up({ keepLast: 1, unit: "tags" })).rejects.toThrow("global already exists");
  const kept = await cloud.resources({ service: "tcr" });
  expect(kept.filter(({ kind }) => kind.endsWith("lifecycle")).map(({ attributes }) => attributes.Val)).toEqual([5, 5]);
  await expect(policy.up({ repositoryName: "team/none", keepLast: 5, unit: "days" })).rejects.toThrow(
    'creating tcr:ImageLifecycle "": repositoryName: ',
  );
  await Promise.all([namespace, repository, policy, global].map(({ provider }) => provider.close()));
  await cloud.close();
});
