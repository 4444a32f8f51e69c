import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** What each house may import besides itself. `cli` and `generate` put houses together and are imported by none. */
const ARROWS: Record<string, { values: string[]; types: string[] }> = {
  files: { values: [], types: [] },
  provider: { values: ["files"], types: [] },
  sdk: { values: [], types: ["provider"] },
  emulator: { values: ["files"], types: [] },
  engine: { values: ["files"], types: [] },
};

const ROOT = resolve(__dirname, "..");
const IMPORT = /(import|export)(\s+type)?[^;"']*?from\s+["'](\.[^"']+)["']|(?:require|import)\(["'](\.[^"']+)["']\)/g;

interface Arrow {
  from: string;
  to: string;
  typeOnly: boolean;
}

function arrowsOf(file: string): Arrow[] {
  const text = readFileSync(resolve(ROOT, file), "utf8");
  return [...text.matchAll(IMPORT)].map(([, , type, path, called]) => {
    const target = relative(ROOT, resolve(ROOT, dirname(file), path ?? called ?? ""));
    return { from: file, to: target, typeOnly: type !== undefined };
  });
}

describe("imports", () => {
  for (const [house, allowed] of Object.entries(ARROWS)) {
    it(`${house} imports only what it may`, () => {
      const files = globSync(`${house}/**/*.ts`, { cwd: ROOT });
      expect(files.length).toBeGreaterThan(0);
      const wrong = files.flatMap(arrowsOf).filter(({ to, typeOnly }) => {
        const other = to.split("/")[0] ?? "";
        if (other === house || other === "package.json") return false;
        return !(typeOnly ? [...allowed.values, ...allowed.types] : allowed.values).includes(other);
      });
      expect(wrong).toEqual([]);
    });
  }

  it("finds arrows of every form", () => {
    const forms = 'import type { A } from "./a";\nexport * from "../b/c";\nconst d = require("./d");\nimport("./e");';
    expect([...forms.matchAll(IMPORT)].map((match) => match[3] ?? match[4])).toEqual(["./a", "../b/c", "./d", "./e"]);
  });

  // Types count: files that know each other both ways cannot be read one by one.
  it.each(["emulator", "cli", "generate"])("%s has no circle", (house) => {
    const arrows = new Map(globSync(`${house}/**/*.ts`, { cwd: ROOT }).map((file) => [file, targetsOf(file)]));
    const leadsBack = (file: string) => {
      const seen = new Set<string>();
      const open = [...(arrows.get(file) ?? [])];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (next === file) return true;
        if (!seen.has(next)) open.push(...(arrows.get(next) ?? []));
        seen.add(next);
      }
      return false;
    };
    expect([...arrows.keys()].filter(leadsBack)).toEqual([]);
  });
});

/** The files that a file imports, as paths from the root. */
function targetsOf(file: string): string[] {
  return arrowsOf(file).flatMap(({ to }) =>
    [`${to}.ts`, `${to}/index.ts`].filter((path) => existsSync(resolve(ROOT, path))),
  );
}
