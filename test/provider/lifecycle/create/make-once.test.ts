import { spawn } from "node:child_process";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { makeOnce } from "../../../../provider/lifecycle/create/make-once";
import { NotMadeError } from "../../../../provider/lifecycle/partial-error";
import { NotReadyError } from "../../../../provider/lifecycle/ready";
import { ConfigError, endedBy } from "../../../../provider/transport/errors";
import { HOUR, inputs, making, NOW, noted, readable, refusal, row, searchOf, throwing } from "../../../support/making";
import { listedKind, memoryContext, memoryKind, memoryRecord, type Thing } from "../../../support/memory-kind";
import { movedClock } from "../../../support/moved-clock";

describe("a create call", () => {
  it("is noted before it is sent, and its ID after", async () => {
    const kind = listedKind();
    kind.things.set("old", row);
    const { made, note, tokens } = await making(kind);
    expect(made).toEqual({ id: "new" });
    expect(note).toEqual({
      type: "test:Thing",
      wanted: { scope: "", name: "web" },
      before: ["old"],
      token: tokens[0],
      at: NOW,
      pid: process.pid,
      id: "new",
      inputs: expect.objectContaining({ name: expect.any(String) }),
    });
    expect(Object.keys(note?.inputs ?? {}).sort()).toEqual(["name", "size", "vpcId"]);
  });

  it("has the mark of its entry in its note where the inputs make its ID", async () => {
    const { note } = await making(memoryKind({ idFormat: "name" }));
    expect(note).toMatchObject({ wanted: { id: "web" }, before: [], made: "12345678", id: "new" });
  });

  it("is sent once its note is on the disk", async () => {
    const order: string[] = [];
    const keep = async () => {
      await new Promise(setImmediate);
      order.push("noted");
    };
    const send = async () => {
      order.push("sent");
      return "new";
    };
    const record = { ...memoryRecord(), keep };
    await makeOnce(searchOf(listedKind(), memoryContext().context, record), inputs, send);
    expect(order).toEqual(["noted", "sent"]);
  });

  it("that is refused leaves no note", async () => {
    for (const error of [
      refusal(),
      new NotMadeError("x"),
      new ConfigError({ setting: "x", reason: "y" }),
      endedBy(new Error("the run was cancelled"), false),
    ]) {
      const { error: thrown, note, tokens } = await making(listedKind(), { answers: [throwing(error)] });
      expect(thrown).toBe(error);
      expect([note, tokens.length]).toEqual([undefined, 1]);
    }
  });

  it("that made what is not ready has its ID in its note", async () => {
    const error = new NotReadyError("half", "new", {}, []);
    const { error: thrown, note } = await making(listedKind(), { answers: [throwing(error)] });
    expect(thrown).toBe(error);
    expect(note).toMatchObject({ id: "new", pid: process.pid });
  });

  it("is not sent where a young namesake is to be taken over", async () => {
    const kind = listedKind();
    kind.things.set("young", { ...row, createTime: new Date(NOW - HOUR).toISOString() });
    const { made, tokens, note } = await making(kind, { context: { namesakes: "adopt" } });
    expect([made, tokens]).toEqual([{ id: "young", found: true }, []]);
    expect(note).toMatchObject({ id: "young", made: "12345678", wanted: { name: "web" } });
    const again = await making(kind, { context: { namesakes: "adopt" }, earlier: noted({ before: ["young"] }) });
    expect(again.made).toEqual({ id: "new" });
  });
});

