import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { operationsAgainst } from "../../support/every-kind";

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());

describe("a wait", () => {
  it.each([
    ["bci:ContainerGroup", { service: "bci", kind: "container-group" }, "Terminating", "Running or Succeeded"],
    ["bec:Service", { service: "bec", kind: "service" }, "TERMINATING", "RUNNING or NORMAL"],
  ])(
    "ends at once in a state that does not lead to its target: %s",
    async (type, kind, status, targets) => {
      const groups = {
        "bci:ContainerGroup": { name: "web", subnetIds: ["sbn-1"], securityGroupIds: ["g-1"] },
        "bec:Service": { name: "web", deployInstances: [{ regionId: "cn-shanghai-ct" }] },
      };
      const containers = [{ name: "web", image: "nginx:1.27", resources: { cpu: 1, memory: 2 } }];
      await cloud.lifecycle({ ...kind, pace: "never" });
      const making = operationsAgainst(cloud)
        .operations(type)
        .create({ ...groups[type as keyof typeof groups], containers })
        .catch((error: unknown) => (error as Error).cause);
      await expect.poll(async () => (await cloud.resources(kind)).length).toBe(1);
      const [row] = await cloud.resources(kind);
      await cloud.change({ ...kind, id: row?.id ?? "", status });
      const failure = await making;
      expect(failure).toBeInstanceOf(NotReadyError);
      expect((failure as NotReadyError).reasons[0]).toBe(
        `the cloud reports ${status}, which does not lead to ${targets}`,
      );
    },
    20_000,
  );
});
