import { expect, it } from "vitest";
import { startEmulator } from "../../support/emulator";
import { emulatorConfig, Stack } from "../../support/lifecycle";
import { startHost } from "../../support/provider-process";

const EACH = 60;

it("two processes share the limit of one account: none fails, and neither waits for the other to end", async () => {
  const cloud = await startEmulator({ throttle: true });
  const { "container-clouds:rateLimit": _, "container-clouds:retry": __, ...config } = emulatorConfig(cloud);
  const hosts = await Promise.all([startHost(config), startHost(config)]);
  try {
    await new Stack((hosts[0] as (typeof hosts)[0]).of("tcr:Namespace")).up({ name: "team" });
    const done = [0, 0];
    const doneWhenOneEnded: number[] = [];
    const work = hosts.map(async (host, at) => {
      const names = Array.from({ length: EACH }, (_, index) => `app-${at}-${index}`);
      const provider = host.of("tcr:Repository");
      await Promise.all(
        names.map(async (name) => {
          await provider.create({ namespace: "team", name, public: false });
          done[at] = (done[at] ?? 0) + 1;
        }),
      );
      if (doneWhenOneEnded.length === 0) doneWhenOneEnded.push(...done);
    });
    await Promise.all(work);
    expect(await cloud.resources({ kind: "repository" })).toHaveLength(2 * EACH);
    expect(Math.min(...doneWhenOneEnded)).toBeGreaterThan(EACH / 3);
    const refused = (await cloud.requests()).filter(({ code }) => code?.includes("LimitExceeded"));
    expect(refused.length, "the limit was felt").toBeGreaterThan(0);
  } finally {
    await Promise.all(hosts.map((host) => host.close()));
    await cloud.close();
  }
});
