import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { DEAD, UNREADY } from "../../../provider/lifecycle/internal-properties";
import { lastKnown, NotReadyError, notReady, untilReady } from "../../../provider/lifecycle/ready";
import { endingWith, signalOfOperation } from "../../../provider/transport/cancellation";
import { failureOf } from "../../support/failures";
import { cloudError, memoryContext, memoryKind, type Thing } from "../../support/memory-kind";
import { movedClock } from "../../support/moved-clock";

const row: Thing = { name: "web", status: "Ready", address: "10.0.0.1" };
const inputs = { name: "web" };
const wait = { target: ["Ready"], failed: ["Broken"], timeoutMs: 5_000, setting: "timeouts.create" };

const unreadyOf = (waiting: Promise<unknown>) => failureOf(waiting, NotReadyError);

it("what is not ready has its failure as message, as reason and as cause", () => {
  const cause = new Error("it broke");
  const error = notReady(cause, "a", inputs);
  expect(error).toMatchObject({ name: "NotReadyError", message: "it broke", id: "a", reasons: ["it broke"], cause });
  expect(error.properties).toEqual(inputs);
});

describe("a resource that is read back", () => {
  it("fails with what is known when it cannot be, and with the cloud's reasons only where something was seen", async () => {
    const asked: unknown[] = [];
    const { spec, failures } = memoryKind({ reasons: (_context, id) => [`asked of ${asked.push(id)}`] });
    const refusal = cloudError("server");
    failures.find = [refusal];
    const state = { ...inputs, status: "Making" };
    const failed = await unreadyOf(
      untilReady(spec, memoryContext().context, "a", { inputs, wait: undefined, known: {}, state }),
    );
    expect(failed).toBeInstanceOf(NotReadyError);
    expect(failed).toMatchObject({ id: "a", message: "it is server (Code, test Do at https://test)", cause: refusal });
    expect(failed.reasons).toHaveLength(1);
    expect(failed.properties).toMatchObject({ name: "web", status: "Making" });
    expect(asked).toEqual([]);
  });

  it("does not ask why when the run was cancelled, and hides nothing when asking fails", async () => {
    const broken = { find: async () => ({ ...row, status: "Broken" }), reasons: async () => ["a\nreason\u0007"] };
    const { spec } = memoryKind(broken);
    const settling = { inputs, wait, known: {}, state: inputs };
    const failed = await unreadyOf(untilReady(spec, memoryContext().context, "a", settling));
    expect(failed.reasons).toEqual(["the cloud reports Broken", "a reason"]);
    const cancelled = memoryContext({ signal: AbortSignal.abort() }).context;
    expect((await unreadyOf(untilReady(spec, cancelled, "a", settling))).reasons).toHaveLength(1);
    const silent = memoryKind({ ...broken, reasons: () => Promise.reject(new Error("refused")) }).spec;
    expect((await unreadyOf(untilReady(silent, memoryContext().context, "a", settling))).reasons).toEqual([
      "the cloud reports Broken",
    ]);
  });

  it("that disappears is dead only where it was never ready", async () => {
    const { spec } = memoryKind();
    const { context } = memoryContext();
    const made = await unreadyOf(untilReady(spec, context, "a", { inputs, wait, known: {}, state: inputs }));
    expect(made.properties).toMatchObject({ [DEAD]: true, [UNREADY]: true });
    const ready = { ...inputs, status: "Ready" };
    const later = await unreadyOf(untilReady(spec, context, "a", { inputs, wait, known: {}, state: ready }));
    expect(later.properties).toEqual({ ...inputs, status: "Ready", region: "r1", __given: [] });
  });
});

describe("the last that is known", () => {
  it("has what the row says, and what the state says where the row cannot be read", async () => {
    const { spec } = memoryKind();
    const { context } = memoryContext();
    expect(await lastKnown(spec, context, inputs, row, inputs)).toMatchObject({ address: "10.0.0.1", [UNREADY]: true });
    const unreadable = memoryKind({
      flatten: () => {
        throw new TypeError("x");
      },
    }).spec;
    const state = { ...inputs, status: "Ready" };
    expect(await lastKnown(unreadable, context, inputs, row, state)).toEqual({
      ...inputs,
      status: "Ready",
      region: "r1",
      __given: [],
    });
    expect(await lastKnown(spec, context, inputs, undefined, { ...state, [UNREADY]: true })).toMatchObject({
      [UNREADY]: true,
    });
  });

  it("is asked for no longer than a moment after the run was cancelled", async () => {
    const signal = AbortSignal.abort();
    let wasGiven = false;
    const flatten = async () => {
      const ending = signalOfOperation() as AbortSignal;
      wasGiven = !ending.aborted;
      if (wasGiven) await once(ending, "abort");
      throw ending.reason;
    };
    const { context } = memoryContext({ signal });
    const began = performance.now();
    const run = () => lastKnown(memoryKind({ flatten }).spec, context, inputs, row, inputs);
    expect(await endingWith(signal, run)).toMatchObject({ name: "web", region: "r1", [UNREADY]: true });
    expect(wasGiven).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await lastKnown(memoryKind().spec, context, inputs, row, {})).toMatchObject({ address: "10.0.0.1" });
  });
});

