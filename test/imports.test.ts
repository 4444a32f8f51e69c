import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** What each package may import besides itself. `cli` and `generate` put packages together; none imports them. */
const ALLOWED: Record<string, { values: string[]; types: string[] }> = {
  files: { values: [], types: [] },
  words: { values: [], types: [] },
  provider: { values: ["files", "words"], types: [] },
  sdk: { values: ["files", "words"], types: ["provider"] },
  emulator: { values: ["files", "words"], types: [] },
  engine: { values: ["files", "words"], types: [] },
};

/** Packages that have no circle of imports, types included. */
const WITHOUT_CIRCLES = ["emulator", "provider", "engine", "sdk", "cli", "generate", "bench"];

/** Folders that the rest of the package imports from by their `index.ts` only. */
const BEHIND_AN_INDEX = ["provider/lifecycle/create"];

const ROOT = resolve(__dirname, "..");
const IMPORT = /(import|export)(\s+type)?[^;"']*?from\s+["'](\.[^"']+)["']|(?:require|import)\(["'](\.[^"']+)["']\)/g;

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(resolve(ROOT, file), "utf8");
  return [...text.matchAll(IMPORT)].map(([, , type, path, called]) => {
    const target = relative(ROOT, resolve(ROOT, dirname(file), path ?? called ?? ""));
    return { from: file, to: target, typeOnly: type !== undefined };
  });
}

const filesOf = (name: string) => globSync(`${name}/**/*.ts`, { cwd: ROOT });

/** The source file of an import's path, which may name a folder or the compiled file. */
function sourceOf(path: string): string | undefined {
  const plain = path.replace(/\.js$/, "");
  return [path, `${plain}.ts`, `${plain}/index.ts`].find(
    (one) => one.endsWith(".ts") && existsSync(resolve(ROOT, one)),
  );
}

/** The first circle found among the files, as the path that closes it; empty when there is none. */
function circleIn(links: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] => {
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    if (done.has(file)) return [];
    for (const next of links.get(file) ?? []) {
      const circle = walk(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of links.keys()) {
    const circle = walk(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe("imports", () => {
  for (const [name, allowed] of Object.entries(ALLOWED)) {
    it(`of ${name} are only what it may import`, () => {
      const files = filesOf(name);
      expect(files.length).toBeGreaterThan(0);
      const wrong = files.flatMap(importsOf).filter(({ to, typeOnly }) => {
        const other = to.split("/")[0] ?? "";
        if (other === name || other === "package.json") return false;
        return !(typeOnly ? [...allowed.values, ...allowed.types] : allowed.values).includes(other);
      });
      expect(wrong).toEqual([]);
    });
  }

  it.each(WITHOUT_CIRCLES)("of %s form no circle, types included", (name) => {
    const files = filesOf(name);
    const links = new Map(
      files.map((file) => [file, importsOf(file).flatMap(({ to }) => sourceOf(to) ?? [])] as const),
    );
    expect([...links.values()].flat().length).toBeGreaterThan(0);
    expect(circleIn(links).join(" > ")).toBe("");
  });

  it.each(BEHIND_AN_INDEX)("of what is in %s name the folder, outside of it", (folder) => {
    const files = globSync("{provider,cli,generate,bench,testing,sdk,emulator,engine}/**/*.ts", { cwd: ROOT });
    const inside = (path: string) => path.startsWith(`${folder}/`);
    const outside = files.filter((file) => !inside(file)).flatMap(importsOf);
    expect(outside.filter(({ to }) => to === folder).length).toBeGreaterThan(3);
    expect(outside.filter(({ to }) => inside(to)).map(({ from, to }) => `${from} > ${to}`)).toEqual([]);
  });

  it("are found in every form, and so are circles", () => {
    const forms = 'import type { A } from "./a";\nexport * from "../b/c";\nconst d = require("./d");\nimport("./e");';
    expect([...forms.matchAll(IMPORT)].map((match) => match[3] ?? match[4])).toEqual(["./a", "../b/c", "./d", "./e"]);
    const links = { a: ["b", "c"], b: ["c"], c: ["d"], d: ["b"] };
    expect(circleIn(new Map(Object.entries(links)))).toEqual(["b", "c", "d", "b"]);
  });
});

it("no object is spread where it is written, which only saves lines", () => {
  const files = globSync("{provider,emulator,engine,sdk,cli,generate,bench,files,words,testing,test}/**/*.ts", {
    cwd: ROOT,
  });
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => readFileSync(resolve(ROOT, file), "utf8").includes(`...${"{"}`))).toEqual([]);
});
