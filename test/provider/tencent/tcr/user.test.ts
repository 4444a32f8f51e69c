import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { startProvider } from "../../../support/provider-process";

const PROFILES = 24;

/** An account has one user for good: each test has an account of its own. */
async function accounts(cloud: TestEmulator): Promise<Record<string, string>> {
  const issued = await Promise.all(
    Array.from({ length: PROFILES }, (_, i) => cloud.issue({ cloud: "tencent", account: `registrant-${i}` })),
  );
  const profiles = Object.fromEntries(issued.map((tencent, i) => [`p${i}`, { tencent }]));
  return { "container-clouds:profiles": JSON.stringify(profiles) };
}

let next = 0;

lifecycle("tcr:User", {
  inputs: { password: "Sesame-0pen" },
  kind: { service: "tcr", kind: "user" },
  createAction: "CreateUserPersonal",
  config: accounts,
  before: async () => ({ profile: `p${next++}` }),
  remains: /^the cloud has no call that deletes a registry user; it stays, with its password$/,
  singleton: true,
  steps: [{ set: { password: "Sesame-5hut" }, expect: "update" }],
  refused: [
    {
      set: { password: "" },
      failures: [{ property: "password", reason: "must have at least 1 character, not [secret]" }],
    },
  ],
});

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());

it("is taken over only when the program says so, and takes a new password afterwards", async () => {
  const config = { ...emulatorConfig(cloud), ...(await accounts(cloud)) };
  const provider = await startProvider("tcr:User", config);
  const inputs = { password: "Sesame-0pen", profile: "p0" };
  const first = new Stack(provider);
  await first.up(inputs);
  expect(first.id).toBe("user");
  expect(first.outputs).toMatchObject({ userName: "registrant-0", quotas: { namespaces: 1000, triggers: 10 } });
  await first.destroy();

  const second = new Stack(provider);
  await expect(second.up(inputs)).rejects.toThrow(
    /creating tcr:User "": The user already exists.*set "adopt" to "user" to take it over, .*"aliases"/,
  );
  await cloud.clearRequests();
  expect(await second.up({ ...inputs, password: "another", adopt: "user" })).toBe("create");
  expect(await second.up({ ...inputs, password: "a third", adopt: "user" })).toBe("update");
  const sent = (await cloud.requests()).map(({ action }) => action);
  expect(sent).toContain("ModifyUserPasswordPersonal");
  expect(sent).not.toContain("CreateUserPersonal");
  await expect(provider.read("someone", {})).rejects.toThrow('the ID "someone" is not of the form "user"');
  await provider.close();
});
