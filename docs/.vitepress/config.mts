import { cpSync, existsSync, globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const DOCS = join(import.meta.dirname, "..");
const SOURCE = "https://github.com/pulumi-container-clouds/pulumi-container-clouds/blob/main";

/** What is used of markdown-it. */
interface Markdown {
  core: {
    ruler: {
      push(name: string, rule: (state: { tokens: Token[]; env: { relativePath?: string } }) => void): void;
      before(other: string, name: string, rule: (state: { src: string }) => void): void;
    };
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

/** The text of a folder's overview; pages that it lists come in its order. */
const overviewOf = (folder: string) => {
  const path = join(DOCS, folder, "README.md");
  return existsSync(path) ? readFileSync(path, "utf8") : "";
};

/** Pages of a folder for the sidebar, by their first heading. */
const pagesIn = (folder: string) => {
  const overview = overviewOf(folder);
  const place = (page: string) => overview.indexOf(`(${posix.basename(page)})`);
  return globSync(`${folder}*.md`, { cwd: DOCS })
    .filter((page) => !page.endsWith("index.md") && !REGISTRY.includes(page))
    .sort((one, other) => place(one) - place(other) || one.localeCompare(other))
    .map((page) => {
      const [, title = page] = /^# (.+)$/m.exec(readFileSync(join(DOCS, page), "utf8")) ?? [];
      return { text: title.replaceAll("`", ""), link: `/${page.replace(/README\.md$/, "").replace(/\.md$/, "")}` };
    });
};

const section = (text: string, folder: string, collapsed = true) => ({ text, collapsed, items: pagesIn(folder) });

/** Guides in Chinese, in the order to read them. */
const CHINESE_GUIDES = ["from-an-empty-folder", "a-real-account", "pipelines", "faq"];

const CHINESE_SEARCH = {
  button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
  modal: {
    noResultsText: "没有结果",
    resetButtonTitle: "清除",
    footer: { selectText: "选择", navigateText: "切换", closeText: "关闭" },
  },
};

const chinese = {
  label: "中文",
  lang: "zh-CN",
  title: "Pulumi 容器云",
  themeConfig: {
    nav: [
      { text: "指南", link: "/zh/from-an-empty-folder" },
      { text: "资源（英文）", link: "/resources/" },
    ],
    sidebar: [
      {
        text: "指南",
        items: CHINESE_GUIDES.flatMap((name) => pagesIn("zh/").filter(({ link }) => link === `/zh/${name}`)),
      },
      {
        text: "参考（英文）",
        items: [
          { text: "资源", link: "/resources/" },
          { text: "全部指南", link: "/guides/" },
        ],
      },
    ],
    outline: { level: [2, 3], label: "本页内容" },
    docFooter: { prev: "上一页", next: "下一页" },
    darkModeSwitchLabel: "深色模式",
    sidebarMenuLabel: "菜单",
    returnToTopLabel: "回到顶部",
    langMenuLabel: "语言",
  },
};

const LANGUAGES: Record<string, string> = { typescript: "TypeScript", python: "Python", go: "Go", yaml: "YAML" };

/** The registry's tabs of languages, as VitePress writes them. */
const withTabs = (text: string) =>
  text.replace(
    /^<!--Start PulumiCodeChooser -->\n(.*?)^<!--End PulumiCodeChooser -->$/gms,
    (_, blocks: string) =>
      `::: code-group\n${blocks.replace(/^```(\w+)$/gm, (fence, language) => `${fence} [${LANGUAGES[language]}]`)}:::`,
  );

// Long names in the middle of a text must not make the page wider than a telephone.
const STYLE = ".vp-doc :not(pre) > code { overflow-wrap: anywhere; } .vp-doc pre { overflow-x: auto; }";

// VitePress is run by npx, and cannot be imported from here.
export default {
  outDir: "../site",
  cacheDir: "../node_modules/.vitepress",
  title: "Container clouds for Pulumi",
  description: "A Pulumi provider for five container clouds' APIs",
  head: [
    ["link", { rel: "icon", href: "/logo.svg" }],
    ["style", {}, STYLE],
  ],
  // What pages link to without showing it, VitePress leaves out.
  buildEnd: ({ outDir }: { outDir: string }) => {
    for (const name of ["logo.svg", "pictures"]) cpSync(join(DOCS, name), join(outDir, name), { recursive: true });
  },
  locales: { root: { label: "English", lang: "en" }, zh: chinese },
  srcExclude: REGISTRY,
  rewrites: { "guides/README.md": "guides/index.md", "resources/README.md": "resources/index.md" },
  markdown: {
    // Pages are Markdown alone, so that they read the same in the repository.
    html: false,
    config: (markdown: Markdown) => {
      // Without HTML a comment, such as the one atop what is generated, would be text.
      markdown.core.ruler.before("normalize", "comments", (state) => {
        state.src = withTabs(state.src).replace(/^<!--.*?-->$/gm, "");
      });
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
          else link.attrSet("href", target.replace(/README\.md(?=#|$)/, "index.md"));
        }
      });
    },
  },
  themeConfig: {
    search: { provider: "local", options: { locales: { zh: { translations: CHINESE_SEARCH } } } },
    // Not every page is in both languages.
    i18nRouting: false,
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
