import { foreignText } from "../provider/transport/foreign-text";

/** Of a line: room for a hundred IDs with their times, and for the command that repeats them. */
const LONGEST_LINE = 10_000;

/**
 * What a command prints. Lines are for people: names, IDs and texts of a cloud in them are bounded and hold nothing that a
 * terminal would act on. JSON is for programs: values are as the cloud returns them, and such characters are escaped.
 */
export function printer(print: (text: string) => unknown) {
  return {
    line: (text: string) => void print(lineText(text)),
    json: (value: unknown) => void print(jsonText(value)),
  };
}

/** One line for people. */
export const lineText = (text: string): string => foreignText(text, [], LONGEST_LINE);

/** What failed, which may quote several lines of what another command printed. */
export const errorLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => `${/^ */.exec(line)?.[0]}${lineText(line)}`)
    .join("\n");

/** Characters that JSON leaves as they are, and a terminal or an editor acts on. */
const ACTIVE = /[\p{Cf}\u007f-\u009f\u2028\u2029]/gu;

/** A value as JSON, without any character that a terminal would act on. */
export const jsonText = (value: unknown): string => JSON.stringify(value, null, 2).replace(ACTIVE, escaped);

const escaped = (character: string) =>
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
