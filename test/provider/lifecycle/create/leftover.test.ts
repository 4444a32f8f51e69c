import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { digestsOf } from "../../../../provider/lifecycle/create/digests";
import { clearLeftover, leftoverText, warnOfWithin } from "../../../../provider/lifecycle/create/leftover";
import { notesIn } from "../../../../provider/lifecycle/create/notes";
import {
  cloudError,
  listedKind,
  memoryContext,
  memoryKind,
  memoryRecord,
  type Thing,
} from "../../../support/memory-kind";

const row: Thing = { name: "web", status: "Ready", size: 1 };
const attempt: Attempt = {
  type: "test:Thing",
  wanted: { scope: "", name: "web" },
  before: ["old"],
  token: "t",
  inputs: {},
  at: 0,
};

/** A kind that is listed by name, with the resource's own and what else there is. */
const listed = (rows: Record<string, Thing>) => listedKind({}, { old: row, ...rows });

const deleted = (calls: unknown[][]) => calls.filter(([name]) => name === "delete").map(([, id]) => id);

describe("what an interrupted attempt left beside the resource", () => {
  it("is deleted with a word, and its note is over", async () => {
    const { spec, calls, things } = listed({ new: { ...row, vpcId: "vpc-1" } });
    const { context, said } = memoryContext();
    const record = memoryRecord(attempt);
    await clearLeftover(spec, context, record, attempt, {});
    expect(deleted(calls)).toEqual(["new"]);
    expect([...things.keys()]).toEqual(["old"]);
    expect(said.warned).toEqual(["also deleting new: an interrupted run created it, and it is not in any state"]);
    expect(record.last).toBeUndefined();
  });

  it("is deleted with what it was sent with, which the cloud need not return, but not with what a delete would keep", async () => {
    const asked: unknown[] = [];
    const { spec: plain } = memoryKind({
      find: async () => row,
      flatten: ({ name, status }) => ({ name, status, size: 1 }),
      delete: async (_context, _id, was) => {
        asked.push(was);
        throw cloudError("not-found");
      },
      waits: { created: { target: [], timeout: "1m" }, deleted: { timeout: "1s" } },
    });
    const spec = { ...plain, inputs: plain.inputs.extend({ keepOnDelete: z.boolean().optional() }) };
    const sent = { vpcId: "vpc-1", version: "1", keepOnDelete: true };
    const made = { ...attempt, id: "new", inputs: digestsOf(sent) };
    await clearLeftover(spec, memoryContext().context, memoryRecord(attempt), made, { ...sent, version: "2" });
    expect(asked).toEqual([expect.objectContaining({ name: "web", vpcId: "vpc-1", version: undefined })]);
    expect(asked).toEqual([expect.objectContaining({ keepOnDelete: undefined })]);
  });

  it("is deleted by the ID that the note has", async () => {
    const { spec, calls } = listed({ new: row, newer: row });
    await clearLeftover(spec, memoryContext().context, memoryRecord(attempt), { ...attempt, id: "newer" }, {});
    expect(deleted(calls)).toEqual(["newer"]);
  });

  it("is deleted though the kind would be protected: no program ever saw it", async () => {
    const { spec, calls } = memoryKind({
      find: async () => row,
      flatten: (one) => ({ ...one, deletionProtection: true }),
      delete: async (_context, id, was) => {
        calls.push(["delete", id, was.name]);
        throw cloudError("not-found");
      },
      waits: { created: { target: [], timeout: "1m" }, deleted: { timeout: "1s" } },
    });
    const { context, said } = memoryContext();
    await clearLeftover(spec, context, memoryRecord(attempt), { ...attempt, id: "new" }, {});
    expect(calls).toEqual([["delete", "new", "web"]]);
    expect(said.warned[1]).not.toContain("protect");
  });

  it("is deleted with a client token of its own: the resource's own delete may follow with the operation's", async () => {
    const tokens: string[] = [];
    const { spec, things } = memoryKind({
      delete: async ({ clientToken }, id) => {
        tokens.push(clientToken);
        things.delete(id);
      },
    });
    things.set("new", row);
    await clearLeftover(spec, memoryContext().context, memoryRecord(attempt), { ...attempt, id: "new" }, {});
    expect(tokens).toEqual([expect.not.stringMatching(/^token$/)]);
  });

  it("is nothing where it goes between two looks", async () => {
    const rows = [row];
    const { spec, calls } = memoryKind({ find: async () => rows.shift() });
    const { context, said } = memoryContext();
    await clearLeftover(spec, context, memoryRecord(attempt), { ...attempt, id: "new" }, {});
    expect([deleted(calls), said.warned]).toEqual([[], []]);
  });

  it("is nothing where nothing is new: nothing is said, and the note is over", async () => {
    const { spec, calls } = listed({});
    const { context, said } = memoryContext();
    const record = memoryRecord(attempt);
    await clearLeftover(spec, context, record, attempt, {});
    expect([deleted(calls), said.warned, record.last]).toEqual([[], [], undefined]);
  });

  it("that cannot be deleted is a warning, and the note stays for the next time", async () => {
    const { spec, failures } = listed({ new: row });
    failures.delete = [cloudError("unauthorised")];
    const { context, said } = memoryContext();
    const record = memoryRecord(attempt);
    await clearLeftover(spec, context, record, attempt, {});
    expect(said.warned[1]).toBe(
      'an interrupted run may have created another "web", which is not in any state; the next update or delete of this resource ' +
        "deletes it: it is unauthorised (Code, test Do at https://test)",
    );
    expect(record.last).toEqual(attempt);
  });

  it("is named by its ID, by its name, or not at all", () => {
    expect(leftoverText({ ...attempt, id: "thing-2" })).toMatch(/^an interrupted run may have created thing-2, which/);
    expect(leftoverText(attempt)).toMatch(/^an interrupted run may have created another "web", which/);
    expect(leftoverText({ ...attempt, wanted: {} })).toMatch(/^an interrupted run may have created another one, which/);
  });
});

