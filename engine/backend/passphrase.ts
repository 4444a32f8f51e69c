import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Crypter } from "../types";
import { EngineError, messageOf } from "./errors";

/**
 * Pulumi's passphrase encryption (`sdk/go/common/resource/config/crypt.go`, `pkg/secrets/passphrase` of CLI 3.260):
 * PBKDF2 with SHA-256, a million rounds and a salt of 8 bytes makes the key of AES-256-GCM. A secret is
 * `v1:<nonce>:<ciphertext and tag>`; the salt is `v1:<salt>:<secret of the word "pulumi">`, by which a wrong
 * passphrase is recognised. All in standard base64.
 */
const ROUNDS = 1_000_000;
const KEY_BYTES = 32;
const SALT_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PROOF = "pulumi";

/** Derived keys by salt and passphrase, because deriving one takes a third of a second. */
const keys = new Map<string, Buffer>();

/**
 * Opens the encryption of a salt and a passphrase. Equal plaintexts that were decrypted or encrypted before get the same ciphertext again,
 * so that the state changes only where a value did.
 * @throws EngineError "incorrect passphrase", or what is wrong with the salt
 */
export function openCrypter(salt: string, passphrase: string): Crypter {
  const [version, encoded, ...proof] = salt.split(":");
  if (version !== "v1" || encoded === undefined || proof.length !== 3) {
    throw new EngineError(`encryptionsalt "${salt}" is not of the form v1:<salt>:v1:<nonce>:<ciphertext>`);
  }
  const crypter = new PassphraseCrypter(deriveKey(passphrase, Buffer.from(encoded, "base64")));
  let proved: string | undefined;
  try {
    proved = crypter.decrypt(proof.join(":"));
  } catch {
    // A damaged salt and a wrong passphrase cannot be told apart.
  }
  if (proved !== PROOF) {
    throw new EngineError(
      "incorrect passphrase: the value of PULUMI_CONFIG_PASSPHRASE (or PULUMI_CONFIG_PASSPHRASE_FILE) does not decrypt this stack's secrets",
    );
  }
  return crypter;
}

/** Makes the salt of a new stack. */
export function createSalt(passphrase: string): string {
  const salt = randomBytes(SALT_BYTES);
  const proof = new PassphraseCrypter(deriveKey(passphrase, salt)).encrypt(PROOF);
  return `v1:${salt.toString("base64")}:${proof}`;
}

/** The passphrase in the environment. An empty one counts if it is set. */
export function readPassphrase(env: NodeJS.ProcessEnv, cwd: string): string {
  if (env.PULUMI_CONFIG_PASSPHRASE !== undefined) return env.PULUMI_CONFIG_PASSPHRASE;
  const file = env.PULUMI_CONFIG_PASSPHRASE_FILE;
  if (file) {
    try {
      return fs.readFileSync(path.resolve(cwd, file), "utf8").trim();
    } catch (error) {
      throw new EngineError(`unable to read PULUMI_CONFIG_PASSPHRASE_FILE: ${messageOf(error)}`);
    }
  }
  throw new EngineError(
    "passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables",
  );
}

function deriveKey(passphrase: string, salt: Buffer): Buffer {
  const name = `${salt.toString("base64")}:${passphrase}`;
  const known = keys.get(name);
  if (known) return known;
  const key = pbkdf2Sync(passphrase, salt, ROUNDS, KEY_BYTES, "sha256");
  keys.set(name, key);
  return key;
}

class PassphraseCrypter implements Crypter {
  private readonly known = new Map<string, string>();

  constructor(private readonly key: Buffer) {}

  encrypt(plaintext: string): string {
    const known = this.known.get(plaintext);
    if (known !== undefined) return known;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.key, nonce);
    const sealed = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
    const ciphertext = `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
    this.known.set(plaintext, ciphertext);
    return ciphertext;
  }

  decrypt(ciphertext: string): string {
    const [version, nonce, sealed, ...rest] = ciphertext.split(":");
    if (version !== "v1" || nonce === undefined || sealed === undefined || rest.length > 0) {
      throw new EngineError("a secret is not of the form v1:<nonce>:<ciphertext>");
    }
    const bytes = Buffer.from(sealed, "base64");
    const tag = bytes.subarray(bytes.length - TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", this.key, Buffer.from(nonce, "base64"), {
      authTagLength: TAG_BYTES,
    });
    let plaintext: string;
    try {
      decipher.setAuthTag(tag);
      plaintext = decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
    } catch (error) {
      throw new EngineError("a secret cannot be decrypted: it is damaged, or belongs to another stack", "failed", {
        cause: error,
      });
    }
    if (!this.known.has(plaintext)) this.known.set(plaintext, ciphertext);
    return plaintext;
  }
}
