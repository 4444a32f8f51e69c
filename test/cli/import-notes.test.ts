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
const part = { type: "tcr:Namespace", scope: "" };

const other = { type: "tcr:Repository", scope: "team" };

test("a run goes on with what was listed, wherever a line after it was cut", () => {
  const file = join(folder, "notes");
  const rows = [{ id: "team", name: "team" }];
  openNotes(file, account).add(part, rows);
  const whole = readFileSync(file, "utf8");
  const line = `${JSON.stringify({ part: other, rows })}\n`;
  const next = { type: "tcr:Repository", scope: "next" };
  for (let at = 0; at <= line.length; at++) {
    writeFileSync(file, whole + line.slice(0, at));
    openNotes(file, account).add(next, rows);
    const { known } = openNotes(file, account);
    expect([known(part), known(next)], `cut at ${at}`).toEqual([rows, rows]);
    expect(known(other), `cut at ${at}`).toEqual(at >= line.length - 1 ? rows : undefined);
  }
});

test.each([
  "{",
  "null",
  "5",
  '{"part":{"type":"tcr:Namespace"},"rows":[]}',
  '{"part":{"type":"t","scope":""},"rows":{}}',
])("a line in the middle that says nothing, such as %s, is listed again", (broken) => {
  const file = join(folder, "notes");
  openNotes(file, account);
  writeFileSync(file, `${readFileSync(file, "utf8")}${broken}\n`);
  openNotes(file, account).add(other, []);
  expect(openNotes(file, account).known(part)).toBeUndefined();
  expect(openNotes(file, account).known(other)).toEqual([]);
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
