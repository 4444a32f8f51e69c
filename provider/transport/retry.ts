import type { Clock } from "./clock";
import type { CallFailure } from "./errors";

/** How failed calls are repeated. */
export interface RetryPolicy {
  /** Attempts of a call, the first included. Throttled ones do not count. @default 4 */
  maxAttempts: number;
  /** Milliseconds of the first back-off, doubled each time; a random part of it is waited. @default 300 */
  base: number;
  /** Longest back-off in milliseconds. @default 20 000 */
  maxDelay: number;
  /** Longest time for the whole call, waits included, in milliseconds. @default 600 000 */
  total: number;
}

/** A failure, and what its answer said about coming back. */
export interface FailedAttempt extends CallFailure {
  /** Whether the same call may succeed when it is repeated. */
  transient: boolean;
  /** Milliseconds that the answer asks to wait. */
  retryAfter?: number;
}

/** What became of one attempt. */
export type Outcome<T> = { value: T } | { failed: FailedAttempt };

/** The waits and attempts of one call. */
export interface Rerun {
  policy: RetryPolicy;
  clock: Clock;
  signal?: AbortSignal;
  /** Sending it twice does no harm. */
  repeatable: boolean;
  /** A number from 0 to 1, for the jitter. */
  random?: () => number;
  /** Called for each throttled response. */
  throttled?: (pause: number) => void;
}

/**
 * Sends a call until it succeeds or repeating is of no use: throttled ones as long as there is time; those that cannot have
 * taken effect, and those that may be sent twice, up to the policy's attempts. Waits are a random part of a doubling delay
 * ("full jitter"), or what the answer asks for if that is longer.
 * @param attempt gets the attempt's number from 1 on, and the milliseconds that are left
 */
export async function repeat<T>(
  attempt: (number: number, left: number) => Promise<Outcome<T>>,
  rerun: Rerun,
): Promise<Outcome<T>> {
  const { policy, clock, signal, random = Math.random } = rerun;
  const end = clock.now() + policy.total;
  let counted = 0;
  let acted = false;
  for (let number = 1; ; number++) {
    const outcome = await attempt(number, end - clock.now());
    if ("value" in outcome) return outcome;
    acted ||= outcome.failed.mayHaveTakenEffect !== false;
    // A refusal at last does not undo what an earlier attempt may have done.
    const failed = { ...outcome.failed, attempts: number, mayHaveTakenEffect: acted };
    const isThrottled = failed.category === "throttled";
    if (!isThrottled) counted++;
    if (!mayRepeat(failed, rerun) || counted >= policy.maxAttempts) return { failed };
    if (isThrottled && policy.maxAttempts === 1) return { failed };
    const backoff = Math.min(policy.maxDelay, policy.base * 2 ** (number - 1)) * random();
    const delay = Math.max(backoff, failed.retryAfter ?? 0);
    if (isThrottled) rerun.throttled?.(delay);
    if (clock.now() + delay >= end) return { failed: outOfTime(failed, policy) };
    await clock.sleep(delay, signal);
    // A machine that is busy wakes up late.
    if (clock.now() >= end) return { failed: outOfTime(failed, policy) };
  }
}

function mayRepeat(failed: FailedAttempt, { repeatable }: Rerun): boolean {
  return failed.transient && (failed.category === "throttled" || failed.mayHaveTakenEffect === false || repeatable);
}

function outOfTime(failed: FailedAttempt, policy: RetryPolicy): FailedAttempt {
  return { ...failed, reason: `${failed.reason}; gave up after ${policy.total / 1000} s` };
}

/** Milliseconds that a `Retry-After` header asks for: seconds, or a date. */
export function retryAfterOf(header: string | string[] | undefined, now: number): number | undefined {
  if (typeof header !== "string") return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
