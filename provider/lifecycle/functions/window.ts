import { failure } from "../containers/rules";
import type { CheckFailure } from "../spec";

/** The problems with the start and end of a function's time range. */
export const windowFailures = (window: {
  startTime?: number | undefined;
  endTime?: number | undefined;
}): CheckFailure[] =>
  window.startTime !== undefined && window.endTime !== undefined && window.startTime > window.endTime
    ? [failure(["startTime"], "must not be after endTime")]
    : [];
