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
