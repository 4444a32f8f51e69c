/** What only a fault of the program says. */
const FAULT =
  /Cannot (read|set|convert|destructure)|is not (a function|iterable|a constructor|defined)|call stack|undefined is|Unexpected struct|\n\s+at /;

/** Throws when a failure is a fault of the program rather than an answer to its input. */
export function requireAnswered(error: unknown): void {
  if (!(error instanceof Error)) throw new Error(`no Error was thrown but ${String(error)}`);
  const isFault = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  if (isFault || FAULT.test(error.message)) throw new Error(`a fault of the program: ${error.stack}`);
}

/** Throws when a message is one that only a fault of the program gives. */
export function requirePlain(message: string): void {
  if (FAULT.test(message)) throw new Error(`a fault of the program: ${message}`);
}
