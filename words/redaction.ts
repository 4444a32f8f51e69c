/** Replaces every secret in messages, logs and reasons. */
export const REDACTED = "[secret]";

/** Shorter secrets are not replaced, because they occur in any text. */
const SHORTEST = 4;

/**
 * The forms of secrets to look for in a message: as they are, as JSON and as in a URL, because vendors quote them in any of these. Longest
 * first, so that replacing one leaves no part of another.
 */
export function spellingsOf(secrets: readonly string[]): string[] {
  const spellings = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(wellFormed(secret))]);
  return [...new Set(spellings)].sort((a, b) => b.length - a.length);
}

// `toWellFormed`, which the compilers of older programs do not know.
const wellFormed = (text: string) => Buffer.from(text).toString();

/** A text with its secrets replaced. @param spellings the result of {@link spellingsOf} */
export const redactText = (text: string, spellings: readonly string[]): string =>
  spellings.reduce((shown, secret) => shown.replaceAll(secret, REDACTED), text);

/** A path to a value: names, and list positions as text; `*` for each item. */
export type Path = readonly string[];

/** The strings and numbers at a path, and below it. */
export function textsAt(value: unknown, [key, ...rest]: Path): string[] {
  if (typeof value === "object" && value !== null) {
    const within = Object.entries(value).filter(([name]) => key === undefined || key === "*" || key === name);
    return within.flatMap(([, item]) => textsAt(item, rest));
  }
  return key === undefined && (typeof value === "string" || typeof value === "number") ? [String(value)] : [];
}
