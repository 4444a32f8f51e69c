import { types } from "node:util";

/**
 * The category of a failure for scripts: each code has one exit status, which the CLI has for the same mistake
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

/** A mistake or failure that is reported to the user in one or two lines. Any other thrown value is a bug. */
export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(
    message: string,
    readonly code: EngineErrorCode = "failed",
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Exit status of the process. */
  get exitStatus(): number {
    return EXIT_STATUS[this.code];
  }
}

/** The message of any thrown value. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown);
}

/** True for a system error with one of these codes, such as `ENOENT`. */
export function isSystemError(thrown: unknown, ...codes: string[]): boolean {
  return isError(thrown) && "code" in thrown && codes.includes(String(thrown.code));
}

/** Whether a value is an error, also from another realm: under jest, Node's own errors are not `instanceof Error`. */
export const isError = (thrown: unknown): thrown is Error => thrown instanceof Error || types.isNativeError(thrown);
