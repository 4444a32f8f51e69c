import { describe, expect, it } from "vitest";
import type { Attempt } from "../../../provider/lifecycle/create/attempt";
import { createNew as create } from "../../../provider/lifecycle/create/create";
import { DEAD, UNREADY } from "../../../provider/lifecycle/internal-properties";
import { NotMadeError, PartlyDoneError } from "../../../provider/lifecycle/partial-error";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import { failureOf } from "../../support/failures";
import { cloudError, listedKind, memoryContext, memoryKind, memoryRecord, type Thing } from "../../support/memory-kind";
import { movedClock } from "../../support/moved-clock";

const inputs = { name: "web", tags: { a: "1" } };
const row: Thing = { name: "web", status: "Ready", size: 1 };

const sent = (calls: unknown[][]) => calls.filter(([name]) => name === "create");

/** What a create that was to fail threw. */
const unreadyOf = (making: Promise<unknown>) => failureOf(making, NotReadyError);

describe("a create", () => {
  it("sends the inputs in their normal form, notes what it does, and returns what the cloud then has", async () => {
    const { spec, calls } = memoryKind();
    const { context, said } = memoryContext();
    const record = memoryRecord();
    const made = await create(spec, context, inputs, record);
    const token = record.last?.token;
    expect(sent(calls)).toEqual([["create", expect.objectContaining({ ...inputs, size: 1 }), token]]);
    expect(token).toMatch(/^[\w-]{36}$/);
    expect(record.last).toMatchObject({ type: "test:Thing", id: "thing-1", pid: process.pid });
    expect(made).toMatchObject({
      id: "thing-1",
      properties: { ...inputs, status: "Ready", version: "1.0", region: "r1" },
    });
    expect(said.reported).toEqual(["creating", "created as thing-1", "Ready"]);
  });

  it("keeps no input in its note in a form that tells what it is", async () => {
    const { spec } = memoryKind();
    const record = memoryRecord();
    await create(spec, memoryContext().context, { ...inputs, password: "Correct-Horse" }, record);
    expect(Object.keys(record.last?.inputs ?? {}).sort()).toEqual(["name", "password", "size", "tags"]);
    expect(JSON.stringify(record.last)).not.toContain("Horse");
    expect(record.last?.inputs.password).toMatch(/^[0-9a-f]{4}$/);
  });

  it("takes what is not yet visible for late, for half a minute", async () => {
    const clock = movedClock(0);
    const { spec } = memoryKind({
      find: async (_context, id) => (id === "thing-1" && clock.now() >= 20_000 ? row : undefined),
    });
    const { context, said } = memoryContext({ clock });
    expect((await create(spec, context, inputs, memoryRecord())).properties.status).toBe("Ready");
    expect(said.reported).toContain("not visible yet; waiting for Ready");
    const never = memoryKind({ find: async () => undefined });
    const lost = await unreadyOf(
      create(never.spec, memoryContext({ clock: movedClock(0) }).context, inputs, memoryRecord()),
    );
    expect(lost.message).toBe("thing-1 is not found 30 s after it was created; the next up creates a new one");
    expect(lost.properties[DEAD]).toBe(true);
  });

  it("asks the kind why what it made is not found, unless it was seen", async () => {
    const unseen = async (_context: unknown, id: string, { name }: { name: string }) => `${id} is no ${name}`;
    const failing = async (find: () => Thing | undefined) => {
      const { spec } = memoryKind({ unseen, find: async () => find() });
      return unreadyOf(create(spec, memoryContext({ clock: movedClock(0) }).context, inputs, memoryRecord()));
    };
    expect((await failing(() => undefined)).reasons.slice(1)).toEqual([`thing-1 is no ${inputs.name}`]);
    const rows = [{ ...row, status: "Making" }];
    const removed = await failing(() => rows.shift());
    expect(removed.reasons).toEqual(["thing-1 was removed while it was being created; the next up creates a new one"]);
    expect(removed.properties[DEAD]).toBe(true);
    // A kind that cannot say why hides nothing.
    const { spec } = memoryKind({ find: async () => undefined, unseen: () => Promise.reject(new Error("x")) });
    const short = { ...inputs, timeouts: { create: "1s" } };
    const late = await unreadyOf(create(spec, memoryContext().context, short, memoryRecord()));
    expect(late.reasons).toEqual(["still not found after 1 s; set timeouts.create to wait longer"]);
  });

  it("that is not ready in time keeps the ID, the inputs and the cloud's reasons", async () => {
    const { spec } = memoryKind({
      find: async () => ({ ...row, status: "Making" }),
      reasons: async () => ["no capacity in zone 3"],
    });
    const record = memoryRecord();
    const failed = await unreadyOf(
      create(spec, memoryContext().context, { ...inputs, timeouts: { create: "5s" } }, record),
    );
    const message = "still Making after 5 s; set timeouts.create to wait longer";
    expect([failed.id, failed.message, failed.reasons]).toEqual([
      "thing-1",
      message,
      [message, "no capacity in zone 3"],
    ]);
    expect(failed.properties).toMatchObject({ ...inputs, status: "Making", [UNREADY]: true });
    expect(failed.properties).not.toHaveProperty(DEAD);
    expect(record.last?.id).toBe("thing-1");
  });

  it("that dies is marked, so that the next up replaces it", async () => {
    const { spec } = memoryKind({ find: async () => ({ ...row, status: "Dead" }), reasons: () => Promise.reject("x") });
    const failed = await unreadyOf(create(spec, memoryContext().context, inputs, memoryRecord()));
    expect(failed.reasons).toEqual(["the cloud reports Dead"]);
    expect(failed.properties[DEAD]).toBe(true);
  });

  it("that the cloud refuses leaves nothing behind: no note, and the refusal itself", async () => {
    const { spec, failures, calls } = memoryKind();
    const refusal = cloudError("quota", { mayHaveTakenEffect: false });
    failures.create = [refusal];
    const record = memoryRecord();
    await expect(create(spec, memoryContext().context, inputs, record)).rejects.toBe(refusal);
    expect(record.last).toBeUndefined();
    expect(sent(calls)).toHaveLength(1);
  });

  it("that did a part keeps what it says is known", async () => {
    const { spec } = memoryKind({
      create: async () => {
        throw new PartlyDoneError("half of it", "thing-9", { address: "10.9.9.9" });
      },
    });
    const record = memoryRecord();
    const failed = await unreadyOf(create(spec, memoryContext().context, inputs, record));
    expect([failed.id, failed.reasons]).toEqual(["thing-9", ["half of it"]]);
    expect(failed.properties).toMatchObject({ ...inputs, address: "10.9.9.9", [UNREADY]: true });
    expect(record.last?.id).toBe("thing-9");
  });

  it("does not write over what is there, and says how to take it over", async () => {
    const { spec, things, calls } = memoryKind({ overwrites: (want) => want.name });
    things.set("web", row);
    const record = memoryRecord();
    const making = create(spec, memoryContext().context, inputs, record);
    await expect(making).rejects.toThrow('web already exists; set "adopt" to its ID to take it over');
    await expect(making).rejects.toBeInstanceOf(NotMadeError);
    expect(sent(calls)).toEqual([]);
    expect(record.last).toBeUndefined();
  });

  it("changes afterwards what the create call left different, and keeps the ID if that fails", async () => {
    const leaving = memoryKind({
      afterCreate: ["size"],
      create: async (_context, want) => {
        leaving.things.set("thing-1", { name: want.name, status: "Ready", size: 1 });
        return "thing-1";
      },
    });
    const big = { name: "web", size: 5 };
    const made = await create(leaving.spec, memoryContext().context, big, memoryRecord());
    expect(leaving.calls.filter(([name]) => name === "update")).toEqual([["update", "thing-1", { size: 5 }]]);
    expect(made.properties.size).toBe(5);
    leaving.failures.update = [cloudError("invalid")];
    const failed = await unreadyOf(create(leaving.spec, memoryContext().context, big, memoryRecord()));
    expect([failed.id, failed.message]).toEqual(["thing-1", "it is invalid (Code, test Do at https://test)"]);
  });

  it("does not wait where the program says so", async () => {
    const { spec } = memoryKind({ find: async () => ({ ...row, status: "Making" }) });
    const clock = movedClock(0);
    const made = await create(spec, memoryContext({ clock }).context, { ...inputs, waitFor: "none" }, memoryRecord());
    expect(made.properties.status).toBe("Making");
    expect(clock.now()).toBe(0);
  });
});

