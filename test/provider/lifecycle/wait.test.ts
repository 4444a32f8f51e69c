import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { AnyContext } from "../../../provider/lifecycle/context";
import { UNREADY } from "../../../provider/lifecycle/internal-properties";
import type { Resource } from "../../../provider/lifecycle/spec";
import { limitOf, waitingFor } from "../../../provider/lifecycle/timeouts";
import { WaitError, waitFor } from "../../../provider/lifecycle/wait";
import type { Waiting } from "../../../provider/lifecycle/wait-text";
import { addWatcher, atEnd } from "../../../provider/transport/observability/activity";
import { type MovedClock, movedClock } from "../../support/moved-clock";

interface Row {
  status: string;
}

let clock: MovedClock;
let reported: string[];
let warned: string[];
let run: AbortController;
beforeEach(() => {
  clock = movedClock(0);
  reported = [];
  warned = [];
  run = new AbortController();
});

const context = () =>
  ({
    clock,
    signal: run.signal,
    clients: {},
    region: "r",
    report: (text: string) => void reported.push(text),
    warn: (text: string) => void warned.push(text),
  }) as unknown as AnyContext;

/** A resource whose reads give these states, the last for ever; "" is not found. */
function kind(...states: string[]): Resource {
  let reads = 0;
  const spec: Partial<Resource> = {
    type: "test:Kind",
    inputs: z.strictObject({}),
    outputs: z.object({}),
    find: async () => {
      const status = states[Math.min(reads++, states.length - 1)];
      return status === "" ? undefined : { status };
    },
    status: (row) => (row as Row).status,
    progress: () => "1 of 2",
  };
  return spec as Resource;
}

const wait = (spec: Resource, waiting: Partial<Waiting> = {}) =>
  waitFor(spec, context(), "id-1", {
    known: {},
    target: ["Ready"],
    pending: ["Making"],
    elsewhere: ["Going"],
    failed: ["Broken"],
    timeoutMs: 60_000,
    setting: "timeouts.create",
    ...waiting,
  });

