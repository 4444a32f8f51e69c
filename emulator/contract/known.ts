import type { Field, Shape } from "./shape";

/**
 * An object as an API sees it that ignores what it does not know: other spellings under the field's own name, unknown
 * fields and nulls left out, at any depth. What has another type than documented stays as it is: the check names it.
 */
export function knownFields(fields: readonly Field[], value: object): Record<string, unknown> {
  const given = value as Record<string, unknown>;
  const found = fields.flatMap((field): [string, unknown][] => {
    const name = [field.name, ...field.aliases].find((spelling) => (given[spelling] ?? undefined) !== undefined);
    return name === undefined ? [] : [[field.name, knownPart(field.shape, given[name])]];
  });
  return Object.fromEntries(found);
}

function knownPart(shape: Shape, value: unknown): unknown {
  if (shape.kind === "list" && Array.isArray(value)) return value.map((item) => knownPart(shape.of, item));
  if (shape.kind !== "object" || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return knownFields(shape.fields(), value);
}
