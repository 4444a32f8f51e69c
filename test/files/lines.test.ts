import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { appendLine, parseLines } from "../../files/lines";
import { ReplaceError } from "../../files/replace-file";
import { mayMount, SmallDisk } from "../support/small-disk";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "lines-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const numbers = (text: string) => parseLines(text, (value) => z.object({ n: z.number() }).parse(value).n);

describe("a line that is added to a file", () => {
  test("ends with a line break, in a file with the mode that is asked for", () => {
    const file = join(folder, "log");
    appendLine(file, '{"n":1}', { mode: 0o600 });
    appendLine(file, '{"n":2}', { mode: 0o644, flush: true });
    expect(fs.readFileSync(file, "utf8")).toBe('{"n":1}\n{"n":2}\n');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test("stands alone wherever the one before it was cut", () => {
    const file = join(folder, "log");
    const whole = '{"n":1}\n{"n":22}\n';
    for (let at = 0; at <= whole.length; at++) {
      fs.writeFileSync(file, whole.slice(0, at));
      appendLine(file, '{"n":3}');
      const before = [...(at >= '{"n":1}'.length ? [1] : []), ...(at >= whole.length - 1 ? [22] : [])];
      expect(numbers(fs.readFileSync(file, "utf8")), `cut at ${at}`).toEqual([...before, 3]);
    }
  });

  test("that cannot be written names the file", () => {
    const error = (() => {
      try {
        return appendLine(folder, "{}");
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(ReplaceError);
    expect(error).toMatchObject({
      code: "EISDIR",
      message: `cannot write ${folder}: it is a folder (EISDIR); its earlier lines are unchanged`,
    });
  });

  test.skipIf(!mayMount)("takes no other with it where a full disk cut it (needs the right to mount)", () => {
    using disk = new SmallDisk("96k");
    const file = join(disk.folder, "log");
    appendLine(file, '{"n":1}');
    // There is space for a part of it.
    expect(() => appendLine(file, JSON.stringify({ n: 2, text: "x".repeat(200_000) }))).toThrow(
      "no space left on device",
    );
    expect(fs.statSync(file).size).toBeGreaterThan(100);
    disk.remount("size=8m");
    appendLine(file, '{"n":3}');
    expect(numbers(fs.readFileSync(file, "utf8"))).toEqual([1, 3]);
  });
});

test("lines that are cut, or of another form, are left out one by one", () => {
  expect(numbers('\n{"n":1}\nnull\n{"n":"2"}\n{"n":3\n[]\n{"n":4}')).toEqual([1, 4]);
  expect(numbers("")).toEqual([]);
});
