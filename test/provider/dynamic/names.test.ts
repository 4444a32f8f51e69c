import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { emulatorConfig } from "../../support/lifecycle";
import { type ProviderProcess, startProvider } from "../../support/provider-process";

let cloud: TestEmulator;
let provider: ProviderProcess;
beforeAll(async () => {
  cloud = await startEmulator();
  provider = await startProvider("tcr:Namespace", emulatorConfig(cloud));
});
afterAll(async () => {
  await provider.close();
  await cloud.close();
});

const urn = (name: string) => `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/tcr:Namespace::${name}`;
const nameOf = async (olds: object, news: object, name = "Team A") =>
  (await provider.check({ ...olds }, { __urn: urn(name), ...news })).inputs.name;

it("makes a name from the resource's own where the program gives none, and keeps it", async () => {
  const name = await nameOf({}, {});
  expect(name).toMatch(/^team-a-[0-9a-f]{7}$/);
  expect(await nameOf({}, {})).toBe(name);
  expect(await nameOf({}, {}, "Team B")).not.toBe(name);
  expect(await nameOf({ name: "team-1234567" }, {})).toBe("team-1234567");
  expect(await nameOf({ name: "team-1234567" }, { name: "mine" })).toBe("mine");
  expect((await provider.check({}, {})).failures).toEqual([{ property: "name", reason: "is required" }]);
});
