import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { analyse } from "scslre";
import ts from "typescript";
import { expect, test } from "vitest";

const ROOT = resolve(__dirname, "..");

/** Each regular expression of a file, with its line. */
function patternsOf(file: string): { where: string; source: string; flags: string }[] {
  const tree = ts.createSourceFile(file, readFileSync(resolve(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: { where: string; source: string; flags: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const where = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.text}`;
      found.push({ where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const slowOnes = ({ source, flags }: { source: string; flags: string }) => analyse({ source, flags }).reports;

test("no regular expression takes more than linear time, whatever the text", () => {
  const patterns = globSync("{provider,engine,emulator,cli,sdk,files}/**/*.ts", { cwd: ROOT }).flatMap(patternsOf);
  expect(patterns.length).toBeGreaterThan(80);
  expect(patterns.filter((pattern) => slowOnes(pattern).length > 0).map(({ where }) => where)).toEqual([]);
});

test("slow ones are recognised", () => {
  for (const source of ["[.\\s]+$", "(a+)+b", "^([^:]+\\/[^:]+):x"]) {
    expect(slowOnes({ source, flags: "" }).length).toBeGreaterThan(0);
  }
});
