import type { Properties } from "./codec";

/** Thrown by a resource's create when the cloud has answered that it made nothing. Any other error may hide that it did. */
export class NotMadeError extends Error {
  override name = "NotMadeError";
}

/**
 * Thrown by a resource file's create or update when the cloud did a part of it: what was created is kept, and the next `up` continues from
 * it. The message names what could not be done.
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
