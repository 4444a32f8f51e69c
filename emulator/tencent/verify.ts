import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from "node:crypto";
import { type RawRequest, Refusal } from "../cloud";
import type { Credential } from "../state";
import type { World } from "../world";
import { mediaType } from "./request";

/** The parts of the world that verification needs. */
type VerifyingWorld = Pick<World, "state" | "clock">;

/** Largest difference in seconds between a request's timestamp and the server's clock. */
const TOLERANCE = 300;

/**
 * Verifies the signature of a request, TC3-HMAC-SHA256 or v1, as the manual describes it.
 * @param parameters of the query or form, decoded, in the order sent; v1's common parameters are among them
 * @returns the key pair that signed it
 * @throws Refusal with the documented `AuthFailure` codes
 */
export function verify(
  request: RawRequest,
  parameters: URLSearchParams,
  service: string,
  world: VerifyingWorld,
): Credential {
  const { authorization } = request.headers;
  if (authorization !== undefined) return verifyTc3(request, authorization, service, world);
  if (parameters.has("Signature")) return verifyV1(request, parameters, world);
  throw new Refusal(
    "MissingParameter",
    "The request is missing a required parameter `Authorization` (v3) or `Signature` (v1).",
  );
}

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/\s]+)\/tc3_request, *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/;

const FORM = "application/x-www-form-urlencoded";

function verifyTc3(request: RawRequest, authorization: string, service: string, world: VerifyingWorld): Credential {
  const type = mediaType(request.headers);
  if (request.method === "POST" && type === FORM) throw failure("a form must be signed with HmacSHA1 or HmacSHA256");
  if (request.method === "GET" && type !== FORM) throw failure(`a GET must have the content type ${FORM}`);
  const [, id = "", date = "", scope = "", names = "", signature = ""] = AUTHORIZATION.exec(authorization) ?? [];
  if (id === "")
    throw failure(
      "the Authorization header is not of the form TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…",
    );
  const timestamp = single(request.headers["x-tc-timestamp"]);
  checkTime(timestamp, "X-TC-Timestamp", world);
  if (date !== new Date(Number(timestamp) * 1000).toISOString().slice(0, 10))
    throw failure("the date of the credential scope is not the UTC date of the timestamp");
  const hosts = hostSpellings(request);
  // If a client takes the service from its endpoint and the endpoint is an IP address, it can only use the address's first label.
  if (scope !== service && scope !== hosts[0]?.split(".")[0])
    throw failure(`the credential scope names another service than ${service}`);
  const signedHeaders = names.split(";");
  if (!["content-type", "host"].every((name) => signedHeaders.includes(name)))
    throw failure("at least content-type and host must be signed");
  if (
    signedHeaders.some((name, at) => name !== name.toLowerCase() || (at > 0 && (signedHeaders[at - 1] ?? "") >= name))
  )
    throw failure("SignedHeaders must be in lower case and in alphabetical order, each once");
  const missing = signedHeaders.find((name) => request.headers[name] === undefined);
  if (missing !== undefined) throw failure(`the signed header ${missing} is not in the request`);

  const credential = find(world, id, single(request.headers["x-tc-token"]));
  const key = signingKey(credential, date, scope);
  const matches = hosts.some((host) => {
    const canonical = canonicalRequest(request, signedHeaders, host);
    const text = ["TC3-HMAC-SHA256", timestamp, `${date}/${scope}/tc3_request`, sha256(canonical)].join("\n");
    return same(hmac("sha256", key, text).toString("hex"), signature);
  });
  if (!matches) throw failure("the signature does not match the request");
  return credential;
}

/** Caches the derived keys of a day, because deriving them is most of a request's cost. */
const signingKeys = new WeakMap<Credential, Map<string, KeyObject>>();

function signingKey(credential: Credential, date: string, scope: string): KeyObject {
  const known = signingKeys.get(credential) ?? new Map<string, KeyObject>();
  signingKeys.set(credential, known);
  const name = `${date}/${scope}`;
  const found = known.get(name);
  if (found) return found;
  const derived = [date, scope, "tc3_request"].reduce<Buffer | string>(
    (secret, part) => hmac("sha256", secret, part),
    `TC3${credential.secret}`,
  );
  const key = createSecretKey(derived as Buffer);
  // Limits the cache, because callers choose dates and services.
  if (known.size >= 16) known.clear();
  known.set(name, key);
  return key;
}

