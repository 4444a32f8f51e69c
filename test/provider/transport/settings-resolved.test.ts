import { describe, expect, it } from "vitest";
import type { CloudName } from "../../../provider/clouds";
import { ConfigError } from "../../../provider/transport/errors";
import { parseSettings, readSettings, resolve, type Settings } from "../../../provider/transport/settings";

/** What one cloud's settings are for a connection; what is not set is left out. */
function resolved(settings: Settings, profile?: string, cloud: CloudName = "tencent") {
  const found = resolve(parseSettings(settings), cloud, profile);
  return { ...found, settings: JSON.parse(JSON.stringify(found.settings)) as Record<string, unknown> };
}

function failure(run: () => unknown): ConfigError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error as ConfigError;
  }
  throw new Error("nothing was thrown");
}

describe("the settings in a stack's configuration", () => {
  it("are what is under the namespace, by the name after it", () => {
    const config = {
      "container-clouds:tencent": "{}",
      "container-clouds:a:b": "c",
      "container-clouds:absent": undefined,
      "aws:region": "x",
      "other-container-clouds:tencent": "{}",
      "container-cloudsx": "y",
    };
    expect(readSettings(config)).toEqual({ tencent: "{}", "a:b": "c" });
  });
});

describe("settings as texts", () => {
  it("are read as what the setting is, and a text stays one where the setting is a text", () => {
    expect(parseSettings({ insecureSkipVerify: "false", proxy: "http://p:1", retry: ' \n{"maxAttempts":3}' })).toEqual({
      insecureSkipVerify: false,
      proxy: "http://p:1/",
      retry: { maxAttempts: 3 },
    });
    expect(parseSettings({ insecureSkipVerify: "true" })).toEqual({ insecureSkipVerify: true });
    expect(parseSettings({ insecureSkipVerify: "null", proxy: "", timeout: undefined })).toEqual({});
    expect(parseSettings({ tencent: { secretId: "true", secretKey: "[1]" } })).toMatchObject({
      tencent: { secretId: "true", secretKey: "[1]" },
    });
  });

  it("that are wrong are all reported at once, also beside one that is no JSON", () => {
    const { problems } = failure(() => parseSettings({ tencent: "{", baidu: "[", proxy: "ftp://p", toString: "x" }));
    expect(problems.map(({ setting }) => setting.replace("container-clouds:", "")).sort()).toEqual([
      ...["baidu", "proxy", "tencent", "toString"],
    ]);
    expect(problems.filter(({ reason }) => reason === "is not valid JSON")).toHaveLength(2);
    expect(failure(() => parseSettings({ tencent: "{" })).problems).toEqual([
      { setting: "container-clouds:tencent", reason: "is not valid JSON" },
    ]);
  });

  it("that are numbers become texts only where a text is asked for", () => {
    expect(parseSettings({ tencent: { secretId: 12, secretKey: 34 }, rateLimit: { perSecond: 5 } })).toMatchObject({
      tencent: { secretId: "12", secretKey: "34" },
      rateLimit: { perSecond: 5 },
    });
    expect(failure(() => parseSettings({ tencent: { secretId: 1.5 } })).message).toContain("must be a string");
    expect(failure(() => parseSettings({ tencent: { secretId: 12 }, proxi: 1 })).problems).toHaveLength(1);
  });
});

describe("the settings of a connection", () => {
  const keys = { secretId: "one", secretKey: "k1", token: "t1" };

  it("are those of its cloud and of all clouds, and their paths say where each is, or should be", () => {
    const { settings, path } = resolved({
      tencent: { ...keys, region: "gsqy" },
      proxy: "http://p:1",
      baidu: { region: "gz" },
    });
    expect(settings).toEqual({ ...keys, region: "gsqy", proxy: "http://p:1/" });
    expect(["proxy", "region", "domain"].map(path)).toEqual([
      "container-clouds:proxy",
      "container-clouds:tencent.region",
      "container-clouds:tencent.domain",
    ]);
  });

  it.each([
    [{ secretId: "two", secretKey: "k2" }],
    [{ token: "t2" }],
    [{ credentialsProfile: "prod" }],
    [{ assumeRole: { roleArn: "qcs::cam::uin/1:roleName/deploy" } }],
    [{ camRoleName: "machine" }],
  ])("of a profile that brings %j take no key, token or role from outside of it", (own) => {
    const outside = { ...keys, region: "gsqy", assumeRole: { roleArn: "qcs::cam::uin/2:roleName/other" } };
    const { settings, path } = resolved({ tencent: outside, profiles: { other: { tencent: own } } }, "other");
    expect(settings).toEqual({ region: "gsqy", ...own });
    expect(path("secretId")).toBe("container-clouds:profiles.other.tencent.secretId");
    expect(path("domain")).toBe("container-clouds:profiles.other.tencent.domain");
  });

  it("of a profile without keys are called with those outside of it", () => {
    const { settings, path } = resolved({ tencent: keys, profiles: { far: { tencent: { region: "ap-far" } } } }, "far");
    expect(settings).toEqual({ ...keys, region: "ap-far" });
    expect(path("domain")).toBe("container-clouds:tencent.domain");
  });

  it("are those outside of a profile whose own keys and token are blank, as from an empty variable", () => {
    for (const blank of ["", " \n"]) {
      const own = { region: "ap-far", secretId: blank, secretKey: blank, token: blank };
      const { settings, path } = resolved({ tencent: keys, profiles: { far: { tencent: own } } }, "far");
      expect(settings).toEqual({ ...keys, region: "ap-far" });
      expect(path("token")).toBe("container-clouds:tencent.token");
      const baidu = { accessKeyId: "ak", secretAccessKey: "sk" };
      const profiles = { far: { baidu: { sessionToken: blank } } };
      expect(resolved({ baidu, profiles }, "far", "baidu").settings).toEqual(baidu);
    }
  });

  it("should be in the profile where its cloud has none outside of it", () => {
    const { path } = resolved({ profiles: { far: { tencent: { region: "ap-far" } } } }, "far");
    expect([path("secretId"), path("region")]).toEqual([
      "container-clouds:profiles.far.tencent.secretId",
      "container-clouds:profiles.far.tencent.region",
    ]);
    expect(resolved({}).path("secretId")).toBe("container-clouds:tencent.secretId");
    expect(resolved({}, undefined, "ctyun").path("accessKey")).toBe("container-clouds:ctyun.accessKey");
  });

  it("are of no profile that does not exist: the error names those that do", () => {
    const reason = (settings: Settings, profile: string) => failure(() => resolved(settings, profile)).message;
    expect(reason({}, "prod")).toBe(
      'container-clouds:profiles.prod: there is no such profile (there are none); add it, or correct the resource\'s "profile"',
    );
    expect(reason({ profiles: { a: {}, b: {} } }, "toString")).toContain("no such profile (there are a, b);");
  });
});
