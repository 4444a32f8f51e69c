import type { Field, Shape } from "../../emulator/contract/shape";

/** Where all chance comes from: a number below another one. */
export type Pick = (below: number) => number;

export const oneOf = <T>(pick: Pick, values: readonly T[]): T => values[pick(values.length)] as T;

/** Values that programs trip over. */
const ODD: readonly unknown[] = [
  ...["", " ", "x", "constructor", "__proto__", "hasOwnProperty", "../..", "%00", "*", "null", "true", "-1", "1e999"],
  ...[
    "a".repeat(3_000),
    "\u001b[31m",
    "💥",
    "\ud800",
    "2026-01-01T00:00:00Z",
    "10.0.0.0/8",
    "cls-00000000",
    "/",
    ":",
    "a/b/c",
  ],
  ...[null, true, false, 0, -1, 1, 1.5, 1e300, 2 ** 53, 2 ** 31],
  ...[[], {}, [[]], [null], [{}], { a: { b: [] } }, { name: null }, JSON.parse('{"__proto__":{"a":1}}')],
];

const TEXTS = [
  "web",
  "nginx:1.27",
  "10.0.0.0/16",
  "vpc-1",
  "subnet-1",
  "sg-1",
  "Running",
  "1",
  "100m",
  "a=b",
  "a/b",
  "v1",
];
const NUMBERS = [0, 1, 2, 80, 100, 1024, -1, 2 ** 31];

export const oddValue = (pick: Pick): unknown => oneOf(pick, ODD);

/**
 * A value of a shape of the contract, now and then an odd one in its place.
 * @param texts that make sense where a text is wanted, such as ids of what there is
 */
export function shaped(pick: Pick, shape: Shape, texts: readonly string[] = [], depth = 0): unknown {
  if (pick(25) === 24) return oddValue(pick);
  switch (shape.kind) {
    case "string":
      return oneOf(pick, texts.length > 0 && pick(2) === 1 ? texts : TEXTS);
    case "integer":
    case "number":
      return oneOf(pick, NUMBERS);
    case "boolean":
      return pick(2) === 1;
    case "list":
      return Array.from({ length: pick(3) }, () => shaped(pick, shape.of, texts, depth + 1));
    case "map":
      return Object.fromEntries(
        Array.from({ length: pick(3) }, (_, at) => [`k${at}`, shaped(pick, shape.of, texts, depth + 1)]),
      );
    case "object":
      return fieldsOf(pick, shape.fields(), texts, depth + 1);
    default:
      return oddValue(pick);
  }
}

/** An object of these fields; most optional ones are left out, and all of them far down. */
export function fieldsOf(
  pick: Pick,
  fields: readonly Field[],
  texts: readonly string[] = [],
  depth = 0,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const field of fields) {
    const wanted = field.required ? pick(30) < 29 : depth < 5 && pick(3) === 2;
    if (!wanted) continue;
    value[field.name] =
      field.allowed && pick(8) < 7 ? oneOf(pick, field.allowed) : shaped(pick, field.shape, texts, depth);
  }
  return value;
}

/** A JSON value with one place in it changed: replaced by an odd value, removed, or doubled. */
export function mutated(pick: Pick, value: unknown): unknown {
  if (typeof value !== "object" || value === null || pick(6) === 5) return oddValue(pick);
  const keys = Object.keys(value);
  if (keys.length === 0) return oddValue(pick);
  const at = oneOf(pick, keys);
  if (Array.isArray(value)) {
    const index = Number(at);
    if (pick(6) === 5) return pick(2) ? value.toSpliced(index, 1) : [...value, value[index]];
    return value.with(index, mutated(pick, value[index]));
  }
  const { [at]: inner, ...rest } = value as Record<string, unknown>;
  return pick(8) === 7 ? rest : { ...rest, [at]: mutated(pick, inner) };
}

/** A text that is cut, or has something odd in its middle, or a part twice. */
export function mutatedText(pick: Pick, text: string): string {
  const [from, to] = [pick(text.length + 1), pick(text.length + 1)].sort((a, b) => a - b) as [number, number];
  switch (pick(4)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(0, from) + text.slice(to);
    case 2:
      return text.slice(0, to) + text.slice(from);
    default:
      return `${text.slice(0, from)}${oneOf(pick, ["\n", "\t", "{", "]", ":", "&a", "*a", "!!", "\u0000", "\ud800", '"', "- ", "<<: "])}${text.slice(from)}`;
  }
}
