import { redactText } from "./redaction";

/** Text of a vendor in a message: long enough for every documented one. */
const LONGEST = 2_000;

/** Control characters, escape sequences' beginnings, marks that turn the direction of text, halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Text that came from outside, fit for a terminal, a log and the state: of bounded length, on one line, without control
 * characters and without the secrets that it repeats.
 * @param secrets their spellings
 */
export function foreignText(text: string, secrets: readonly string[] = [], longest = LONGEST): string {
  // Secrets go first: a cut through one would leave its beginning.
  const shown = redactText(text, secrets);
  const isCut = shown.length > longest;
  // A little more than is shown, as what is cleaned gets shorter.
  const plain = shown
    .slice(0, longest * 2)
    .replace(UNPRINTABLE, " ")
    .trim();
  if (!isCut && plain.length <= longest) return plain;
  return `${plain.slice(0, longest).toWellFormed()}... (${shown.length} characters)`;
}

/** A text without full stops and blanks at its end. */
export function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && /[.\s]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The value under a key of a table that comes from outside; what every object has, such as `constructor`, is none. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
