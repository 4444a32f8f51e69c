import { expect, it } from "vitest";
import { check } from "../../../../provider/lifecycle/check";
import { helmChart } from "../../../../provider/tencent/tke/helm-chart";
import { startEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { InitFailed, startProvider } from "../../../support/provider-process";

const kind = { service: "tke", kind: "helm-chart" };
const chart = {
  name: "web",
  version: "1.2.3",
  cosPath: "charts/web-1.2.3.tgz",
  namespace: "100000000001",
  registryId: "1250000000",
};

lifecycle("tke:HelmChart", {
  inputs: chart,
  kind,
  createAction: "UploadHelmChart",
  steps: [
    {
      set: { cosPath: "mirror/web-1.2.3.tgz" },
      expect: "replace",
      after: async (outputs, cloud) => {
        expect(outputs.appVersion).toBe("1.2.3");
        const [made] = await cloud.resources(kind);
        expect(made?.attributes).toMatchObject({
          CosPath: "mirror/web-1.2.3.tgz",
          NamespaceName: "100000000001",
          RegistryId: "1250000000",
        });
      },
    },
    { set: { version: "1.2.4", cosPath: "charts/web-1.2.4.tgz" }, expect: "replace" },
    { set: { name: "api", cosPath: "charts/api-1.2.4.tgz" }, expect: "replace" },
    {
      outside: async (cloud) => {
        const [made] = await cloud.resources(kind);
        await cloud.change({ ...kind, id: made?.id ?? "", remove: true });
      },
      expect: "create",
    },
  ],
  refused: [
    {
      set: { cosPath: "", registryId: 1250000000 },
      failures: [
        { property: "cosPath", reason: "must have at least 1 character, not 0" },
        { property: "registryId", reason: "must be a string, not the number 1250000000" },
      ],
    },
    ...["charts/web", "charts/", "charts/.tgz", "charts/web-1.2.3.zip"].map((cosPath) => ({
      set: { cosPath },
      failures: [
        {
          property: "cosPath",
          reason: `must be the path of a chart's file, such as charts/web-1.2.3.tgz, not the string "${cosPath}"`,
        },
      ],
    })),
    ...["web-1.2.4.tgz", "api-1.2.3.tgz", "web-1.2.3-rc.1.tgz"].map((file) => ({
      set: { cosPath: `charts/${file}` },
      failures: [
        {
          property: "cosPath",
          reason: `by its name, ${file} is not the file of web 1.2.3, which Helm calls web-1.2.3.tgz: correct cosPath, name or version, or rename the file`,
        },
      ],
    })),
  ],
});

it("is one version: others stay, none is written over, and one that is not in the file is not found", async () => {
  const cloud = await startEmulator();
  const first = new Stack(await startProvider("tke:HelmChart", emulatorConfig(cloud)));
  await first.up(chart);
  const second = new Stack(first.provider);
  await expect(second.up({ ...chart, cosPath: "mirror/web-1.2.3.tgz" })).rejects.toThrow(
    'creating tke:HelmChart "web": web/1.2.3 already exists; set "adopt" to its ID',
  );
  await second.up({ ...chart, version: "1.3.0", cosPath: "charts/web-1.3.0.tgz" });
  await first.destroy();
  expect((await cloud.resources(kind)).map(({ id }) => id)).toEqual(["100000000001/gsqy/web:1.3.0"]);

  const wrong = new Stack(first.provider);
  const inputs = { ...chart, version: "2.0.0", cosPath: "charts/web.tgz", timeouts: { create: "1s" } };
  const failure = await wrong.up(inputs).catch((error) => error);
  expect(failure).toBeInstanceOf(InitFailed);
  expect((failure as InitFailed).reasons).toEqual([
    expect.stringMatching(/^still not found after 1 s/),
    "version: charts/web.tgz was uploaded, but there is no web 2.0.0 (web has 1.3.0, 0.1.0): correct cosPath, or set " +
      'name and version to those of the file\'s Chart.yaml, with "adopt" set to "name/version" to take over what the file made',
  ]);
  await first.provider.close();
  await cloud.close();
});

it("takes a file whose name says nothing else, however it spells the version", () => {
  const files = [
    ["charts/web.tgz", "1.2.3"],
    ["web-v1.2.3.tgz", "1.2.3"],
    ["web-1.2.3%2Bbuild.7.tgz", "1.2.3+build.7"],
    ["web-1.2.3_build.7.tgz", "1.2.3+build.7"],
  ] as const;
  for (const [cosPath, version] of files) expect(check(helmChart, { ...chart, cosPath, version })).toEqual([]);
});