describe("a create after an attempt of another process", () => {
  const other = noted({ pid: process.ppid });

  it("waits for it for a minute, and takes what it made", async () => {
    const kind = listedKind();
    const clock = movedClock(NOW);
    const record = memoryRecord(other);
    void clock.sleep(20_000).then(() => record.add({ ...other, id: "theirs" }));
    kind.things.set("theirs", row);
    const { context, said } = memoryContext({ clock });
    const made = await makeOnce(searchOf(kind, context, record), inputs, async () => "new");
    expect(made).toMatchObject({ id: "theirs", found: true });
    expect(said.reported[0]).toBe(`waiting for process ${process.ppid} of an earlier run, which is creating it`);
    expect(clock.now()).toBe(NOW + 20_000);
    const endless = await making(listedKind(readable), { earlier: other });
    expect(endless.clock.now()).toBe(NOW + 60_500);
    expect(endless.made).toEqual({ id: "new" });
  });

  it("waits for none that is over, is its own, or has ended", async () => {
    const kill = vi.spyOn(process, "kill").mockImplementation(throwing(Object.assign(new Error(), { code: "ESRCH" })));
    for (const over of [{ pid: process.ppid }, { pid: process.pid }, {}]) {
      const { said, made } = await making(listedKind(), { earlier: noted(over) });
      expect(said.reported.filter((text) => text.startsWith("waiting"))).toEqual([]);
      expect(made).toEqual({ id: "new" });
    }
    kill.mockImplementation(throwing(Object.assign(new Error(), { code: "EPERM" })));
    expect((await making(listedKind(), { earlier: other })).said.reported[0]).toMatch(/^waiting for process/);
    kill.mockRestore();
  });
});

it.skipIf(process.platform !== "linux")("a process that has the ID of an ended one is not waited for", async () => {
  const child = spawn("sleep", ["60"]);
  onTestFinished(() => void child.kill());
  const earlier = noted({ pid: child.pid, at: NOW - 24 * HOUR });
  const { said, made, clock } = await making(listedKind(readable), { earlier });
  expect(said.reported.filter((text) => text.startsWith("waiting"))).toEqual([]);
  expect(made).toEqual({ id: "new" });
  expect(clock.now()).toBeLessThan(NOW + 60_000);
  const young = noted({ pid: child.pid, at: NOW });
  expect((await making(listedKind(readable), { earlier: young })).said.reported[0]).toMatch(/^waiting for process/);
});

