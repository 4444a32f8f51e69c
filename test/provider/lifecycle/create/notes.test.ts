import { mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { notesOnDisk } from "../../../../provider/lifecycle/create/notes";

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
  it("is seen by the next process, of the same backend alone", () => {
    open().write(URN, { ...attempt, id: "cls-1" });
    expect(open().of(URN)).toEqual({ ...attempt, id: "cls-1" });
    expect(open("file:///b").of(URN)).toBeUndefined();
    expect(open().idsOfOthers("another", "tke:Cluster")).toEqual(new Set(["cls-1"]));
  });

  it("holds what became known of its attempt last, and what it was before where that is cut", () => {
    const notes = open();
    notes.write(URN, attempt);
    notes.add(URN, { ...attempt, id: "cls-1" });
    expect(open().of(URN)).toEqual({ ...attempt, id: "cls-1" });
    const folder = join(home.path, "container-clouds/attempts");
    const file = join(folder, readdirSync(folder)[0] ?? "");
    writeFileSync(file, readFileSync(file, "utf8").slice(0, -1));
    expect(open().of(URN)).toEqual(attempt);
    notes.add(URN, { ...attempt, id: "cls-2" });
    expect(open().of(URN)).toEqual({ ...attempt, id: "cls-2" });
    notes.write(URN, { ...attempt, token: "another" });
    expect(open().of(URN)).toEqual({ ...attempt, token: "another" });
  });

  it("is over when its run ends in order after the answer, and not before the answer", () => {
    const notes = open();
    notes.write(URN, attempt);
    notes.runEnded();
    expect(open().of(URN)).toEqual(attempt);
    notes.answered(URN);
    notes.runEnded();
    expect(open().of(URN)).toBeUndefined();
  });

  it("is over when the engine asks about the ID", () => {
    open().write(URN, { ...attempt, id: "cls-1" });
    open().idIsInState("tke:NodePool", "cls-1", undefined);
    open().idIsInState("tke:Cluster", "cls-2", undefined);
    expect(open().of(URN)).toBeDefined();
    open().idIsInState("tke:Cluster", "cls-1", undefined);
    expect(open().of(URN)).toBeUndefined();
  });

  it("is of a leftover when the state has the resource under another ID", () => {
    open().write(URN, { ...attempt, id: "cls-1" });
    expect(open().leftover(URN, "cls-1")).toBeUndefined();
    expect(open().leftover(URN, "cls-2")).toMatchObject({ id: "cls-1" });
    const own = open();
    own.write(URN, attempt);
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
  ])("counts as none when it is %s", (text) => {
    open().write(URN, attempt);
    const folder = join(home.path, "container-clouds/attempts");
    const [file = ""] = readdirSync(folder);
    expect(JSON.parse(readFileSync(join(folder, file), "utf8"))).toEqual(attempt);
    writeFileSync(join(folder, file), text);
    const notes = open();
    expect(notes.of(URN)).toBeUndefined();
    expect(notes.idsOfOthers("another", "tke:Cluster")).toEqual(new Set());
    notes.idIsInState("tke:Cluster", "cls-1", undefined);
    notes.write(URN, attempt);
    expect(open().of(URN)).toEqual(attempt);
  });
});
