import type { Account } from "./account";
import type { Clock } from "./clock";
import type { Credentials, FoundKeys, Search } from "./credentials";
import { CloudError } from "./errors";

/** A role that a cloud's calls take on: temporary credentials that the vendor hands out for it. */
export interface Role {
  /** Names it for people, and counts its calls together, such as `role qcs::cam::uin/1:roleName/deploy`. */
  title: string;
  /** Settings by their full paths, or variables. */
  from: readonly string[];
  /** Whether the vendor is asked with a key pair of the chain. */
  needsKeys: boolean;
  /** Asks the vendor. @param account with the key pair of the chain, where there is one */
  take(account: Account): Promise<Credentials>;
}

/** Finds the role that settings, environment or the key pair's file name. @throws ConfigError for one that is not whole */
export type FindRole = (search: Search, keys: FoundKeys | undefined) => Role | undefined;

/** Credentials that are got when they are first needed, and again shortly before they end. */
export interface Renewed {
  /** Those of now. Calls that ask at the same time wait for the same answer. */
  current(): Promise<Credentials>;
  /** When the last ones end, as far as that is known; nothing is asked. */
  expiresAt(): number | undefined;
  /** The cloud no longer takes these. @returns whether asking again may give others */
  refused(credentials: Credentials): boolean;
}

/** Renewed this long before the end, or when a quarter of the time is left if that is less. */
const MARGIN_MS = 5 * 60_000;

/** Not asked for again sooner than this, whatever the cloud says of them. */
const NEW_MS = 30_000;

/** @param get asks for credentials; those without an end are kept for good */
export function renewed(clock: Clock, get: () => Promise<Credentials>): Renewed {
  let held: { credentials: Credentials; askedAt: number; renewAt: number } | undefined;
  let asking: Promise<Credentials> | undefined;
  const ask = async () => {
    const asked = clock.now();
    const credentials = await get();
    const left = (credentials.expiresAt ?? Infinity) - asked;
    held = { credentials, askedAt: asked, renewAt: asked + left - Math.min(MARGIN_MS, left / 4) };
    return credentials;
  };
  const askOnce = () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return {
    async current() {
      if (held && clock.now() < held.renewAt) return held.credentials;
      const old = held?.credentials;
      try {
        return await askOnce();
      } catch (error) {
        // Those at hand are still good: the next call asks again.
        if (old && clock.now() < (old.expiresAt ?? 0)) return old;
        throw error;
      }
    },
    expiresAt: () => held?.credentials.expiresAt,
    refused(credentials) {
      if (credentials.expiresAt === undefined) return false;
      if (held?.credentials !== credentials) return true;
      // New ones are not refused for their age.
      if (clock.now() - held.askedAt < NEW_MS) return false;
      held = undefined;
      return true;
    },
  };
}

/** The failure to take a role, which says so and names the role. */
export async function takingRole<T>(title: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { requestId, remedy, ...failure } = error;
    throw new CloudError({
      ...failure,
      reason: `cannot get credentials for the ${title}: ${error.reason}`,
      cause: error,
      ...(requestId ? { requestId } : {}),
      ...(remedy ? { remedy } : {}),
    });
  }
}
