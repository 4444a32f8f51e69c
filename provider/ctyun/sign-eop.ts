import { createHmac, createSecretKey, hash } from "node:crypto";
import { percentEncode } from "../transport/percent";

/** The signed parts of an EOP request. Method, host and path are not signed. */
export interface EopRequest {
  /** New for each attempt. */
  requestId: string;
  /** Canonical, and exactly as sent: see {@link canonicalQuery}. */
  query?: string;
  /** The bytes that are sent; none for GET and DELETE. */
  body?: string;
  /** Additional headers to sign, names in lower case. ECI needs none. */
  signedHeaders?: Readonly<Record<string, string>>;
}

/** A key pair. */
export interface EopCredentials {
  accessKey: string;
  secretKey: string;
}

/** The headers that carry the signature. */
export interface EopHeaders {
  "ctyun-eop-request-id": string;
  "eop-date": string;
  "Eop-Authorization": string;
}

/**
 * Signs by EOP (reference/ctyun-signing.md, 3).
 * @param at milliseconds since 1970; the header has it in Beijing time
 */
export function signEop(request: EopRequest, credentials: EopCredentials, at: number): EopHeaders {
  const date = eopDate(at);
  const { text, names } = stringToSign(request, date);
  const signature = hmac(signingKey(credentials, date), text).toString("base64");
  return {
    "ctyun-eop-request-id": request.requestId,
    "eop-date": date,
    "Eop-Authorization": `${credentials.accessKey} Headers=${names} Signature=${signature}`,
  };
}

/** Steps 1 to 4, and the list of signed names. */
export function stringToSign(request: EopRequest, date: string): { text: string; names: string } {
  const bodyDigest = hash("sha256", request.body ?? "", "hex");
  if (!request.signedHeaders) {
    return {
      text: `ctyun-eop-request-id:${request.requestId}\neop-date:${date}\n\n${request.query ?? ""}\n${bodyDigest}`,
      names: "ctyun-eop-request-id;eop-date",
    };
  }
  const headers = { ...request.signedHeaders, "ctyun-eop-request-id": request.requestId, "eop-date": date };
  const sorted = Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1));
  const block = sorted.map(([name, value]) => `${name}:${value}\n`).join("");
  return { text: `${block}\n${request.query ?? ""}\n${bodyDigest}`, names: sorted.map(([name]) => name).join(";") };
}

/** Section 4: sorted by name, repeated names in the given order, values encoded. This is also the query that is sent. */
export function canonicalQuery(parameters: readonly (readonly [name: string, value: string])[]): string {
  return [...parameters]
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
}

/** Steps 5a to 5c, with raw bytes throughout. */
export function signingKey(credentials: EopCredentials, date: string): Buffer {
  return hmac(earlierKeys(credentials, date).kAk, date.slice(0, 8));
}

/** Steps 5a and 5b. */
export function earlierKeys(credentials: EopCredentials, date: string): { ktime: Buffer; kAk: Buffer } {
  const ktime = hmac(Buffer.from(credentials.secretKey), date);
  return { ktime, kAk: hmac(ktime, credentials.accessKey) };
}

// A key object, because Node signs several times slower with bytes.
const hmac = (key: Buffer, text: string) => createHmac("sha256", createSecretKey(key)).update(text).digest();

const beijing = 8 * 3_600_000;
/** `yyyyMMddTHHmmssZ` in Beijing time (UTC+8), in spite of the Z (section 2). @param at milliseconds since 1970 */
export const eopDate = (at: number): string =>
  `${new Date(at + beijing).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
