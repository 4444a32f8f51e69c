import { describe, expect, it } from "vitest";
import { turnOf, whenAccepted } from "../../../provider/lifecycle/when-accepted";
import { systemClock } from "../../../provider/transport/clock";
import { mayHaveActed } from "../../../provider/transport/errors";
import { cloudError, memoryContext, memoryKind } from "../../support/memory-kind";
import { movedClock } from "../../support/moved-clock";

const within = (timeoutMs: number) => ({ timeoutMs, setting: "timeouts.update" });
const MINUTE = within(60_000);

/** A call that is refused so often as busy, and the times at which it was sent. */
function refusedTimes(count: number, clock = movedClock(0)) {
  const at: number[] = [];
  const call = async () => {
    at.push(clock.now());
    if (at.length <= count) throw cloudError("conflict", { reason: "the thing is busy" });
    return "done";
  };
  return { at, call, clock };
}

describe("a write to what is busy", () => {
  it("is repeated every two seconds until it is taken, and says what it waits for", async () => {
    const { at, call, clock } = refusedTimes(2);
    const { context, said } = memoryContext({ clock });
    expect(await whenAccepted(context, MINUTE, {}, call)).toBe("done");
    expect(at).toEqual([0, 2_000, 4_000]);
    expect(said.reported).toEqual(["waiting: the thing is busy (Code)", "waiting: the thing is busy (Code)"]);
  });

  it("is given up with the cloud's reason when the time is up, not later", async () => {
    const { at, call, clock } = refusedTimes(99);
    await expect(whenAccepted(memoryContext({ clock }).context, within(5_000), {}, call)).rejects.toThrow(
      "the thing is busy",
    );
    expect(at).toEqual([0, 2_000, 4_000]);
    const exact = refusedTimes(99);
    await expect(whenAccepted(memoryContext(exact).context, within(4_000), {}, exact.call)).rejects.toThrow();
    expect(exact.at).toEqual([0, 2_000, 4_000]);
  });

  it("names the setting where the time is up, also where that is too short for one repeat", async () => {
    for (const [timeoutMs, sent] of [
      [1_000, 1],
      [2_000, 2],
    ] as const) {
      const { at, call, clock } = refusedTimes(99);
      const busy = await whenAccepted(memoryContext({ clock }).context, within(timeoutMs), {}, call).catch(
        (error: unknown) => error,
      );
      expect(busy).toMatchObject({ category: "conflict", reason: "the thing is busy", code: "Code" });
      expect(String(busy)).toMatch(/the thing is busy \(Code.*\): set timeouts\.update to wait longer$/);
      expect(at).toHaveLength(sent);
    }
    const remedy = "turn the protection off first";
    const call = async () => {
      throw cloudError("conflict", { remedy });
    };
    await expect(whenAccepted(memoryContext().context, within(0), {}, call)).rejects.toThrow(
      `: ${remedy}, or set timeouts.update to wait longer`,
    );
  });

  it("is not repeated for any other failure, nor when the run was cancelled", async () => {
    for (const error of [cloudError("invalid"), cloudError("already-exists"), new Error("broken")]) {
      const { context } = memoryContext();
      let sent = 0;
      const call = async () => {
        sent += 1;
        throw error;
      };
      await expect(whenAccepted(context, MINUTE, {}, call)).rejects.toBe(error);
      expect(sent).toBe(1);
    }
    const { call, at } = refusedTimes(1);
    const { context } = memoryContext({ signal: AbortSignal.abort() });
    await expect(whenAccepted(context, MINUTE, {}, call)).rejects.toThrow("busy");
    expect(at).toHaveLength(1);
  });

  it("may have been done by an earlier call, though the last one was refused, or the run cancelled before it", async () => {
    const busy = (mayHaveTakenEffect: boolean) => cloudError("conflict", { mayHaveTakenEffect });
    const refused = cloudError("invalid", { mayHaveTakenEffect: false });
    for (const [first, mayHave] of [
      [busy(true), true],
      [busy(false), false],
    ] as const) {
      const left = [first, refused];
      const call = async () => {
        throw left.shift();
      };
      const last = await whenAccepted(memoryContext().context, MINUTE, {}, call).catch((error: unknown) => error);
      expect([last, mayHaveActed(last)]).toEqual([expect.objectContaining({ category: "invalid" }), mayHave]);

      const run = new AbortController();
      const cancel = async () => {
        setImmediate(() => run.abort(new Error("the run was cancelled")));
        throw first;
      };
      const clock = { now: () => 0, sleep: systemClock.sleep };
      const { context } = memoryContext({ clock, signal: run.signal });
      const ended = await whenAccepted(context, MINUTE, {}, cancel).catch((error: unknown) => error as Error);
      expect([ended, mayHaveActed(ended)]).toMatchObject([{ message: "the run was cancelled" }, mayHave]);
    }
  });

  it("is not repeated after a refusal that may not be the cloud's, if a second call would create something twice", async () => {
    for (const [mayHaveTakenEffect, sent] of [
      [true, 1],
      [false, 2],
    ] as const) {
      let calls = 0;
      const call = async () => {
        calls += 1;
        if (calls === 1) throw cloudError("conflict", { mayHaveTakenEffect });
      };
      await whenAccepted(memoryContext().context, MINUTE, { once: true }, call).catch(() => undefined);
      expect(calls).toBe(sent);
    }
  });

  it("reads what is busy before each repeat, and survives a read that fails", async () => {
    const { call, clock, at } = refusedTimes(2);
    const looks: number[] = [];
    const look = async () => {
      looks.push(clock.now());
      throw new Error("the read failed");
    };
    await whenAccepted(memoryContext({ clock }).context, MINUTE, { key: "k", look }, call);
    expect(looks).toEqual([2_000, 4_000]);
    expect(at).toHaveLength(3);
  });

  it("queues with other writes of the same key in one account", async () => {
    const clients = {};
    const order: string[] = [];
    const { context } = memoryContext({ clients });
    const first = Promise.withResolvers<void>();
    const turn = { key: "k" };
    const write = (name: string, until?: Promise<void>) => async () => {
      order.push(`${name} begins`);
      await until;
      order.push(`${name} ends`);
    };
    const one = whenAccepted(context, MINUTE, turn, write("one", first.promise));
    const two = whenAccepted(context, MINUTE, turn, write("two"));
    await whenAccepted(context, MINUTE, { key: "other" }, write("other"));
    first.resolve();
    await Promise.all([one, two]);
    expect(order).toEqual(["one begins", "other begins", "other ends", "one ends", "two begins", "two ends"]);
  });
});

describe("the turn of a write", () => {
  it("is that of the resource itself, and none for a new one", () => {
    const { spec } = memoryKind();
    const { context } = memoryContext();
    expect(turnOf(spec, context, {}, "a")).toEqual({ key: "test:Thing a" });
    expect(turnOf(spec, context, {})).toEqual({ once: true });
  });

  it("is that of what its kind locks, which is read before a repeat", async () => {
    const owner = memoryKind({ type: "test:Owner" });
    const locks = { type: "test:Owner", spec: async () => owner.spec, id: () => "owner-1" };
    const { spec } = memoryKind({ locks });
    const turn = turnOf(spec, memoryContext().context, {}, "a");
    expect(turn?.key).toBe("test:Owner owner-1");
    await turn?.look?.();
    expect(owner.calls).toEqual([["find", "owner-1"]]);
  });
});