describe("a create after an interrupted attempt", () => {
  it("takes what it made, with the names of what has changed since", async () => {
    const first = await making(listedKind(), { want: { ...inputs, size: 2, tags: { a: "1" } } });
    const kind = listedKind();
    kind.things.set("new", row);
    const want = { ...inputs, size: 3, password: "pw" };
    const { made, note, tokens, said } = await making(kind, { earlier: first.note as Attempt, want });
    expect(made).toEqual({ id: "new", found: true, changed: expect.arrayContaining(["size", "tags", "password"]) });
    expect(made.changed).toHaveLength(3);
    expect([note, tokens]).toEqual([{ ...first.note, made: "12345678" }, []]);
    expect(said.reported).toEqual(["looking for resources that an earlier run may have created"]);
  });

  it("does not take what another resource is known to be", async () => {
    const kind = listedKind(readable);
    kind.things.set("theirs", row);
    const { made, tokens } = await making(kind, { earlier: noted({ id: "theirs" }), others: ["theirs"] });
    expect([made, tokens]).toEqual([{ id: "new" }, ["first"]]);
  });

  it("looks for what it was asked for, where the inputs ask for something else by now", async () => {
    const kind = listedKind(readable);
    kind.things.set("blue", { ...row, name: "blue" });
    const { note } = await making(kind, { earlier: noted(), want: { ...inputs, name: "blue" } });
    expect(note).toMatchObject({ wanted: { name: "blue" }, before: ["blue"], token: "first" });
  });

  it("does not take what was made hours after the attempt was sent, once that is past", async () => {
    const at = NOW - 5 * HOUR;
    const found = async (createTime: string, earlier = noted({ at })) => {
      const kind = listedKind();
      kind.things.set("made", { ...row, createTime });
      return (await making(kind, { earlier })).made.id;
    };
    expect(await found(new Date(at + 3 * HOUR).toISOString())).toBe("made");
    expect(await found(new Date(at + 3 * HOUR + 1_000).toISOString())).toBe("new");
    // Without a zone the time may be that of any.
    expect(await found("2026-11-22 07:30:00")).toBe("made");
    expect(await found("Z 2026-11-22 07:30:00")).toBe("made");
    // A clock ahead of ours makes nothing late.
    expect(await found(new Date(NOW + 4 * HOUR).toISOString(), noted({ at: NOW - 3 * HOUR }))).toBe("made");
  });

  it("compares inputs that cannot change in place where nothing has a name", async () => {
    const kind = listedKind({ isNamed: false });
    const { note } = await making(kind, { want: { ...inputs, size: 2, version: "1.0" } });
    const { id: _, ...sent } = note as Attempt;
    const found = async (...things: Partial<Thing>[]) => {
      const again = listedKind({ isNamed: false });
      things.forEach((one, index) => void again.things.set(`thing-${index}`, { ...row, ...one }));
      const { made, error } = await making(again, { earlier: sent });
      return made.id ?? error.message;
    };
    expect(await found({ version: "1.0" })).toBe("thing-0");
    expect(await found({ version: "1.0", vpcId: "vpc-2" })).toBe("new");
    expect(await found({ version: "2.0", size: 2 })).toBe("new");
    expect(await found({ version: "2.0" }, { version: "1.0", size: 9 })).toBe("thing-1");
    expect(await found({})).toBe("thing-0");
    expect(await found({ version: "1.0" }, { version: "1.0" })).toContain(
      "the cloud lists thing-0, thing-1, new since",
    );
  });

  it("takes what is listed and not yet readable by its name alone", async () => {
    for (const [isNamed, id] of [
      [true, "new"],
      [false, "new"],
    ] as const) {
      const kind = listedKind({ isNamed, find: async () => undefined });
      kind.things.set("listed", row);
      const wanted = isNamed ? { scope: "", name: "web" } : { scope: "" };
      const { made, clock } = await making(kind, { earlier: noted({ wanted, at: NOW - HOUR }), answers: [() => id] });
      expect(made).toEqual({ id });
      expect(clock.now() - NOW).toBeGreaterThan(30_000);
    }
  });

  it("looks for five seconds from when it was sent, and sends again then", async () => {
    const soon = await making(listedKind(readable), { earlier: noted({ at: NOW }) });
    expect([soon.clock.now() - NOW, soon.clock.sleeps]).toEqual([5_000, [500, 1_000, 2_000, 1_500]]);
    expect((await making(listedKind(readable), { earlier: noted({ at: NOW - 5_000 }) })).clock.now()).toBe(NOW);
  });

  it("is refused where one of several may be it, and the note stays for the next up", async () => {
    const kind = listedKind();
    kind.things.set("a", row);
    kind.things.set("b", row);
    const several = await making(kind, { earlier: noted() });
    expect(several.error.message).toBe(
      "an earlier run was interrupted while creating this resource: the cloud lists a, b, new since then; before the next up, " +
        'set "adopt" to its ID to take it over, or delete it',
    );
    expect(several.note).toEqual(noted());
    const unknown = await making(memoryKind(), { earlier: noted({ wanted: {}, before: undefined }) });
    expect(unknown.error.message).toBe(
      "an earlier run was interrupted while creating this resource: look for it in the cloud before the next up; if it is " +
        'there, set "adopt" to its ID to take it over, or delete it; the next up creates one',
    );
    expect(unknown.note).toBeUndefined();
  });

  it("of a set takes the new members, whatever they were made with", async () => {
    const kind = memoryKind({
      members: {
        ids: "address",
        there: () => [],
        scope: () => "as-1",
        count: () => 2,
        list: async () => ["ins-1", "ins-2", "ins-3"].map((id) => ({ id })),
      },
      find: async (_context, id) => (id === "as-1/ins-2,ins-3" ? { ...row, vpcId: "vpc-9" } : undefined),
    });
    const wanted = { scope: "as-1", count: 2 };
    const { made } = await making(kind, { earlier: noted({ wanted, before: ["ins-1"], inputs: { vpcId: "0000" } }) });
    expect(made).toMatchObject({ id: "as-1/ins-2,ins-3", found: true });
  });
});
