import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdirSync, mkdtempDisposableSync, openSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { notesOnDisk } from "../../../../provider/lifecycle/create/notes";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { operationsAgainst } from "../../../support/every-kind";

const TYPE = "tke:Cluster";
const inputs = {
  name: "web",
  vpcId: "vpc-1",
  clusterCidr: "172.16.0.0/16",
  __urn: `urn:pulumi:dev::test::container-clouds:${TYPE}::web`,
};

let cloud: TestEmulator;
let home: ReturnType<typeof mkdtempDisposableSync>;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(() => {
  home = mkdtempDisposableSync(join(tmpdir(), "home-"));
  return cloud.reset();
});
afterEach(() => home.remove());
afterAll(() => cloud.close());

/** Operations of a process of its own. */
const run = () =>
  operationsAgainst(cloud, {}, undefined, notesOnDisk({ PULUMI_HOME: home.path }, undefined)).operations(TYPE);

const clusters = async () => (await cloud.resources({ service: "tke", kind: "cluster" })).length;

it("a create whose record cannot be read sends nothing, and says which file and what to do", async () => {
  await run().create(inputs);
  expect(await clusters()).toBe(1);
  const folder = join(home.path, "container-clouds/attempts");
  const file = join(folder, readdirSync(folder)[0] ?? "");
  rmSync(file);
  mkdirSync(file);
  await expect(run().create(inputs)).rejects.toThrow(
    `creating tke:Cluster "web": cannot read ${file}: it is a folder (EISDIR); it may record what was created already: move the folder away, and run this again`,
  );
  // A preview goes on, and leaves it to the create.
  await run().forewarn(inputs);
  expect(await clusters()).toBe(1);
});

it.skipIf(process.platform === "win32")("a pipe in the place of a record is not waited for", async () => {
  await run().create(inputs);
  const folder = join(home.path, "container-clouds/attempts");
  const file = join(folder, readdirSync(folder)[0] ?? "");
  rmSync(file);
  execFileSync("mkfifo", [file]);
  // Reading it would block the process.
  const open = openSync(file, constants.O_RDWR | constants.O_NONBLOCK);
  await expect(run().create(inputs)).rejects.toThrow(
    `cannot read ${file}: it is not a file; it may record what was created already: move it away, and run this again`,
  );
  closeSync(open);
  expect(await clusters()).toBe(1);
});

it("a refusal of the cloud is what is said, also where the record of the call cannot be removed", async () => {
  const folder = join(home.path, "container-clouds/attempts");
  const notes = notesOnDisk({ PULUMI_HOME: home.path }, undefined);
  const world = operationsAgainst(cloud, {}, undefined, {
    ...notes,
    remove: () => {
      throw new Error(`EROFS: read-only file system, unlink '${folder}'`);
    },
  });
  await expect(world.operations(TYPE).create({ ...inputs, clusterCidr: "172.16.0.0/33" })).rejects.toThrow(/Cidr|CIDR/);
  expect(world.said).toEqual([
    `the record of this create cannot be removed: EROFS: read-only file system, unlink '${folder}'; set PULUMI_HOME to a folder that can be written to`,
  ]);
});
