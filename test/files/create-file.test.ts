import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFile } from "../../files/create-file";
import { ReplaceError } from "../../files/replace-file";
import { failingFs } from "../support/failing-fs";
import { mayMount, SmallDisk } from "../support/small-disk";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "create-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test("a new file is written with its mode, and one that is there is left as it is", async () => {
  const file = join(folder, "note");
  expect(await createFile(file, "one", 0o600)).toBe(true);
  expect(await createFile(file, "two")).toBe(false);
  expect(fs.readFileSync(file, "utf8")).toBe("one");
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test("a file that is there stays, whatever the system says", async () => {
  const file = join(folder, "note");
  fs.writeFileSync(file, "one");
  failingFs("openSync", "EMFILE", (opened) => opened === file);
  await expect(createFile(file, "two")).rejects.toThrow("this process has too many open files (EMFILE)");
  expect(fs.readFileSync(file, "utf8")).toBe("one");
});

test("a folder that is not there is an error", async () => {
  await expect(createFile(join(folder, "gone/note"), "text")).rejects.toThrow(ReplaceError);
});

test.skipIf(!mayMount)("on a full disk it leaves no part of it", async () => {
  using disk = new SmallDisk("96k");
  await expect(createFile(join(disk.folder, "note"), "x".repeat(1_000_000))).rejects.toThrow("no space left on device");
  expect(fs.readdirSync(disk.folder)).not.toContain("note");
});
