import { expect, it } from "vitest";
import { startEmulator } from "../../support/emulator";
import { operationsAgainst } from "../../support/every-kind";

it("an error about keys says where they came from, and how renewed ones reach a refresh", async () => {
  const cloud = await startEmulator();
  try {
    const { id, properties } = await operationsAgainst(cloud).make("tcr:Namespace", { name: "team" });
    const tencent = { ...cloud.credentials.tencent, region: "gsqy", secretKey: "an-older-key-of-the-same-pair" };
    const old = operationsAgainst(cloud, { tencent }).operations("tcr:Namespace");
    const from = "the keys came from container-clouds:tencent.secretId, container-clouds:tencent.secretKey";
    await expect(old.create({ name: "other" })).rejects.toThrow(new RegExp(`${from}$`));
    const renewed =
      /, as the last "pulumi up" stored them in the state: if they were renewed since, run "pulumi up", or /;
    await expect(old.read(id, properties)).rejects.toThrow(renewed);
    await expect(old.delete(id, properties)).rejects.toThrow(renewed);
    await expect(old.read(id, properties)).rejects.not.toThrow(/an-older-key/);
  } finally {
    await cloud.close();
  }
});
