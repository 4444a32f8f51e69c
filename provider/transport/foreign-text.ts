import { printable } from "../../words/printable";
import { redactText } from "../../words/redaction";
import { ConfigError } from "./errors";
import { hiddenNow } from "./redaction";

/** Longest vendor text in a message, in characters; every documented one is shorter. */
const LONGEST = 2_000;

/** A whole message: what was being done, what the vendor says, and what to do about it. */
const LONGEST_MESSAGE = 5_000;

/** Room for the note about a cut, so that text that was cut is not cut again. */
const CUT_NOTE = 40;

/**
 * Makes text from outside safe for a terminal, a log and the state: one line of limited length, without control characters, without
 * these secrets and without those of the program.
 * @param secrets the result of {@link secretsToHide}
 */
export function foreignText(text: string, secrets: readonly string[] = [], longest = LONGEST): string {
  // Secrets are removed before cutting, because a cut through one would leave its beginning.
  const shown = redactText(redactText(text, secrets), hiddenNow());
  const isCut = shown.length > longest + CUT_NOTE;
  // Keeps more than the limit, because cleaning shortens the text.
  const plain = printable(shown.slice(0, longest * 2)).trim();
  return isCut ? `${plain.slice(0, longest).toWellFormed()}... (${shown.length} characters)` : plain;
}

/**
 * What an error says, fit to be shown and kept: answers that were no failure hold IDs, statuses and reasons that messages repeat.
 * Wrong settings are the user's own text, with a line for each.
 */
export function errorText(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return foreignText(error instanceof Error ? error.message : String(error), [], LONGEST_MESSAGE);
}

/** A text without trailing full stops and spaces. */
export function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && /[.\s]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
