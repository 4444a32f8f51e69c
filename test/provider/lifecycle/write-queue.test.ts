import { describe, expect, test } from "vitest";
import { inTurn } from "../../../provider/lifecycle/write-queue";

const signal = new AbortController().signal;
const account = {};

/** A write that runs until it is ended. */
function write(log: string[], name: string) {
  const { promise, resolve: end, reject: fail } = Promise.withResolvers<void>();
  const run = async () => {
    log.push(`${name} begins`);
    await promise.finally(() => log.push(`${name} ends`));
  };
  return { run, end, fail };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("writes to one thing", () => {
  test("come one after the other, in order, whatever became of those before", async () => {
    const log: string[] = [];
    const [a, b, c] = [write(log, "a"), write(log, "b"), write(log, "c")];
    const runs = [a, b, c].map(({ run }) => inTurn(account, "pool", signal, run));
    await settled();
    expect(log).toEqual(["a begins"]);
    a.fail(new Error("refused"));
    await expect(runs[0]).rejects.toThrow("refused");
    await settled();
    expect(log).toEqual(["a begins", "a ends", "b begins"]);
    b.end();
    c.end();
    await Promise.all(runs.slice(1));
    expect(log.slice(3)).toEqual(["b ends", "c begins", "c ends"]);
  });

  test("and to another, or in another account, do not wait for each other", async () => {
    const log: string[] = [];
    const [a, b, c] = [write(log, "a"), write(log, "b"), write(log, "c")];
    const runs = [
      inTurn(account, "one", signal, a.run),
      inTurn(account, "other", signal, b.run),
      inTurn({}, "one", signal, c.run),
    ];
    await settled();
    expect(log).toEqual(["a begins", "b begins", "c begins"]);
    for (const { end } of [a, b, c]) end();
    await Promise.all(runs);
  });

  test("that wait end at once when the run is cancelled, and let nobody pass those before them", async () => {
    const log: string[] = [];
    const cancel = new AbortController();
    const [a, b, c] = [write(log, "a"), write(log, "b"), write(log, "c")];
    const first = inTurn(account, "pool", signal, a.run);
    const second = inTurn(account, "pool", cancel.signal, b.run);
    const third = inTurn(account, "pool", signal, c.run);
    cancel.abort(new Error("the run was cancelled"));
    await expect(second).rejects.toMatchObject({ message: "the run was cancelled", mayHaveTakenEffect: false });
    await settled();
    expect(log).toEqual(["a begins"]);
    a.end();
    c.end();
    await Promise.all([first, third]);
    expect(log).toEqual(["a begins", "a ends", "c begins", "c ends"]);
  });
});
