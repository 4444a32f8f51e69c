import { z } from "zod";
import type { Limits } from "./shape";

const choices = z.array(z.union([z.string(), z.number()]));

/** How the contract files describe allowed values. */
export const limitFields = {
  enum: choices.optional(),
  /** A list, or the choices with their sources. */
  extraEnum: z.union([choices, z.record(z.string(), z.string())]).optional(),
  /** Choices that only the vendor's SDK lists. */
  sdkExtra: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maximumWithAllowList: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  /** The pattern in words. */
  constraints: z.string().optional(),
  format: z.enum(["base64", "linux-password", "octal-digits"]).optional(),
};

const row = z.object(limitFields);

const listed = <T>(found: T[] | Record<string, string>) => (Array.isArray(found) ? found : Object.keys(found));

export function readLimits(given: z.infer<typeof row>): Limits {
  const { enum: allowed, extraEnum = [], sdkExtra = [], minimum, maximum, maximumWithAllowList, min, max } = given;
  const { minItems, maxItems, minLength, maxLength, pattern, constraints, format } = given;
  return {
    minItems,
    maxItems,
    minLength,
    maxLength,
    format,
    allowed: allowed && [...allowed, ...listed(extraEnum), ...sdkExtra],
    minimum: minimum ?? min,
    maximum: maximumWithAllowList ?? maximum ?? max,
    pattern: pattern === undefined ? undefined : { form: new RegExp(pattern), said: constraints ?? pattern },
  };
}

/** Choices as text, without an empty one. */
export function inWords(choices: readonly (string | number)[]): string {
  const words = choices.filter((choice) => choice !== "").join(", ");
  return choices.includes("") ? `${words}, or empty` : words;
}

/** Why a value of the right type is not allowed, as what would be; undefined if it is allowed. */
export function brokenLimit(limits: Limits, value: unknown): string | undefined {
  const { allowed, minimum, maximum, minItems, maxItems, minLength, maxLength, pattern, format } = limits;
  const items = Array.isArray(value) ? value : [value];
  if (allowed !== undefined && !items.every((item) => allowed.includes(item as string | number)))
    return `one of ${inWords(allowed)}`;
  if (typeof value === "number" && value < (minimum ?? value)) return `at least ${minimum}`;
  if (typeof value === "number" && value > (maximum ?? value)) return `at most ${maximum}`;
  if (Array.isArray(value) && value.length < (minItems ?? 0)) return `at least ${minItems} items`;
  if (Array.isArray(value) && value.length > (maxItems ?? Infinity)) return `at most ${maxItems} items`;
  if (typeof value === "string" && value.length < (minLength ?? 0)) return "not empty";
  if (typeof value === "string" && value.length > (maxLength ?? Infinity)) return `at most ${maxLength} characters`;
  if (typeof value === "string" && pattern !== undefined && !pattern.form.test(value)) return pattern.said;
  return format === undefined || FORMATS[format].fits(value) ? undefined : FORMATS[format].said;
}

const FORMATS = {
  base64: {
    said: "text in base64",
    fits: (value: unknown) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(String(value)),
  },
  "linux-password": {
    said: "8 to 16 characters of at least two kinds: letters, digits and ( ) ` ~ ! @ # $ % ^ & * - + = and the like",
    fits: (value: unknown) => isPassword(String(value)),
  },
  "octal-digits": {
    said: "four octal digits, such as 644 for 0644",
    fits: (value: unknown) => /^[0-7]{1,4}$/.test(String(value)),
  },
};

function isPassword(text: string): boolean {
  const kinds = [/[A-Za-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text));
  return text.length >= 8 && text.length <= 16 && kinds.length >= 2;
}
