import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../provider/lifecycle/unknown";
import {
  changedSettings,
  checkConfig,
  configured,
  refuseSecretDefaults,
  secretSettings,
  settingsOf,
} from "../../provider/plugin/config";

it("the settings are a provider's properties without the engine's own", () => {
  const own = { tencent: { region: "r" }, endpoint: "https://x", versions: "no engine's" };
  expect(settingsOf({ ...own, version: "1", pluginDownloadURL: "u", __internal: {} })).toEqual(own);
});

describe("names within a setting as Python's SDK writes them", () => {
  const given = {
    tencent: { region: "gsqy", secret_id: "AKID1", secret_key: "k", assume_role: { role_arn: "r", external_id: "7" } },
    profiles: { my_team: { ctyun: { region_id: "81" } } },
    defaultTags: { cost_center: "7" },
    rateLimit: { per_second: 5, actions: { Describe_It: 1 } },
  };
  const own = {
    tencent: { region: "gsqy", secretId: "AKID1", secretKey: "k", assumeRole: { roleArn: "r", externalId: "7" } },
    profiles: { my_team: { ctyun: { regionId: "81" } } },
    defaultTags: { cost_center: "7" },
    rateLimit: { perSecond: 5, actions: { Describe_It: 1 } },
  };
  const texts = (settings: object) =>
    Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, JSON.stringify(value)]));

  it("are the setting's own, in objects and in JSON; those that the user chooses stay", () => {
    expect(settingsOf(given)).toEqual(own);
    expect(settingsOf(texts(given))).toEqual(texts(own));
    expect(secretSettings(texts(given))).toEqual([["tencent"]]);
    expect(changedSettings(texts(given), texts(own))).toEqual([]);
  });

  it("are wrong where there is no such setting, and where it is there twice", () => {
    const reasons = (settings: object) => checkConfig({ tencent: settings }).map(({ reason }) => reason);
    expect(reasons({ secret_idd: "x" })).toEqual([expect.stringContaining('did you mean "secretId"?')]);
    expect(reasons({ secret_id: "x", secretId: "y" })).toEqual([
      expect.stringContaining("tencent.secret_id: there is no"),
    ]);
  });
});

describe("the check of settings", () => {
  it("names each wrong setting in the reason, and no property, whose value the engine would repeat", () => {
    const failures = checkConfig({ tencent: { regio: "r" }, endpoint: "http://example.com", version: "1" });
    expect(failures.map(({ property }) => property)).toEqual(["", ""]);
    expect(failures.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^container-clouds:endpoint: plain HTTP/),
        expect.stringMatching(/^container-clouds:tencent\.regio: there is no such setting/),
      ]),
    );
  });

  it("sets aside what is not known yet, whole, in part and within a JSON text", () => {
    const unknown = { tencent: UNKNOWN, baidu: { region: UNKNOWN }, ctyun: `{"regionId":"${UNKNOWN}","x":1}` };
    expect(checkConfig(unknown)).toEqual([]);
    expect(checkConfig({ ...unknown, nonsense: "x" })).toHaveLength(1);
  });
});

it("settings that hold a key or a password are secret, as text and as objects; others are not", () => {
  const keys = { secretId: "AKID1", secretKey: "k" };
  const given = {
    tencent: JSON.stringify(keys),
    baidu: { region: "bj", accessKeyId: "a" },
    ctyun: { secretKey: "s" },
    profiles: JSON.stringify({ prod: { tencent: keys } }),
    proxy: "http://me:hunter2@proxy:8080",
    endpoint: "https://host",
    version: "1",
  };
  expect(secretSettings(given)).toEqual([["tencent"], ["ctyun"], ["profiles"], ["proxy"]]);
});

describe("changed settings", () => {
  it("are those whose meaning differs: a JSON text is its value", () => {
    const was = { tencent: '{"region":"a","secretId":"i"}', endpoint: "https://x", baidu: "{}", version: "1" };
    const now = { tencent: { secretId: "i", region: "a" }, endpoint: "https://y", ctyun: "{}", version: "2" };
    expect(changedSettings(was, now)).toEqual(["endpoint", "baidu", "ctyun"]);
    expect(changedSettings(was, was)).toEqual([]);
  });

  it("compare texts that are no JSON as texts", () => {
    expect(changedSettings({ proxy: "[broken" }, { proxy: "[broken" })).toEqual([]);
    expect(changedSettings({ proxy: "[broken" }, { proxy: "[other" })).toEqual(["proxy"]);
    expect(changedSettings({ timeout: "1" }, { timeout: 1 })).toEqual(["timeout"]);
  });
});

it("a configure request gives typed settings, or texts under the package's names; other packages' are left out", () => {
  expect(configured({ endpoint: "https://x", version: "1" }, [["container-clouds:config:proxy", "p"]])).toEqual({
    endpoint: "https://x",
  });
  const variables = [
    ["container-clouds:config:proxy", "http://p"],
    ["aws:config:proxy", "no"],
  ] as const;
  expect(configured(undefined, variables)).toEqual({ proxy: "http://p" });
});

it("tags and labels are refused as secrets: they would be shown all the same", () => {
  expect(() => refuseSecretDefaults([["tencent"], ["defaultTagsOfMine"]])).not.toThrow();
  expect(() => refuseSecretDefaults([["defaultTags", "a"], ["defaultLabels"]])).toThrow(
    /^container-clouds:defaultTags: cannot be secret: .*without --secret\ncontainer-clouds:defaultLabels: cannot be secret/,
  );
});
