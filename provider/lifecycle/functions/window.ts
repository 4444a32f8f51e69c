import { failure } from "../containers/rules";
import type { CheckFailure } from "../spec";

/** What is wrong with the ends of the time that a function asks about. */
export const windowFailures = (window: {
  startTime?: number | undefined;
  endTime?: number | undefined;
}): CheckFailure[] =>
  window.startTime !== undefined && window.endTime !== undefined && window.startTime > window.endTime
    ? [failure(["startTime"], "must not be after endTime")]
    : [];