describe("a create after an attempt that was interrupted", () => {
  const attempt = (over: Partial<Attempt> = {}): Attempt => ({
    type: "test:Thing",
    wanted: { scope: "", name: "web" },
    before: [],
    token: "first-token",
    inputs: {},
    at: 0,
    ...over,
  });

  it("that made nothing sends the call again with the first attempt's token", async () => {
    const { spec, calls } = listedKind();
    const record = memoryRecord(attempt());
    const made = await create(spec, memoryContext().context, inputs, record);
    expect(sent(calls).map(([, , token]) => token)).toEqual(["first-token"]);
    expect(made.id).toBe("thing-1");
    expect(record.last).toMatchObject({ token: "first-token", id: "thing-1" });
  });

  it("sends another token where the first one's call is refused, or answered with what is gone", async () => {
    const refused = listedKind();
    refused.failures.create = [cloudError("invalid", { mayHaveTakenEffect: false })];
    await create(refused.spec, memoryContext().context, inputs, memoryRecord(attempt()));
    const tokens = sent(refused.calls).map(([, , token]) => token);
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBe("first-token");
    expect(tokens[1]).not.toBe("first-token");
  });

  it("resumes with what it made, says so, and sends nothing", async () => {
    const { spec, things, calls } = listedKind();
    things.set("thing-7", row);
    const { context, said } = memoryContext();
    const made = await create(spec, context, { name: "web" }, memoryRecord(attempt({ id: "thing-7" })));
    expect(made.id).toBe("thing-7");
    expect(sent(calls)).toEqual([]);
    expect(said.warned).toEqual(["resuming with thing-7, created by an interrupted run"]);
    const found = await create(spec, memoryContext().context, { name: "web" }, memoryRecord(attempt()));
    expect(found.id).toBe("thing-7");
  });

  it("sends what has changed since, also where the cloud does not return it, and makes way for nothing", async () => {
    const { spec, calls, things } = listedKind({ unreturned: ["tags.b"] });
    const record = memoryRecord();
    const first = { ...inputs, password: "one", tags: { a: "1", b: "2" } };
    await create(spec, memoryContext().context, first, record);
    // The cloud would not return the tag b as it is.
    things.set("thing-1", { ...row, tags: { a: "1" } });
    const changed = { ...first, password: "two", tags: { a: "1", b: "3" } };
    const made = await create(spec, memoryContext().context, changed, record);
    expect(calls.filter(([name]) => name === "update" || name === "delete")).toEqual([
      ["update", "thing-1", { password: "two", tags: { a: "1", b: "3" } }],
    ]);
    expect(sent(calls)).toHaveLength(1);
    expect(made).toMatchObject({ id: "thing-1", properties: { password: "two" } });
  });

  it("deletes what it made where the inputs ask for what cannot change in place, and creates another", async () => {
    const { spec, calls, things } = listedKind();
    const record = memoryRecord();
    await create(spec, memoryContext().context, { ...inputs, vpcId: "vpc-1" }, record);
    const made = await create(spec, memoryContext().context, { ...inputs, vpcId: "vpc-2" }, record);
    expect(calls.filter(([name]) => name === "delete")).toEqual([["delete", "thing-1"]]);
    expect([...things.values()]).toEqual([expect.objectContaining({ vpcId: "vpc-2" })]);
    expect(made.properties.vpcId).toBe("vpc-2");
  });

  it("takes nothing that was there before, that has another name, or that is known to be another's", async () => {
    const { spec, things, calls } = listedKind();
    things.set("thing-7", row);
    await create(spec, memoryContext().context, { name: "web" }, memoryRecord(attempt({ before: ["thing-7"] })));
    things.set("thing-8", { ...row, name: "other" });
    const others = { ...memoryRecord(attempt({ before: ["thing-2"] })), others: () => new Set(["thing-7"]) };
    await create(spec, memoryContext().context, { name: "web" }, others);
    expect(sent(calls)).toHaveLength(2);
  });

  it("says which it may have been where the cloud lists several, and sends nothing", async () => {
    const { spec, things, calls } = listedKind();
    things.set("thing-7", row);
    things.set("thing-8", row);
    await expect(create(spec, memoryContext().context, inputs, memoryRecord(attempt()))).rejects.toThrow(
      "an earlier run was interrupted while creating this resource: the cloud lists thing-7, thing-8, new since then; " +
        'before the next up, set "adopt" to its ID to take it over, or delete it',
    );
    expect(sent(calls)).toEqual([]);
  });

  it("sends nothing where nothing identifies what it made: once, the next up does", async () => {
    const { spec, calls } = memoryKind();
    const record = memoryRecord(attempt({ wanted: {}, before: undefined }));
    await expect(create(spec, memoryContext().context, inputs, record)).rejects.toThrow(
      "look for it in the cloud before the next up",
    );
    expect(sent(calls)).toEqual([]);
    expect(record.last).toBeUndefined();
  });

  it("whose answer is lost looks for what it made, and finds it when it shows", async () => {
    const clock = movedClock(0);
    const kind = listedKind({
      create: async () => {
        kind.calls.push(["create"]);
        void clock.sleep(2_000).then(() => kind.things.set("thing-1", row));
        throw cloudError("connection");
      },
    });
    const { context, said } = memoryContext({ clock });
    const made = await create(kind.spec, context, { name: "web" }, memoryRecord());
    expect(made.id).toBe("thing-1");
    expect(sent(kind.calls)).toHaveLength(1);
    expect(said.reported).toContain("looking for what the call created");
    expect(said.warned).toEqual([
      "the create call failed (it is connection), but it created thing-1: resuming with that",
    ]);
  });

  it("whose answer has no usable ID is found too, and the user learns what the cloud returned", async () => {
    const kind = listedKind({
      create: async () => {
        kind.things.set("thing-1", row);
        return 7 as never;
      },
    });
    const { context, said } = memoryContext();
    expect((await create(kind.spec, context, { name: "web" }, memoryRecord())).id).toBe("thing-1");
    expect(said.warned).toEqual([
      expect.stringMatching(
        /^the create call failed \(the cloud returned an ID that is not a string: it must be of the form \w+\), but it created thing-1: resuming with that$/,
      ),
    ]);
  });

  it("whose answer is lost and of which nothing shows is kept in mind", async () => {
    const { spec, failures, calls } = listedKind();
    failures.create = [cloudError("connection")];
    const record = memoryRecord();
    await expect(create(spec, memoryContext().context, inputs, record)).rejects.toThrow(
      /it is connection .*; it may still have been created: no resource of its name was found/,
    );
    expect(sent(calls)).toHaveLength(1);
    expect(record.last).toMatchObject({ before: [] });
    expect(record.last).not.toHaveProperty("pid");
  });
});
