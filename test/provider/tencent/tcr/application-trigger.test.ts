import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { startProvider } from "../../../support/provider-process";
import { workload } from "../../../support/triggers";

let repositories = 0;

lifecycle("tcr:ApplicationTrigger", {
  inputs: { name: "api", ...workload },
  kind: { service: "tcr", kind: "application-trigger" },
  createAction: "CreateApplicationTriggerPersonal",
  before: async (cloud, stackOf) => {
    await cloud.quota("tcr.triggers", 100);
    if ((await cloud.resources({ service: "tcr", kind: "namespace" })).length === 0)
      await (await stackOf("tcr:Namespace")).up({ name: "team" });
    const name = `api-${repositories++}`;
    await (await stackOf("tcr:Repository")).up({ namespace: "team", name });
    return { repositoryName: `team/${name}` };
  },
  unreadable: /reading tcr:ApplicationTrigger .*it cannot be read by its ID: the API has no call that reads a trigger/,
  remains: /it stays, under its name, until its repository is deleted$/,
  steps: [{ set: { name: "tagged", invokeMethod: "taglist", invokeExpr: "v1" }, expect: "replace" }],
  refused: [
    {
      set: { invokeMethod: "regex" },
      failures: [{ property: "invokeExpr", reason: 'is required with invokeMethod "regex"' }],
    },
    {
      set: { invokeExpr: "v1" },
      failures: [{ property: "invokeExpr", reason: 'only with invokeMethod "taglist" or "regex"' }],
    },
    {
      set: { repositoryName: "api", workloadType: "Pod" },
      failures: [
        { property: "repositoryName", reason: 'must be a repository, "namespace/name", not the string "api"' },
        {
          property: "workloadType",
          reason: 'must be "Deployment" or "StatefulSet" or "DaemonSet" or "CronJob" or "Job", not the string "Pod"',
        },
      ],
    },
  ],
});

it("goes with its repository, and says nothing of it then", async () => {
  const cloud = await startEmulator();
  const start = async (type: string) => new Stack(await startProvider(type, emulatorConfig(cloud)));
  const [namespace, repository, trigger] = [
    await start("tcr:Namespace"),
    await start("tcr:Repository"),
    await start("tcr:ApplicationTrigger"),
  ];
  await namespace.up({ name: "team" });
  await repository.up({ namespace: "team", name: "api" });
  const inputs = { repositoryName: "team/api", name: "api", ...workload };
  await trigger.up(inputs);
  expect(trigger.id).toBe("team/api/api");
  const again = new Stack(trigger.provider);
  await expect(again.up(inputs)).rejects.toThrow(
    /^creating tcr:ApplicationTrigger "api": name: .*set "adopt" to "team\/api\/api" to take it over/,
  );
  await expect(again.up({ ...inputs, adopt: "team/api/web" })).rejects.toThrow(
    'adopt: must be the ID that these inputs make, "team/api/api"',
  );
  expect(await again.up({ ...inputs, adopt: "team/api/api" })).toBe("create");
  expect(again.id).toBe("team/api/api");
  expect(await again.up({ ...inputs, adopt: "team/api/api" })).toBe("same");
  await expect(trigger.up({ ...inputs, workloadName: "web" })).rejects.toThrow(
    'comparing tcr:ApplicationTrigger "api": workloadName cannot change: the API has no call that changes or deletes a trigger',
  );
  await repository.destroy();
  const { id, outputs } = trigger;
  expect(await trigger.refresh()).toBe(false);
  await trigger.provider.delete(id ?? "", outputs);
  // Of the adoption alone.
  expect(trigger.provider.progress.flatMap(({ warning, message }) => (warning ? [message] : []))).toEqual([
    "team/api/api is taken over with the program's inputs, which are not compared: the API has no call that reads a trigger",
  ]);
  await Promise.all([namespace, repository, trigger].map(({ provider }) => provider.close()));
  await cloud.close();
});
