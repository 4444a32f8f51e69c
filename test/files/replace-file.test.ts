import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ReplaceError, replaceFile } from "../../files/replace-file";
import { failingFs } from "../support/failing-fs";
import { thrownBy } from "../support/failures";
import { mayMount, SmallDisk } from "../support/small-disk";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "replace-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

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

  test("and a link to a file that is not there yet stays one, with the file where it leads", () => {
    fs.mkdirSync(join(folder, "links"));
    fs.symlinkSync("../real", join(folder, "links/second"));
    fs.symlinkSync("links/second", join(folder, "first"));
    replaceFile(join(folder, "first"), "text");
    expect(fs.lstatSync(join(folder, "first")).isSymbolicLink()).toBe(true);
    expect(fs.lstatSync(join(folder, "links/second")).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(join(folder, "real"), "utf8")).toBe("text");
  });

  test("and links in a circle are left as they are", () => {
    const file = join(folder, "circle");
    fs.symlinkSync(file, file);
    expect(thrownBy(() => replaceFile(file, "text")).message).toBe(
      `cannot write ${file}: its links lead in a circle (ELOOP); its previous content is unchanged`,
    );
    expect(fs.readlinkSync(file)).toBe(file);
  });

  test.skipIf(process.getuid?.() !== 0)("with the owner that it has, where root replaces it (needs root)", () => {
    const file = join(folder, "state.json");
    fs.writeFileSync(file, "old", { mode: 0o600 });
    fs.chownSync(file, 1234, 4321);
    replaceFile(file, "new");
    const { uid, gid, mode } = fs.statSync(file);
    expect([uid, gid, mode & 0o777]).toEqual([1234, 4321, 0o600]);
    failingFs("chownSync", "EPERM", () => true);
    replaceFile(file, "newer");
    expect(fs.readFileSync(file, "utf8")).toBe("newer");
    expect(fs.readdirSync(folder)).toEqual(["state.json"]);
  });

  test("with the mode that it has, also where the process's umask allows less", () => {
    const file = join(folder, "shared.json");
    fs.writeFileSync(file, "old");
    fs.chmodSync(file, 0o666);
    replaceFile(file, "new");
    expect(fs.statSync(file).mode & 0o777).toBe(0o666);
  });

  test.skipIf(process.platform === "win32")("or, where it is a pipe, written into it if anything reads there", () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    expect(thrownBy(() => replaceFile(pipe, "text")).message).toBe(
      `cannot write ${pipe}: nothing reads from it (ENXIO); a part of the text may be in it`,
    );
    const reader = fs.openSync(pipe, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    fs.symlinkSync(pipe, join(folder, "link"));
    replaceFile(join(folder, "link"), "text");
    expect(fs.lstatSync(pipe).isFIFO()).toBe(true);
    expect(fs.readFileSync(reader, "utf8")).toBe("text");
    fs.closeSync(reader);
    expect(fs.readdirSync(folder).sort()).toEqual(["link", "pipe"]);
  });

  test.skipIf(process.platform === "win32")("or not at all, where a folder or a socket is in its place", async () => {
    const socket = join(folder, "socket");
    const server = createServer();
    await new Promise<void>((ready) => server.listen(socket, ready));
    expect(thrownBy(() => replaceFile(socket, "text")).message).toBe(
      `cannot write ${socket}: it is not a file; its previous content is unchanged`,
    );
    expect(fs.lstatSync(socket).isSocket()).toBe(true);
    await new Promise((closed) => server.close(closed));
    expect(thrownBy(() => replaceFile(folder, "text")).message).toBe(
      `cannot write ${folder}: it is a folder (EISDIR); its previous content is unchanged`,
    );
  });

  test.skipIf(!fs.existsSync("/dev/fd"))("or, where this process has it open, continued as its opener wants", () => {
    const file = join(folder, "log");
    fs.writeFileSync(file, "before\n");
    const handle = fs.openSync(file, "a");
    fs.symlinkSync(`/dev/fd/${handle}`, join(folder, "link"));
    replaceFile(`/dev/fd/${handle}`, "one\n");
    replaceFile(join(folder, "link"), "two\n");
    fs.writeSync(handle, "after\n");
    fs.closeSync(handle);
    expect(fs.readFileSync(file, "utf8")).toBe("before\none\ntwo\nafter\n");
    expect(fs.readdirSync(folder)).toEqual(["link", "log"]);
  });

  test("whatever length of name the system allows", () => {
    const file = join(folder, `${"ä".repeat(125)}.json`);
    replaceFile(file, "one");
    replaceFile(file, "two");
    expect(fs.readFileSync(file, "utf8")).toBe("two");
    const longer = join(folder, "x".repeat(256));
    expect(thrownBy(() => replaceFile(longer, "text")).message).toBe(
      `cannot write ${longer}: a part of its path is too long (ENAMETOOLONG); its previous content is unchanged`,
    );
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
    const error = thrownBy(() => replaceFile(join(folder, "file/state.json"), "text"));
    expect(error).toBeInstanceOf(ReplaceError);
    expect(error.message).toMatch(/^cannot write .*file\/state.json: .*; its previous content is unchanged$/);
  });

  test("and what is said where only its folder cannot be synced is true", () => {
    const file = join(folder, "state.json");
    replaceFile(file, "old");
    failingFs("fsyncSync", "EIO", (handle) => fs.fstatSync(handle as number).isDirectory());
    expect(thrownBy(() => replaceFile(file, "new")).message).toBe(
      `cannot write ${file}: EIO: for a test; its new content is there, but a power failure may undo it`,
    );
    expect(fs.readFileSync(file, "utf8")).toBe("new");
    expect(fs.readdirSync(folder)).toEqual(["state.json"]);
  });

  test.skipIf(!fs.existsSync("/proc/self"))("or not at all, where the system makes no folder", () => {
    expect(thrownBy(() => replaceFile("/proc/nobody/folder/state.json", "text"))).toBeInstanceOf(ReplaceError);
  });
});

describe.skipIf(!mayMount)("on a disk of its own (needs the right to mount)", () => {
  test("a full disk leaves the old text and nothing else", () => {
    using disk = new SmallDisk("96k");
    const file = join(disk.folder, "state.json");
    replaceFile(file, "old".repeat(15_000));
    // There is space for a part of it: one write call writes that part and does not fail.
    const error = thrownBy(() => replaceFile(file, "new".repeat(25_000)), ReplaceError);
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
    expect(thrownBy(() => replaceFile(file, "new")).message).toContain("the file system is read-only (EROFS)");
    expect(fs.readFileSync(file, "utf8")).toBe("old");
  });
});
