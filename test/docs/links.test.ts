import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(__dirname, "../..");

const pages = globSync(["*.md", "docs/**/*.md", "examples/**/*.md", "templates/**/*.md"], {
  cwd: ROOT,
  exclude: (path) => path.includes("node_modules"),
});

/** A page without its code, where brackets are no links. */
const textOf = (page: string) =>
  readFileSync(join(ROOT, page), "utf8")
    .replace(/^ {0,3}(```+|~~~+)[\s\S]*?^ {0,3}\1\s*$/gm, "")
    .replace(/`[^`\n]*`/g, "");

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  const headings = readFileSync(join(ROOT, page), "utf8").replace(/^ {0,3}(```+)[\s\S]*?^ {0,3}\1\s*$/gm, "");
  for (const [, heading = ""] of headings.matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replaceAll(" ", "-");
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

const isDocument = (path: string) => path.endsWith(".md");

/** What is wrong with a link of a page; nothing when it leads somewhere. */
function problemOf(page: string, target: string): string | undefined {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? page : relative(ROOT, join(ROOT, dirname(page), decodeURI(path)));
  if (file.startsWith("..") || !existsSync(join(ROOT, file))) return `${page}: there is no ${target}`;
  if (anchor === undefined || !isDocument(file) || statSync(join(ROOT, file)).isDirectory()) return undefined;
  return anchorsOf(file).has(decodeURIComponent(anchor)) ? undefined : `${page}: ${file} has no heading #${anchor}`;
}

test("every link within the repository leads to a file, and every anchor to a heading", () => {
  let count = 0;
  const problems = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\(([^()\s]+(?:\([^()]*\))?)\)/g)].flatMap(([, target = ""]) => {
      if (/^[a-z]+:/i.test(target)) return [];
      count += 1;
      return problemOf(page, target) ?? [];
    }),
  );
  expect(problems).toEqual([]);
  expect(count).toBeGreaterThan(100);
});

/** Where the code is. */
const FOLDERS = [
  ...["bench", "bin", "cli", "contract", "docs", "emulator", "engine", "examples", "files", "generate"],
  ...["packaging", "provider", "sdk", "templates", "test", "testing", "words"],
];

/** Paths of an example of what could be added, and folders that a tool makes. */
const NOT_THERE = /webhook|acme|acs|^sdks\/$|^site\/$/;

/** Files and folders that a page names in code, such as `lifecycle/wait.ts`, `wait.ts` and `emulator/tencent/`. */
function namedIn(page: string): string[] {
  const text = readFileSync(join(ROOT, page), "utf8");
  const named = text.matchAll(
    /`([a-z][\w.-]*(?:\/[\w.-]+)+\.(?:ts|mts|mjs|cjs|json|css|html)|[a-z][\w.-]*\.ts|[a-z][\w-]*(?:\/[\w-]+)*\/)`/g,
  );
  return [...named].map(([, path = ""]) => path).filter((path) => !NOT_THERE.test(path));
}

test("every file and folder of the code that a page or a decision names exists", () => {
  const files = globSync(`{${FOLDERS.join()}}/**`, { cwd: ROOT, exclude: (path) => path.includes("node_modules") });
  const tails = (file: string) => file.split("/").map((_, at, parts) => parts.slice(at).join("/"));
  const known = new Set(files.flatMap(tails));
  const isThere = (path: string) => known.has(path.replace(/\/$/, ""));
  const named = pages.flatMap((page) => namedIn(page).map((path) => [page, path] as const));
  expect(named.filter(([, path]) => !isThere(path))).toEqual([]);
  expect(named.length).toBeGreaterThan(50);
});
