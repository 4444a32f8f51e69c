import { expect, it } from "vitest";
import { milliseconds } from "../../words/duration";

it.each([
  ["90s", 90_000],
  ["1h30m", 5_400_000],
  ["+1m", 60_000],
  [".5s", 500],
  ["1.s", 1_000],
  ["1.5m", 90_000],
  ["10ms", 10],
  ["1us", 1e-3],
  ["1µs", 1e-3],
  ["1μs", 1e-3],
  ["2ns", 2e-6],
  ["0s", 0],
])("the duration %s, as Go writes it", (text, expected) => expect(milliseconds(text)).toBe(expected));

it.each(["", "5", "m", ".s", "-1s", "1 h", "1h-5m", "1H", "1d", "five minutes"])("%j is no duration", (text) =>
  expect(milliseconds(text)).toBeUndefined(),
);
