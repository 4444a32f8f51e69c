import { expect, it } from "vitest";
import { startEmulator } from "../../support/emulator";
import { emulatorConfig } from "../../support/lifecycle";
import { startHost } from "../../support/provider-process";

// The engine's death is noticed a few seconds later: a connection has to break, and not to come back.
it("a dynamic provider ends soon after its engine was killed, though it waits for a create", async () => {
  const cloud = await startEmulator();
  await cloud.lifecycle({ service: "bci", kind: "container-group", pace: "never" });
  const host = await startHost(emulatorConfig(cloud));
  try {
    const group = {
      name: "web",
      subnetIds: ["sbn-1"],
      securityGroupIds: ["g-1"],
      containers: [{ name: "web", image: "nginx:1.27" }],
    };
    const making = host.of("bci:ContainerGroup").create(group);
    making.catch(() => undefined);
    await expect.poll(() => cloud.resources({ service: "bci", kind: "container-group" })).toHaveLength(1);
    await host.orphan();
    await expect(making).rejects.toThrow();
  } finally {
    await host.close();
    await cloud.close();
  }
}, 20_000);
