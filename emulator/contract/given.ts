import type { Field, Shape } from "./shape";

/** How an API reads empty values. */
export interface Reading {
  /** Whether unknown fields stay, so that the check reports them, or are ignored. */
  readonly unknown: "kept" | "ignored";
  /** Which nulls mean "not set": those in fields documented as nullable, or all. */
  readonly nulls: "documented" | "all";
  /**
   * Whether 0 and "" mean "not set", because clients that cannot leave a field out send them: 0 in an optional field that does not allow
   * it, "" in every field whose contract does not accept an empty string.
   */
  readonly zeros: "values" | "not set";
}

/**
 * The fields that a request sets, at any depth: without values that mean "not set", with other spellings under the field's own name, and
 * with a list around a single object that a vendor's client sends for a list. A value of another type than documented stays for the check
 * to report.
 */
export function givenFields(fields: readonly Field[], value: object, reading: Reading): Record<string, unknown> {
  const sent = value as Record<string, unknown>;
  const found = fields.flatMap((field): [string, unknown][] => {
    const spellings = [field.name, ...field.aliases].filter((spelling) => Object.hasOwn(sent, spelling));
    const name = spellings.find((spelling) => !isUnset(field, sent[spelling], reading));
    return name === undefined ? [] : [[field.name, givenValue(field, sent[name], reading)]];
  });
  if (reading.unknown === "ignored") return Object.fromEntries(found);
  const known = new Set(fields.flatMap(({ name, aliases }) => [name, ...aliases]));
  return Object.fromEntries([...Object.entries(sent).filter(([name]) => !known.has(name)), ...found]);
}

function isUnset(field: Field, value: unknown, { nulls, zeros }: Reading): boolean {
  if (value === undefined) return true;
  if (value === null) return nulls === "all" || field.nullable;
  if (zeros === "values" || field.required || (value !== 0 && value !== "")) return false;
  const isNoChoice = field.allowed !== undefined && !field.allowed.includes(value);
  return isNoChoice || (value === 0 ? (field.minimum ?? 0) > 0 : !field.mayBeEmpty && field.shape.kind === "string");
}

function givenValue({ shape, single }: Field, value: unknown, reading: Reading): unknown {
  return givenPart(shape, single && isObject(value) ? [value] : value, reading);
}

function givenPart(shape: Shape, value: unknown, reading: Reading): unknown {
  if (shape.kind === "list" && Array.isArray(value)) return value.map((item) => givenPart(shape.of, item, reading));
  if (!isObject(value)) return value;
  if (shape.kind === "object") return givenFields(shape.fields(), value, reading);
  if (shape.kind !== "map" || reading.nulls === "documented") return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
