import { existsSync, globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const DOCS = join(import.meta.dirname, "..");
const SOURCE = "https://github.com/pulumi-container-clouds/pulumi-container-clouds/blob/main";

/** What is used of markdown-it. */
interface Markdown {
  core: {
    ruler: { push(name: string, rule: (state: { tokens: Token[]; env: { relativePath?: string } }) => void): void };
  };
}

interface Token {
  type: string;
  children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

/** Pages for the Pulumi registry, in its own language. */
const REGISTRY = ["_index.md", "installation-configuration.md"];

/** Pages of a folder for the sidebar, by their first heading. */
const pagesIn = (folder: string) =>
  globSync(`${folder}*.md`, { cwd: DOCS })
    .filter((page) => page !== "index.md" && !REGISTRY.includes(page))
    .sort()
    .map((page) => {
      const [, title = page] = /^# (.+)$/m.exec(readFileSync(join(DOCS, page), "utf8")) ?? [];
      return { text: title.replaceAll("`", ""), link: `/${page.replace(/README\.md$/, "").replace(/\.md$/, "")}` };
    });

const section = (text: string, folder: string, collapsed = true) => ({ text, collapsed, items: pagesIn(folder) });

// VitePress is run by npx, and cannot be imported from here.
export default {
  outDir: "../site",
  cacheDir: "../node_modules/.vitepress",
  title: "Container clouds for Pulumi",
  description: "A Pulumi provider for five container clouds' APIs",
  srcExclude: REGISTRY,
  rewrites: { "guides/README.md": "guides/index.md", "resources/README.md": "resources/index.md" },
  markdown: {
    // Pages are Markdown alone, so that they read the same in the repository.
    html: false,
    config: (markdown: Markdown) => {
      // Files beside docs/, and folders without a page, are in the repository and not in the site.
      markdown.core.ruler.push("repository-links", ({ tokens, env }) => {
        const page = posix.join("docs", env.relativePath ?? "");
        for (const link of tokens
          .flatMap(({ children }) => children ?? [])
          .filter(({ type }) => type === "link_open")) {
          const target = link.attrGet("href") ?? "";
          if (/^([a-z]+:|#|\/)/.test(target)) continue;
          const path = posix.join(posix.dirname(page), target);
          const isFolder = path.endsWith("/") && !existsSync(join(DOCS, "..", path, "README.md"));
          if (!path.startsWith("docs/") || isFolder) link.attrSet("href", `${SOURCE}/${path}`);
        }
      });
    },
  },
  themeConfig: {
    search: { provider: "local" },
    nav: [
      { text: "Guides", link: "/guides/" },
      { text: "Resources", link: "/resources/" },
    ],
    sidebar: [
      section("Guides", "guides/", false),
      section("Reference", ""),
      section("Resources", "resources/"),
      section("Functions", "functions/"),
      section("Decisions", "decisions/"),
    ],
    outline: [2, 3],
  },
};