describe("a wait", () => {
  it("ends with the row that has the target, and says how far it was", async () => {
    expect(await wait(kind("Making", "Making", "Ready"))).toEqual({ status: "Ready" });
    expect(reported).toEqual([
      "Making, 1 of 2; waiting for Ready",
      "Making, 1 of 2; waiting for Ready",
      "Ready, 1 of 2",
    ]);
  });

  it("pauses longer the longer it takes, on beats that coincide", async () => {
    await expect(wait(kind("Making"), { timeoutMs: 200_000 })).rejects.toThrow(WaitError);
    expect([...new Set(clock.sleeps)]).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBe(200_000);
  });

  it("wakes on the clock's beat, whenever it began, so that many waits share a poll", async () => {
    clock = movedClock(300);
    await wait(kind("Making", "Making", "Ready"));
    expect(clock.sleeps).toEqual([200, 500]);
  });

  it("asks often again around the usual time, and says how long that is", async () => {
    await expect(wait(kind("Making"), { timeoutMs: 400_000, typicalMs: 300_000 })).rejects.toThrow(WaitError);
    const at = clock.sleeps.map((_, index) => clock.sleeps.slice(0, index + 1).reduce((sum, ms) => sum + ms, 0));
    const pauseAt = (ms: number) => clock.sleeps[at.findIndex((time) => time >= ms)];
    expect([200_000, 280_000, 299_000, 304_000, 330_000].map(pauseAt)).toEqual([4_000, 2_000, 1_000, 1_000, 2_000]);
    expect(reported[0]).toBe("Making, 1 of 2; waiting for Ready, usually 5 min");
  });

  it("for creation ends in any state but a failed one", async () => {
    expect(await wait(kind("Making"), { anyStatus: true })).toEqual({ status: "Making" });
    expect(await wait(kind("", "Odd"), { anyStatus: true, pending: [], notFoundUntilMs: 5_000 })).toEqual({
      status: "Odd",
    });
    expect(reported).toContain("not visible yet; waiting for creation");
    await expect(wait(kind("Broken"), { anyStatus: true })).rejects.toThrow("the cloud reports Broken");
  });

  it("for outputs goes on in the target state until each has its value", async () => {
    const rows = [{}, { address: "", size: 2 }, { address: "10.0.0.1", size: 2 }, { address: "10.0.0.1", size: 3 }];
    let reads = 0;
    const spec = {
      ...kind("Ready"),
      find: async () => ({ status: "Ready", ...rows[Math.min(reads++, rows.length - 1)] }),
      flatten: ({ address, size }: { address?: string; size?: number }) => ({ address, size }),
    } as unknown as Resource;
    const outputs = { address: "*", size: "3" };
    expect(await wait(spec, { outputs, pending: [] })).toMatchObject({ address: "10.0.0.1", size: 3 });
    expect(reported).toEqual([
      ...["Ready, 1 of 2; waiting for address, size", "Ready, 1 of 2; waiting for address, size"],
      ...["Ready, 1 of 2; waiting for size", "Ready, 1 of 2"],
    ]);
    reads = 0;
    rows.splice(1);
    await expect(wait(spec, { outputs })).rejects.toThrow(
      "still Ready, without address, size not 3, after 60 s; set timeouts.create to wait longer",
    );
  });

  it("names the last state and the setting when the time is up, at that very time", async () => {
    await expect(wait(kind("Making"))).rejects.toThrow("still Making after 60 s; set timeouts.create to wait longer");
    expect(clock.now()).toBe(60_000);
  });

  it("ends at once in a state that failed, with its row", async () => {
    await expect(wait(kind("Broken"))).rejects.toMatchObject({
      message: "the cloud reports Broken",
      row: { status: "Broken" },
      gone: false,
    });
    expect(clock.now()).toBe(0);
  });

  it("takes a state that leads elsewhere for a late one twice, not thrice", async () => {
    expect(await wait(kind("Going", "Going", "Ready"))).toEqual({ status: "Ready" });
    await expect(wait(kind("Going", "Going", "Going", "Ready"))).rejects.toThrow(
      "the cloud reports Going, which does not lead to Ready",
    );
    expect(await wait(kind("Going", "Going", "Making", "Going", "Going", "Ready"))).toEqual({ status: "Ready" });
    expect(warned).toEqual([]);
  });

  it("goes on in a state that no document names while there is progress, and says so", async () => {
    let reads = 0;
    const moving = {
      ...kind(...Array<string>(120).fill("Odd"), "Ready"),
      progress: () => `${Math.floor(reads++ / 9)}/9`,
    };
    expect(await wait(moving, { timeoutMs: 1_800_000 })).toEqual({ status: "Ready" });
    expect(clock.now()).toBeGreaterThan(600_000);
    expect(reported[0]).toBe("Odd, 0/9; undocumented status; waiting for Ready");
    expect(warned).toEqual(["the cloud reports Odd, an undocumented status; still waiting for Ready"]);
  });

  it("ends where such a state has stood still for a third of the timeout, or the time is up", async () => {
    await expect(wait(kind("Making", "Odd"))).rejects.toThrow(
      "the cloud reports Odd, an undocumented status, and no progress for 22 s; set timeouts.create to wait longer",
    );
    clock = movedClock(0);
    await expect(wait(kind(...Array<string>(30).fill("Making"), "Odd"))).rejects.toThrow(
      "still Odd, an undocumented status, after 60 s",
    );
  });

  it("waits for what is not yet visible for as long as it may, and no longer", async () => {
    expect(await wait(kind("", "", "Ready"), { notFoundUntilMs: 5_000 })).toEqual({ status: "Ready" });
    expect(reported[0]).toBe("not visible yet; waiting for Ready");
    clock = movedClock(0);
    await expect(wait(kind(""), { notFoundUntilMs: 5_000 })).rejects.toMatchObject({ gone: "never seen" });
    expect(clock.now()).toBe(5_000);
  });

  it("takes what it has seen for removed when it is not found for 5 s and three times, and no sooner", async () => {
    const grace = { notFoundUntilMs: 30_000, timeoutMs: 20_000 };
    const hidden = ["Making", ...Array<string>(7).fill("")];
    expect(await wait(kind(...hidden, "Ready"), grace)).toEqual({ status: "Ready" });
    clock = movedClock(0);
    await expect(wait(kind("Making", ""), grace)).rejects.toMatchObject({
      message: "id-1 was removed while it was being created; the next up creates a new one",
      gone: "removed",
    });
    expect(clock.now()).toBe(5_000);
    // Two readings far apart are not enough.
    const late = [...Array<string>(20).fill("Making"), "", "", "Ready"];
    expect(await wait(kind(...late), { notFoundUntilMs: 600_000, timeoutMs: 600_000 })).toEqual({ status: "Ready" });
    const thrice = [...late.slice(0, -1), "", "Ready"];
    await expect(wait(kind(...thrice), { notFoundUntilMs: 600_000, timeoutMs: 600_000 })).rejects.toThrow(
      "was removed",
    );
    // Nor are three within 5 s, however late.
    clock = movedClock(0);
    const blink = [...Array<string>(10).fill("Making"), "", "", "", "Ready"];
    expect(await wait(kind(...blink), grace)).toEqual({ status: "Ready" });
  });

  it("of an update ends at once when the resource is not found, and says what to do", async () => {
    await expect(wait(kind("Making", ""))).rejects.toThrow(
      'id-1 no longer exists in the cloud; run "pulumi refresh", then "pulumi up" to create it again',
    );
    await expect(wait(kind(""), { known: { [UNREADY]: true } })).rejects.toThrow(
      "id-1 no longer exists in the cloud; the next up creates a new one",
    );
  });

  it("for a deletion ends when nothing is found, whatever states come before", async () => {
    expect(await wait(kind("Ready", "Broken", ""), { gone: true, target: [] })).toBeUndefined();
    expect(reported.at(-1)).toBe("gone");
  });

  it("ends when the run is cancelled", async () => {
    const waiting = wait(kind("Making"));
    run.abort();
    await expect(waiting).rejects.toThrow(/^cancelled while still/);
  });
});