describe("what interrupted runs made within a resource that could not be deleted", () => {
  it("is named where it is there, and nothing else is", async () => {
    const { spec } = listed({ "team/api": row, "team/web": row });
    const said = async (...ids: string[]) => {
      const { context, said } = memoryContext();
      const inside = ids.map((id) => ({ type: "test:Thing", id }));
      await warnOfWithin(context, "team", inside, async () => spec);
      return said.warned;
    };
    expect(await said("team/api", "team/gone")).toEqual([
      'team contains test:Thing team/api, created by an interrupted run and perhaps not in any state: run "pulumi up" with the program of ' +
        "that run, which resumes with it, or delete it, then run this again",
    ]);
    expect((await said("team/api", "team/web"))[0]).toContain(
      "team contains test:Thing team/api, test:Thing team/web, created",
    );
    expect(await said("team/gone")).toEqual([]);
    expect(await said()).toEqual([]);
  });

  it("is what notes of earlier runs name, and not what this run makes", async () => {
    const kept = new Map<string, Attempt>([
      ["a", { ...attempt, type: "tcr:Repository", wanted: { id: "team/api" } }],
      ["b", { ...attempt, type: "tcr:Repository", wanted: {}, id: "team/web" }],
      ["c", { ...attempt, type: "tcr:Repository", wanted: { id: "teams/api" } }],
      ["d", { ...attempt, type: "tcr:Repository", wanted: { id: "team/now" }, run: "this" }],
    ]);
    const store = {
      names: () => [...kept.keys()],
      read: (name: string) => kept.get(name),
      write: async (name: string, one: Attempt) => void kept.set(name, one),
      add: (name: string, one: Attempt) => void kept.set(name, one),
      remove: (name: string) => void kept.delete(name),
    };
    const notes = notesIn(store, (urn) => urn, undefined, "this");
    await notes.write("e", { ...attempt, wanted: { id: "team/new" } });
    expect(notes.within("team")).toEqual([
      { type: "tcr:Repository", id: "team/api" },
      { type: "tcr:Repository", id: "team/web" },
    ]);
  });
});
