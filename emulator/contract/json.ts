/** Deeper than any request of the five APIs; what goes deeper would break whoever walks through it. */
const DEEPEST = 64;

/** Reads a request's JSON. @throws SyntaxError when it is none, or is nested too deeply */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isDeeper(value, DEEPEST)) throw new SyntaxError(`nested more than ${DEEPEST} deep`);
  return value;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
