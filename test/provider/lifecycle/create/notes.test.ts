import { mkdirSync, mkdtempDisposableSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { notesIn, notesInMemory, notesOnDisk } from "../../../../provider/lifecycle/create/notes";
import { failingFs } from "../../../support/failing-fs";

const URN = "urn:pulumi:dev::test::tke:Cluster::web";
const attempt: Attempt = { type: "tke:Cluster", wanted: { name: "web" }, before: [], token: "t", inputs: {}, at: 1 };

let home: ReturnType<typeof mkdtempDisposableSync>;
beforeEach(() => {
  home = mkdtempDisposableSync(join(tmpdir(), "home-"));
});
afterEach(() => home.remove());

/** The notes as another process sees them. */
const open = (backend = "file:///a") => notesOnDisk({ PULUMI_HOME: home.path, PULUMI_BACKEND_URL: backend }, undefined);

describe("a note of a create", () => {
  it("is seen by the next process, of the same backend alone", async () => {
    await open().write(URN, { ...attempt, id: "cls-1" });
    expect(open().of(URN)).toEqual({ ...attempt, id: "cls-1" });
    expect(open("file:///b").of(URN)).toBeUndefined();
    expect(open().idsOfOthers("another", "tke:Cluster")).toEqual(new Set(["cls-1"]));
  });

  it("holds what became known of its attempt last, and what it was before where that is cut", async () => {
    const notes = open();
    await notes.write(URN, attempt);
    notes.add(URN, { ...attempt, id: "cls-1" });
    expect(open().of(URN)).toEqual({ ...attempt, id: "cls-1" });
    const folder = join(home.path, "container-clouds/attempts");
    const file = join(folder, readdirSync(folder)[0] ?? "");
    writeFileSync(file, readFileSync(file, "utf8").slice(0, -2));
    expect(open().of(URN)).toEqual(attempt);
    notes.add(URN, { ...attempt, id: "cls-2" });
    expect(open().of(URN)).toEqual({ ...attempt, id: "cls-2" });
    await notes.write(URN, { ...attempt, token: "another" });
    expect(open().of(URN)).toEqual({ ...attempt, token: "another" });
  });

  it("stays known wherever a full disk has cut what became known of it, and so does what became known next", async () => {
    const line = `\n${JSON.stringify({ ...attempt, id: "cls-1" })}\n`;
    await open().write(URN, attempt);
    const folder = join(home.path, "container-clouds/attempts");
    const file = join(folder, readdirSync(folder)[0] ?? "");
    const whole = readFileSync(file, "utf8");
    for (let at = 0; at <= line.length; at++) {
      writeFileSync(file, whole + line.slice(0, at));
      expect(open().of(URN)?.id, `cut at ${at}`).toBe(at >= line.length - 1 ? "cls-1" : undefined);
      open().add(URN, { ...attempt, id: "cls-2" });
      expect(open().of(URN)?.id, `cut at ${at}`).toBe("cls-2");
    }
  });

  it("is over when its run ends in order after the answer, and not before the answer", async () => {
    const notes = open();
    await notes.write(URN, attempt);
    notes.runEnded();
    expect(open().of(URN)).toEqual(attempt);
    notes.answered(URN);
    notes.runEnded();
    expect(open().of(URN)).toBeUndefined();
  });

  it.each([
    ["its run ends", (notes: ReturnType<typeof open>) => notes.runEnded()],
    [
      "the engine asks about its ID",
      (notes: ReturnType<typeof open>) => notes.idIsInState("tke:Cluster", "cls-1", undefined),
    ],
  ])("leaves its ID to the open attempts of other stacks when %s: it is not theirs", async (_, end) => {
    const others = {
      same: attempt,
      "of another kind": { ...attempt, type: "tke:NodePool" },
      made: { ...attempt, id: "cls-2" },
      ended: attempt,
    };
    for (const [urn, other] of Object.entries(others)) await open().write(urn, other);
    const notes = open();
    await notes.write(URN, attempt);
    notes.add(URN, { ...attempt, id: "cls-1" });
    notes.answered(URN);
    // Another process ends its own in the meantime.
    open().remove("ended");
    end(notes);
    expect(open().of("same")).toEqual({ ...attempt, before: ["cls-1"] });
    expect(open().of("of another kind")).toEqual({ ...attempt, type: "tke:NodePool" });
    expect(open().of("made")).toEqual({ ...attempt, id: "cls-2" });
    expect(open().of("ended")).toBeUndefined();
  });

  it("names the members of a set to an open attempt at one", async () => {
    const set: Attempt = { ...attempt, type: "tke:Instances", wanted: { scope: "cls-1", count: 2 }, before: ["ins-1"] };
    await open().write("other", set);
    const notes = open();
    await notes.write(URN, set);
    notes.add(URN, { ...set, id: "cls-1/ins-2,ins-3" });
    notes.answered(URN);
    notes.runEnded();
    expect(open().of("other")?.before).toEqual(["ins-1", "ins-2", "ins-3"]);
  });

  it("is over when the engine asks about the ID", async () => {
    await open().write(URN, { ...attempt, id: "cls-1" });
    open().idIsInState("tke:NodePool", "cls-1", undefined);
    open().idIsInState("tke:Cluster", "cls-2", undefined);
    expect(open().of(URN)).toBeDefined();
    open().idIsInState("tke:Cluster", "cls-1", undefined);
    expect(open().of(URN)).toBeUndefined();
  });

  it("is of a leftover when the state has the resource under another ID", async () => {
    await open().write(URN, { ...attempt, id: "cls-1" });
    expect(open().leftover(URN, "cls-1")).toBeUndefined();
    expect(open().leftover(URN, "cls-2")).toMatchObject({ id: "cls-1" });
    const own = open();
    await own.write(URN, attempt);
    expect(own.leftover(URN, "cls-2")).toBeUndefined();
  });

  it.each([
    "",
    "[]",
    "{}",
    '{"id":5}',
    '{"type":"tke:Cluster"',
    '"text"',
    "null",
    JSON.stringify({ ...attempt, id: "" }),
  ])("counts as none when it is %s", async (text) => {
    await open().write(URN, attempt);
    const folder = join(home.path, "container-clouds/attempts");
    const [file = ""] = readdirSync(folder);
    expect(JSON.parse(readFileSync(join(folder, file), "utf8"))).toEqual(attempt);
    writeFileSync(join(folder, file), text);
    const notes = open();
    expect(notes.of(URN)).toBeUndefined();
    expect(notes.idsOfOthers("another", "tke:Cluster")).toEqual(new Set());
    notes.idIsInState("tke:Cluster", "cls-1", undefined);
    await notes.write(URN, attempt);
    expect(open().of(URN)).toEqual(attempt);
  });
});

describe("notes of a process alone", () => {
  it("know of the last attempt until it is over", async () => {
    const notes = notesInMemory();
    await notes.write(URN, attempt);
    notes.add(URN, { ...attempt, id: "cls-1" });
    expect(notes.of(URN)).toEqual({ ...attempt, id: "cls-1" });
    expect(notes.of("another")).toBeUndefined();
    notes.remove(URN);
    expect(notes.of(URN)).toBeUndefined();
  });

  it("know which IDs are another resource's: in the state, or made by another's attempt", async () => {
    const notes = notesInMemory();
    await notes.write("one", { ...attempt, id: "cls-1" });
    await notes.write("two", { ...attempt, id: "cls-2" });
    await notes.write("pool", { ...attempt, type: "tke:NodePool", id: "np-1" });
    await notes.write("making", { ...attempt, wanted: { id: "cls-4" } });
    notes.idIsInState("tke:Cluster", "cls-3", "m1");
    notes.idIsInState("tke:Cluster", "cls-5", "m1");
    expect(notes.idsOfOthers("one", "tke:Cluster")).toEqual(new Set(["cls-2", "cls-3", "cls-5"]));
    expect(notes.idsOfOthers("one", "tke:NodePool")).toEqual(new Set(["np-1"]));
    const also = notes.idsOfOthers("pool", "tke:NodePool", "tke:Cluster");
    expect(also).toEqual(new Set(["cls-1", "cls-2", "cls-3", "cls-4", "cls-5"]));
  });

  it("are over when the state has the entry that came of the same create, and no other", async () => {
    const notes = notesInMemory();
    await notes.write(URN, { ...attempt, id: "web", made: "m2" });
    notes.idIsInState("tke:Cluster", "web", "m1");
    expect(notes.of(URN)).toBeDefined();
    notes.idIsInState("tke:Cluster", "web", "m2");
    expect(notes.of(URN)).toBeUndefined();
    expect(notes.idsOfOthers("another", "tke:Cluster")).toEqual(new Set(["web"]));
  });

  it("know which entries for an ID came later, one for each connection", () => {
    const notes = notesInMemory();
    notes.entryIs("tke:Cluster", "web", "m1", { region: "r1" });
    notes.entryIs("tke:Cluster", "web", "m2", { region: "r2" });
    notes.entryIs("tke:Cluster", "web", "m3", { region: "r3" });
    expect(notes.laterEntries("tke:Cluster", "web", "m1")).toEqual([{ region: "r2" }, { region: "r3" }]);
    expect(notes.laterEntries("tke:Cluster", "web", "m3")).toEqual([]);
    expect(notes.laterEntries("tke:Cluster", "web", "m0")).toHaveLength(3);
    expect(notes.laterEntries("tke:Cluster", "blue", "m1")).toEqual([]);
    expect(notes.laterEntries("tke:NodePool", "web", "m1")).toEqual([]);
    notes.entryIs("tke:Cluster", "web", "m4", { region: "r2" });
    expect(notes.laterEntries("tke:Cluster", "web", "m1")).toEqual([{ region: "r3" }, { region: "r2" }]);
    notes.entryIs("tke:Cluster", "web", undefined, { region: "r3" });
    expect(notes.laterEntries("tke:Cluster", "web", "m1")).toEqual([{ region: "r2" }]);
  });

  it("are of no leftover where the ID is the one that the attempt asked for", () => {
    const run = (urn: string) => urn;
    const store = {
      names: () => [URN],
      read: () => ({ ...attempt, wanted: { id: "web" } }),
      write: run,
      add: run,
      remove: run,
    };
    const notes = notesIn(store as never, run);
    expect(notes.leftover(URN, "web")).toBeUndefined();
    expect(notes.leftover(URN, "blue")).toMatchObject({ wanted: { id: "web" } });
    expect(notes.leftover("another", "blue")).toBeUndefined();
  });

  it("of another process of the same run are of no leftover, and of another run's are", () => {
    const of = (run?: string) => {
      const kept = run === undefined ? attempt : { ...attempt, run };
      const none = () => undefined;
      return notesIn(
        { names: () => [URN], read: () => kept, write: none, add: none, remove: none },
        (urn) => urn,
        undefined,
        "r1",
      );
    };
    expect(of("r1").leftover(URN, "cls-2")).toBeUndefined();
    expect(of("r2").leftover(URN, "cls-2")).toMatchObject({ run: "r2" });
    expect(of().leftover(URN, "cls-2")).toMatchObject(attempt);
  });
});

describe("notes on the disk", () => {
  const notesOf = (env: NodeJS.ProcessEnv) => notesOnDisk({ PULUMI_HOME: home.path, ...env }, undefined);
  const folder = () => join(home.path, "container-clouds/attempts");

  it("are none at all before the first, and other files are none", async () => {
    expect(open().idsOfOthers("another", "tke:Cluster")).toEqual(new Set());
    await open().write(URN, { ...attempt, id: "cls-1" });
    writeFileSync(join(folder(), "notes.txt"), JSON.stringify({ ...attempt, id: "cls-9" }));
    expect(open().idsOfOthers("another", "tke:Cluster")).toEqual(new Set(["cls-1"]));
  });

  it("are of the backend that the CLI is logged in to, where no variable names one", async () => {
    const login = (current: string) => writeFileSync(join(home.path, "credentials.json"), JSON.stringify({ current }));
    await notesOf({}).write(URN, attempt);
    login("https://one");
    expect(notesOf({}).of(URN)).toBeUndefined();
    await notesOf({}).write(URN, { ...attempt, token: "one" });
    login("https://two");
    expect(notesOf({}).of(URN)).toBeUndefined();
    expect(notesOf({ PULUMI_BACKEND_URL: "https://one" }).of(URN)).toMatchObject({ token: "one" });
  });

  it("of a backend in a folder that depends on where the program runs are of that folder's", async () => {
    const here = process.cwd();
    const there = join(home.path, "there");
    mkdirSync(there);
    const elsewhere = async (url: string) => {
      await notesOf({ PULUMI_BACKEND_URL: url }).write(URN, attempt);
      const cwd = vi.spyOn(process, "cwd").mockReturnValue(there);
      const found = notesOf({ PULUMI_BACKEND_URL: url }).of(URN);
      cwd.mockRestore();
      return found;
    };
    expect(process.cwd()).toBe(here);
    for (const url of ["file://.", "file://..", "file://./state", "file://../state"])
      expect(await elsewhere(url)).toBeUndefined();
    for (const url of ["file:///state", "file://.state", "x-file://./state", "https://one"])
      expect(await elsewhere(url)).toBeDefined();
  });

  it("are removed once, and what is gone already is no failure", async () => {
    await open().write(URN, attempt);
    const two = [open(), open()];
    for (const notes of two) notes.remove(URN);
    expect(readdirSync(folder())).toEqual([]);
  });

  it("of others stay when the run ends", async () => {
    await open().write(URN, attempt);
    const notes = open();
    notes.answered(URN);
    notes.runEnded();
    expect(open().of(URN)).toEqual(attempt);
  });

  it("that cannot be written say which file, and that it was not", async () => {
    writeFileSync(join(home.path, "container-clouds"), "");
    await expect(open().write(URN, attempt)).rejects.toThrow();
    expect(() => open().add(URN, attempt)).toThrow(/container-clouds/);
  });

  it("of the processes of one run are known as the run's, and their entries go when it ends", async () => {
    const running = (engine: string) =>
      notesOnDisk({ PULUMI_HOME: home.path, PULUMI_BACKEND_URL: "file:///a" }, engine);
    const own = running("127.0.0.1:5000");
    await own.write(URN, { ...attempt, id: "cls-1" });
    expect(open().of(URN)?.run).toMatch(/^[0-9a-f]{8}$/);
    expect(running("127.0.0.1:5000").leftover(URN, "cls-2")).toBeUndefined();
    expect(running("127.0.0.1:5001").leftover(URN, "cls-2")).toMatchObject({ id: "cls-1" });
    await open().write("alone", attempt);
    expect(open().of("alone")).not.toHaveProperty("run");
    own.entries.add({ type: "tke:Cluster", id: "web", made: "m1", region: "r1", key: "k", taken: false });
    const [file] = readdirSync(join(home.path, "container-clouds/entries"));
    expect(file).toBe(`${open().of(URN)?.run}-${process.pid}.jsonl`);
    own.runEnded();
    expect(readdirSync(join(home.path, "container-clouds/entries"))).toEqual([]);
  });

  it.each([
    ["EMFILE", "this process has too many open files (EMFILE)", "raise the limit of open files (ulimit -n)"],
    ["EACCES", "permission denied (EACCES)", "let this user read it"],
  ])("that cannot be read because of %s are not taken for none, and say what to do", async (code, reason, remedy) => {
    await open().write(URN, { ...attempt, id: "cls-1" });
    const file = join(folder(), readdirSync(folder())[0] ?? "");
    const text = (path: string) =>
      `cannot read ${path}: ${reason}; it may record what was created already: ${remedy}, and run this again`;
    const notes = open();
    let isFull = true;
    failingFs("readFileSync", code, (first) => isFull && first === file);
    expect(() => notes.of(URN)).toThrow(text(file));
    expect(() => notes.idsOfOthers("another", "tke:Cluster")).toThrow(text(file));
    isFull = false;
    expect(notes.idsOfOthers("another", "tke:Cluster")).toEqual(new Set(["cls-1"]));
    failingFs("readdirSync", code, (first) => first === folder());
    expect(() => open().idsOfOthers("another", "tke:Cluster")).toThrow(text(folder()));
  });

  it("that are over stay where they cannot be removed, and stop nothing", async () => {
    const notes = open();
    await notes.write(URN, { ...attempt, id: "cls-1" });
    await notes.write("other", { ...attempt, id: "cls-2" });
    notes.answered(URN);
    notes.answered("other");
    const [first = ""] = readdirSync(folder());
    rmSync(join(folder(), first));
    mkdirSync(join(folder(), first));
    notes.idIsInState("tke:Cluster", "cls-1", undefined);
    notes.idIsInState("tke:Cluster", "cls-2", undefined);
    notes.runEnded();
    expect(readdirSync(folder())).toEqual([first]);
  });

  it("that cannot be removed stay known, and say why", async () => {
    const notes = open();
    await notes.write(URN, attempt);
    const [file = ""] = readdirSync(folder());
    rmSync(join(folder(), file));
    mkdirSync(join(folder(), file));
    expect(() => notes.remove(URN)).toThrow(/unlink/);
  });
});
