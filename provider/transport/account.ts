import type { CommonSettings } from "./config";
import type { Credentials } from "./credentials";
import type { Link } from "./link";

/** An account and a region of one cloud, from which its clients are made. */
export interface Account<Settings = CommonSettings> {
  settings: Settings;
  /** Full path of a setting, for messages. */
  path(setting: string): string;
  /** @throws ConfigError with every setting that a service lacks: keys, region, address */
  check(service: string): void;
  /** Identifies the caller without a secret, because rate limits apply per caller. */
  caller(): string;
  /** The current key pair. A temporary pair is renewed before it expires. */
  credentials(): Promise<Credentials>;
  /** Call it when the cloud refuses these credentials. @returns whether {@link credentials} may return others */
  refused(credentials: Credentials): boolean;
  /** Runs before a call that changes something. @throws ConfigError if the settings do not allow the account */
  guard?: (() => Promise<void>) | undefined;
  link: Link;
}