describe("what a wait says", () => {
  it("of a deletion and of several targets is what it waits for", async () => {
    await expect(wait(kind("Going"), { gone: true, target: [], timeoutMs: 500 })).rejects.toThrow("still Going");
    expect(reported[0]).toBe("Going, 1 of 2; waiting for deletion");
    const two = wait(kind("Going"), { target: ["Ready", "Done"] });
    await expect(two).rejects.toThrow("the cloud reports Going, which does not lead to Ready or Done");
    expect(reported.at(-1)).toBe("Going, 1 of 2; waiting for Ready or Done");
  });

  it("of a status that is empty, and of a progress that cannot be read, is all the same understood", async () => {
    const blank = kind("x");
    await expect(wait({ ...blank, status: () => "" }, { timeoutMs: 500 })).rejects.toThrow(
      "still without a status after 1 s",
    );
    await expect(wait({ ...blank, status: () => "" })).rejects.toThrow(
      "the cloud reports no status and no progress for 22 s; set timeouts.create to wait longer",
    );
    reported = [];
    const failing = () => {
      throw new TypeError("x");
    };
    await wait({ ...kind("Ready"), progress: failing });
    await wait({ ...kind("Ready"), progress: undefined });
    expect(reported).toEqual(["Ready", "Ready"]);
  });

  it("after a cancellation is the last state, also where the cloud does not answer", async () => {
    let answered = 0;
    const find = () => {
      if (answered++ === 0) return { status: "Making" };
      setImmediate(() => run.abort());
      return new Promise(() => undefined);
    };
    const waiting = wait({ ...kind("Making"), find } as never);
    await expect(waiting).rejects.toMatchObject({ name: "WaitError", message: "cancelled while still Making" });
  });

  it("is counted for those who watch: the goal, each poll's status, and how many there were", async () => {
    const seen: unknown[] = [];
    const stop = addWatcher(atEnd(({ kind, name, facts }) => void seen.push([kind, name, { ...facts }])));
    await wait(kind("", "Making", "Ready"), { notFoundUntilMs: 5_000 });
    stop();
    const poll = (status: string) => ["poll", "poll test:Kind", { type: "test:Kind", id: "id-1", status }];
    expect(seen).toEqual([
      ...["not found", "Making", "Ready"].map(poll),
      ["wait", "wait test:Kind", { type: "test:Kind", id: "id-1", goal: "Ready", polls: 3 }],
    ]);
  });

  it("counts from its own beginning, and fails in no state where its kind knows none", async () => {
    clock = movedClock(1_000_100);
    const pending = ["Broken"];
    await expect(wait(kind("Broken"), { failed: undefined, pending, timeoutMs: 1_000 })).rejects.toThrow(
      "still Broken after 1 s",
    );
    expect(clock.now()).toBe(1_001_100);
    // It wakes on the beats of the clock, which the waits of other resources share.
    expect(clock.sleeps).toEqual([400, 500, 100]);
  });
});

describe("a wait that sees the resource come and go", () => {
  const grace = { notFoundUntilMs: 600_000, timeoutMs: 600_000 };

  it("counts the readings of a state that leads elsewhere anew", async () => {
    expect(await wait(kind("Going", "Going", "", "Going", "Going", "Ready"), grace)).toEqual({ status: "Ready" });
  });

  it("counts the readings without it anew", async () => {
    const blinking = Array.from({ length: 20 }, () => ["Making", "", ""]).flat();
    expect(await wait(kind(...blinking, "Ready"), grace)).toEqual({ status: "Ready" });
  });

  it("says for how long it has not been found, or that it still is not", async () => {
    const error = await wait(kind(""), { notFoundUntilMs: 5_000 }).catch((failed: unknown) => failed);
    expect(error).toMatchObject({
      message: "id-1 is not found 5 s after it was created; the next up creates a new one",
      row: undefined,
    });
    clock = movedClock(0);
    await expect(wait(kind(""), { notFoundUntilMs: 90_000, timeoutMs: 10_000 })).rejects.toThrow(
      "still not found after 10 s; set timeouts.create to wait longer",
    );
  });

  it("of an update says whether it had seen it", async () => {
    await expect(wait(kind("Making", ""))).rejects.toMatchObject({ gone: "removed" });
    await expect(wait(kind(""))).rejects.toMatchObject({ gone: "never seen" });
  });
});

