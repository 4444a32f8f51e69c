import { describe, expect, it } from "vitest";
import { createClock } from "../../emulator/clock";
import { createThrottle } from "../../emulator/throttle";
import { steadyTime } from "../../files/steady-time";
import { Limiter } from "../../provider/transport/rate";

const HOUR = 3_600_000;

/** A machine whose clock can be set. */
function machine() {
  const at = { wall: Date.parse("2026-11-22T08:00:00Z"), elapsed: 5_000 };
  return {
    at,
    now: steadyTime(
      () => at.wall,
      () => at.elapsed,
    ),
    /** Lets time pass. */
    pass(ms: number) {
      at.wall += ms;
      at.elapsed += ms;
    },
  };
}

describe("time", () => {
  it("is the machine's, also after the computer slept", () => {
    const { at, now, pass } = machine();
    expect(now()).toBe(at.wall);
    pass(40);
    expect(now()).toBe(at.wall);
    at.wall += HOUR;
    expect(now()).toBe(at.wall);
  });

  it("goes on where the machine's clock is set back, and is the machine's again once that is set right", () => {
    const { at, now, pass } = machine();
    const began = now();
    at.wall -= HOUR;
    expect(now()).toBe(began);
    pass(700);
    expect(now()).toBe(began + 700);
    at.wall += HOUR / 2;
    pass(300);
    expect(now()).toBe(began + 1_000);
    at.wall += HOUR;
    expect(now()).toBe(began + HOUR / 2 + 1_000);
    expect(now()).toBe(at.wall);
  });

  it("stands still while small corrections take the machine's clock back", () => {
    const { at, now, pass } = machine();
    const began = now();
    at.wall -= 400;
    expect(now()).toBe(began);
    pass(300);
    expect(now()).toBe(began);
    pass(200);
    expect(now()).toBe(at.wall);
  });

  it("keeps no call waiting for the hour by which the machine's clock was set back", async () => {
    const { at, now, pass } = machine();
    const slept: number[] = [];
    const sleep = async (ms: number) => {
      slept.push(ms);
      pass(ms);
    };
    const limiter = new Limiter({ now, sleep });
    const take = () => limiter.take("lane", "Describe", 5, { left: 60_000 });
    for (let call = 0; call < 10; call += 1) expect(await take()).toBe(true);
    at.wall -= HOUR;
    for (let call = 0; call < 10; call += 1) expect(await take()).toBe(true);
    expect(Math.max(...slept)).toBeLessThanOrEqual(1_000);
  });

  it("ends the emulator's changes and counts its calls as if the machine's clock had not been set back", () => {
    const { at, pass } = machine();
    const clock = createClock(
      () => at.wall,
      undefined,
      () => at.elapsed,
    );
    const throttle = createThrottle(clock, true);
    const due = clock.now() + 2_000;
    at.wall -= HOUR;
    pass(2_000);
    expect(clock.now()).toBe(due);
    expect(clock.server(), "signatures have the machine's time").toBe(at.wall);
    clock.advance(60);
    expect(clock.now()).toBe(due + 60_000);
    for (let second = 0; second < 3; second += 1) {
      expect(throttle.allow("key", 1)).toBe(true);
      expect(throttle.allow("key", 1)).toBe(false);
      pass(1_000);
    }
  });
});
