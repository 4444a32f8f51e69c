import { expect, it } from "vitest";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { startProvider } from "../../../support/provider-process";

lifecycle("tcr:Image", {
  inputs: { source: "team/api:build-1", tag: "release" },
  kind: { service: "tcr", kind: "image" },
  createAction: "DuplicateImagePersonal",
  before: async (cloud, stackOf) => {
    await (await stackOf("tcr:Namespace")).up({ name: "team" });
    await (await stackOf("tcr:Repository")).up({ namespace: "team", name: "api" });
    for (const tag of ["build-1", "build-2", "release-candidate"]) await cloud.push(`team/api:${tag}`);
    return { repositoryName: "team/api" };
  },
  steps: [
    {
      set: { source: "team/api:build-2" },
      expect: "update",
      after: async (outputs, cloud) => {
        const images = await cloud.resources({ service: "tcr", kind: "image" });
        const source = images.find(({ id }) => id === "team/api:build-2");
        expect(outputs.imageId).toBe(source?.attributes.Digest);
        expect(outputs.url).toMatch(/^[^/]+\/team\/api:release$/);
      },
    },
    { set: { tag: "stable" }, expect: "replace" },
    { set: { repositoryName: "team/mirror" }, expect: "replace" },
  ],
  refused: [
    {
      set: { source: "registry.example.com/team/api", tag: "" },
      failures: [
        {
          property: "source",
          reason:
            'must be an image of the registry without its host, such as "team/api:v1", not the string "registry.example.com/team/api"',
        },
        {
          property: "tag",
          reason: 'must be a tag: 1 to 128 letters, digits, "_", "." or "-", not the string ""',
        },
      ],
    },
  ],
});

it("never moves a tag that it did not make, and names what is missing", async () => {
  const cloud = await startEmulator();
  const namespace = new Stack(await startProvider("tcr:Namespace", emulatorConfig(cloud)));
  await namespace.up({ name: "team" });
  await cloud.push("team/api:build-1");
  const { digest } = await cloud.push("team/api:release");
  const image = new Stack(await startProvider("tcr:Image", emulatorConfig(cloud)));
  const inputs = { source: "team/api:build-1", repositoryName: "team/api", tag: "release" };
  await expect(image.up(inputs)).rejects.toThrow("team/api:release already exists");
  const images = await cloud.resources({ service: "tcr", kind: "image" });
  expect(images.find(({ id }) => id === "team/api:release")?.attributes.Digest).toBe(digest);
  await expect(image.up({ ...inputs, source: "team/api:none", tag: "x" })).rejects.toThrow(
    'creating tcr:Image "": source: ',
  );
  await expect(image.provider.read("team/api", {})).rejects.toThrow(
    'the ID "team/api" is not of the form namespace/name:tag',
  );
  await Promise.all([namespace, image].map(({ provider }) => provider.close()));
  await cloud.close();
});
