import { readFileSync } from "node:fs";
import { resolve as resolvePath } from "node:path";
import { describe, expect, test } from "vitest";
import { baiduSettings } from "../../../provider/baidu/config";
import { cloudNames, clouds } from "../../../provider/clouds";
import { ctyunSettings } from "../../../provider/ctyun/config";
import { tencentSettings } from "../../../provider/tencent/config";
import { connect } from "../../../provider/transport/connect";
import { ConfigError } from "../../../provider/transport/errors";
import {
  parseSettings,
  readSettings,
  resolve,
  type Settings,
  settingsSchema,
} from "../../../provider/transport/settings";
import { failureOf } from "../../support/failures";
import { keys, scripted, tencentAnswer } from "./scripted";

/** The lines of the ConfigError that settings lead to. */
function problems(settings: Settings): string[] {
  try {
    parseSettings(settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  throw new Error("the settings were taken");
}

describe("settings that are wrong", () => {
  test.each<[string, Settings, string[]]>([
    [
      "a misspelt name",
      { tencent: { secretID: "AKID", secretKey: "k" } },
      ['container-clouds:tencent.secretID: there is no such setting; did you mean "secretId"?'],
    ],
    [
      "the name of what all objects inherit from",
      readSettings({ "container-clouds:__proto__": '{"tencent":{"region":"elsewhere"}}' }),
      ["container-clouds:__proto__: there is no such setting"],
    ],
    [
      "a misspelt cloud",
      { tencnt: {} },
      ['container-clouds:tencnt: there is no such setting; did you mean "tencent"?'],
    ],
    [
      "a misspelt part of a part",
      { baidu: { retry: { maxAttemps: 3 } } },
      ['container-clouds:baidu.retry.maxAttemps: there is no such setting; did you mean "maxAttempts"?'],
    ],
    [
      "a part that was set without --path",
      { "tencent.region": "gsqy" },
      [
        'container-clouds:tencent.region: was set without --path; run "pulumi config rm container-clouds:tencent.region" and "pulumi config set --path container-clouds:tencent.region VALUE"',
      ],
    ],
    [
      "a misspelt action",
      { baidu: { rateLimit: { actions: { DescribeClusterz: 1 } } } },
      [
        'container-clouds:baidu.rateLimit.actions.DescribeClusterz: there is no such action; did you mean "DescribeClusters"?',
      ],
    ],
    [
      "a duration without a unit",
      { ctyun: { timeout: 5 } },
      ['container-clouds:ctyun.timeout: must be a duration such as "500ms", "30s" or "20m", not a number'],
    ],
    [
      "everything at once",
      {
        proxy: "ftp://proxy",
        tencent: { region: true, endpoint: "http://tke.example.com:8080", signatureMethod: "MD5" },
        ctyun: '{"accessKey":"a","secretKy":"b"}',
        profiles: { prod: { baidu: { timeout: "30" } } },
      },
      [
        'container-clouds:proxy: must be a URL such as "http://proxy:8080" or "socks5://proxy:1080"',
        "container-clouds:tencent.region: must be a string, not a boolean",
        'container-clouds:tencent.endpoint: plain HTTP is allowed only to this machine (127.0.0.1, ::1, localhost); write "https://tke.example.com:8080"',
        'container-clouds:tencent.signatureMethod: must be "TC3-HMAC-SHA256" or "HmacSHA256" or "HmacSHA1"',
        'container-clouds:ctyun.secretKy: there is no such setting; did you mean "secretKey"?',
        'container-clouds:profiles.prod.baidu.timeout: must be a duration such as "500ms", "30s" or "20m", not "30"',
      ],
    ],
    [
      "text that is not JSON, without quoting it",
      { tencent: '{"secretId": "AKID", "secretKey": top-secret}' },
      ["container-clouds:tencent: is not valid JSON"],
    ],
    [
      "JSON that is nested too deep",
      { tencent: `${'{"a":'.repeat(6_000)}1${"}".repeat(6_000)}` },
      ["container-clouds:tencent: is nested more than 500 deep"],
    ],
    [
      "a text where an object should be",
      { baidu: "top-secret" },
      ["container-clouds:baidu: must be an object (JSON, or set its parts with --path), not a string"],
    ],
    [
      "an endpoint with a path",
      { endpoint: "https://gateway/tke" },
      ['container-clouds:endpoint: must end after host and port, not "https://gateway/tke"'],
    ],
    [
      "an endpoint with a password",
      { endpoint: "https://me:pw@gateway" },
      ["container-clouds:endpoint: must not contain a user name or password"],
    ],
    [
      "a number out of its range",
      { retry: { maxAttempts: 0 } },
      ["container-clouds:retry.maxAttempts: must be at least 1"],
    ],
    [
      "a word that is no form of a setting",
      { retry: "never" },
      [
        'container-clouds:retry: must be "none", or an object of none, maxAttempts, base, maxDelay (JSON, or set its parts with --path)',
      ],
    ],
    [
      "a rate of nothing",
      { rateLimit: { perSecond: 0 } },
      ["container-clouds:rateLimit.perSecond: must be more than 0"],
    ],
    [
      "a truth that is none",
      { insecureSkipVerify: "yes" },
      ["container-clouds:insecureSkipVerify: must be a boolean, not a string"],
    ],
  ])("%s", (_, settings, lines) => {
    expect(problems(settings).sort()).toEqual([...lines].sort());
  });

  test("are reported when a cloud is used, and before a call is made", () => {
    expect(() => connect({ endpoint: "http://example.com" }, { env: {} }).baidu()).toThrow(ConfigError);
  });
});

describe("settings that are right", () => {
  test("are texts also where the CLI has made numbers of their digits", () => {
    const tencent = {
      allowedAccountIds: [100000000001],
      assumeRole: { roleArn: "qcs::cam::uin/1:roleName/deploy", externalId: 7 },
    };
    expect(parseSettings({ tencent, profiles: { other: { ctyun: { regionId: 81 } } } })).toMatchObject({
      tencent: { allowedAccountIds: ["100000000001"], assumeRole: { externalId: "7" } },
      profiles: { other: { ctyun: { regionId: "81" } } },
    });
    expect(() => parseSettings({ tencent: { region: 2 ** 60 } })).toThrow("must be a string, not a number");
  });

  test("are texts and numbers also where the CLI has made booleans of words, and texts of fractions", () => {
    const settings = { defaultTags: { managed: true, empty: false }, rateLimit: { perSecond: "0.5" } };
    const right = { defaultTags: { managed: "true", empty: "false" }, rateLimit: { perSecond: 0.5 } };
    expect(parseSettings({ ...settings, profiles: { other: { tencent: settings } } })).toEqual({
      ...right,
      profiles: { other: { tencent: right } },
    });
    for (const perSecond of ["fast", "-0.5", "1.", true])
      expect(() => parseSettings({ rateLimit: { perSecond } })).toThrow("rateLimit.perSecond");
  });

  test("are not set where they are null, at any depth", () => {
    const tencent = '{"region":"gsqy","secretId":null,"assumeRole":null}';
    const settings = {
      tencent,
      baidu: "null",
      rateLimit: null,
      defaultTags: { team: null },
      profiles: '{"other":null}',
    };
    expect(parseSettings(settings as Record<string, unknown>)).toEqual(
      parseSettings({ tencent: '{"region":"gsqy"}', defaultTags: {}, profiles: {} }),
    );
  });

  test("come as texts, as Pulumi's configuration holds them, or as objects", () => {
    const config: Record<string, string> = {
      "container-clouds:tencent": '{"secretId":"AKID","secretKey":"k","region":"gsqy"}',
      "container-clouds:timeout": "30s",
      "container-clouds:retry": "none",
      "container-clouds:insecureSkipVerify": "true",
      "container-clouds:rateLimit": '{"perSecond":5}',
      "container-clouds:endpoint": "127.0.0.1:8080",
    };
    expect(parseSettings(readSettings(config))).toEqual({
      tencent: { secretId: "AKID", secretKey: "k", region: "gsqy" },
      timeout: { total: 30_000 },
      retry: { none: true },
      insecureSkipVerify: true,
      rateLimit: { perSecond: 5 },
      endpoint: "https://127.0.0.1:8080",
    });
  });

  test.each(["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "https://example.com"])(
    "may send to %s",
    (endpoint) => {
      expect(parseSettings({ endpoint })).toEqual({ endpoint });
    },
  );

  test("lay a profile over the rest, and its own keys never mix with others", () => {
    const parsed = parseSettings({
      timeout: "1m",
      tencent: { secretId: "one", secretKey: "k1", token: "t1", region: "gsqy" },
      profiles: {
        far: { tencent: { region: "ap-far" }, retry: "none" },
        other: { tencent: { secretId: "two", secretKey: "k2" } },
      },
    });
    const far = resolve(parsed, "tencent", "far");
    expect(far.settings).toMatchObject({
      secretId: "one",
      token: "t1",
      region: "ap-far",
      retry: { none: true },
      timeout: { total: 60_000 },
    });
    const other = resolve(parsed, "tencent", "other");
    expect(other.settings).toMatchObject({ secretId: "two", secretKey: "k2", region: "gsqy" });
    expect(other.settings.token).toBeUndefined();
    expect([far.path("region"), far.path("secretId"), other.path("secretId"), far.path("timeout")]).toEqual([
      "container-clouds:profiles.far.tencent.region",
      "container-clouds:tencent.secretId",
      "container-clouds:profiles.other.tencent.secretId",
      "container-clouds:timeout",
    ]);
  });

  test("are resolved in four layers: for all clouds, the cloud's own, the profile's for all, the profile's own", () => {
    const layer = (timeout: string) => ({ timeout });
    const path = "container-clouds:";
    const resolved = (own?: object, profile?: object, profilesOwn?: object) => {
      const prod = { ...profile, tencent: { ...profilesOwn } };
      const { settings, path } = resolve(
        parseSettings({ ...layer("1s"), tencent: { ...own }, profiles: { prod } }),
        "tencent",
        "prod",
      );
      return [settings.timeout?.total, path("timeout")];
    };
    expect(resolved()).toEqual([1_000, `${path}timeout`]);
    expect(resolved(layer("2s"))).toEqual([2_000, `${path}tencent.timeout`]);
    expect(resolved(layer("2s"), layer("3s"))).toEqual([3_000, `${path}profiles.prod.timeout`]);
    expect(resolved(layer("2s"), layer("3s"), layer("4s"))).toEqual([4_000, `${path}profiles.prod.tencent.timeout`]);
  });

  test("name the profiles there are when one is asked for that is not", () => {
    const clouds = connect({ profiles: { prod: {}, test: {} } }, { env: {} });
    expect(() => clouds.tencent({ profile: "prd" })).toThrow(
      'container-clouds:profiles.prd: there is no such profile (there are prod, test); add it, or correct the resource\'s "profile"',
    );
  });

  test("give the same clients for the same connection", () => {
    const clouds = connect({}, { env: {} });
    expect(clouds.tencent({ region: "gsqy" })).toBe(clouds.tencent({ region: "gsqy" }));
    expect(clouds.tencent({ region: "gsqy" })).not.toBe(clouds.tencent({ region: "ap-far" }));
  });
});

describe("credentials", () => {
  const ok = tencentAnswer({ Clusters: [], TotalCount: 0 });

  test("that are missing are asked for by the first call, by setting and variable", async () => {
    const clouds = connect({ tencent: { region: "gsqy" } }, { env: {} });
    const error = await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(error).toMatchObject({ name: "ConfigError", setting: "container-clouds:tencent.secretId" });
    expect(error.message.split("\n")).toEqual([
      'container-clouds:tencent.secretId: is not set; run "pulumi config set --secret --path container-clouds:tencent.secretId VALUE", or set TENCENTCLOUD_SECRET_ID in the environment',
      'container-clouds:tencent.secretKey: is not set; run "pulumi config set --secret --path container-clouds:tencent.secretKey VALUE", or set TENCENTCLOUD_SECRET_KEY in the environment',
    ]);
    expect(clouds.missing("tke").map(({ setting }) => setting)).toEqual([
      "container-clouds:tencent.secretId",
      "container-clouds:tencent.secretKey",
    ]);
    expect(clouds.missing("eci")[0]?.reason).toContain(
      "or set CTYUN_AK or CTAPI_AK or CTYUN_ACCESS_KEY in the environment",
    );
  });

  test("come from the environment where none are configured, with blanks around them cut off", async () => {
    const sent: Record<string, string>[] = [];
    const env = {
      TENCENTCLOUD_SECRET_ID: " env-id\n",
      TENCENTCLOUD_SECRET_KEY: "env-key",
      TENCENTCLOUD_SECURITY_TOKEN: "env-token",
      TENCENTCLOUD_REGION: "ap-env",
      CTAPI_AK: "ak",
      CTAPI_SK: "sk",
      CTYUN_REGION_ID: "pool",
      CTAPI_ECI_DOMAIN: "eci.example.com",
    };
    const clouds = connect(
      {},
      {
        env,
        async exchange({ url, headers }) {
          sent.push({ url, ...headers });
          const body = url.includes("eci") ? { statusCode: 200, returnObj: {} } : ok.json;
          return { status: 200, headers: {}, text: JSON.stringify(body) };
        },
      },
    );
    await clouds.tencent().tke.DescribeClusters({});
    await clouds.ctyun().eci.describeRegion({});
    expect(sent[0]).toMatchObject({ "X-TC-Region": "ap-env", "X-TC-Token": "env-token" });
    expect(sent[0]?.Authorization).toContain("Credential=env-id/");
    expect(sent[1]).toMatchObject({ url: "https://eci.example.com/eci/api/v1/region", regionId: "pool" });
    expect(sent[1]?.["Eop-Authorization"]).toMatch(/^ak Headers=/);
  });

  test("of the settings never go with a token of the environment", async () => {
    const sent: Record<string, string>[] = [];
    const clouds = connect(
      { tencent: { secretId: "configured", secretKey: "k", region: "gsqy" } },
      {
        env: { TENCENTCLOUD_SECURITY_TOKEN: "env-token" },
        async exchange({ headers }) {
          sent.push(headers);
          return { status: 200, headers: {}, text: JSON.stringify(ok.json) };
        },
      },
    );
    await clouds.tencent().tke.DescribeClusters({});
    expect(sent[0]).not.toHaveProperty("X-TC-Token");
  });

  test("may be there while the region is missing: the message names it", async () => {
    const clouds = connect(
      { tencent: { secretId: "i", secretKey: "k" }, ctyun: { accessKey: "a", secretKey: "k" } },
      { env: {} },
    );
    expect((await failureOf(clouds.tencent().tke.DescribeClusters({}))).message).toBe(
      'container-clouds:tencent.region: is not set; run "pulumi config set --path container-clouds:tencent.region REGION", set TENCENTCLOUD_REGION, or give the resource a region',
    );
    expect((await failureOf(clouds.ctyun().eci.describeRegion({}))).message).toContain(
      "container-clouds:ctyun.regionId: is not set",
    );
  });

  test("of a profile are used for its calls alone", async () => {
    const { clouds, sent } = scripted([ok], {
      profiles: { other: { tencent: { secretId: "other-id", secretKey: "other-key" } } },
    });
    await clouds.tencent({ profile: "other" }).tke.DescribeClusters({});
    await clouds.tencent().tke.DescribeClusters({});
    expect(sent[0]?.headers.Authorization).toContain("Credential=other-id/");
    expect(sent[0]?.headers).not.toHaveProperty("X-TC-Token");
    expect(sent[1]?.headers).toHaveProperty("X-TC-Token");
  });
});

describe("endpoints", () => {
  test.each<[Settings, string, string]>([
    [{}, "https://tke.api3.gsesgpucloud.com/", "https://tcr.api3.gsesgpucloud.com/"],
    [
      { tencent: { domain: "tencentcloudapi.com" } },
      "https://tke.tencentcloudapi.com/",
      "https://tcr.tencentcloudapi.com/",
    ],
    [{ tencent: { endpoint: "" } }, "https://tke.api3.gsesgpucloud.com/", "https://tcr.api3.gsesgpucloud.com/"],
    [{ endpoint: "http://127.0.0.1:9" }, "http://127.0.0.1:9/", "http://127.0.0.1:9/"],
    [{ endpoint: "http://127.0.0.1:9", tencent: { endpoint: "gate" } }, "https://gate/", "https://gate/"],
    [{ tencent: { endpoint: "gate", endpoints: { tcr: "https://tcr.gate" } } }, "https://gate/", "https://tcr.gate/"],
  ])("of %j are %s and %s", async (settings, tke, tcr) => {
    const { clouds, sent } = scripted([tencentAnswer({})], { ...settings, retry: "none" });
    await clouds.tencent().tke.DisableClusterAudit({ ClusterId: "cls-1" } as never);
    await clouds.tencent().tcr.DeleteNamespacePersonal({ Namespace: "n" });
    expect(sent.map(({ url }) => url)).toEqual([tke, tcr]);
  });

  test("of plain HTTP beyond this machine are used where they say so twice, after a warning for each", async () => {
    const baidu = { endpoints: { bci: "insecure+http://10.0.0.2" } };
    const settings = { endpoint: "insecure+http://10.0.0.1:80", retry: "none", baidu };
    const { clouds, sent, warned } = scripted([tencentAnswer({})], settings);
    for (const region of ["gsqy", "ap-guangzhou"])
      await clouds.tencent({ region }).tke.DisableClusterAudit({ ClusterId: "cls-1" } as never);
    await failureOf(clouds.baidu().bci.ListInstances({}));
    expect(sent.map(({ url }) => new URL(url).origin)).toEqual([
      ...["http://10.0.0.1", "http://10.0.0.1", "http://10.0.0.2"],
    ]);
    const reason = "anyone on the network path can read and change what is sent";
    expect(warned).toEqual([
      `container-clouds:endpoint is plain HTTP (http://10.0.0.1): ${reason}`,
      `container-clouds:baidu.endpoints.bci is plain HTTP (http://10.0.0.2): ${reason}`,
    ]);
  });

  test("are not made from a region that BCI does not have, unless its address is set", async () => {
    const of = (baidu: object) => connect({ baidu: { ...keys.baidu, ...baidu } }, { env: {} });
    expect(of({ region: "gz" }).missing("bci")).toEqual([]);
    expect(of({ region: "xx", endpoints: { bci: "https://bci.xx.example.com" } }).missing("bci")).toEqual([]);
    expect(of({ region: "xx" }).missing("bec")).toEqual([]);
    const reason = `"xx" is none of BCI's regions: bj, gz, su, bd, fwh; to use another, set container-clouds:baidu.endpoints.bci to its address`;
    expect(of({ region: "xx" }).missing("bci")).toEqual([{ setting: "container-clouds:baidu.region", reason }]);
    const failure = await failureOf(of({ region: "xx" }).baidu().bci.ListInstances({}));
    expect(failure.message).toBe(`container-clouds:baidu.region: ${reason}`);
    // What is wrong is named where it was set.
    const settings = { baidu: keys.baidu };
    const fromVariable = connect(settings, { env: { BAIDUCLOUD_REGION: "xx" } });
    expect(fromVariable.missing("bci")).toEqual([{ setting: "BAIDUCLOUD_REGION", reason }]);
    expect(connect(settings, { env: {} }).missing("bci", { region: "xx" })).toEqual([{ setting: "region", reason }]);
  });
});

test("a file of CA certificates that cannot be read is found before the first call", () => {
  const clouds = connect({ caFile: "/nowhere/ca.pem", ...keys, ctyun: { ...keys.ctyun, regionId: "r" } }, { env: {} });
  expect(clouds.missing("eci")).toEqual([
    { setting: "container-clouds:caFile", reason: expect.stringContaining("cannot be read (ENOENT") },
  ]);
});

describe("docs/configuration.md", () => {
  const page = readFileSync(resolvePath(__dirname, "../../../docs/configuration.md"), "utf8");

  test("names every setting", () => {
    const names = [tencentSettings, baiduSettings, ctyunSettings].flatMap(({ shape }) => Object.keys(shape));
    for (const name of new Set([...names, ...Object.keys(settingsSchema.shape)]))
      expect(page, name).toMatch(new RegExp(`\`(\\w+\\.)?${name}\\b`));
  });

  test("names every variable", () => {
    const variables = cloudNames.flatMap((name) => {
      const { environment, profileEnvironment, folderEnvironment } = clouds[name].credentials;
      const keys = environment.flatMap(({ id, secret, tokens = [] }) => [id, secret, ...tokens]);
      return [...keys, ...profileEnvironment, ...folderEnvironment, ...clouds[name].region.environment];
    });
    for (const variable of variables) expect(page).toContain(`\`${variable}\``);
  });
});
