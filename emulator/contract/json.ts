/** Deepest nesting. No request of the five APIs is deeper, and deeper values would overflow the stack of code that walks through them. */
const DEEPEST = 64;

/** Parses a request's JSON. @throws SyntaxError if it is invalid or nested too deeply */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isDeeper(value, DEEPEST)) throw new SyntaxError(`nested more than ${DEEPEST} deep`);
  return value;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
