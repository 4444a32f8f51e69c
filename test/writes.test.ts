import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";

/** Ways to write a file, or to put one in the place of another, that leave half of it, or nothing, on a full disk. */
const WRITES = /\b(?:createWriteStream|(?:writeFile|appendFile)(?:Sync)?|(?:writev?|rename|f?truncate)Sync)\b/g;
/** Those whose names are also other functions'. */
const OTHERS = /\bfs\w*\.(?:promises\.)?(rename|truncate|write)\b/g;
const IMPORTS = /\{([^{}]*)\}\s*(?:from|=\s*require\()\s*"(?:node:)?fs(?:\/promises)?"/g;

const FOLDERS = "{provider,sdk,engine,emulator,cli,generate,testing,words,packaging,bench}";

/** What may use one all the same, and why. */
const EXCEPTIONS: Record<string, { calls: string[]; why: string }> = {
  "engine/backend/files.ts": {
    calls: ["renameSync"],
    why: "gives a hard link of a whole file its name",
  },
  "packaging/manifest.mjs": {
    calls: ["renameSync"],
    why: "puts a whole file back",
  },
  "bench/probe.cjs": {
    calls: ["renameSync", "writeFileSync"],
    why: "is loaded into processes whose modules are counted; it writes a draft and renames it",
  },
};

const ROOT = resolve(__dirname, "..");

/** Names of the calls in a file, each once. */
function callsIn(text: string): string[] {
  const imported = [...text.matchAll(IMPORTS)].flatMap(
    ([, names = ""]) => names.match(/\b(?:rename|truncate)\b/g) ?? [],
  );
  const called = [...text.matchAll(OTHERS)].flatMap(([, name]) => name ?? []);
  return [...new Set([...(text.match(WRITES) ?? []), ...called, ...imported])].sort();
}

it("every file is written by files/, which leaves the old content or the new one", () => {
  const files = globSync(`${FOLDERS}/**/*.{ts,mts,cts,js,mjs,cjs}`, { cwd: ROOT });
  expect(files.length).toBeGreaterThan(400);
  const found = files.flatMap((file) => {
    const calls = callsIn(readFileSync(resolve(ROOT, file), "utf8"));
    return calls.length === 0 ? [] : [[file, calls] as const];
  });
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(EXCEPTIONS).map(([file, { calls }]) => [file, calls])),
  );
});

it("a call is found in every form, and no other function is taken for one", () => {
  const text =
    'import { appendFile as add, rename } from "node:fs/promises";\nfs.renameSync(a);\nawait handle.writeFile(b); fs.promises.truncate(c);';
  expect(callsIn(text)).toEqual(["appendFile", "rename", "renameSync", "truncate", "writeFile"]);
  expect(callsIn('const { writeSync } = require("fs");')).toEqual(["writeSync"]);
  expect(
    callsIn('import { readFileSync } from "node:fs";\nrename(urn); truncate(text); replaceFile(file, text)'),
  ).toEqual([]);
});
