import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";

/** A request as TC3-HMAC-SHA256 sees it. The path is always `/`. */
export interface Tc3Request {
  method: "GET" | "POST";
  /** As sent, with the port unless it is the scheme's default. */
  host: string;
  /** First part of the host's name: `tke`, `tcr`. */
  service: string;
  /** Exactly as sent. */
  contentType: string;
  /** The URL-encoded query string of a GET, without `?`. */
  query?: string;
  /** The bytes that are sent; none for a GET. */
  body?: string;
}

/** A key pair. */
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
 * @param keyOf the signing key of a UTC day and a service: derived here, or kept by the caller for the day
 */
export function signTc3(
  request: Tc3Request,
  credentials: Tc3Credentials,
  at: number,
  keyOf: typeof signingKey = signingKey,
): Tc3Headers {
  const timestamp = Math.floor(at / 1000);
  const date = utcDate(timestamp);
  const scope = `${date}/${request.service}/tc3_request`;
  const key = keyOf(credentials, date, request.service);
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

/** Step 3: the key of a UTC day and a service. */
export function signingKey({ secretKey }: Tc3Credentials, date: string, service: string): KeyObject {
  return hmac(hmac(hmac(`TC3${secretKey}`, date), service), "tc3_request");
}

// Key objects: Node takes several times as long to sign with bytes.
const hmac = (key: string | KeyObject, text: string) =>
  createSecretKey(createHmac("sha256", key).update(text).digest());

/** The UTC date of a time in seconds: 1551113065 is 2019-02-25. */
const utcDate = (timestamp: number) => new Date(timestamp * 1000).toISOString().slice(0, 10);
