import { describe, expect, it } from "vitest";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { endedBy } from "../../../../provider/transport/errors";
import { HOUR, inputs, making, NOW, noted, readable, refusal, row, throwing } from "../../../support/making";
import { cloudError, listedKind, memoryKind } from "../../../support/memory-kind";
import { movedClock } from "../../../support/moved-clock";

describe("a call with the token of an interrupted attempt", () => {
  const earlier = noted({ at: NOW - HOUR });

  it("that is refused, or answered with what is gone, is sent once more with another token", async () => {
    const refused = await making(listedKind(readable), { earlier, answers: [throwing(refusal()), () => "new"] });
    const gone = await making(listedKind(readable), { earlier, answers: [() => "gone", () => "new"] });
    for (const { made, tokens, note } of [refused, gone]) {
      expect(made).toEqual({ id: "new" });
      expect(tokens).toEqual(["first", expect.stringMatching(/^[\w-]{36}$/)]);
      expect(note).toMatchObject({ token: tokens[1], id: "new" });
    }
    expect(refused.clock.now()).toBe(NOW);
    expect(gone.clock.now()).toBe(NOW + 31_000);
  });

  it("whose ID cannot be read is not sent again: it must not be lost", async () => {
    const unreadable = { find: () => Promise.reject(cloudError("server")) };
    const { made, tokens } = await making(listedKind(unreadable), { earlier });
    expect([made, tokens]).toEqual([{ id: "new" }, ["first"]]);
  });

  it("is waited for until what it made shows", async () => {
    const clock = movedClock(NOW);
    const { made, tokens } = await making(
      listedKind({ find: async () => (clock.now() > NOW + 10_000 ? row : undefined) }),
      {
        earlier,
        context: { clock },
      },
    );
    expect([made, tokens, clock.now()]).toEqual([{ id: "new" }, ["first"], NOW + 11_000]);
  });

  it("whose answer is lost is not sent again", async () => {
    const { error, tokens } = await making(listedKind(), { earlier, answers: [throwing(cloudError("connection"))] });
    expect(tokens).toEqual(["first"]);
    expect(error.message).toContain("it may still have been created");
  });
});

describe("what no call reads", () => {
  const unseen = () => memoryKind({ unreadable: "no such call", idFormat: "name" });
  const exists = throwing(refusal("already-exists"));

  it("is sent again after an interruption, and is there already where the cloud says so", async () => {
    const first = await making(unseen(), { want: { ...inputs, size: 2 } });
    const { id: _, ...earlier } = first.note as Attempt;
    const { made, note, said } = await making(unseen(), { earlier, answers: [exists] });
    expect(made).toEqual({ id: "web", found: true, changed: ["size"] });
    expect(note).toMatchObject({ id: "web", made: "12345678" });
    expect(said.reported).toEqual([]);
    const again = await making(unseen(), { earlier });
    expect([again.made, again.tokens]).toEqual([{ id: "new" }, [earlier.token]]);
  });

  it("is sent again where the answer came and no state has it: it may have gone with what it belongs to", async () => {
    const { note } = await making(unseen(), {});
    const earlier = note as Attempt;
    expect(earlier.id).toBeDefined();
    expect((await making(unseen(), { earlier })).tokens).toEqual([earlier.token]);
    expect((await making(unseen(), { earlier, answers: [exists] })).made).toMatchObject({ id: "web", found: true });
  });

  it("is another's where the cloud says that it exists before anything was sent", async () => {
    const { error, note } = await making(unseen(), { answers: [exists] });
    expect([error.message, note]).toEqual(["it is already-exists (Code, test Do at https://test)", undefined]);
  });

  it("keeps the note of an interrupted attempt where the next is refused for another reason", async () => {
    const first = await making(unseen(), { want: { ...inputs, size: 2 } });
    const { id: _, pid: __, ...earlier } = first.note as Attempt;
    const expired = throwing(refusal());
    const { error, note } = await making(unseen(), { earlier, answers: [expired, expired] });
    expect([error.message, note]).toEqual(["it is invalid (Code, test Do at https://test)", earlier]);
    const { made } = await making(unseen(), { earlier: note as Attempt, answers: [exists] });
    expect(made).toEqual({ id: "web", found: true, changed: ["size"] });
  });

  it("is sent again when an answer is lost", async () => {
    const lost = throwing(cloudError("connection"));
    const twice = await making(unseen(), { answers: [lost, () => "web"] });
    expect(twice.made).toEqual({ id: "web" });
    expect(new Set(twice.tokens).size).toBe(1);
    expect(twice.said.reported).toEqual(["looking for what the call created"]);
    const there = await making(unseen(), { answers: [lost, exists] });
    expect(there.made).toEqual({ id: "web", found: true, changed: [], failed: "it is connection" });
    const both = await making(unseen(), { answers: [lost] });
    expect([both.error.message, both.tokens.length]).toEqual(["it is connection (Code, test Do at https://test)", 2]);
    expect(both.note).not.toHaveProperty("pid");
  });

  it("is what an account has one of, too; nothing else that the cloud says exists is taken", async () => {
    const earlier = noted({ wanted: { id: "one" }, at: NOW - HOUR });
    const one = memoryKind({ idFormat: '"one"', idOf: () => "one" });
    expect((await making(one, { earlier, answers: [exists] })).made).toMatchObject({ id: "one", found: true });
    const named = memoryKind({ idFormat: "name" });
    expect((await making(named, { earlier, answers: [exists] })).error.message).toContain("it is already-exists");
  });
});

