import type { CloudName } from "./cloud";
import { nextHex, nextId } from "./ids";
import type { State } from "./state";

/** A key pair the emulator accepts. */
export interface Credential {
  readonly cloud: CloudName;
  /** The id that travels with each request. */
  readonly id: string;
  readonly secret: string;
  /** Whose things it sees. */
  readonly account: string;
  /** Present on temporary pairs only. */
  readonly token?: string;
  /** Emulator time in milliseconds. */
  readonly expiresAt?: number;
  /** The role that was taken, and the name of its session. */
  readonly role?: string;
  readonly session?: string;
}

/** Key pairs in the names of the provider's configuration; `token` and `sessionToken` on temporary ones only. */
export interface ConfiguredCredentials {
  readonly tencent: { secretId: string; secretKey: string; token?: string };
  readonly baidu: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  readonly ctyun: { accessKey: string; secretKey: string };
}

/** The account of the pairs on the ready line. */
export const FIRST_ACCOUNT = "100000000001";

/**
 * Makes a key pair.
 * @param temporary lifetime in seconds; makes it a temporary pair with a token
 */
export function issueCredential(
  state: State,
  cloud: CloudName,
  account: string,
  temporary?: { seconds: number; now: number },
): Credential {
  const id = {
    tencent: () => nextId(state, "AKID", 32),
    baidu: () => nextHex(state, "baidu-key", 32),
    ctyun: () => nextHex(state, "ctyun-key", 32),
  }[cloud]();
  const pair = { cloud, id, secret: nextHex(state, `${cloud}-secret`, 32), account };
  const credential: Credential =
    temporary === undefined
      ? pair
      : { ...pair, token: nextHex(state, `${cloud}-token`, 96), expiresAt: temporary.now + temporary.seconds * 1000 };
  state.credentials[id] = credential;
  return credential;
}

/** Makes the pair of each cloud that the ready line names, where it is not there yet. */
export function ensureCredentials(state: State): ConfiguredCredentials {
  const first = (cloud: CloudName) =>
    Object.values(state.credentials).find((found) => found.cloud === cloud && found.token === undefined) ??
    issueCredential(state, cloud, FIRST_ACCOUNT);
  return {
    tencent: configured(first("tencent")) as ConfiguredCredentials["tencent"],
    baidu: configured(first("baidu")) as ConfiguredCredentials["baidu"],
    ctyun: configured(first("ctyun")) as ConfiguredCredentials["ctyun"],
  };
}

/** A pair in the configuration's names. */
export function configured(credential: Credential): ConfiguredCredentials[CloudName] {
  const { id, secret, token } = credential;
  switch (credential.cloud) {
    case "tencent":
      return { secretId: id, secretKey: secret, ...(token === undefined ? {} : { token }) };
    case "baidu":
      return { accessKeyId: id, secretAccessKey: secret, ...(token === undefined ? {} : { sessionToken: token }) };
    case "ctyun":
      return { accessKey: id, secretKey: secret };
  }
}
