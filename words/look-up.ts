/** The value under a key of a table that comes from outside; what every object has, such as `constructor`, is none. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
