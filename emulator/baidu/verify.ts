import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type RawRequest, Refusal } from "../cloud";
import type { Credential } from "../state";
import type { World } from "../world";

/** Seconds that a timestamp may be ahead of the server's clock; not documented. */
const AHEAD = 300;
/** Headers that are signed if the list of signed headers is empty, with every x-bce-* header present. */
const DEFAULT_HEADERS = ["host", "content-length", "content-type", "content-md5"];

/**
 * Verifies the bce-auth-v1 signature of a request from its bytes (reference/bce-signing.md, sections 2 and 5).
 * @returns the key pair that signed it
 * @throws Refusal with the platform's codes
 */
export function verify(request: RawRequest, world: World): Credential {
  const query = parameters(request.query);
  const parts = readAuthorization(request, query);
  const credential = world.state.credentials[parts.id];
  if (credential?.cloud !== "baidu")
    throw new Refusal("InvalidAccessKeyId", "The access key ID does not exist in the system.");
  checkTime(parts, world);
  const key = hmac(credential.secret, `bce-auth-v1/${parts.id}/${parts.timestamp}/${parts.expiry}`);
  const canonical = [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(query),
    canonicalHeaders(request, parts.signedHeaders),
  ].join("\n");
  if (!same(hmac(key, canonical), parts.signature)) throw mismatch("the signature does not match the request");
  checkDate(request, parts.timestamp);
  checkToken(credential, request, query, world);
  checkDigest(request);
  return credential;
}

type Parameter = readonly [name: string, value: string];

interface Authorization {
  readonly id: string;
  readonly timestamp: string;
  readonly expiry: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** The decoded parameters. One without `=` has an empty value; a plus sign stays a plus sign. */
function parameters(query: string): Parameter[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [decode(pair), ""] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal("InvalidURI", `The URI is not percent-encoded UTF-8 at "${text}".`);
  }
}

function readAuthorization(request: RawRequest, query: readonly Parameter[]): Authorization {
  const text = request.headers.authorization ?? query.find(([name]) => isAuthorization(name))?.[1] ?? "";
  const [version = "", id = "", timestamp = "", expiry = "", names = "", signature = "", ...more] = text.split("/");
  const wellFormed =
    version === "bce-auth-v1" &&
    id !== "" &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(timestamp) &&
    !Number.isNaN(Date.parse(timestamp)) &&
    /^\d+$/.test(expiry) &&
    signature !== "" &&
    more.length === 0;
  if (!wellFormed)
    throw new Refusal(
      "InvalidHTTPAuthHeader",
      "The authorization is not of the form bce-auth-v1/{accessKeyId}/{timestamp}/{expirySeconds}/{signedHeaders}/{signature}.",
    );
  return { id, timestamp, expiry, signedHeaders: names === "" ? [] : names.split(";"), signature };
}

const isAuthorization = (name: string) => name.toLowerCase() === "authorization";

function checkTime({ timestamp, expiry }: Authorization, world: World): void {
  const signedAt = Date.parse(timestamp);
  const server = world.clock.server();
  if (server > signedAt + Number(expiry) * 1000)
    throw new Refusal("RequestExpired", `Request has expired. Timestamp date is ${timestamp}.`);
  if (signedAt > server + AHEAD * 1000)
    throw new Refusal(
      "RequestExpired",
      `The timestamp ${timestamp} is more than ${AHEAD} seconds ahead of the server.`,
    );
}

/** The path as the signer had it, decoded and then encoded once. */
function canonicalPath(path: string): string {
  const encoded = path
    .split("/")
    .map((segment) => encode(decode(segment)))
    .join("/");
  return encoded.startsWith("/") ? encoded : `/${encoded}`;
}

function canonicalQuery(query: readonly Parameter[]): string {
  const lines = query
    .filter(([name]) => !isAuthorization(name))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return sorted(lines).join("&");
}

function canonicalHeaders({ headers }: RawRequest, signedHeaders: readonly string[]): string {
  const value = (name: string) => single(headers[name]).trim();
  const named = signedHeaders.map((name) => {
    if (headers[name] === undefined) throw mismatch(`the signed header ${name} is not there`);
    return name;
  });
  const byRule = Object.keys(headers).filter((name) => DEFAULT_HEADERS.includes(name) || name.startsWith("x-bce-"));
  const names = named.length > 0 ? named : byRule.filter((name) => value(name) !== "");
  return sorted(names.map((name) => `${encode(name)}:${encode(value(name))}`)).join("\n");
}

/** The products' pages require x-bce-date, and name a difference from the timestamp as a cause of bad signatures. */
function checkDate({ headers }: RawRequest, timestamp: string): void {
  const date = single(headers["x-bce-date"]);
  if (date === "" && headers.date === undefined) throw mismatch("the header x-bce-date is missing");
  if (date !== "" && date !== timestamp)
    throw mismatch(`x-bce-date is ${date}, the signature's timestamp ${timestamp}`);
}

function checkToken(credential: Credential, request: RawRequest, query: readonly Parameter[], world: World): void {
  const name = "x-bce-security-token";
  const header = request.headers[name];
  const given = header === undefined ? query.find(([parameter]) => parameter === name)?.[1] : single(header);
  const expired = credential.expiresAt !== undefined && credential.expiresAt <= world.clock.now();
  // A permanent pair has no token: any token, even an empty one, belongs to another pair.
  const fits = credential.token === undefined ? given === undefined : same(credential.token, given ?? "");
  if (expired || !fits)
    throw new Refusal("AccessDenied", `The security token is ${expired ? "expired" : given ? "wrong" : "missing"}.`);
}

function checkDigest({ headers, body }: RawRequest): void {
  const given = single(headers["content-md5"]);
  if (given !== "" && given !== createHash("md5").update(body).digest("base64"))
    throw new Refusal("InvalidHTTPRequest", "The Content-MD5 header does not fit the body.");
}

function mismatch(detail: string): Refusal {
  return new Refusal(
    "SignatureDoesNotMatch",
    `The request signature we calculated does not match the signature you provided: ${detail}.`,
  );
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Sorts by byte value, because all lines are ASCII. */
const sorted = (lines: readonly string[]) => [...lines].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(",") : (value ?? ""));

const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex");

/** Compares in constant time; hashing first makes the lengths equal. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
