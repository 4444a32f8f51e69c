import { redactText } from "./redaction";

/** Longest vendor text in a message, in characters; every documented one is shorter. */
const LONGEST = 2_000;

/** Control characters, starts of escape sequences, marks that change the text direction, and lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Makes text from outside safe for a terminal, a log and the state: one line of limited length, without control characters and secrets.
 * @param secrets their spellings
 */
export function foreignText(text: string, secrets: readonly string[] = [], longest = LONGEST): string {
  // Secrets are removed before cutting, because a cut through one would leave its beginning.
  const shown = redactText(text, secrets);
  const isCut = shown.length > longest;
  // Keeps more than the limit, because cleaning shortens the text.
  const plain = shown
    .slice(0, longest * 2)
    .replace(UNPRINTABLE, " ")
    .trim();
  if (!isCut && plain.length <= longest) return plain;
  return `${plain.slice(0, longest).toWellFormed()}... (${shown.length} characters)`;
}

/** A text without trailing full stops and spaces. */
export function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && /[.\s]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The value of a key in a table, for keys from outside: inherited properties such as `constructor` do not count. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
