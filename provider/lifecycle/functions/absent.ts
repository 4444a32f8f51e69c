/** What to do if something does not exist; `transport/chinese.ts` has each in Chinese. */
export const ABSENT_REMEDIES = ["check the ID and the region", "check the ID", "check the name"] as const;

/** The thing that a function reads does not exist. */
export class AbsentError extends Error {
  override name = "AbsentError";
  /** @param message what does not exist, without the remedy */
  constructor(
    message: string,
    readonly remedy: (typeof ABSENT_REMEDIES)[number],
  ) {
    super(message);
  }
}
