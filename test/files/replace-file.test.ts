import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ReplaceError, replaceFile } from "../../files/replace-file";
import { failingFs } from "../support/failing-fs";
import { mayMount, SmallDisk } from "../support/small-disk";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "replace-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const failureOf = (work: () => void): ReplaceError => {
  try {
    work();
  } catch (error) {
    return error as ReplaceError;
  }
  throw new Error("it did not fail");
};

describe("a file is replaced as a whole", () => {
  test("with the mode that is asked for, or that it has, in folders that are made", () => {
    const file = join(folder, "a/b/state.json");
    replaceFile(file, "one", 0o600);
    replaceFile(file, "zwölf", 0o644);
    expect(fs.readFileSync(file, "utf8")).toBe("zwölf");
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(join(folder, "a/b"))).toEqual(["state.json"]);
  });

  test("and a link to it stays one", () => {
    fs.writeFileSync(join(folder, "real"), "old");
    fs.symlinkSync(join(folder, "real"), join(folder, "link"));
    replaceFile(join(folder, "link"), "new");
    expect(fs.readFileSync(join(folder, "real"), "utf8")).toBe("new");
    expect(fs.lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
  });

  test("again after its folder has vanished", () => {
    const file = join(folder, "gone/state.json");
    replaceFile(file, "one");
    fs.rmSync(join(folder, "gone"), { recursive: true });
    replaceFile(file, "two");
    expect(fs.readFileSync(file, "utf8")).toBe("two");
  });

  test("or not at all, where a file stands for its folder", () => {
    fs.writeFileSync(join(folder, "file"), "");
    const error = failureOf(() => replaceFile(join(folder, "file/state.json"), "text"));
    expect(error).toBeInstanceOf(ReplaceError);
    expect(error.message).toMatch(/^cannot write .*file\/state.json: .*; its previous content is unchanged$/);
  });

  test("and what is said where only its folder cannot be synced is true", () => {
    const file = join(folder, "state.json");
    replaceFile(file, "old");
    failingFs("fsyncSync", "EIO", (handle) => fs.fstatSync(handle as number).isDirectory());
    expect(failureOf(() => replaceFile(file, "new")).message).toBe(
      `cannot write ${file}: EIO: for a test; its new content is there, but a power failure may undo it`,
    );
    expect(fs.readFileSync(file, "utf8")).toBe("new");
    expect(fs.readdirSync(folder)).toEqual(["state.json"]);
  });

  test.skipIf(!fs.existsSync("/proc/self"))("or not at all, where the system makes no folder", () => {
    expect(failureOf(() => replaceFile("/proc/nobody/folder/state.json", "text"))).toBeInstanceOf(ReplaceError);
  });
});

describe.skipIf(!mayMount)("on a disk of its own (needs the right to mount)", () => {
  test("a full disk leaves the old text and nothing else", () => {
    using disk = new SmallDisk("96k");
    const file = join(disk.folder, "state.json");
    replaceFile(file, "old".repeat(15_000));
    // There is space for a part of it: one write call writes that part and does not fail.
    const error = failureOf(() => replaceFile(file, "new".repeat(25_000)));
    expect(error.message).toBe(
      `cannot write ${file}: no space left on device (ENOSPC); its previous content is unchanged`,
    );
    expect(error.code).toBe("ENOSPC");
    expect(fs.readFileSync(file, "utf8")).toBe("old".repeat(15_000));
    expect(fs.readdirSync(disk.folder)).toEqual(["state.json"]);
  });

  test("a disk that is read-only is named", () => {
    using disk = new SmallDisk("96k");
    const file = join(disk.folder, "state.json");
    replaceFile(file, "old");
    disk.remount("ro");
    expect(failureOf(() => replaceFile(file, "new")).message).toContain("the file system is read-only (EROFS)");
    expect(fs.readFileSync(file, "utf8")).toBe("old");
  });
});
