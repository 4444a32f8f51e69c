/** Control characters, starts of escape sequences, marks that change the text direction, and lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** A text on one line, without anything that a terminal would act on. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, " ");

/** The same for each line of a text. */
export const printableLines = (text: string): string => text.split("\n").map(printable).join("\n");
