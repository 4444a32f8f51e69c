import { describe, expect, it } from "vitest";
import { ratesOf, retryOf, timeoutsOf } from "../../../provider/transport/config";
import { ConfigError } from "../../../provider/transport/errors";
import { parseSettings, type Settings } from "../../../provider/transport/settings";

/** What settings become, or what is said of the first that is wrong. */
function taken(settings: Settings): unknown {
  try {
    return parseSettings(settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems[0]?.reason;
    throw error;
  }
}

describe("an endpoint", () => {
  it.each([
    ["gate.example.com:8443", "https://gate.example.com:8443"],
    ["HTTPS://gate", "https://gate"],
    ["https://gate/", "https://gate"],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080"],
    ["insecure+http://10.0.0.1:8080", "http://10.0.0.1:8080"],
    ["Insecure+HTTP://gate.example.com/", "http://gate.example.com"],
    ["insecure+http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    [" \t", undefined],
  ])("%j is %j", (endpoint, url) => {
    expect(taken({ tencent: { endpoint } })).toEqual({ tencent: { endpoint: url } });
  });

  it.each([
    ["https://", 'must be a URL such as "https://host" or "http://127.0.0.1:8080", not "https://"'],
    ["mailto+x.y-1://", 'must be a URL such as "https://host" or "http://127.0.0.1:8080", not "mailto+x.y-1://"'],
    ["file:///etc/hosts", 'must be a URL such as "https://host" or "http://127.0.0.1:8080", not "file:///etc/hosts"'],
    ["https://me@gate", "must not contain a user name or password"],
    ["https://:pw@gate", "must not contain a user name or password"],
    ["https://gate?a=1", 'must end after host and port, not "https://gate?a=1"'],
    ["https://gate#top", 'must end after host and port, not "https://gate#top"'],
    ["gate/x://y", 'must end after host and port, not "gate/x://y"'],
    [`gate/${"x".repeat(75)}`, `must end after host and port, not "gate/${"x".repeat(75)}"`],
    [`gate/${"x".repeat(76)}`, `must end after host and port, not "gate/${"x".repeat(75)}..."`],
    ["insecure+https://gate", 'must begin with https://, not "insecure+https://"'],
    ["insecure+http://me@gate", "must not contain a user name or password"],
    ["ftp://gate", 'must begin with https://, not "ftp://"'],
    ["htp://127.0.0.1", 'must begin with https://, not "htp://"'],
    ["http//127.0.0.1", 'must be a URL such as "https://host" or "http://127.0.0.1:8080", not "http//127.0.0.1"'],
    ["https:/gate", 'must be a URL such as "https://host" or "http://127.0.0.1:8080", not "https:/gate"'],
    [
      "http://10.0.0.1:8080",
      'plain HTTP is allowed only to this machine (127.0.0.1, ::1, localhost); write "https://10.0.0.1:8080"',
    ],
  ])("is not %j", (endpoint, reason) => {
    expect(taken({ endpoint })).toBe(reason);
  });
});

describe("a proxy", () => {
  const reason = 'must be a URL such as "http://proxy:8080" or "socks5://proxy:1080"';
  it.each([
    ["proxy:8080", "http://proxy:8080/"],
    ["HTTP://me:pw@proxy", "http://me:pw@proxy/"],
    ["https://proxy", "https://proxy/"],
    ["socks://proxy", "socks://proxy"],
    ["socks5://proxy:1080", "socks5://proxy:1080"],
    ["socks5h://me:pw@proxy:1080", "socks5://me:pw@proxy:1080"],
    ["proxy/at://x", "http://proxy/at://x"],
  ])("%s is %s", (proxy, url) => {
    expect(taken({ proxy })).toEqual({ proxy: url });
  });

  it.each(["http://", "ftp://proxy", "socks4://proxy", "xhttp://proxy", "x+y.z-1://proxy"])("is not %s", (proxy) => {
    expect(taken({ proxy })).toBe(reason);
  });
});

describe("a duration", () => {
  it.each([
    [0, "not a number"],
    ["0s", 'not "0s"'],
    ["-1s", 'not "-1s"'],
    [["1s"], "not a list"],
  ])("is not %j", (connect, end) => {
    expect(taken({ timeout: { connect } })).toBe(`must be a duration such as "500ms", "30s" or "20m", ${end}`);
  });
});

it.each<[string, Settings, string]>([
  ["a blank path of a file", { tencent: { caFile: "" } }, "must not be empty"],
  ["a user agent that is not ASCII at its end", { userAgent: "app-é" }, "must be plain ASCII text"],
  ["a user agent that is not ASCII at its beginning", { userAgent: "é-app" }, "must be plain ASCII text"],
  ["a language that no message is in", { language: "fr" }, 'must be "en-US" or "zh-CN" or "en" or "zh"'],
  ["an unknown answer to namesakes", { namesakes: "take" }, 'must be "warn" or "fail" or "adopt"'],
  ["too many attempts", { retry: { maxAttempts: 101 } }, "must be at most 100"],
  ["half an attempt", { retry: { maxAttempts: 1.5 } }, "must be an integer, not a number"],
  ["no part of a limit", { rateLimit: { share: 0 } }, "must be at least 1"],
  ["too small a part of a limit", { rateLimit: { share: 1001 } }, "must be at most 1000"],
  [
    "another word for no limit",
    { rateLimit: "off" },
    'must be "none", or an object of none, perSecond, share, actions (JSON, or set its parts with --path)',
  ],
  ["an action that is never called", { rateLimit: { actions: { DescribeClusters: 0 } } }, "must be more than 0"],
  ["a misspelt limit", { rateLimit: { perSec: 1 } }, 'there is no such setting; did you mean "perSecond"?'],
  ["a timeout that no timer of Node takes", { timeout: { request: "600h" } }, 'must be at most "596h", not "600h"'],
  [
    "a timeout in Baidu's unit that no timer of Node takes",
    { baidu: { connectionTimeoutInMillis: 5_000_000_000 } },
    "must be at most 2147483647",
  ],
  ["a misspelt timeout", { timeout: { requst: "1s" } }, 'there is no such setting; did you mean "request"?'],
  [
    "a folder for a profile, from its beginning",
    { ctyun: { credentialsProfile: "/prod" } },
    "must be the name of a profile, without slashes",
  ],
  [
    "a folder for a profile, to its end",
    { ctyun: { credentialsProfile: "prod\\" } },
    "must be the name of a profile, without slashes",
  ],
  ["a blank folder of credentials", { ctyun: { credentialsFolder: "" } }, "must not be empty"],
  ["no account at all", { tencent: { allowedAccountIds: [] } }, "must have at least 1 item"],
  ["a blank account", { tencent: { allowedAccountIds: [""] } }, "must not be empty"],
  ["no forbidden account", { tencent: { forbiddenAccountIds: [] } }, "must have at least 1 item"],
  ["a blank forbidden account", { tencent: { forbiddenAccountIds: [""] } }, "must not be empty"],
])("%s is refused", (_, settings, reason) => {
  expect(taken(settings)).toBe(reason);
});

it("what is well formed is taken as it stands", () => {
  const settings = {
    userAgent: "app/1.0 (x)",
    language: "zh-CN",
    namesakes: "adopt",
    noProxy: "a,b",
    caFile: "ca.pem",
    rateLimit: { none: false, perSecond: 0.5, share: 1000, actions: { DescribeClusters: 2 } },
    ctyun: { credentialsProfile: "prod", credentialsFolder: "keys" },
    tencent: { forbiddenAccountIds: ["1"] },
  };
  expect(taken(settings)).toEqual(settings);
});

describe("what calls are limited by", () => {
  const parsed = (settings: Settings) => parseSettings(settings);

  it("is what the documentation calls the default, where nothing is set", () => {
    expect(timeoutsOf({})).toEqual({ connect: 10_000, request: 60_000 });
    expect(retryOf({})).toEqual({ maxAttempts: 4, base: 300, maxDelay: 20_000, total: 600_000 });
    expect(ratesOf({})).toEqual({});
  });

  it("is what is set, each part by itself", () => {
    const timeout = { connect: "1s", request: "2s", total: "3s" };
    const retry = { maxAttempts: 9, base: "4ms", maxDelay: "5ms" };
    const all = parsed({ timeout, retry, rateLimit: { perSecond: 7 } });
    expect(timeoutsOf(all)).toEqual({ connect: 1_000, request: 2_000 });
    expect(retryOf(all)).toEqual({ maxAttempts: 9, base: 4, maxDelay: 5, total: 3_000 });
    expect(ratesOf(all)).toEqual({ perSecond: 7 });
    expect(timeoutsOf(parsed({ timeout: "5m" }))).toEqual({ connect: 10_000, request: 60_000 });
    expect(retryOf(parsed({ timeout: "5m" })).total).toBe(300_000);
  });

  it("is what the vendor's own name says, where it is set", () => {
    const { baidu } = parsed({ baidu: { connectionTimeoutInMillis: 1_200_000, timeout: { connect: "1s" } } });
    expect(timeoutsOf(baidu ?? {})).toEqual({ connect: 1_200_000, request: 1_200_000 });
    expect(retryOf(baidu ?? {}).total).toBe(1_200_000);
    const { baidu: short } = parsed({ baidu: { connectionTimeoutInMillis: 30_000, timeout: { total: "1m" } } });
    expect(timeoutsOf(short ?? {})).toEqual({ connect: 30_000, request: 30_000 });
    expect(retryOf(short ?? {}).total).toBe(60_000);
    expect(retryOf(parsed({ baidu: { connectionTimeoutInMillis: 1 } }).baidu ?? {}).total).toBe(600_000);
  });

  it("is one attempt where there are to be no retries, and no rate where there is to be none", () => {
    expect(retryOf(parsed({ retry: "none" })).maxAttempts).toBe(1);
    expect(retryOf(parsed({ retry: { none: true, maxAttempts: 5 } })).maxAttempts).toBe(1);
    expect(retryOf(parsed({ retry: { none: false, maxAttempts: 5 } })).maxAttempts).toBe(5);
    expect(ratesOf(parsed({ rateLimit: "none" }))).toEqual({ none: true });
  });
});
