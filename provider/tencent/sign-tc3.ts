import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";

/** A request as TC3-HMAC-SHA256 sees it. The path is always `/`. */
export interface Tc3Request {
  method: "GET" | "POST";
  /** As sent, with the port where it is not the scheme's own. */
  host: string;
  /** First part of the host's name: `tke`, `tcr`. */
  service: string;
  /** To the character what is sent. */
  contentType: string;
  /** The URL-encoded query string of a GET, without `?`. */
  query?: string;
  /** The bytes that are sent; none for a GET. */
  body?: string;
}

/** A key pair. Derived keys are kept beside the object for as long as it lives, so hand over the same object for every call. */
export interface Tc3Credentials {
  secretId: string;
  secretKey: string;
}

/** The headers that carry the signature. */
export interface Tc3Headers {
  Authorization: string;
  "X-TC-Timestamp": string;
}

const algorithm = "TC3-HMAC-SHA256";
const signedHeaders = "content-type;host";

/**
 * Signs by TC3-HMAC-SHA256 (reference/tencent-common.md, "Signing v3").
 * @param at milliseconds since 1970
 */
export function signTc3(request: Tc3Request, credentials: Tc3Credentials, at: number): Tc3Headers {
  const timestamp = Math.floor(at / 1000);
  const date = utcDate(timestamp);
  const scope = `${date}/${request.service}/tc3_request`;
  const key = signingKey(credentials, date, request.service);
  const text = stringToSign(canonicalRequest(request), timestamp, scope);
  const signature = createHmac("sha256", key).update(text).digest("hex");
  return {
    Authorization: `${algorithm} Credential=${credentials.secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    "X-TC-Timestamp": String(timestamp),
  };
}

/** Step 1. */
export function canonicalRequest(request: Tc3Request): string {
  const headers = `content-type:${request.contentType.trim().toLowerCase()}\nhost:${request.host.trim().toLowerCase()}\n`;
  const bodyHash = hash("sha256", request.body ?? "", "hex");
  return `${request.method}\n/\n${request.query ?? ""}\n${headers}\n${signedHeaders}\n${bodyHash}`;
}

/** Step 2. `timestamp` in seconds; `scope` is `<date>/<service>/tc3_request`. */
export function stringToSign(canonical: string, timestamp: number, scope: string): string {
  return `${algorithm}\n${timestamp}\n${scope}\n${hash("sha256", canonical, "hex")}`;
}

/** The derived keys of a pair: one a day and service. Key objects, as Node takes several times as long to sign with bytes. */
const derived = new WeakMap<Tc3Credentials, Map<string, KeyObject>>();
const keysKept = 8;

/** Step 3: the key of a UTC day and a service. */
export function signingKey(credentials: Tc3Credentials, date: string, service: string): KeyObject {
  const keys = derived.get(credentials) ?? new Map<string, KeyObject>();
  const name = `${date}/${service}`;
  let key = keys.get(name);
  if (!key) {
    const dateKey = createHmac("sha256", `TC3${credentials.secretKey}`).update(date).digest();
    const serviceKey = createHmac("sha256", dateKey).update(service).digest();
    key = createSecretKey(createHmac("sha256", serviceKey).update("tc3_request").digest());
    if (keys.size >= keysKept) keys.clear();
    keys.set(name, key);
    derived.set(credentials, keys);
  }
  return key;
}

let lastDay = -1;
let lastDate = "";

/** The UTC date of a time in seconds: 1551113065 is 2019-02-25. */
function utcDate(timestamp: number): string {
  const day = Math.floor(timestamp / 86_400);
  if (day !== lastDay) {
    lastDate = new Date(day * 86_400_000).toISOString().slice(0, 10);
    lastDay = day;
  }
  return lastDate;
}