function canonicalRequest(request: RawRequest, signedHeaders: readonly string[], host: string): string {
  const values: RawRequest["headers"] = { ...request.headers, host };
  const headers = signedHeaders.map((name) => `${name}:${single(values[name]).trim().toLowerCase()}\n`).join("");
  const get = request.method === "GET";
  const body = sha256(get ? "" : request.body);
  return [request.method, "/", get ? request.query : "", headers, signedHeaders.join(";"), body].join("\n");
}

function verifyV1(request: RawRequest, parameters: URLSearchParams, world: VerifyingWorld): Credential {
  for (const name of ["SecretId", "Timestamp", "Nonce"])
    if (!parameters.has(name))
      throw new Refusal("MissingParameter", `The request is missing a required parameter \`${name}\`.`);
  checkTime(parameters.get("Timestamp") ?? "", "Timestamp", world);
  if (!/^[1-9]\d*$/.test(parameters.get("Nonce") ?? ""))
    throw new Refusal(
      "InvalidParameterValue",
      "The value of parameter `Nonce` is not valid: it must be a positive integer.",
    );
  checkEncoding(request);
  const credential = find(world, parameters.get("SecretId") ?? "", parameters.get("Token") ?? "");
  const sorted = [...parameters].filter(([name]) => name !== "Signature").sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sorted.map(([name, value]) => `${name}=${value}`).join("&");
  const algorithm = parameters.get("SignatureMethod") === "HmacSHA256" ? "sha256" : "sha1";
  const given = parameters.get("Signature") ?? "";
  const matches = hostSpellings(request).some((host) =>
    same(hmac(algorithm, credential.secret, `${request.method}${host}/?${text}`).toString("base64"), given),
  );
  if (!matches) throw failure("the signature does not match the request");
  return credential;
}

/**
 * The chapter says that lower case causes an error, but its own sample has a lower-case signature, so both cases are accepted.
 */
function checkEncoding({ method, query, body }: RawRequest): void {
  const pairs = (method === "GET" ? query : body.toString("latin1")).split("&");
  const wrong = pairs.find((pair) => !pair.startsWith("Signature=") && /%(?![0-9A-F]{2})/.test(pair));
  if (wrong !== undefined)
    throw failure(`the parameter ${wrong.split("=")[0]} must be percent-encoded with capital letters`);
}

/** The vendor's SDK signs the host without its port and sends it with one, so both are accepted. */
function hostSpellings(request: RawRequest): string[] {
  const host = request.headers.host ?? "";
  const bare = host.replace(/:\d+$/, "");
  return bare === host ? [host] : [host, bare];
}

function checkTime(timestamp: string, name: string, world: VerifyingWorld): void {
  if (timestamp === "") throw new Refusal("MissingParameter", `\`${name}\` is missing.`);
  if (!/^\d{1,12}$/.test(timestamp))
    throw new Refusal("InvalidParameterValue", `\`${name}\` must be in whole seconds.`);
  const server = Math.floor(world.clock.server() / 1000);
  if (Math.abs(server - Number(timestamp)) > TOLERANCE)
    throw new Refusal(
      "AuthFailure.SignatureExpire",
      `Signature expired: the timestamp ${timestamp} is more than ${TOLERANCE} seconds from server time ${server}.`,
    );
}

function find(world: VerifyingWorld, id: string, token: string): Credential {
  const credential = world.state.credentials[id];
  if (!/^AKID\w+$/.test(id))
    throw new Refusal("AuthFailure.InvalidSecretId", "The SecretId is not one of a cloud API key.");
  if (credential?.cloud !== "tencent")
    throw new Refusal(
      "AuthFailure.SecretIdNotFound",
      "The SecretId is not found; check that the key exists and is enabled.",
    );
  const expired = credential.expiresAt !== undefined && credential.expiresAt <= world.clock.now();
  if (expired || !same(credential.token ?? "", token))
    throw new Refusal("AuthFailure.TokenFailure", `The token is ${expired ? "expired" : "wrong"}.`);
  return credential;
}

function failure(detail: string): Refusal {
  return new Refusal("AuthFailure.SignatureFailure", `The provided credentials could not be validated: ${detail}.`);
}

function single(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

function sha256(data: string | Buffer): string {
  return hash("sha256", data, "hex");
}

function hmac(algorithm: "sha1" | "sha256", key: string | Buffer | KeyObject, data: string): Buffer {
  return createHmac(algorithm, key).update(data).digest();
}

/** Compares in constant time; hashing first makes the lengths equal. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => hash("sha256", text, "buffer");
  return timingSafeEqual(digest(a), digest(b));
}
