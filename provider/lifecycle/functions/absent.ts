/** What to do about something that is not there; `transport/chinese.ts` has each in Chinese. */
export const ABSENT_REMEDIES = ["check the ID and the region", "check the ID", "check the name"] as const;

/** What a function was asked for is not there. */
export class AbsentError extends Error {
  override name = "AbsentError";
  /** @param message what there is none of, without the remedy */
  constructor(
    message: string,
    readonly remedy: (typeof ABSENT_REMEDIES)[number],
  ) {
    super(message);
  }
}