describe("temporary keys that may end during a wait", () => {
  const settled = (key: string, endsAt: number, over: { wait?: typeof wait | undefined } = { wait }) => {
    const { context, said } = memoryContext({
      clock: movedClock(0),
      keysEnd: () => ({ at: endsAt, from: key }),
    });
    const { spec, things } = memoryKind();
    things.set("a", row);
    const settling = { inputs, known: {}, state: inputs, wait: over.wait };
    return untilReady(spec, context, "a", settling).then(() => said.warned);
  };

  it("are warned of once, where they end before it may", async () => {
    const text =
      "the temporary keys from a file expire at 1970-01-01T00:00:04.999Z, perhaps before this resource is ready";
    expect(await settled("a file", 4_999)).toEqual([`${text}: renew them if it takes longer`]);
    expect(await settled("a file", 4_999)).toEqual([]);
  });

  it("are not where they last as long as it may, nor where nothing is waited for", async () => {
    expect(await settled("another file", 5_000)).toEqual([]);
    expect(await settled("a third file", 4_999, { wait: undefined })).toEqual([]);
  });
});

describe("a resource that was never seen", () => {
  const unseenSettling = { inputs, wait, known: {}, state: inputs };

  it("fails with what its kind says of that, and not with the reasons of what was seen", async () => {
    const asked: unknown[] = [];
    const { spec } = memoryKind({
      reasons: () => ["seen"],
      unseen: async (_context, id, want) => {
        asked.push(id, want);
        return "its\u0007name is taken";
      },
    });
    const failed = await unreadyOf(untilReady(spec, memoryContext().context, "a", unseenSettling));
    expect(failed.reasons).toEqual([failed.message, "its name is taken"]);
    expect(asked).toEqual(["a", expect.objectContaining({ name: "web", size: 1 })]);
  });

  it("fails with no more than that where its kind says nothing, cannot be asked, or the run was cancelled", async () => {
    const reasonsOf = async (unseen: () => Promise<string | undefined>, signal = new AbortController().signal) =>
      (await unreadyOf(untilReady(memoryKind({ unseen }).spec, memoryContext({ signal }).context, "a", unseenSettling)))
        .reasons;
    expect(await reasonsOf(async () => undefined)).toHaveLength(1);
    expect(await reasonsOf(() => Promise.reject(new Error("refused")))).toHaveLength(1);
    expect(await reasonsOf(async () => "taken", AbortSignal.abort())).toHaveLength(1);
  });

  it("but was there, and went while it was made, is asked for the reasons of what was seen", async () => {
    let reads = 0;
    const { spec } = memoryKind({
      find: async () => (reads++ === 0 ? { ...row, status: "Making" } : undefined),
      unseen: async () => "its name is taken",
    });
    const grace = { ...wait, timeoutMs: 60_000, notFoundUntilMs: 30_000 };
    const failed = await unreadyOf(untilReady(spec, memoryContext().context, "a", { ...unseenSettling, wait: grace }));
    expect(failed.reasons).toEqual(["a was removed while it was being created; the next up creates a new one"]);
    expect(failed.properties).toMatchObject({ [DEAD]: true });
  });
});

it("a resource in a state that its kind calls dead is dead, with its ID and its reasons", async () => {
  const { spec, things } = memoryKind({ reasons: (_context, id) => [`no room for ${id}`] });
  things.set("a", { ...row, status: "Dead" });
  const dying = { ...wait, failed: ["Broken", "Dead"] };
  const ready = { ...inputs, status: "Ready" };
  const failed = await unreadyOf(
    untilReady(spec, memoryContext().context, "a", { inputs, wait: dying, known: {}, state: ready }),
  );
  expect(failed).toMatchObject({ id: "a", reasons: ["the cloud reports Dead", "no room for a"] });
  expect(failed.properties).toMatchObject({ status: "Dead", [DEAD]: true });
  expect(failed.properties).not.toHaveProperty(UNREADY);
});

it("a resource that is settled is returned with what the cloud has, and is no longer one that was never ready", async () => {
  const { spec, things } = memoryKind();
  things.set("a", row);
  const state = { ...inputs, [UNREADY]: true };
  const made = await untilReady(spec, memoryContext().context, "a", { inputs, wait, known: {}, state });
  expect(made).toMatchObject({ id: "a", properties: { name: "web", address: "10.0.0.1" }, live: { status: "Ready" } });
  expect(Object.keys(made.properties)).not.toContain(UNREADY);
});
