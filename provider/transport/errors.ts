import { type CallFacts, listFacts } from "./call-facts";

/**
 * What a failure means to the caller. Each cloud maps its vendor's codes to these in its `errors.ts`; everything else branches
 * on them and never on a message.
 *
 * - `not-found`: the thing is not there. `already-exists`: its name or ID is taken.
 * - `conflict`: not possible in the present state, perhaps later (busy, in use, another operation runs).
 * - `throttled`: too many calls. `quota`: a limit of the account is reached. `invalid`: the request is wrong.
 * - `unauthorised`: keys, token, signature, clock or permission.
 * - `server`: the cloud failed, or answered what its contract does not allow; the outcome of a write is unknown.
 * - `connection`: no answer came. `timeout`: it did not come in time.
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

/** Everything that is known about a failed call. */
export interface CallFailure extends CallFacts {
  /** Name of the cloud. */
  cloud: string;
  category: Category;
  /** The vendor's code; for failures without one, a name of ours such as `MalformedAnswer` or `ECONNREFUSED`. */
  code: string;
  /** What the vendor says, or what happened. No full stop at its end. */
  reason: string;
  /** 0 when there was no answer. */
  httpStatus?: number;
  /** What to do about it, where that is known: one sentence without a full stop. */
  remedy?: string;
  /** False when it is certain that the call took no effect. @default true */
  mayHaveTakenEffect?: boolean;
  cause?: unknown;
}

/**
 * A call to a cloud that failed. Its message reads
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
  /** False when it is certain that the call took no effect: a repeat cannot do it twice. */
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

const unsent = new WeakSet<object>();

/** Notes of a failure that it came before the first request of its call was sent: of the settings, the keys, the account. */
export function beforeSending(error: unknown): unknown {
  if (typeof error === "object" && error !== null) unsent.add(error);
  return error;
}

/**
 * Whether a failed call may have taken effect: nobody knows before looking. An error of an unknown kind may have come after it
 * did.
 */
export const mayHaveActed = (error: unknown): boolean =>
  error instanceof CloudError
    ? error.mayHaveTakenEffect && !unsent.has(error)
    : !(typeof error === "object" && error !== null && unsent.has(error));

/** Vendors' codes for a known caller without permission. */
const NOT_ALLOWED = /UnauthorizedOperation|CamNoAuth|ErrUnauthorized|ErrMustAdmin|AccessDenied|Forbidden|CTIAM_/i;

/** Whether keys, token and clock are right, and only this call is not allowed. */
export const isForbidden = ({ category, code }: CloudError): boolean =>
  category === "unauthorised" && NOT_ALLOWED.test(code);

/** One thing that is wrong with the settings. */
export interface SettingProblem {
  /** Full path, such as `container-clouds:tencent.secretId` or `container-clouds:profiles.prod.baidu.region`. */
  setting: string;
  /** What is wrong and what to do. No full stop at its end. */
  reason: string;
}

/** Settings that are missing or wrong. All problems that can be seen at once are in it; the message has one line for each. */
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
