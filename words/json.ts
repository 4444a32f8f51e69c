/** Deepest nesting of a text. No input comes near it, and code that walks through deeper values would overflow the stack. */
const DEEPEST = 500;

/** A text is nested too deep. */
export class NestedTooDeep extends SyntaxError {
  override readonly name = "NestedTooDeep";

  /** @param path where it is nested deepest, from the outside */
  constructor(
    readonly path: readonly string[],
    deepest: number,
  ) {
    super(`nested more than ${deepest} deep`);
  }
}

/** Parses JSON. @throws SyntaxError if it is invalid; NestedTooDeep */
export function parseJson(text: string, deepest = DEEPEST): unknown {
  const value: unknown = JSON.parse(text);
  // Each level has at least two characters, so most texts need no look.
  const path = text.length > 2 * deepest ? tooDeepIn(value, deepest) : undefined;
  if (path !== undefined) throw new NestedTooDeep(path, deepest);
  return value;
}

/** The path to what is nested deeper than so many levels; `undefined` if nothing is. */
export function tooDeepIn(value: unknown, levels: number): string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (levels === 0) return [];
  for (const [name, inner] of Object.entries(value)) {
    const path = tooDeepIn(inner, levels - 1);
    if (path !== undefined) return [name, ...path.slice(0, SHOWN)];
  }
  return undefined;
}

/** Names of a path that a message shows. */
const SHOWN = 5;

/** What is wrong with a text, after its name: "is not JSON (Unexpected end of JSON input)". @param error of `parseJson` */
export function jsonProblem(error: unknown): string {
  if (!(error instanceof NestedTooDeep)) return `is not JSON (${whyNotJson(error)})`;
  return `is ${error.message}, in ${error.path.slice(0, SHOWN).join(".")}`;
}

/** Why a text is not JSON, without the text, which may contain a key or what a terminal would act on. @param error of `JSON.parse` */
export function whyNotJson(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const quote = message.indexOf(', "');
  const reason = quote >= 0 ? message.slice(0, quote) : message;
  return reason.replace(/[^\x20-\x7e]/g, "?");
}
