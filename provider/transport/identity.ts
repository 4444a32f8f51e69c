import type { Account } from "./account";
import type { Clock } from "./clock";
import type { Credentials, FoundKeys, Search } from "./credentials";
import { CloudError } from "./errors";

/** A role that calls assume: the vendor issues temporary credentials for it. */
export interface Role {
  /** Names the role in messages and identifies its calls, such as `role qcs::cam::uin/1:roleName/deploy`. */
  title: string;
  /** Full setting paths, or variables. */
  from: readonly string[];
  /** Whether the request for credentials needs a key pair of the chain. */
  needsKeys: boolean;
  /** Requests the credentials. @param account with the key pair of the chain, if there is one */
  take(account: Account): Promise<Credentials>;
}

/** Finds the role that the settings, the environment or the key pair's file name. @throws ConfigError if parts of it are missing */
export type FindRole = (search: Search, keys: FoundKeys | undefined) => Role | undefined;

/** Credentials that are requested on first use, and again shortly before they expire. */
export interface Renewed {
  /** The current ones. Simultaneous callers wait for the same request. */
  current(): Promise<Credentials>;
  /** When the last ones expire, if known. Sends no request. */
  expiresAt(): number | undefined;
  /** Call it when the cloud refuses these credentials. @returns whether a new request may give others */
  refused(credentials: Credentials): boolean;
}

/** Credentials are renewed this long before they expire, or when a quarter of their time is left if that is less; in milliseconds. */
const MARGIN_MS = 5 * 60_000;

/** Shortest time between two requests for credentials, in milliseconds, even if the cloud refuses them. */
const NEW_MS = 30_000;

/** @param get requests credentials; those without an expiry are kept for the whole run */
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
        // The old ones are still valid, and the next call tries again.
        if (old && clock.now() < (old.expiresAt ?? 0)) return old;
        throw error;
      }
    },
    expiresAt: () => held?.credentials.expiresAt,
    refused(credentials) {
      if (credentials.expiresAt === undefined) return false;
      if (held?.credentials !== credentials) return true;
      // New credentials are not refused because of their age.
      if (clock.now() - held.askedAt < NEW_MS) return false;
      held = undefined;
      return true;
    },
  };
}

/** Adds the role's name to a failure to assume it. */
export async function takingRole<T>(title: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    throw new CloudError({
      ...error,
      reason: `cannot get credentials for the ${title}: ${error.reason}`,
      cause: error,
    });
  }
}
