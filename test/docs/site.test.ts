import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import config from "../../docs/.vitepress/config.mjs";

const DOCS = resolve(__dirname, "../../docs");

interface Item {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly Item[];
}

const linksOf = (items: readonly Item[]): string[] =>
  items.flatMap(({ link, items: inner = [] }) => [...(link ? [link] : []), ...linksOf(inner)]);

/** Whether a link of the site leads to a page: `/guides/` is its README or index. */
const isPage = (link: string) =>
  link.endsWith("/")
    ? ["README.md", "index.md"].some((name) => existsSync(join(DOCS, link, name)))
    : existsSync(join(DOCS, `${link}.md`));

const { sidebar, nav } = config.themeConfig;
const chinese = config.locales.zh;

test("every entry of the menus leads to a page", () => {
  const links = linksOf([...sidebar, ...nav, ...chinese.themeConfig.sidebar, ...chinese.themeConfig.nav]);
  expect(links.length).toBeGreaterThan(70);
  expect(links.filter((link) => !isPage(link))).toEqual([]);
});

test("every page of the site is in a menu", () => {
  const links = new Set(linksOf([...sidebar, ...chinese.themeConfig.sidebar]));
  const pages = globSync("**/*.md", { cwd: DOCS }).filter(
    (page) => !page.endsWith("index.md") && !config.srcExclude.includes(page),
  );
  const linkOf = (page: string) => `/${page.replace(/(^|\/)README\.md$/, "$1").replace(/\.md$/, "")}`;
  expect(pages.map(linkOf).filter((link) => !links.has(link))).toEqual([]);
});

test.each(["index.md", "zh/index.md"])("what %s offers leads to a page", (page) => {
  const { hero, features } = parse(readFileSync(join(DOCS, page), "utf8").split("---")[1] ?? "");
  const links = [...hero.actions, ...features].map(({ link }: { link: string }) => link);
  expect(links.filter((link) => !isPage(link))).toEqual([]);
  expect(existsSync(join(DOCS, hero.image.src))).toBe(true);
});

/** The source of a page as the site has it before it is parsed. */
function sourceOf(page: string): string {
  const rules: ((state: { src: string }) => void)[] = [];
  const ruler = {
    push: () => {},
    before: (...[, , rule]: [string, string, (typeof rules)[0]]) => void rules.push(rule),
  };
  config.markdown.config({ core: { ruler } });
  const state = { src: readFileSync(join(DOCS, page), "utf8") };
  expect(state.src).toContain("<!-- Generated");
  for (const rule of rules) rule(state);
  return state.src;
}

test("comments of generated pages are no text of the site", () => {
  expect(sourceOf("resources/tke-cluster.md")).not.toContain("<!--");
});

test("the languages of an example are tabs", () => {
  const [, tabs = ""] = /^::: code-group\n(.*?)^:::$/ms.exec(sourceOf("resources/tke-cluster.md")) ?? [];
  expect(tabs.match(/^```\w.*$/gm)).toEqual([
    "```typescript [TypeScript]",
    "```python [Python]",
    "```go [Go]",
    "```yaml [YAML]",
  ]);
});
