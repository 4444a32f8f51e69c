/** Values in Pulumi's protocol: plain JSON, and property paths as text. */

/** Properties as Pulumi carries them: JSON, without `undefined`. */
export type Properties = Record<string, unknown>;

/**
 * A copy of `value` that a protobuf Struct can hold. It never throws: the dynamic host converts the result of `create` after the cloud
 * call, and a value that it cannot convert would lose the ID of a real resource.
 * Dates become ISO text, big integers text, NaN and infinities null; functions, symbols and `undefined` are left out.
 */
export function toPlain(value: unknown, above: readonly unknown[] = []): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : null;
    case "bigint":
      return value.toString();
    case "object":
      return value === null || above.includes(value) ? null : plainObject(value, [...above, value]);
    default:
      return undefined;
  }
}

function plainObject(value: object, above: readonly unknown[]): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return Array.from(value, (item) => toPlain(item, above) ?? null);
  const plain: Properties = {};
  for (const key of Object.keys(value)) {
    const item = toPlain(readSafely(value as Properties, key), above);
    if (item === undefined) continue;
    // An assignment to this name would set the prototype.
    if (key === "__proto__") Object.defineProperty(plain, key, { value: item, enumerable: true, writable: true });
    else plain[key] = item;
  }
  return plain;
}

// A getter may throw.
function readSafely(value: Properties, key: string): unknown {
  try {
    return value[key];
  } catch {
    return undefined;
  }
}

/** Properties without `null` and `undefined` at any depth, because both mean "not set" and programs send either. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]));
}

/** A copy of `value` with another value at `path`, or without that property if the new value is `undefined`. */
export function changedAt(
  value: unknown,
  [key, ...rest]: readonly PropertyKey[],
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  const inside = (item: unknown) => changedAt(item, rest, change);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? inside(item) : item));
  const name = String(key);
  const { [name]: old, ...others } = (value ?? {}) as Properties;
  const made = inside(old);
  return made === undefined ? others : { ...others, [name]: made };
}

/** A path as Pulumi writes it: `containers[0].image`, `tags["a.b"]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}
