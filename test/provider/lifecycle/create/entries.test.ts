import {
  appendFileSync,
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Entry, entriesIn, noEntries } from "../../../../provider/lifecycle/create/entries";
import { movedClock } from "../../../support/moved-clock";

const entry: Entry = { type: "tke:Cluster", id: "web", made: "m1", region: "r1", key: "k", taken: false };
const other: Entry = { ...entry, id: "blue", taken: true };

let home: ReturnType<typeof mkdtempDisposableSync>;
let folder: string;
beforeEach(() => {
  home = mkdtempDisposableSync(join(tmpdir(), "home-"));
  folder = join(home.path, "entries");
});
afterEach(() => home.remove());

/** What another process of a run has added. */
const write = (name: string, ...lines: string[]) => writeFileSync(join(folder, name), lines.join("\n"));

describe("entries of a run", () => {
  it("are in a file for each process, for its user alone, and are none of others to itself", () => {
    const own = entriesIn(folder, "run");
    expect(own.ofOthers()).toEqual([]);
    own.add(entry);
    own.add(other);
    expect(readdirSync(folder)).toEqual([`run-${process.pid}.jsonl`]);
    expect(statSync(join(folder, `run-${process.pid}.jsonl`)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(own.ofOthers()).toEqual([]);
  });

  it("are those of the run's other processes, and not of another run's", () => {
    const own = entriesIn(folder, "run");
    own.add(entry);
    write("run-1.jsonl", JSON.stringify(entry), JSON.stringify(other), "");
    write("run-2.jsonl", JSON.stringify(other));
    write("runaway-3.jsonl", JSON.stringify(entry));
    expect(own.ofOthers()).toEqual([entry, other, other]);
  });

  it("are left out one by one where a line is cut or of another form", () => {
    const own = entriesIn(folder, "run");
    own.add(entry);
    write("run-1.jsonl", JSON.stringify(entry).slice(0, -1));
    write("run-2.jsonl", JSON.stringify({ ...entry, id: 5 }), JSON.stringify(other));
    expect(own.ofOthers()).toEqual([other]);
  });

  it("stay known wherever a full disk has cut the one after them, and so does the next", () => {
    const line = `${JSON.stringify(other)}\n`;
    const [writer, reader] = [entriesIn(folder, "run"), entriesIn(folder, "run")];
    const file = `run-${process.pid}.jsonl`;
    const next: Entry = { ...entry, id: "next" };
    // As another process of the run sees them.
    const seen = () => {
      renameSync(join(folder, file), join(folder, "run-1.jsonl"));
      return reader.ofOthers();
    };
    for (let at = 0; at <= line.length; at++) {
      writer.add(entry);
      appendFileSync(join(folder, file), line.slice(0, at));
      writer.add(next);
      const cut = at >= line.length - 1 ? [other] : [];
      expect(seen(), `cut at ${at}`).toEqual([entry, ...cut, next]);
    }
  });

  it("that cannot be read are not taken for none: what they stand for would be deleted", () => {
    const own = entriesIn(folder, "run");
    own.add(entry);
    mkdirSync(join(folder, "run-1.jsonl"));
    expect(() => own.ofOthers()).toThrow(
      `cannot read ${join(folder, "run-1.jsonl")}: it is a folder (EISDIR); it may record what was created already: move the folder away, and run this again`,
    );
  });

  it("go with their run's end; others' stay", () => {
    const own = entriesIn(folder, "run");
    own.end();
    own.add(entry);
    write("run-1.jsonl", JSON.stringify(entry));
    own.end();
    own.end();
    expect(readdirSync(folder)).toEqual(["run-1.jsonl"]);
    const idle = entriesIn(folder, "run");
    write(`run-${process.pid}.jsonl`, JSON.stringify(entry));
    idle.end();
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("that a killed run left are removed after a day, when the first is added", () => {
    entriesIn(folder, "run").add(entry);
    const now = Date.now() / 1_000;
    for (const [name, hours] of Object.entries({ "old-1.jsonl": 25, "new-1.jsonl": 23 })) {
      write(name, JSON.stringify(entry));
      utimesSync(join(folder, name), now + (72 - hours) * 3_600, now + (72 - hours) * 3_600);
    }
    utimesSync(join(folder, `run-${process.pid}.jsonl`), now + 71 * 3_600, now + 71 * 3_600);
    const next = entriesIn(folder, "next", movedClock((now + 72 * 3_600) * 1_000));
    expect(readdirSync(folder)).toHaveLength(3);
    next.add(entry);
    expect(readdirSync(folder).sort()).toEqual([
      "new-1.jsonl",
      `next-${process.pid}.jsonl`,
      `run-${process.pid}.jsonl`,
    ]);
    write("old-2.jsonl", "");
    utimesSync(join(folder, "old-2.jsonl"), 0, 0);
    next.add(entry);
    expect(readdirSync(folder)).toContain("old-2.jsonl");
  });

  it("are added, and a run ends, also where the files of ended runs cannot be removed", () => {
    const own = entriesIn(folder, "run");
    mkdirSync(join(folder, "stale-1.jsonl"), { recursive: true });
    utimesSync(join(folder, "stale-1.jsonl"), 0, 0);
    own.add(entry);
    rmSync(join(folder, `run-${process.pid}.jsonl`));
    mkdirSync(join(folder, `run-${process.pid}.jsonl`));
    own.end();
    expect(readdirSync(folder)).toEqual([`run-${process.pid}.jsonl`, "stale-1.jsonl"]);
  });

  it("are none for a process that is alone", () => {
    noEntries.add(entry);
    expect(noEntries.ofOthers()).toEqual([]);
  });
});
