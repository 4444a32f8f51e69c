import type { Properties } from "./codec";

/** Thrown by a create if the cloud has answered that nothing was created. After any other error, the resource may exist. */
export class NotMadeError extends Error {
  override name = "NotMadeError";
}

/**
 * Thrown by a resource file's create or update if the cloud did only a part of it. The state keeps that part, and the next `up` continues
 * from it. The message says what failed.
 */
export class PartlyDoneError extends Error {
  override name = "PartlyDoneError";
  constructor(
    message: string,
    /** ID of the resource. */
    readonly id: string,
    /** Outputs that `find` needs from now on. */
    readonly known: Properties = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
