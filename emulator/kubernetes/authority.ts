import type { State } from "../state";
import { type Authority, createAuthority } from "./certificates";

/** One authority per seed, because a test process starts many emulators with the same one. */
const authorities = new Map<string, Authority>();

/** The certificate authority for an emulator's API servers and their users. */
export function authorityOf({ seed }: State): Authority {
  const known = authorities.get(seed) ?? createAuthority(seed);
  authorities.set(seed, known);
  return known;
}
