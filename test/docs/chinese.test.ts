import { globSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { expect, test } from "vitest";

const DOCS = resolve(__dirname, "../../docs");

/** The English page of a Chinese one, where it is in another folder. */
const ENGLISH: Readonly<Record<string, string>> = { "pipelines.md": "pipelines.md" };

const pages = globSync("zh/*.md", { cwd: DOCS }).filter((page) => !page.endsWith("index.md"));

const blocksOf = (page: string) =>
  readFileSync(join(DOCS, page), "utf8").match(/^```\w+\n[\s\S]*?^```$|^ {4}\S.*$/gm) ?? [];

test("there are guides in Chinese", () => {
  expect(pages.map((page) => basename(page)).sort()).toEqual([
    ...["a-real-account.md", "faq.md", "from-an-empty-folder.md", "pipelines.md"],
  ]);
});

test.each(pages)("%s has the commands of its English page, all of them", (page) => {
  const english = ENGLISH[basename(page)] ?? `guides/${basename(page)}`;
  expect(blocksOf(page)).toEqual(blocksOf(english));
  expect(readFileSync(join(DOCS, page), "utf8")).toMatch(/^# \p{Script=Han}/mu);
});
