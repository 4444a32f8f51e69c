import { describe, expect, test } from "vitest";
import { Limiter } from "../../../provider/transport/rate";
import { movedClock } from "../../support/moved-clock";
import { scripted, tencentAnswer } from "./scripted";

const patient = { left: Number.POSITIVE_INFINITY };

/** Begins `count` calls at once and says when each was let through, in milliseconds from now, in the order of asking. */
async function begin(
  limiter: Limiter,
  clock: ReturnType<typeof movedClock>,
  count: number,
  rate: number,
): Promise<number[]> {
  const start = clock.now();
  return Promise.all(
    Array.from({ length: count }, async () => {
      await limiter.take("lane", "Act", rate, patient);
      return clock.now() - start;
    }),
  );
}

/** The most calls in any second. */
function busiest(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}

describe("the limit on our side", () => {
  test.each([1, 3, 20, 200])(
    "lets %d calls a second through, never more in any second, and none overtakes",
    async (rate) => {
      const clock = movedClock();
      const times = await begin(new Limiter(clock), clock, rate * 5 + 1, rate);
      expect(busiest(times)).toBeLessThanOrEqual(rate);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(times.at(-1)).toBe(5000);
    },
  );

  test("takes rates below one a second", async () => {
    const clock = movedClock();
    expect(await begin(new Limiter(clock), clock, 3, 0.5)).toEqual([0, 2000, 4000]);
  });

  test("follows the settings before the documented rate, single actions first", async () => {
    const clock = movedClock();
    const limiter = new Limiter(clock, { perSecond: 5, actions: { Act: 2 } });
    expect(busiest(await begin(limiter, clock, 10, 100))).toBe(2);
    const all = new Limiter(clock, { perSecond: 5 });
    expect(busiest(await begin(all, clock, 20, 100))).toBe(5);
    const off = new Limiter(clock, { none: true });
    expect(await begin(off, clock, 50, 1)).toEqual(new Array(50).fill(0));
  });

  test("takes one part of each limit where several processes share the account", async () => {
    const clock = movedClock();
    expect(busiest(await begin(new Limiter(clock, { share: 4 }), clock, 20, 20))).toBe(5);
    expect(busiest(await begin(new Limiter(clock, { share: 4, actions: { Act: 8 } }), clock, 20, 20))).toBe(2);
    expect(await begin(new Limiter(clock, { share: 4 }), clock, 3, 2)).toEqual([0, 2000, 4000]);
    const limiter = new Limiter(clock, { share: 20 });
    limiter.slow("lane", 0);
    expect(limiter.rateOf("lane")).toBe(0.25);
  });

  test("halves itself when the cloud refuses all the same, and recovers", async () => {
    const clock = movedClock();
    const limiter = new Limiter(clock);
    await begin(limiter, clock, 1, 10);
    limiter.slow("lane", 700);
    expect(limiter.rateOf("lane")).toBe(5);
    const times = await begin(limiter, clock, 60, 10);
    expect(times[0]).toBe(700);
    expect(busiest(times.slice(0, 10))).toBeLessThanOrEqual(10);
    expect(limiter.rateOf("lane")).toBe(10);
  });

  test("sets itself up where none is documented, once the cloud refuses", async () => {
    const clock = movedClock();
    const limiter = new Limiter(clock);
    limiter.slow("lane", 0);
    expect(limiter.rateOf("lane")).toBe(5);
  });

  test("fails a call at once whose turn would come after its time", async () => {
    const { clouds, sent } = scripted([tencentAnswer({ Clusters: [], TotalCount: 0 })], {
      timeout: { total: "2s" },
      rateLimit: { actions: { DescribeClusters: 1 } },
    });
    const { tke } = clouds.tencent();
    const calls = await Promise.allSettled(Array.from({ length: 5 }, () => tke.DescribeClusters({})));
    expect(sent).toHaveLength(3);
    const failed = calls.filter((call) => call.status === "rejected").map(({ reason }) => reason as Error);
    expect(failed.map(({ message }) => message)).toEqual(
      new Array(2).fill(
        "more calls are queued than the timeout allows (RateLimit, tke DescribeClusters at https://tke.api3.gsesgpucloud.com): the current rate is 1 call per second; increase container-clouds:timeout.total, or change container-clouds:rateLimit.actions.DescribeClusters",
      ),
    );
  });

  test("counts regions and accounts apart", async () => {
    const { clouds, clock } = scripted([tencentAnswer({ Clusters: [], TotalCount: 0 })]);
    const regions = ["ap-one", "ap-two", "ap-three"].map((region) => clouds.tencent({ region }).tke);
    await Promise.all(regions.flatMap((tke) => Array.from({ length: 20 }, () => tke.DescribeClusters({}))));
    expect(clock.sleeps).toEqual([]);
  });
});
