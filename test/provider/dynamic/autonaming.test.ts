import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Nameless, wishFor } from "../../../provider/dynamic/autonaming";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { emulatorConfig } from "../../support/lifecycle";
import { startProvider } from "../../support/provider-process";

const team: Nameless = { type: "tcr:Namespace", name: "team", stack: "dev", project: "shop", seed: "urn-of-team" };
const wish = (rules: object, config = {}) =>
  wishFor(team, { "pulumi:autonaming": JSON.stringify(rules), "shop:tier": "blue", ...config });

describe("what the configuration wishes for a name", () => {
  it("is nothing without a rule, or with one that is no JSON", () => {
    expect(wishFor(team, {})).toBeUndefined();
    expect(wishFor(team, { "pulumi:autonaming": "nonsense" })).toBeUndefined();
    expect(wish({ mode: "default" })).toBeUndefined();
  });

  it("is the resource's name as it is, or none, by the mode", () => {
    expect(wish({ mode: "verbatim" })).toEqual({ proposed: "team", mode: "enforce" });
    expect(wish({ mode: "disabled" })).toEqual({ proposed: "", mode: "disable" });
  });

  it("is the rule of the type before the package's, and the package's before that of all", () => {
    const type = { "container-clouds:tcr:Namespace": { pattern: "type" } };
    const ours = (rules: object) => ({ mode: "disabled", providers: { "container-clouds": rules } });
    expect(wish(ours({ pattern: "ours", resources: type }))).toEqual({ proposed: "type", mode: "propose" });
    expect(wish(ours({ pattern: "ours", enforce: true }))).toEqual({ proposed: "ours", mode: "enforce" });
    expect(wish({ mode: "verbatim", providers: { aws: { mode: "disabled" } } })).toMatchObject({ mode: "enforce" });
  });

  it("fills a pattern: names, configuration, and random characters that stay", () => {
    const filled = (pattern: string) => (wish({ pattern }) as { proposed: string }).proposed;
    expect(filled(`\${name}-\${project}-\${stack}-\${config.tier}-\${config.shop:tier}`)).toBe(
      "team-shop-dev-blue-blue",
    );
    expect(filled(`\${hex(12)}`)).toMatch(/^[0-9a-f]{12}$/);
    expect(filled(`\${alphanum(40)}`)).toMatch(/^[0-9a-z]{40}$/);
    expect(filled(`\${string(9)}-\${num(5)}`)).toMatch(/^[a-z]{9}-[0-9]{5}$/);
    expect(filled(`\${uuid}`)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(filled(`\${hex(7)}`)).toBe(filled(`\${hex(7)}`));
    const other = wishFor(
      { ...team, seed: "another" },
      { "pulumi:autonaming": JSON.stringify({ pattern: `\${hex(7)}` }) },
    );
    expect(other).not.toEqual(wish({ pattern: `\${hex(7)}` }));
  });

  it("says which part of a pattern is not known here", () => {
    expect(wish({ pattern: `\${name}-\${organization}` })).toBe(`\${organization}`);
    expect(wish({ pattern: `\${config.none}` })).toBe(`\${config.none}`);
  });
});

describe("a resource without a name", () => {
  let cloud: TestEmulator;
  beforeAll(async () => {
    cloud = await startEmulator();
  });
  afterAll(() => cloud.close());

  const __urn = "dev::shop::::team";
  async function checked(rules: object, olds = {}) {
    const config = { ...emulatorConfig(cloud), "pulumi:autonaming": JSON.stringify(rules) };
    const provider = await startProvider("tcr:Namespace", config);
    onTestFinished(() => provider.close());
    return provider.check(olds, { __urn });
  }

  it("gets the name that the rule says", async () => {
    expect((await checked({ mode: "verbatim" })).inputs.name).toBe("team");
    expect((await checked({ pattern: `\${stack}-\${name}` })).inputs.name).toBe("dev-team");
  });

  it("is refused where there is to be none, and where the rule cannot be followed", async () => {
    expect((await checked({ mode: "disabled" })).failures).toEqual([{ property: "name", reason: "is required" }]);
    expect((await checked({ pattern: `\${organization}` })).failures).toEqual([
      { property: "name", reason: "is required" },
      {
        property: "",
        reason: `pulumi:autonaming has \${organization}, which dynamic providers do not support; set the resource's name, or let the plugin generate it: pulumi config set container-clouds:delivery plugin`,
      },
    ]);
  });

  it("keeps the name that it has, whatever the rule", async () => {
    expect((await checked({ pattern: `\${organization}` }, { name: "old" })).inputs.name).toBe("old");
  });
});
