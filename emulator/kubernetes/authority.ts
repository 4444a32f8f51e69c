import type { State } from "../state";
import { type Authority, createAuthority } from "./certificates";

/** Made once a seed: an emulator has few, a test process many of the same. */
const authorities = new Map<string, Authority>();

/** What certifies the API servers of an emulator and their users. */
export function authorityOf({ seed }: State): Authority {
  const known = authorities.get(seed) ?? createAuthority(seed);
  authorities.set(seed, known);
  return known;
}
