import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "../../../../provider/transport/connect";
import { readSettings } from "../../../../provider/transport/settings";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { functionsOf } from "../../../support/functions";
import { emulatorConfig } from "../../../support/lifecycle";

let cloud: TestEmulator;
let get: ReturnType<typeof functionsOf>;

beforeAll(async () => {
  cloud = await startEmulator();
  get = functionsOf(cloud);
  await cloud.quota("tcr.repositories", 200);
  const config = emulatorConfig(cloud);
  const clouds = connect(readSettings(config));
  const { tcr } = clouds.tencent();
  await tcr.CreateNamespacePersonal({ Namespace: "team" });
  await tcr.CreateNamespacePersonal({ Namespace: "other" });
  for (let index = 0; index < 101; index++) await tcr.CreateRepositoryPersonal({ RepoName: `team/r${index}` });
  await tcr.CreateRepositoryPersonal({ RepoName: "other/api", Public: 1, Description: "API" });
  await cloud.push("other/api:v1");
  await tcr.DuplicateImagePersonal({ SrcImage: "other/api:v1", DestImage: "other/api:v2" });
  await clouds.close();
});
afterAll(() => cloud.close());

it("repositories are read page by page, and searched", async () => {
  expect((await get("tcr:getRepositories")).repositories).toHaveLength(102);
  expect((await get("tcr:getRepositories", { namespace: "team" })).repositories).toHaveLength(101);
  const { repositories } = await get("tcr:getRepositories", { public: true });
  expect(repositories).toMatchObject([{ repositoryName: "other/api", public: true, description: "API", tagCount: 2 }]);
  expect(await get("tcr:getRepository", { repositoryName: "other/api" })).toMatchObject({
    repositoryName: "other/api",
    url: expect.stringMatching(/^[\w.]+\/other\/api$/),
    public: true,
  });
  await expect(get("tcr:getRepository", { repositoryName: "other/none" })).rejects.toThrow(
    /^tcr:getRepository: .*ErrNoRepo/,
  );
  await expect(get("tcr:getRepository", { repositoryName: "none" })).rejects.toThrow(
    'tcr:getRepository: repositoryName: must be of the form "namespace/name"',
  );
});

it("namespaces, tags and quotas are read", async () => {
  expect(await get("tcr:getNamespaces")).toMatchObject({ namespaces: [{ name: "team" }, { name: "other" }] });
  expect(await get("tcr:getNamespaces", { name: "oth" })).toMatchObject({
    namespaces: [{ name: "other", repositoryCount: 1 }],
  });
  const { tags } = (await get("tcr:getTags", { repositoryName: "other/api" })) as { tags: { tag: string }[] };
  expect(tags.map(({ tag }) => tag).sort()).toEqual(["v1", "v2"]);
  expect(await get("tcr:getTags", { repositoryName: "other/api", tag: "v1" })).toMatchObject({
    tags: [{ url: expect.stringMatching(/\/other\/api:v1$/), sizeBytes: expect.any(Number) }],
  });
  expect(await get("tcr:getSameTags", { repositoryName: "other/api", tag: "v1" })).toEqual({ tags: ["v1", "v2"] });
  expect((await get("tcr:getQuotas")).quotas).toMatchObject({ namespaces: expect.any(Number) });
  expect(await get("tcr:getFavourites")).toEqual({ repositories: [] });
});

it("names are looked up", async () => {
  expect(await get("tcr:getNameUse", { namespace: "team" })).toEqual({ exists: true, reserved: false });
  expect(await get("tcr:getNameUse", { repositoryName: "team/none" })).toEqual({ exists: false });
  await expect(get("tcr:getNameUse")).rejects.toThrow("give exactly one of namespace and repositoryName");
});