describe("a wait for a deletion", () => {
  const deletion = { gone: true, target: [] };

  it("ends neither in a state that leads elsewhere nor in one that no document names, and warns of none", async () => {
    const states = [...Array<string>(5).fill("Going"), ...Array<string>(40).fill("Odd"), ""];
    expect(await wait(kind(...states), { ...deletion, timeoutMs: 120_000 })).toBeUndefined();
    expect(warned).toEqual([]);
    expect(reported[6]).toBe("Odd, 1 of 2; waiting for deletion");
  });

  it("asks for no outputs of what is gone", async () => {
    expect(await wait(kind("Ready", ""), { ...deletion, outputs: { address: "*" } })).toBeUndefined();
  });
});

it("a wait for creation says nothing of a state that no document names", async () => {
  await wait(kind("", "", "", "Odd"), { anyStatus: true, notFoundUntilMs: 9_000 });
  expect([warned, reported.at(-1)]).toEqual([[], "Odd, 1 of 2"]);
});

it("a wait that is cancelled while outputs are read ends at once, with what it saw", async () => {
  const flatten = () => {
    setImmediate(() => run.abort());
    return new Promise(() => undefined);
  };
  const waiting = wait({ ...kind("Ready"), flatten } as never, { outputs: { address: "*" } });
  await expect(waiting).rejects.toMatchObject({ message: "cancelled while still Ready", row: { status: "Ready" } });
});

it("a wait of a run that is cancelled already asks nothing", async () => {
  run.abort();
  let asked = 0;
  const find = async () => {
    asked += 1;
    return new Promise(() => undefined);
  };
  await expect(wait({ ...kind("Ready"), find })).rejects.toThrow("cancelled while still not found");
  expect(asked).toBe(0);
});

it("a wait that is cancelled during a pause ends at once, with the last state, and asks no more", async () => {
  const waiting = wait(kind(""), { notFoundUntilMs: 5_000 });
  setImmediate(() => run.abort());
  await expect(waiting).rejects.toThrow("cancelled while still not found");
});

it("a wait's error has no control characters of the cloud's words", async () => {
  await expect(wait(kind("Bro\u0007ken"), { failed: ["Bro\u0007ken"] })).rejects.toThrow("the cloud reports Bro ken");
});

it.each([
  [59_999, "less than 1 min"],
  [60_000, "1 min"],
  [150_000, "3 min"],
])("what usually takes %d ms takes %s", async (typicalMs, words) => {
  await wait(kind("Making", "Ready"), { typicalMs });
  expect(reported[0]).toBe(`Making, 1 of 2; waiting for Ready, usually ${words}`);
});

describe("the time of a wait", () => {
  const limits = { target: ["Ready"], failed: ["Broken"], dead: ["Dead"], timeout: "20m" };
  const own = { timeouts: { create: "90s" } };

  it("is the engine's, else the program's, else the kind's", () => {
    const engine = { timeoutMs: 5 } as AnyContext;
    expect(limitOf(engine, "create", own, limits)).toEqual({ timeoutMs: 5, setting: "customTimeouts.create" });
    expect(limitOf(context(), "create", own, limits)).toEqual({ timeoutMs: 90_000, setting: "timeouts.create" });
    expect(limitOf(context(), "update", own, limits).timeoutMs).toBe(1_200_000);
    expect(waitingFor(engine, "create", own, limits)?.setting).toBe("customTimeouts.create");
  });

  it("has grace for what is not yet visible only after a create, and is none where the program does not wait", () => {
    expect(waitingFor(context(), "create", {}, limits)).toMatchObject({
      failed: ["Broken", "Dead"],
      notFoundUntilMs: 30_000,
      setting: "timeouts.create",
    });
    expect(waitingFor(context(), "create", {}, { ...limits, notFoundFor: "1m" })?.notFoundUntilMs).toBe(60_000);
    expect(waitingFor(context(), "update", {}, limits)?.notFoundUntilMs).toBe(0);
    expect(waitingFor(context(), "create", { waitFor: "none" }, limits)).toBeUndefined();
  });
});
