import type { Field, Shape } from "./shape";

/** How an API reads a value that says nothing. */
export interface Reading {
  /** Fields the call does not know: left for the check to name, or ignored. */
  readonly unknown: "kept" | "ignored";
  /** Which nulls mean "not set": those of fields documented as nullable, or all. */
  readonly nulls: "documented" | "all";
  /**
   * Clients that cannot leave a field out send 0 and "". In an optional field 0 means "not set" where it is not allowed, and ""
   * wherever the contract does not say that an empty text is a value.
   */
  readonly zeros: "values" | "not set";
}

/**
 * What a request sets: without the values that mean "not set", other spellings under the field's own name, one object
 * for a list of one where a vendor's client writes it so. At any depth. What has another type than documented stays as
 * it is: the check names it.
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
