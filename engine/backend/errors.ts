import { types } from "node:util";

/**
 * What went wrong, as a script sees it: each code has one exit status, the one that the CLI gives to the same mistake
 * (`pkg/cmd/pulumi/cmd/exit_codes.go` of CLI 3.260).
 */
export type EngineErrorCode =
  | "failed"
  | "configuration"
  | "authentication"
  | "stack-not-found"
  | "no-changes"
  | "cancelled";

const EXIT_STATUS: Record<EngineErrorCode, number> = {
  failed: 1,
  configuration: 2,
  authentication: 3,
  "stack-not-found": 6,
  "no-changes": 7,
  cancelled: 8,
};

/** A mistake or a failure that is reported to the user in one or two lines; everything else that is thrown is a bug. */
export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(
    message: string,
    readonly code: EngineErrorCode = "failed",
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Status with which the process ends. */
  get exitStatus(): number {
    return EXIT_STATUS[this.code];
  }
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown);
}

/** True for a system error of one of these codes, such as `ENOENT`. */
export function isSystemError(thrown: unknown, ...codes: string[]): boolean {
  return isError(thrown) && "code" in thrown && codes.includes(String(thrown.code));
}

/** Whether something is an error, of another realm as well: under jest, Node's own errors are no `instanceof Error`. */
export const isError = (thrown: unknown): thrown is Error => thrown instanceof Error || types.isNativeError(thrown);
