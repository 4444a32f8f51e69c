import { createHmac } from "node:crypto";
import { percentEncode, percentEncodePath } from "../transport/percent";

/** A request as bce-auth-v1 sees it. */
export interface BceRequest {
  /** In capitals. */
  method: string;
  /** Decoded: the signer encodes it, once. */
  path: string;
  /** Decoded. A parameter without a value has an empty string. */
  query: Readonly<Record<string, string>>;
  /** Names in any case. */
  headers: Readonly<Record<string, string>>;
}

/** A key pair. */
export interface BceCredentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** Options of the signature. */
export interface BceOptions {
  /** Headers to sign if present, in lower case; every `x-bce-*` header is signed too. @default {@link defaultHeadersToSign} */
  headersToSign?: ReadonlySet<string>;
  /** Validity of the signature from its timestamp, in seconds. @default 1800 */
  expireSeconds?: number;
}

/** The headers that are signed by default (reference/bce-signing.md, 4). */
export const defaultHeadersToSign: ReadonlySet<string> = new Set([
  "host",
  "content-length",
  "content-type",
  "content-md5",
]);

/**
 * Signs by bce-auth-v1 (reference/bce-signing.md, 2) and returns the `Authorization` header's value.
 * @param at milliseconds since 1970; `x-bce-date` must have the same second
 */
export function signBce(
  request: BceRequest,
  credentials: BceCredentials,
  at: number,
  options: BceOptions = {},
): string {
  const prefix = authPrefix(credentials, at, options);
  const { canonical, signedHeaders } = canonicalRequest(request, options);
  const signature = createHmac("sha256", signingKey(credentials, prefix)).update(canonical).digest("hex");
  return `${prefix}/${signedHeaders}/${signature}`;
}

/** Step 1. */
export function authPrefix(credentials: BceCredentials, at: number, options: BceOptions = {}): string {
  return `bce-auth-v1/${credentials.accessKeyId}/${bceTime(at)}/${options.expireSeconds ?? 1800}`;
}

/** Step 2: the key is the hex string itself. */
export const signingKey = ({ secretAccessKey }: BceCredentials, prefix: string): string =>
  createHmac("sha256", secretAccessKey).update(prefix).digest("hex");

/** Step 3, and the names of the signed headers. */
export function canonicalRequest(
  request: BceRequest,
  options: BceOptions = {},
): { canonical: string; signedHeaders: string } {
  const path = request.path.startsWith("/") ? request.path : `/${request.path}`;
  const headers = canonicalHeaders(request.headers, options.headersToSign ?? defaultHeadersToSign);
  return {
    canonical: `${request.method}\n${percentEncodePath(path)}\n${canonicalQuery(request.query)}\n${headers.lines}`,
    signedHeaders: headers.names,
  };
}

/** Sorted by the encoded `name=value`; `authorization` in any case is left out. This is also the query that is sent. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (name.toLowerCase() !== "authorization") parts.push(`${percentEncode(name)}=${percentEncode(value)}`);
  }
  return parts.sort().join("&");
}

function canonicalHeaders(headers: Readonly<Record<string, string>>, wanted: ReadonlySet<string>) {
  const lines: string[] = [];
  const names: string[] = [];
  for (const header of Object.keys(headers)) {
    const name = header.toLowerCase();
    const signed =
      (wanted.has(name) || name.startsWith("x-bce-")) && name !== "x-bce-request-id" && name !== "authorization";
    const value = signed ? headers[header]?.trim() : undefined;
    if (!value) continue;
    lines.push(`${percentEncode(name)}:${percentEncode(value)}`);
    names.push(name);
  }
  return { lines: lines.sort().join("\n"), names: names.sort().join(";") };
}

/** `YYYY-MM-DDThh:mm:ssZ`, UTC: the form of timestamp and `x-bce-date`. @param at milliseconds since 1970 */
export const bceTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
