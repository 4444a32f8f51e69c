import { mkdirSync, mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { notesInMemory } from "../../../provider/lifecycle/create/notes";
import { operationsOf } from "../../../provider/lifecycle/operations";
import { connect } from "../../../provider/transport/connect";
import { startEmulator } from "../../support/emulator";
import { movedClock } from "../../support/moved-clock";

it("warns once, before a wait, of temporary keys that may end during it", async () => {
  const cloud = await startEmulator({ lifecycle: "reads:1" });
  using home = mkdtempDisposableSync(join(tmpdir(), "keys-"));
  mkdirSync(join(home.path, ".tccli"));
  const create = async (number: number, minutes: number) => {
    const expiresAt = Math.floor(Date.now() / 1000) + minutes * 60;
    const { secretId, secretKey, token } = await cloud.issue({ cloud: "tencent", expiresInSeconds: minutes * 60 });
    const file = join(home.path, ".tccli/default.credential");
    writeFileSync(file, JSON.stringify({ secretId, secretKey, token, expiresAt }));
    const clouds = connect(
      { endpoint: cloud.url, tencent: { region: "gsqy" } },
      { env: { HOME: home.path }, clock: movedClock(Date.now()) },
    );
    const said: string[] = [];
    const say = (message: string) => void said.push(message);
    const operations = operationsOf("tke:Cluster", {
      clouds: () => clouds,
      reporter: () => ({ report: () => undefined, note: say, warn: say }),
      signal: new AbortController().signal,
      notes: notesInMemory(),
    });
    for (const name of ["a", "b"]) {
      const clusterCidr = `10.${number + (name === "a" ? 0 : 1)}.0.0/16`;
      await operations.create({ name, vpcId: "vpc-1", clusterCidr });
    }
    await clouds.close();
    return { said, ends: new Date(expiresAt * 1000).toISOString() };
  };
  const { said, ends } = await create(0, 5);
  expect(said).toEqual([
    `the temporary keys from ~/.tccli/default.credential expire at ${ends}, perhaps before this resource is ready: renew them if it takes longer`,
  ]);
  expect((await create(2, 600)).said).toEqual([]);
  await cloud.close();
});