describe("an answer that is lost", () => {
  const lost = throwing(cloudError("connection"));

  it("is found where one new of its name shows, and its note has the ID", async () => {
    const kind = listedKind();
    const { made, note } = await making(kind, {
      answers: [
        () => {
          kind.things.set("made", row);
          return lost();
        },
      ],
    });
    expect(made).toEqual({ id: "made", found: true, failed: "it is connection" });
    expect(note).toMatchObject({ id: "made", made: "12345678" });
  });

  it("is not guessed where several show, or where asking fails or takes long: the error keeps its cause", async () => {
    const kind = listedKind();
    const two = () => {
      kind.things.set("a", row).set("b", row);
      return lost();
    };
    const several = await making(kind, { answers: [two] });
    expect(several.error.message).toContain("it may still have been created: the cloud lists a, b, new since then");
    expect(several.error.cause).toMatchObject({ category: "connection" });
    const failing = listedKind();
    const down = () => {
      failing.failures.list = [cloudError("server")];
      return lost();
    };
    const asked = await making(failing, { answers: [down] });
    expect(asked.error.message).toMatch(
      /: no resource of its name was found; the next up looks again before it creates one$/,
    );
    const clock = movedClock(NOW);
    const slow = listedKind({ find: () => clock.sleep(HOUR).then(() => row) });
    const long = await making(slow, { context: { clock }, answers: [() => slow.things.set("a", row) && lost()] });
    expect(long.error.message).toMatch(/: no resource of its name was found/);
    expect(long.note).toMatchObject({ before: [] });
  });

  it("that nothing identifies is over, and the user is asked to look", async () => {
    const { error, note } = await making(memoryKind(), { answers: [throwing(new Error("socket closed"))] });
    expect(error.message).toBe(
      "socket closed; it may still have been created: look for it in the cloud before the next up; if it is there, " +
        'set "adopt" to its ID to take it over, or delete it',
    );
    expect(note).toBeUndefined();
  });

  it("is not looked for once the run is cancelled: the next one does", async () => {
    const abort = new AbortController();
    const kind = listedKind();
    const cancelled = () => {
      abort.abort();
      kind.things.set("made", row);
      return lost();
    };
    const { error, note } = await making(kind, { context: { signal: abort.signal }, answers: [cancelled] });
    expect(error.message).toBe(
      "it is connection (Code, test Do at https://test); it may still have been created: the next up looks for it",
    );
    expect(note).toMatchObject({ before: [] });
    expect(note).not.toHaveProperty("pid");
  });

  it("stays noted when the run that would send it again is cancelled before it does", async () => {
    const abort = new AbortController();
    const cancelled = () => {
      abort.abort();
      throw endedBy(new Error("the run was cancelled"), false);
    };
    for (const [earlier, expected] of [
      [noted(), expect.objectContaining({ token: "first" })],
      [undefined, undefined],
    ] as const) {
      const given = { context: { signal: abort.signal }, answers: [cancelled], ...(earlier && { earlier }) };
      const { error, note } = await making(listedKind(), given);
      expect([error.message, note]).toEqual(["the run was cancelled", expected]);
    }
  });
});
