import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ReadError, readNames, readText } from "../../files/read-file";
import { failingFs } from "../support/failing-fs";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "read-"));
  fs.writeFileSync(join(folder, "file"), "text");
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test("what is there is read, and what is not there is nothing", () => {
  expect(readText(join(folder, "file"))).toBe("text");
  expect(readNames(folder)).toEqual(["file"]);
  for (const absent of ["none", "none/file", "file/below"]) {
    expect(readText(join(folder, absent))).toBeUndefined();
    expect(readNames(join(folder, absent))).toEqual([]);
  }
});

test.each([
  ["EMFILE", "this process has too many open files (EMFILE)"],
  ["EACCES", "permission denied (EACCES)"],
  ["EIO", "EIO: for a test"],
])("what cannot be read because of %s is not taken for absent", (code, reason) => {
  const file = join(folder, "file");
  failingFs("readFileSync", code, (first) => first === file);
  failingFs("readdirSync", code, (first) => first === folder);
  expect(() => readText(file)).toThrow(`cannot read ${file}: ${reason}`);
  expect(() => readNames(folder)).toThrow(`cannot read ${folder}: ${reason}`);
  expect(() => readText(file)).toThrow(ReadError);
  expect(() => readText(file)).toThrow(expect.objectContaining({ code }));
});
