import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { codesPath, documentedCodes, writeCodes } from "../../generate/codes";

const ROOT = resolve(__dirname, "../..");
const textOf = (...patterns: string[]) =>
  globSync(patterns, { cwd: ROOT })
    .map((file) => readFileSync(resolve(ROOT, file), "utf8"))
    .join("\n");
const codes = documentedCodes();
const emulator = textOf("emulator/**/*.ts");
const tests = textOf("test/emulator/**/*.ts", "test/provider/**/*.ts", "test/conformance/*.ts");

it("gives each documented code a cause or a reason, and not both", () => {
  expect(codes).toHaveLength(95);
  expect(codes.filter(({ cause, reason }) => (cause === undefined) === (reason === undefined))).toEqual([]);
});

it("a code with a cause is one that the emulator answers and a test sees; no other is", () => {
  const answered = (code: string) => emulator.includes(`"${code}"`);
  expect(codes.filter(({ code, cause }) => answered(code) !== (cause !== undefined)).map(({ code }) => code)).toEqual(
    [],
  );
  // The whole code, not the beginning of a longer one.
  const isSeen = (code: string) => new RegExp(`["'\`/]${code.replaceAll(".", "\\\\?\\.")}["'\`/]`).test(tests);
  expect(codes.filter(({ code, cause }) => cause !== undefined && !isSeen(code)).map(({ code }) => code)).toEqual([]);
});

it("the page is what the contracts give", () => {
  expect(readFileSync(resolve(ROOT, codesPath), "utf8"), 'run "npm run generate"').toBe(writeCodes());
});
