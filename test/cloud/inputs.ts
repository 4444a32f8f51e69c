import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Properties } from "../../provider/lifecycle/codec";

const values = z.record(z.string(), z.unknown());

const step = z.strictObject({ type: z.string(), inputs: values });

const kind = z.strictObject({
  /** What must be there first, by the name that stands for its ID. */
  needs: z.record(z.string(), step).default({}),
  inputs: values,
  /** Inputs to set, one after the other. */
  changes: z.array(values).default([]),
});

const file = z.strictObject({ values: values.default({}), kinds: z.record(z.string(), kind) });

/** How a kind is tried: what it needs, its inputs, and changes of them. */
export type Trial = z.output<typeof kind>;

export interface TrialFile {
  values: Properties;
  kinds: Record<string, Trial>;
}

/** @throws Error that names the file and what is wrong in it */
export function readTrials(path: string): TrialFile {
  const parsed = file.safeParse(parse(readFileSync(path, "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${path}: ${issue?.path.join(".")}: ${issue?.message}`);
}

/** Inputs with `${name}` replaced. A text that is nothing else becomes the value itself. @throws Error for an unknown name */
export function filled(value: unknown, names: Properties): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, names));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, names)]));
  if (typeof value !== "string") return value;
  const lookUp = (name: string) => {
    if (name in names) return names[name];
    throw new Error(`\${${name}} is not among ${Object.keys(names).join(", ")}`);
  };
  const whole = /^\$\{(\w+)\}$/.exec(value);
  if (whole?.[1]) return lookUp(whole[1]);
  return value.replace(/\$\{(\w+)\}/g, (_, name: string) => String(lookUp(name)));
}
