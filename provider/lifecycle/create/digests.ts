import { createHash } from "node:crypto";
import type { Properties } from "../codec";
import { commonInputs } from "../schema";

/** A digest of an input, too short to find out what a secret is. */
export const digestOf = (value: unknown) =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 4);

/** Those of the inputs that are sent, by name. */
export const digestsOf = (want: Properties): Record<string, string> => {
  const isSent = ([name, value]: [string, unknown]) => value !== undefined && !(name in commonInputs);
  const given = Object.entries(want).filter(isSent);
  return Object.fromEntries(given.map(([name, value]) => [name, digestOf(value)]));
};

/** Names of the inputs that differ. */
export const changedSince = (before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);
