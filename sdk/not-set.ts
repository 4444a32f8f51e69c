/**
 * A copy of plain objects and arrays without null properties, at any depth, because programs write both `null` and `undefined` for "not
 * set". Outputs, resources and functions stay unchanged. The provider, which programs load separately, has its own function for the plain
 * values that it receives.
 */
export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item)) as T;
  if (!isPlain(value)) return value;
  const set = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(set.map(([name, item]) => [name, withoutNulls(item)])) as T;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
