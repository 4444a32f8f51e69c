import { z } from "zod";

/**
 * An amount, written as a number or in Kubernetes' notation. Its normal form is the number, so that "500m" equals 0.5.
 */
function quantity(rule: string, read: (text: string) => number | undefined) {
  return z.union([z.number(), z.string()], rule).transform((value, context): number => {
    const amount = typeof value === "number" ? value : read(value);
    if (amount !== undefined && amount > 0) return amount;
    context.addIssue({ code: "custom", message: rule });
    return z.NEVER;
  });
}

const CPU = /^(\d+(?:\.\d+)?)(m?)$/;

/** Cores: a number such as 0.5, or a Kubernetes quantity such as "500m". Normal form: cores. */
export const cpuQuantity = quantity('must be a number of cores or a quantity such as "500m"', (text) => {
  const match = CPU.exec(text);
  return match ? Number(match[1]) / (match[2] === "m" ? 1000 : 1) : undefined;
});

const MEMORY = /^(\d+(?:\.\d+)?)([KMGT]i?|k)$/;
const BYTES: Record<string, number> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/**
 * Memory or storage: a number of GiB, or a Kubernetes quantity such as "512Mi". Normal form: GiB. Text without a unit is refused, because
 * Kubernetes reads it as bytes, and a program that says "2" does not mean two bytes.
 */
export const memoryQuantity = quantity('must be a number of GiB or a quantity such as "512Mi" or "2Gi"', (text) => {
  const match = MEMORY.exec(text);
  return match ? (Number(match[1]) * (BYTES[match[2] ?? ""] ?? 0)) / 2 ** 30 : undefined;
});
