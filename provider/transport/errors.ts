import { type CallFacts, listFacts } from "./call-facts";

/**
 * What a failure means to the caller. Each cloud maps its vendor's codes to these categories in its `errors.ts`. All other code branches on
 * the category, never on a message.
 *
 * - `not-found`: the resource does not exist. `already-exists`: its name or ID is taken.
 * - `conflict`: not possible in the current state, perhaps later (busy, in use, another operation in progress).
 * - `throttled`: too many calls. `quota`: the account reached a limit. `invalid`: the request is wrong.
 * - `unauthorised`: keys, token, signature, clock or permission.
 * - `server`: the cloud failed, or its response broke its contract; the outcome of a write is unknown.
 * - `connection`: no response. `timeout`: no response in time.
 */
export type Category =
  | "not-found"
  | "already-exists"
  | "conflict"
  | "throttled"
  | "server"
  | "unauthorised"
  | "invalid"
  | "quota"
  | "connection"
  | "timeout";

/** All known facts about a failed call. */
export interface CallFailure extends CallFacts {
  /** Name of the cloud. */
  cloud: string;
  category: Category;
  /** The vendor's code; without one, a name of this package such as `MalformedAnswer`, or Node's, such as `ECONNREFUSED`. */
  code: string;
  /** The vendor's message, or what happened. No full stop at the end. */
  reason: string;
  /** 0 if there was no response. */
  httpStatus?: number;
  /** What to do about it, if known: one sentence without a full stop. */
  remedy?: string | undefined;
  /** False if the call certainly had no effect. @default true */
  mayHaveTakenEffect?: boolean;
  cause?: unknown;
}

/**
 * A failed call to a cloud. Its message reads
 * `subnet has no free addresses (FailedOperation.SubnetFull, tke CreateCluster at https://host, request 7f3c0a): choose a larger subnet`.
 */
export class CloudError extends Error {
  override readonly name = "CloudError";
  readonly cloud: string;
  readonly service: string;
  readonly action: string;
  readonly endpoint: string;
  readonly httpStatus: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly category: Category;
  readonly attempts: number;
  /** The failure without code, request ID and remedy. */
  readonly reason: string;
  readonly remedy: string | undefined;
  /** False if the call certainly had no effect, so that a repeat cannot do it twice. */
  readonly mayHaveTakenEffect: boolean;

  constructor(failure: CallFailure) {
    super(describe(failure), failure.cause === undefined ? undefined : { cause: failure.cause });
    this.cloud = failure.cloud;
    this.service = failure.service;
    this.action = failure.action;
    this.endpoint = failure.endpoint;
    this.httpStatus = failure.httpStatus ?? 0;
    this.code = failure.code;
    this.requestId = failure.requestId;
    this.category = failure.category;
    this.attempts = failure.attempts ?? 1;
    this.reason = failure.reason;
    this.remedy = failure.remedy;
    this.mayHaveTakenEffect = failure.mayHaveTakenEffect ?? true;
  }
}

function describe(failure: CallFailure): string {
  const facts = [failure.code, ...listFacts(failure)];
  const remedy = failure.remedy ? `: ${failure.remedy}` : "";
  return `${failure.reason} (${facts.join(", ")})${remedy}`;
}

/** A call that ended without a response, for example because the run was cancelled. The message is that of the cause. */
export class CallError extends Error {
  override readonly name = "CallError";

  constructor(
    cause: unknown,
    /** As of a {@link CloudError}. */
    readonly mayHaveTakenEffect: boolean,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * The error of a call that ended without a response. It is a new one for each call: several calls can end for one reason, such as a
 * cancelled run or a role whose credentials they wait for together, and only some of them may have been sent.
 */
export function endedBy(cause: unknown, mayHaveTakenEffect: boolean): Error {
  if (cause instanceof CloudError) return new CloudError({ ...cause, mayHaveTakenEffect, cause });
  // Callers report wrong settings by this class. A ConfigError always means that nothing was sent.
  if (cause instanceof ConfigError && !mayHaveTakenEffect) return cause;
  return new CallError(cause, mayHaveTakenEffect);
}

/**
 * Whether a failed call may have taken effect. True for any error that does not prove otherwise.
 */
export function mayHaveActed(error: unknown): boolean {
  if (error instanceof CloudError || error instanceof CallError) return error.mayHaveTakenEffect;
  return !(error instanceof ConfigError);
}

/** Vendors' codes for a known caller without permission. */
const NOT_ALLOWED = /UnauthorizedOperation|CamNoAuth|ErrUnauthorized|ErrMustAdmin|AccessDenied|Forbidden|CTIAM_/i;

/** Whether keys, token and clock are right, and only this call is not allowed. */
export const isForbidden = ({ category, code }: CloudError): boolean =>
  category === "unauthorised" && NOT_ALLOWED.test(code);

/** A problem with the settings. */
export interface SettingProblem {
  /** Full path, such as `container-clouds:tencent.secretId` or `container-clouds:profiles.prod.baidu.region`. */
  setting: string;
  /** What is wrong and what to do. No full stop at the end. */
  reason: string;
}

/** Missing or wrong settings. It has all problems that can be found at once; the message has one line for each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  /** The first problem's setting. */
  readonly setting: string;
  readonly problems: readonly SettingProblem[];

  constructor(first: SettingProblem, ...others: SettingProblem[]) {
    const problems = [first, ...others];
    super(problems.map(({ setting, reason }) => `${setting}: ${reason}`).join("\n"));
    this.setting = first.setting;
    this.problems = problems;
  }
}
