import { globSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { analyse } from "scslre";
import ts from "typescript";
import { expect, test } from "vitest";
import { resourceOf, resourceTypes } from "../provider/clouds";
import { idPattern } from "../provider/lifecycle/ids";

const ROOT = resolve(__dirname, "..");

/** What is written by hand, but for tests, whose texts are their own. */
const FILES = "**/*.{ts,mts,cts,js,mjs,cjs}";
const LEFT_OUT = ["node_modules", "dist", "test", "generated"];

/** Files that build patterns when they run, and the patterns: from the formats of IDs, and from the contracts. */
const BUILT: Readonly<Record<string, () => Promise<RegExp[]>>> = {
  "provider/lifecycle/ids.ts": async () =>
    Promise.all(resourceTypes.map(async (type) => idPattern((await resourceOf(type)).idFormat))),
  "emulator/contract/limits.ts": async () =>
    globSync("contract/*.json", { cwd: ROOT })
      .flatMap((file) => patternsIn(JSON.parse(readFileSync(resolve(ROOT, file), "utf8"))))
      .map((source) => new RegExp(source)),
};

/** What contract files say of texts. */
function patternsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "pattern" in value && typeof value.pattern === "string" ? [value.pattern] : [];
  return [...own, ...Object.values(value).flatMap(patternsIn)];
}

interface Found {
  where: string;
  source: string;
  flags: string;
}

/** Each regular expression of a text, with its line; one that is built when it runs has no source. */
function patternsOf(file: string, text: string): { literal: Found[]; built: string[] } {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const literal: Found[] = [];
  const built: string[] = [];
  const line = (node: ts.Node) => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      literal.push({
        where: `${line(node)} ${node.text}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    }
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && node.expression.getText() === "RegExp") built.push(line(node));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { literal, built };
}

const slowOnes = ({ source, flags }: { source: string; flags: string }) => analyse({ source, flags }).reports;

const read = globSync(FILES, { cwd: ROOT, exclude: (name) => LEFT_OUT.includes(basename(name)) })
  .filter((file) => !file.endsWith(".gen.ts"))
  .map((file) => patternsOf(file, readFileSync(resolve(ROOT, file), "utf8")));

test("no regular expression takes more than linear time, whatever the text", () => {
  const patterns = read.flatMap(({ literal }) => literal);
  expect(patterns.length).toBeGreaterThan(200);
  expect(patterns.filter((pattern) => slowOnes(pattern).length > 0).map(({ where }) => where)).toEqual([]);
});

test("none is built when it runs, except from what is checked here", async () => {
  const built = read.flatMap((file) => file.built.map((where) => where.split(":")[0]));
  expect(built.sort()).toEqual(Object.keys(BUILT).sort());
  const patterns = (await Promise.all(Object.values(BUILT).map((patterns) => patterns()))).flat();
  expect(patterns.length).toBeGreaterThan(30);
  expect(patterns.filter((pattern) => slowOnes(pattern).length > 0).map(String)).toEqual([]);
});

test("slow ones are recognised", () => {
  for (const source of ["[.\\s]+$", "(a+)+b", "^([^:]+\\/[^:]+):x"]) {
    expect(slowOnes({ source, flags: "" }).length).toBeGreaterThan(0);
  }
  expect(patternsOf("x.mjs", 'RegExp("a+");\nnew RegExp(text);').built).toEqual(["x.mjs:1", "x.mjs:2"]);
});
