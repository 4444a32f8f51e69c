import { expect, it, vi } from "vitest";
import { nextRun } from "../../files/next-run";

it("those who ask while a run is under way share the next one, and get what becomes of it", async () => {
  const runs: PromiseWithResolvers<void>[] = [];
  const ask = nextRun(() => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    return run.promise;
  });
  const first = ask();
  await vi.waitFor(() => expect(runs).toHaveLength(1));
  const second = [ask(), ask()];
  await new Promise(setImmediate);
  expect(runs).toHaveLength(1);
  runs[0]?.reject(new Error("the first"));
  await expect(first).rejects.toThrow("the first");
  await vi.waitFor(() => expect(runs).toHaveLength(2));
  runs[1]?.resolve();
  expect(await Promise.all(second)).toEqual([undefined, undefined]);
  const third = ask();
  await vi.waitFor(() => expect(runs).toHaveLength(3));
  runs[2]?.resolve();
  await third;
});
