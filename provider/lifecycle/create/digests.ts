import { hash } from "node:crypto";
import type { Properties } from "../codec";
import { commonInputs } from "../schema";

/** A digest of an input, too short to guess a secret from. */
export const digestOf = (value: unknown) => hash("sha256", JSON.stringify(value)).slice(0, 4);

/** Digests of the inputs that are sent to the cloud, by name. */
export const digestsOf = (want: Properties): Record<string, string> => {
  const isSent = ([name, value]: [string, unknown]) => value !== undefined && !(name in commonInputs);
  const given = Object.entries(want).filter(isSent);
  return Object.fromEntries(given.map(([name, value]) => [name, digestOf(value)]));
};

/** Names of the inputs whose digests differ. */
export const changedSince = (before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);
