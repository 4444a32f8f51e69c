import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { emulatorConfig } from "../support/lifecycle";
import { startPlugin } from "../support/plugin-process";
import { startHost } from "../support/provider-process";

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

describe.each([
  ["dynamic", startHost],
  ["plugin", startPlugin],
] as const)("the %s delivery", (_name, start) => {
  it("shows a warning of a connection once in the run, for the stack", async () => {
    const config = emulatorConfig(emulator);
    const tencent = JSON.parse(config["container-clouds:tencent"] ?? "{}");
    const signed = JSON.stringify({ ...tencent, signatureMethod: "HmacSHA256" });
    const provider = await start({ ...config, "container-clouds:tencent": signed });
    const cluster = { name: "notices", vpcId: "vpc-1", clusterCidr: "10.0.0.0/16" };
    const { id: clusterId } = await provider.of("tke:Cluster").create(cluster);
    const pools = provider.of("tke:NodePool");
    const bare = { clusterId, subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
    for (const name of ["a", "b"]) await pools.create({ ...bare, name });
    const warnings = () => pools.progress.filter(({ warning }) => warning);
    await expect.poll(warnings).toEqual([
      expect.objectContaining({
        urn: "",
        message: expect.stringMatching(
          /signatureMethod is HmacSHA256, which cannot carry the empty .* TC3-HMAC-SHA256$/,
        ),
      }),
    ]);
    expect(pools.printed()).not.toContain("warning:");
    await provider.close();
  });
});
