import { QUANTITY } from "./decode";

const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number of a quantity such as `500m` or `2Gi`; 0 if it is not set. */
export function numberOf(quantity: unknown): number {
  const [, digits = "0", suffix = ""] = QUANTITY.exec(String(quantity ?? "0")) ?? [];
  return Number(digits) * (SUFFIXES[suffix] ?? Number(`1${suffix}`));
}
