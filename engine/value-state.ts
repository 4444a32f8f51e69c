import { parseJson } from "../words/json";
import type { Crypter } from "./types";
import {
  Asset,
  isMap,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  SIGNATURE_KEY,
  SIGNATURES,
  UNKNOWN,
  UNKNOWN_STRING,
  Unknown,
} from "./values";

/** Marks a number that JSON cannot express; its value is its 64 bits in hexadecimal (`deployment.go`). */
const FLOAT_SIGNATURE = "8ad145fe-0d11-4827-bfd7-1abcbf086f5c";

/** The form of secrets: encrypted, in plain text for `--show-secrets`, or in plain text without asset contents for events. */
export type SecretForm = Crypter | "plaintext" | "event";

/** For values inside a secret, which need no further encryption. */
const PLAIN: Crypter = { encrypt: (text) => text, decrypt: (text) => text };

/** Ciphertexts of secrets in the state, so that unchanged ones are not encrypted again. */
const ciphertexts = new WeakMap<Secret, { crypter: Crypter; ciphertext: string }>();

/** Writes properties as a deployment's JSON, with keys sorted as by the CLI. */
export function writeProperties(map: PropertyMap, form: SecretForm): Record<string, unknown> {
  const sorted = Object.keys(map).sort();
  return Object.fromEntries(sorted.map((key) => [key, writeProperty(map[key] as PropertyValue, form)]));
}

/** Writes one value as the JSON of a deployment. */
export function writeProperty(value: PropertyValue, form: SecretForm): unknown {
  if (value instanceof Unknown) return UNKNOWN_STRING;
  if (value instanceof Secret) return writeSecret(value, form);
  if (value instanceof Asset) return writeAsset(value, form);
  if (value instanceof ResourceReference) {
    return {
      [SIGNATURE_KEY]: SIGNATURES.resource,
      ...(value.id === undefined ? {} : { id: value.id instanceof Unknown ? "" : value.id }),
      packageVersion: value.packageVersion,
      urn: value.urn,
    };
  }
  if (Array.isArray(value)) return value.map((element) => writeProperty(element, form));
  if (isMap(value)) return writeProperties(value, form);
  return typeof value === "number" && !Number.isFinite(value) ? writeOddNumber(value) : value;
}

function writeSecret(secret: Secret, form: SecretForm): unknown {
  const inner = form === "plaintext" ? form : PLAIN;
  const plaintext = () => JSON.stringify(writeProperty(secret.element, inner));
  if (typeof form === "string") return { [SIGNATURE_KEY]: SIGNATURES.secret, plaintext: plaintext() };
  const known = ciphertexts.get(secret);
  const ciphertext = known?.crypter === form ? known.ciphertext : form.encrypt(plaintext());
  ciphertexts.set(secret, { crypter: form, ciphertext });
  return { [SIGNATURE_KEY]: SIGNATURES.secret, ciphertext };
}

function writeAsset(asset: Asset, form: SecretForm): unknown {
  const elide = form === "event" && asset.fields.text !== undefined;
  return {
    [SIGNATURE_KEY]: SIGNATURES[asset.kind],
    ...asset.fields,
    ...(elide ? { text: "<contents elided>" } : {}),
  };
}

function writeOddNumber(value: number): unknown {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return { [SIGNATURE_KEY]: FLOAT_SIGNATURE, value: bytes.toString("hex") };
}

/** Reads the properties of a deployment. Throws an Error that names a signature it does not know or a secret it cannot read. */
export function readProperties(json: unknown, crypter: Crypter | undefined): PropertyMap {
  const properties = Object.entries((json ?? {}) as Record<string, unknown>);
  return Object.fromEntries(properties.map(([key, value]) => [key, readProperty(value, crypter)]));
}

/** Reads one value of a deployment. */
export function readProperty(json: unknown, crypter: Crypter | undefined): PropertyValue {
  if (json === UNKNOWN_STRING) return UNKNOWN;
  if (json === null || json === undefined) return null;
  if (typeof json !== "object") return json as boolean | number | string;
  if (Array.isArray(json)) return json.map((element) => readProperty(element, crypter));
  const fields = json as Record<string, unknown>;
  const { [SIGNATURE_KEY]: signature, ...rest } = fields;
  switch (signature) {
    case undefined:
      return readProperties(fields, crypter);
    case SIGNATURES.secret:
      return readSecret(fields, crypter);
    case SIGNATURES.asset:
      return new Asset("asset", rest);
    case SIGNATURES.archive:
      return new Asset("archive", rest);
    case SIGNATURES.resource:
      return new ResourceReference(
        String(fields.urn),
        fields.id === undefined ? undefined : String(fields.id),
        String(fields.packageVersion ?? ""),
      );
    case FLOAT_SIGNATURE:
      return Buffer.from(String(fields.value), "hex").readDoubleBE();
    default:
      throw new Error(
        `unrecognized signature '${signature}' in the state; it needs a newer engine: use the Pulumi CLI`,
      );
  }
}

function readSecret(fields: Record<string, unknown>, crypter: Crypter | undefined): Secret {
  const { plaintext, ciphertext } = fields;
  if (typeof plaintext === "string") return new Secret(readProperty(parseJson(plaintext), PLAIN));
  if (typeof ciphertext !== "string") {
    throw new Error("malformed secret value: exactly one of `ciphertext` or `plaintext` must be supplied");
  }
  if (!crypter) throw new Error("the state holds encrypted values but names no secrets provider");
  const secret = new Secret(readProperty(parseJson(crypter.decrypt(ciphertext)), PLAIN));
  ciphertexts.set(secret, { crypter, ciphertext });
  return secret;
}
