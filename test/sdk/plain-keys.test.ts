import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it, vi } from "vitest";
import { warnOfPlainKeys } from "../../sdk/plain-keys";

const warnings: string[] = [];
vi.spyOn(console, "error").mockImplementation(() => undefined);
vi.mock("@pulumi/pulumi/log", () => ({ warn: async (text: string) => void warnings.push(text) }));

/** What a program of a new stack is warned of. */
let count = 0;
function warned(config: Record<string, unknown>, secret: string[] = []): string[] {
  const name = `stack-${count++}`;
  pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call: () => ({}) }, "shop", name);
  const texts = Object.entries(config).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  pulumi.runtime.setAllConfig(Object.fromEntries(texts), secret);
  warnings.length = 0;
  warnOfPlainKeys();
  warnOfPlainKeys();
  return warnings.map((text) => text.replace(/ is not encrypted.*/, ""));
}

const keys = { secretId: "AKID1", secretKey: "k", token: "t" };

describe("keys that are not encrypted", () => {
  it("are named once a stack, wherever they stand", () => {
    expect(warned({ "container-clouds:tencent": keys })).toEqual([
      "container-clouds:tencent.secretKey",
      "container-clouds:tencent.token",
    ]);
    const profiles = { prod: { baidu: { accessKeyId: "a", secretAccessKey: "s" } } };
    expect(warned({ "container-clouds:profiles": profiles, "container-clouds:proxy": "http://me:pw@p:1" })).toEqual([
      "container-clouds:profiles.prod.baidu.secretAccessKey",
      "container-clouds:proxy",
    ]);
  });

  it("are not those that are, nor other settings, nor other packages'", () => {
    expect(warned({ "container-clouds:tencent": keys }, ["container-clouds:tencent"])).toEqual([]);
    expect(
      warned({ "container-clouds:tencent": { region: "gsqy" }, "container-clouds:endpoint": "https://x" }),
    ).toEqual([]);
    expect(warned({ "other:tencent": keys })).toEqual([]);
  });
});
