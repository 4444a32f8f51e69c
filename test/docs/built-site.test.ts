import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdtempDisposableSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import config from "../../docs/.vitepress/config.mjs";

const ROOT = resolve(__dirname, "../..");
const DOCS = join(ROOT, "docs");
const folder = mkdtempDisposableSync(join(tmpdir(), "site-"));
const SITE = folder.path;

/** The text of every built page, by its path in the site. */
const pages = new Map<string, string>();

beforeAll(() => {
  execFileSync("npm", ["run", "docs", "--", "--outDir", SITE], { cwd: ROOT, stdio: "pipe" });
  for (const page of globSync("**/*.html", { cwd: SITE })) pages.set(page, readFileSync(join(SITE, page), "utf8"));
}, 600_000);

afterAll(() => folder.remove());

/** Values of an attribute of the page's elements. */
const valuesOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, value = ""]) => value);

test("every page of the documentation is in the site, in its language", () => {
  const sources = globSync("**/*.md", { cwd: DOCS }).filter((page) => !config.srcExclude.includes(page));
  const built = sources.map((page) => page.replace(/README\.md$/, "index.md").replace(/\.md$/, ".html"));
  expect(built.filter((page) => !pages.has(page))).toEqual([]);
  const wrong = built.filter((page) => {
    const language = page.startsWith("zh/") ? "zh-CN" : "en";
    return !pages.get(page)?.includes(`<html lang="${language}"`);
  });
  expect(wrong).toEqual([]);
});

/** What is wrong with a link of a page, whose path is as in the site. */
function problemOf(page: string, link: string): string | undefined {
  const url = new URL(link, `http://site/${page}`);
  if (url.host !== "site") return undefined;
  const path = decodeURIComponent(url.pathname).replace(/\/$/, "/index.html").slice(1);
  const target = pages.has(`${path}.html`) ? `${path}.html` : path;
  if (!existsSync(join(SITE, target)) || statSync(join(SITE, target)).isDirectory()) return `${page}: no ${link}`;
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === "" || pages.get(target)?.includes(`id="${anchor}"`)) return undefined;
  return `${page}: ${target} has no #${anchor}`;
}

test("every link of the site leads to a page, and every anchor to a place in it", () => {
  const links = [...pages].flatMap(([page, text]) =>
    valuesOf(text, /<a\b[^>]*\shref="([^"]+)"/g).map((link) => ({ page, link })),
  );
  expect(links.length).toBeGreaterThan(5_000);
  expect(links.flatMap(({ page, link }) => problemOf(page, link) ?? [])).toEqual([]);
});

test("pages load nothing from other hosts", () => {
  const loads = [/<(?:script|img|iframe|source)\b[^>]*\ssrc="([^"]+)"/g, /<link\b[^>]*\shref="([^"]+)"/g];
  const loaded = [...pages.values()].flatMap((text) => loads.flatMap((pattern) => valuesOf(text, pattern)));
  const styles = globSync("**/*.css", { cwd: SITE }).map((file) => readFileSync(join(SITE, file), "utf8"));
  const urls = styles.flatMap((text) => [
    ...valuesOf(text, /url\(["']?([^"')]+)/g),
    ...valuesOf(text, /@import\s+["']([^"']+)/g),
  ]);
  expect(loaded.length).toBeGreaterThan(300);
  expect(urls.length).toBeGreaterThan(5);
  expect([...loaded, ...urls].filter((url) => /^(?:[a-z]+:)?\/\//i.test(url))).toEqual([]);
});

test.each(["root", "zh"])("the search knows the pages of %s", (language) => {
  const [index = "", ...others] = globSync(`assets/chunks/@localSearchIndex${language}.*.js`, { cwd: SITE });
  expect(others).toEqual([]);
  expect(readFileSync(join(SITE, index), "utf8")).toContain(language === "zh" ? "/zh/faq" : "/resources/tke-cluster");
});
