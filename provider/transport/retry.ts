import type { Clock } from "./clock";
import type { CallFailure } from "./errors";

/** How failed calls are retried. */
export interface RetryPolicy {
  /** Attempts of a call, including the first; throttled ones do not count. @default 4 */
  maxAttempts: number;
  /** First back-off in milliseconds; it doubles with each retry, and a random part of it is waited. @default 300 */
  base: number;
  /** Longest back-off in milliseconds. @default 20 000 */
  maxDelay: number;
  /** Longest time for the whole call with its waits, in milliseconds. @default 600 000 */
  total: number;
}

/** A failure, and how long its response asks to wait. */
export interface FailedAttempt extends CallFailure {
  /** Whether the same call may succeed if it is repeated. */
  transient: boolean;
  /** Milliseconds that the response asks to wait. */
  retryAfter?: number;
}

/** The result of one attempt. */
export type Outcome<T> = { value: T } | { failed: FailedAttempt };

/** The state of one call's attempts and waits. */
export interface Rerun {
  policy: RetryPolicy;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** Whether a second call does no harm. */
  repeatable: boolean;
  /** A number from 0 to 1, for the jitter. */
  random?: () => number;
  /** Called for each throttled response. */
  throttled?: (pause: number) => void;
}

/**
 * Sends a call until it succeeds or a retry cannot help. Only calls that cannot have taken effect, and calls that may be sent twice, are
 * repeated: throttled ones as long as there is time, others up to the policy's attempts. A wait is a random part of a doubling delay
 * ("full jitter"), or what the response asks for if that is longer.
 * @param attempt gets the attempt's number, from 1, and the remaining milliseconds
 */
export async function repeat<T>(
  attempt: (number: number, left: number) => Promise<Outcome<T>>,
  rerun: Rerun,
): Promise<Outcome<T>> {
  const { policy, clock, signal, random = Math.random } = rerun;
  const end = clock.now() + policy.total;
  let counted = 0;
  for (let number = 1; ; number++) {
    const outcome = await attempt(number, end - clock.now());
    if ("value" in outcome) return outcome;
    const failed = { ...outcome.failed, attempts: number };
    const isThrottled = failed.category === "throttled";
    if (!isThrottled) counted++;
    if (!failed.transient || !mayRepeat(failed, rerun) || counted >= policy.maxAttempts) return { failed };
    if (isThrottled && policy.maxAttempts === 1) return { failed };
    const backoff = Math.min(policy.maxDelay, policy.base * 2 ** (number - 1)) * random();
    const delay = Math.max(backoff, failed.retryAfter ?? 0);
    // A wait that no call has time for must not make all later ones fail.
    if (isThrottled) rerun.throttled?.(delay > policy.total ? policy.maxDelay : delay);
    if (clock.now() + delay >= end) return { failed: outOfTime(failed, policy) };
    await clock.sleep(delay, signal);
    // A busy machine may wake up late.
    if (clock.now() >= end) return { failed: outOfTime(failed, policy) };
  }
}

/** Whether a repeat cannot do it twice. */
export const mayRepeat = (failed: FailedAttempt, { repeatable }: Pick<Rerun, "repeatable">): boolean =>
  failed.mayHaveTakenEffect === false || repeatable;

function outOfTime(failed: FailedAttempt, { total }: RetryPolicy): FailedAttempt {
  const { reason, retryAfter = 0 } = failed;
  const why =
    retryAfter > total
      ? `the response asks to wait ${retryAfter / 1000} s, longer than the timeout of ${total / 1000} s`
      : `gave up after ${total / 1000} s`;
  return { ...failed, reason: `${reason}; ${why}` };
}

/** The wait in milliseconds that a `Retry-After` header asks for, in seconds or as a date. */
export function retryAfterOf(header: string | string[] | undefined, now: number): number | undefined {
  if (typeof header !== "string") return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
