import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(__dirname, "../..");

/** Types that a file writes by hand for what a handler gets (decision 0094). */
const handTyped = (text: string) =>
  [...text.matchAll(/\bCall<\{[^>]*>|\binterface \w*(?:Input|Request|Filters)\b/g)].map(([found]) => found);

describe("what the emulator's handlers get", () => {
  it("is typed by the contract, not by hand", () => {
    const files = globSync("emulator/{baidu,ctyun,tencent}/**/*.ts", { cwd: ROOT, exclude: ["**/*.gen.ts"] });
    expect(files.length).toBeGreaterThan(80);
    const found = files.map((file) => [file, handTyped(readFileSync(resolve(ROOT, file), "utf8"))] as const);
    expect(Object.fromEntries(found.filter(([, types]) => types.length > 0))).toEqual({});
  });
});
