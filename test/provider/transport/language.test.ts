import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { cloudNames, functionOf, functionTokens } from "../../../provider/clouds";
import { ABSENT_REMEDIES } from "../../../provider/lifecycle/functions/absent";
import { chinese } from "../../../provider/transport/chinese";
import { languageOf } from "../../../provider/transport/language";
import type { Remedy } from "../../../provider/transport/no-answer";
import { howTo, howToSlow } from "../../../provider/transport/remedies";
import { failureOf } from "../../support/failures";
import { refused, scripted, tencentError } from "./scripted";

const PROVIDER = resolve(__dirname, "../../../provider");

/** The remedies that the clouds' tables and the reading of answers hold, as their sources have them. */
const written = [...cloudNames.map((cloud) => `${cloud}/errors.ts`), "transport/outcome.ts"].flatMap((file) =>
  [...readFileSync(join(PROVIDER, file), "utf8").matchAll(/\bremedy(?::| =)\s*(["'])(.*?)\1/gs)].map(
    ([, , text = ""]) => text,
  ),
);

/** The remedies of functions. */
const ofFunctions = async () => {
  const tables = await Promise.all(functionTokens.map(async (token) => (await functionOf(token)).remedies ?? {}));
  return [...ABSENT_REMEDIES, ...tables.flatMap((table) => Object.values(table))];
};

const HAN = /\p{Script=Han}/u;

/** Settings, inputs and kinds, which are the same in every language. */
const namesIn = (text: string) =>
  (text.match(/container-clouds:[\w.]+|https?:[\w/.:@-]+|\btcr\.User|\btke:\w+|\bclusterId\b|"\w+"/g) ?? []).sort();

describe("remedies in Chinese", () => {
  test("every remedy of the vendors' codes and of the functions has one, and none is left over", async () => {
    expect(written.length).toBeGreaterThan(30);
    expect(Object.keys(chinese).sort()).toEqual([...new Set([...written, ...(await ofFunctions())])].sort());
  });

  test.each(Object.entries(chinese))("%s", (english, text) => {
    expect(text).toMatch(HAN);
    expect(namesIn(text)).toEqual(namesIn(english));
  });

  test.each<Remedy>([
    ...(["reach the endpoint", "wait longer", "trust the certificate", "name the right host"] as const),
    ...(["set the clock", "use plain HTTP", "log in to the proxy"] as const),
  ])("without an answer: %s", (remedy) => {
    for (const host of ["127.0.0.1:1", "cloud.example.com"]) {
      const place = { cloud: "tencent", endpoint: `https://${host}` };
      const text = howTo(remedy, place, "zh");
      expect(text).toMatch(HAN);
      expect(namesIn(text)).toEqual(namesIn(howTo(remedy, place, "en")));
    }
  });

  test("throttled", () => {
    const limit = { cloud: "tencent", action: "CreateCluster", rate: 5 };
    expect(namesIn(howToSlow(limit, "zh"))).toEqual(namesIn(howToSlow(limit, "en")));
    expect(howToSlow(limit, "zh")).toContain("每秒 5 次");
  });
});

describe("the language of messages", () => {
  test.each([
    [undefined, { LANG: "zh_CN.UTF-8" }, "zh"],
    [undefined, { LANG: "zh_CN.UTF-8", LC_ALL: "en_US.UTF-8" }, "en"],
    [undefined, { LC_MESSAGES: "zh" }, "zh"],
    [undefined, {}, "en"],
    ["zh-CN", { LANG: "en_US.UTF-8" }, "zh"],
    ["en", { LANG: "zh_CN.UTF-8" }, "en"],
  ])("setting %s, environment %j: %s", (setting, env, language) => {
    expect(languageOf(setting, env)).toBe(language);
  });

  test("the vendor's own message stays, and settings are named where they stand", async () => {
    const { clouds, sent } = scripted([tencentError("AuthFailure.SignatureFailure", "The signature is wrong.")], {
      language: "zh",
      profiles: { other: { tencent: { secretId: "AKIDother", secretKey: "other" } } },
    });
    const error = await failureOf(clouds.tencent({ profile: "other" }).tke.DescribeClusters({}));
    expect(error.message).toBe(
      "The signature is wrong (AuthFailure.SignatureFailure, tke DescribeClusters at https://tke.api3.gsesgpucloud.com, request 7f3c0a): " +
        "请检查 container-clouds:profiles.other.tencent.secretKey：它与 secretId 不匹配",
    );
    expect(sent[0]?.headers["X-TC-Language"]).toBe("zh-CN");
  });

  test("the environment chooses remedies, and asks no cloud for another language", async () => {
    const { clouds, sent } = scripted([refused], { retry: "none" }, { LANG: "zh_CN.UTF-8" });
    const error = await failureOf(clouds.tencent().tke.DescribeClusters({}));
    expect(error.message).toContain("connection refused");
    const quota = scripted([tencentError("LimitExceeded")], {}, { LANG: "zh_CN.UTF-8" });
    expect((await failureOf(quota.clouds.tencent().tke.DescribeClusters({}))).message).toContain("提高配额");
    expect(sent[0]?.headers).not.toHaveProperty("X-TC-Language");
  });
});
