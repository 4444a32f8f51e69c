import { expect, it } from "vitest";
import { startEmulator } from "../../support/emulator";
import { emulatorConfig, Stack } from "../../support/lifecycle";
import { startHost } from "../../support/provider-process";

const EACH = 60;

it("two processes share the limit of one account: none fails, and neither waits for the other to end", async () => {
  const cloud = await startEmulator({ throttle: true });
  await cloud.quota("tcr.repositories", 200);
  const { "container-clouds:rateLimit": _, "container-clouds:retry": __, ...config } = emulatorConfig(cloud);
  const hosts = await Promise.all([startHost(config), startHost(config)]);
  try {
    await new Stack((hosts[0] as (typeof hosts)[0]).of("tcr:Namespace")).up({ name: "team" });
    const createIn = (host: (typeof hosts)[0], name: string) =>
      host.of("tcr:Repository").create({ namespace: "team", name, public: false });
    // Loading the code takes as long as the machine is busy; it is not what is measured.
    await Promise.all(hosts.map((host, at) => createIn(host, `first-${at}`)));
    const done = [0, 0];
    const doneWhenOneEnded: number[] = [];
    const work = hosts.map(async (host, at) => {
      const names = Array.from({ length: EACH }, (_, index) => `app-${at}-${index}`);
      await Promise.all(
        names.map(async (name) => {
          await createIn(host, name);
          done[at] = (done[at] ?? 0) + 1;
        }),
      );
      if (doneWhenOneEnded.length === 0) doneWhenOneEnded.push(...done);
    });
    await Promise.all(work);
    expect(await cloud.resources({ kind: "repository" })).toHaveLength(2 * EACH + 2);
    expect(Math.min(...doneWhenOneEnded)).toBeGreaterThan(EACH / 3);
    const refused = (await cloud.requests()).filter(({ code }) => code?.includes("LimitExceeded"));
    expect(refused.length, "the limit was felt").toBeGreaterThan(0);
  } finally {
    await Promise.all(hosts.map((host) => host.close()));
    await cloud.close();
  }
});
