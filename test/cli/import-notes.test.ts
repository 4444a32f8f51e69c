import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openNotes } from "../../cli/import-notes";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "notes-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const account = { tencent: "AKID1" };
const part = { type: "tcr:Namespace", scope: "" } as never;

test("a run goes on with what was listed, without a line that was cut", () => {
  const file = join(folder, "notes");
  openNotes(file, account).add(part, [{ id: "team" }] as never);
  writeFileSync(file, `${readFileSync(file, "utf8")}{"part":{"type":"tcr:Na`);
  expect(openNotes(file, account).known(part)).toEqual([{ id: "team" }]);
  expect(readFileSync(file, "utf8")).toMatch(/\}\n$/);
});

test("a file of something else is refused as it is, and a folder by name", () => {
  const file = join(folder, "mine.txt");
  for (const text of ["one\ntwo without an end", "no line at all", ""]) {
    writeFileSync(file, text);
    expect(() => openNotes(file, account)).toThrow(`${file} has no entries for this account`);
    expect(readFileSync(file, "utf8")).toBe(text);
  }
  expect(() => openNotes(folder, account)).toThrow(`--resume: ${folder} is not a file; name a file`);
});
