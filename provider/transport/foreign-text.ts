/** Text of a vendor in a message: long enough for every documented one. */
const LONGEST = 2_000;

/** Control characters, escape sequences' beginnings, marks that turn the direction of text, halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Text that came from outside, fit for a terminal, a log and the state: of bounded length, on one line, without control
 * characters and without the secrets that it repeats.
 * @param secrets with what to show for each
 */
export function foreignText(text: string, secrets: ReadonlyMap<string, string> = new Map(), longest = LONGEST): string {
  // Secrets go first: a cut through one would leave its beginning.
  let shown = text;
  for (const [secret, mark] of secrets) shown = shown.replaceAll(secret, mark);
  const isCut = shown.length > longest;
  // A little more than is shown, as what is cleaned gets shorter.
  const plain = shown
    .slice(0, longest * 2)
    .replace(UNPRINTABLE, " ")
    .trim();
  if (!isCut && plain.length <= longest) return plain;
  return `${plain.slice(0, longest).toWellFormed()}... (${shown.length} characters)`;
}

/** A text as it is, as JSON writes it and as a URL does: vendors quote what they were sent in any of these. */
export function spellingsOf(secret: string): string[] {
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())])];
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
