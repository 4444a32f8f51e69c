import { describe, expect, it } from "vitest";
import { plainKeys, secretDefaults } from "../../sdk/plain-keys";

const keys = { secretId: "AKID1", secretKey: "k", token: "t" };

/** What a program is warned of. */
function found(config: Record<string, unknown>, encrypted: string[] = []): string[] {
  const texts = Object.entries(config).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return plainKeys(Object.fromEntries(texts), (key) => encrypted.includes(key));
}

describe("keys that are not encrypted", () => {
  it("are named wherever they stand", () => {
    expect(found({ "container-clouds:tencent": keys })).toEqual([
      "container-clouds:tencent.secretKey",
      "container-clouds:tencent.token",
    ]);
    const profiles = { prod: { baidu: { accessKeyId: "a", secretAccessKey: "s" } } };
    expect(found({ "container-clouds:profiles": profiles, "container-clouds:proxy": "http://me:pw@p:1" })).toEqual([
      "container-clouds:profiles.prod.baidu.secretAccessKey",
      "container-clouds:proxy",
    ]);
  });

  it("are not those that are, nor other settings, nor other packages'", () => {
    expect(found({ "container-clouds:tencent": keys }, ["container-clouds:tencent"])).toEqual([]);
    expect(found({ "container-clouds:tencent": { region: "gsqy" }, "container-clouds:endpoint": "https://x" })).toEqual(
      [],
    );
    expect(found({ "other:tencent": keys })).toEqual([]);
    expect(found({ "container-clouds:proxy": "http://127.0.0.1:3128" })).toEqual([]);
  });
});

it("tags and labels that are encrypted are found: they would be shown all the same", () => {
  const config = { "container-clouds:defaultTags": "{}", "container-clouds:region": "gsqy" };
  expect(secretDefaults(config, () => true)).toEqual(["container-clouds:defaultTags"]);
  expect(secretDefaults(config, () => false)).toEqual([]);
});
