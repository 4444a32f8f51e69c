import type { CommonSettings } from "./config";
import type { Credentials } from "./credentials";
import type { Link } from "./link";

/** An account and a region of one cloud: what its clients are made from. */
export interface Account<Settings = CommonSettings> {
  settings: Settings;
  /** Full path of a setting, for messages. */
  path(setting: string): string;
  /** @throws ConfigError with everything that a service lacks: keys, region, address */
  check(service: string): void;
  /** Whose calls these are, without a secret: they are counted together. */
  caller(): string;
  /** The key pair of now: a temporary one is renewed before it ends. */
  credentials(): Promise<Credentials>;
  /** The cloud no longer takes these credentials. @returns whether {@link credentials} may give others */
  refused(credentials: Credentials): boolean;
  /** Runs before a call that changes something. @throws ConfigError for an account that the settings do not allow */
  guard?: (() => Promise<void>) | undefined;
  link: Link;
}
