import { disguised, type Span, written } from "./disguises";
import { lookUp } from "./look-up";

/** Replaces every secret in messages, logs and reasons. */
export const REDACTED = "[secret]";

/** Shorter secrets are not replaced, because they occur in any text. */
const SHORTEST = 4;

/** The secrets among these texts. Longest first, so that replacing one leaves no part of another. */
export function secretsToHide(texts: readonly string[]): string[] {
  const secrets = texts.filter((text) => text.length >= SHORTEST);
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}

/** A text with its secrets replaced, in whatever spelling. @param secrets the result of {@link secretsToHide} */
export function redactText(text: string, secrets: readonly string[]): string {
  if (secrets.length === 0 || text.length < SHORTEST) return text;
  const shown = replaced(text, (part) => written(part, secrets));
  return replaced(shown, (part) => disguised(part, secrets));
}

/** Replaces spans of a text. It may have passed here before, so the marks in it stay: a password may be a part of the mark. */
function replaced(text: string, spansOf: (part: string) => Span[]): string {
  const parts = text.split(REDACTED).map((part) => {
    let end = 0;
    const shown = spansOf(part).map((span) => {
      const before = part.slice(end, span.start);
      end = span.end;
      return before + REDACTED;
    });
    return shown.join("") + part.slice(end);
  });
  return parts.join(REDACTED);
}

/** A path to a value: names, and list positions as text; `*` for each item. */
export type Path = readonly string[];

/** The strings and numbers at a path, and below it. */
export function textsAt(value: unknown, [key, ...rest]: Path): string[] {
  if (typeof value === "object" && value !== null) {
    const within =
      key === undefined || key === "*"
        ? Object.values(value)
        : [lookUp(value as Readonly<Record<string, unknown>>, key)];
    return within.flatMap((item) => textsAt(item, rest));
  }
  return key === undefined && (typeof value === "string" || typeof value === "number") ? [String(value)] : [];
}
