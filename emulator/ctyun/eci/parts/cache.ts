import type { World } from "../../../world";
import { refuseUnless } from "../../errors";
import type { CreateDataCacheInput } from "../inputs.gen";
import { beijing } from "./dates";

const DAY_MS = 86_400_000;
const MOST_DAYS = 3650;

/** Days to keep a cache; 0 or unset means forever. */
type Retention = Pick<CreateDataCacheInput, "retentionDays">;

/** @throws Refusal Invalid outside 0 to 3650 */
export function checkRetention({ retentionDays = 0 }: Retention): void {
  refuseUnless(retentionDays >= 0 && retentionDays <= MOST_DAYS, `retentionDays must be from 0 to ${MOST_DAYS}`);
}

/** When a cache created now expires, in milliseconds of emulator time. */
export function expiryOf(world: World, { retentionDays = 0 }: Retention): number | undefined {
  return retentionDays > 0 ? world.clock.now() + retentionDays * DAY_MS : undefined;
}

/** The creation of a cache, as its only event. */
export function cacheEvents({ status, reason, createdAt }: { status: string; reason?: string; createdAt: string }) {
  const time = beijing(createdAt);
  const failed = status === "failed";
  return [
    {
      type: failed ? "Warning" : "Normal",
      name: failed ? "Failed" : "Creating",
      count: 1,
      message: failed ? (reason ?? "the cache could not be made") : "the cache is made in a temporary container group",
      firstTimestamp: time,
      lastTimestamp: time,
    },
  ];
}
