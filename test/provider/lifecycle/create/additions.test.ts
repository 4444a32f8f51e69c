import { describe, expect, it } from "vitest";
import { addedTo, additionsTo, isInState, membersIn } from "../../../../provider/lifecycle/create/additions";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { noted, refusal } from "../../../support/making";
import { cloudError, memoryContext, memoryKind, memoryRecord } from "../../../support/memory-kind";
import { movedClock } from "../../../support/moved-clock";

const ID = "as-1/m1";

/** A set of machines in a scope, what the cloud lists there, and what one run after the other notes of it. */
function setOf(...listed: string[]) {
  const { spec } = memoryKind({
    members: {
      ids: "address",
      scope: () => "as-1",
      count: ({ size }) => size,
      list: async () => listed.map((id) => ({ id })),
    },
  });
  const record = Object.assign(memoryRecord(), { answers: 0, others: () => new Set<string>() });
  record.answered = () => {
    record.answers += 1;
  };
  /** Another run has another process, and another client. */
  const run = (at = 0) => {
    const { context, said } = memoryContext({ clock: movedClock(at), clients: {} });
    return { context, said, additions: additionsTo(spec, context, ID, record) };
  };
  const buy = (...ids: string[]) => {
    listed.push(...ids);
    return Promise.resolve(ids);
  };
  const lost = (...ids: string[]) => {
    listed.push(...ids);
    return Promise.reject(cloudError("connection"));
  };
  return { spec, record, listed, run, buy, lost };
}

describe("what an update adds to a set", () => {
  it("is noted before the call, and answered when the call is", async () => {
    const { record, run, buy } = setOf("m1", "other");
    let noted: Attempt | undefined;
    const made = await run().additions.add(2, () => {
      noted = record.last;
      return buy("m2", "m3");
    });
    expect(made).toEqual(["m2", "m3"]);
    expect(noted).toMatchObject({ wanted: { scope: "as-1", count: 2 }, before: ["m1", "other"] });
    expect(noted).not.toHaveProperty("id");
    expect([record.last?.id, record.answers]).toEqual(["as-1/m2,m3", 1]);
  });

  it("is found by the next run after a kill, before and after the answer was noted", async () => {
    for (const isAnswered of [false, true]) {
      const { record, run, buy, listed } = setOf("m1");
      if (isAnswered) await run().additions.add(1, () => buy("m2"));
      else {
        const never = run().additions.add(1, () => {
          listed.push("m2");
          return new Promise<string[]>(() => undefined);
        });
        await Promise.race([never, new Promise((resolve) => setImmediate(resolve))]);
      }
      const { additions, said } = run(60_000);
      expect(await additions.found({ address: ["m1"] })).toEqual(["m2"]);
      expect(said.warned).toEqual(["resuming with m2, added by an interrupted run"]);
      expect(record.last?.id).toBe("as-1/m2");
    }
  });

  it("is found after its answer was lost, and is nothing after a refusal", async () => {
    const { record, run, lost } = setOf("m1");
    await expect(run().additions.add(1, () => lost("m2"))).rejects.toThrow("it is connection");
    expect(record.answers).toBe(0);
    expect(await run(60_000).additions.found({ address: ["m1"] })).toEqual(["m2"]);
    const refused = setOf("m1");
    await expect(refused.run().additions.add(1, () => Promise.reject(refusal()))).rejects.toThrow("it is invalid");
    expect(refused.record.last).toBeUndefined();
  });

  it("is known by its IDs where the program names them, without what was there before", async () => {
    const { record, run, lost } = setOf("m1", "m2");
    await expect(run().additions.add(["m2", "m3"], () => lost("m3", "m9"))).rejects.toThrow();
    expect(record.last?.id).toBe("as-1/m3");
    expect(await run().additions.found({ address: ["m1"] })).toEqual(["m3"]);
  });

  it("is over when the state has it, when nothing came of it, and with the set", async () => {
    const { spec, record, run, listed } = setOf("m1", "m2");
    record.last = noted({ id: "as-1/m2" });
    expect(isInState(spec, ID, { address: ["m1", "m2"] }, record.last)).toBe(true);
    expect(isInState(spec, ID, { address: ["m1"] }, record.last)).toBe(false);
    expect(await run(60_000).additions.found({ address: ["m1", "m2"] })).toEqual([]);
    expect(record.last).toBeUndefined();
    record.last = noted({ id: "as-1/m2" });
    listed.pop();
    expect(await run(noted().at + 60_000).additions.found({ address: ["m1"] })).toEqual([]);
    expect(record.last).toBeUndefined();
    record.last = noted({ id: "as-1/m2" });
    run().additions.over();
    expect(record.last).toBeUndefined();
  });

  it("is not guessed where more is new than was asked for", async () => {
    const { record, run } = setOf("m1", "m2", "m3");
    const wanted = { scope: "as-1", count: 1 };
    record.last = noted({ wanted, before: ["m1"] });
    await expect(run().additions.found({ address: ["m1"] })).rejects.toThrow("the cloud lists m2, m3, new since then");
  });
});

it("a set has the members of its ID until its state names others, and then what was added to it", async () => {
  const { spec, record, run } = setOf("m1", "m2");
  expect(membersIn(spec, ID, {})).toEqual(["m1"]);
  expect(membersIn(spec, ID, { address: ["m7"] })).toEqual(["m7"]);
  const { context, additions } = run(60_000);
  expect(await addedTo(spec, { ...context, additions: () => additions }, ID, {})).toEqual({});
  record.last = noted({ id: "as-1/m2" });
  expect(await addedTo(spec, { ...context, additions: () => additions }, ID, {})).toEqual({ address: ["m1", "m2"] });
});
