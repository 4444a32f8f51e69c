import { createHash } from "node:crypto";
import type { State } from "./state";

const LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Bytes that depend on the seed, the series and the number of earlier draws from the series. */
function draw(state: State, series: string): Buffer {
  const count = (state.counters[series] ?? 0) + 1;
  state.counters[series] = count;
  return createHash("sha512").update(`${state.seed}/${series}/${count}`).digest();
}

/**
 * The next ID of a series. The same seed and the same calls give the same IDs.
 * @param length characters after the prefix, at most 64
 */
export function nextId(state: State, prefix: string, length = 8, alphabet = LETTERS_AND_DIGITS): string {
  const bytes = draw(state, prefix);
  return prefix + Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** Up to 128 lower-case hex digits. */
export function nextHex(state: State, series: string, length: number): string {
  return draw(state, series).toString("hex").slice(0, length);
}

/** The next number of a series, from 1. */
export function nextNumber(state: State, series: string): number {
  const count = (state.counters[series] ?? 0) + 1;
  state.counters[series] = count;
  return count;
}

/** A number from 0 up to, but not including, 1. */
export function nextChance(state: State, series: string): number {
  return draw(state, series).readUInt32BE(0) / 2 ** 32;
}
