import { nextHex } from "./ids";
import type { Credential, State } from "./state";

/** A cloud's key pairs: the configuration's names for their parts, and the form of their IDs. */
export interface Keys<Id extends string = string, Secret extends string = string, Token extends string = string> {
  readonly cloud: string;
  readonly id: Id;
  readonly secret: Secret;
  /** The name of a temporary pair's token; undefined if the cloud has none. */
  readonly token?: Token;
  newId(state: State): string;
}

/** A pair with the configuration's names. */
export type ConfiguredKeys<K extends Keys> =
  K extends Keys<infer Id, infer Secret, infer Token>
    ? { [Name in Id | Secret]: string } & (K extends { token: string } ? { [Name in Token]?: string } : unknown)
    : never;

/** The account of the key pairs on the ready line. */
export const FIRST_ACCOUNT = "100000000001";

/**
 * Makes a key pair.
 * @param temporary lifetime in seconds; makes a temporary pair with a token
 */
export function issueCredential(
  state: State,
  { cloud, newId }: Keys,
  account: string,
  temporary?: { seconds: number; now: number },
): Credential {
  const id = newId(state);
  const pair = { cloud, id, secret: nextHex(state, `${cloud}-secret`, 32), account };
  const credential: Credential =
    temporary === undefined
      ? pair
      : { ...pair, token: nextHex(state, `${cloud}-token`, 96), expiresAt: temporary.now + temporary.seconds * 1000 };
  state.credentials[id] = credential;
  return credential;
}

/** A pair with the configuration's names. */
export function configured<K extends Keys>(keys: K, { id, secret, token }: Credential): ConfiguredKeys<K> {
  const pair = { [keys.id]: id, [keys.secret]: secret };
  return (token === undefined ? pair : { ...pair, [keys.token ?? "token"]: token }) as ConfiguredKeys<K>;
}
