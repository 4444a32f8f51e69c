import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle } from "../../../support/lifecycle";
import { startProvider } from "../../../support/provider-process";

lifecycle("tcr:Namespace", {
  inputs: { name: "team" },
  kind: { service: "tcr", kind: "namespace" },
  createAction: "CreateNamespacePersonal",
  steps: [{ set: { name: "crew" }, expect: "replace" }],
  refused: [{ set: { name: "" }, failures: [{ property: "name", reason: "must have at least 1 character, not 0" }] }],
});

it("never takes over a namespace that exists", async () => {
  const cloud = await startEmulator();
  const provider = await startProvider("tcr:Namespace", emulatorConfig(cloud));
  await provider.create({ name: "taken" });
  await expect(provider.create({ name: "taken" })).rejects.toThrow(
    /^creating tcr:Namespace "taken": name: .*\(InvalidParameter.ErrNamespaceExist, tcr CreateNamespacePersonal at \S+, request \S+\)/,
  );
  await provider.close();
  await cloud.close();
});

it("finds a namespace among more than a page of others with its name in theirs", async () => {
  const cloud = await startEmulator();
  await cloud.quota("tcr.namespaces", 200);
  const provider = await startProvider("tcr:Namespace", emulatorConfig(cloud));
  for (let i = 0; i < 120; i++) await provider.create({ name: `app-${i}` });
  await provider.create({ name: "app" });
  expect((await provider.read("app", {})).outputs.name).toBe("app");
  await provider.close();
  await cloud.close();
});
