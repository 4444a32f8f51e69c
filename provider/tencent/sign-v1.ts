import { createHmac } from "node:crypto";
import { percentEncode } from "../transport/percent";

/** The two algorithms of signature v1. */
export type V1Algorithm = "HmacSHA1" | "HmacSHA256";

/** A request as signature v1 sees it. The path is always `/`. */
export interface V1Request {
  method: "GET" | "POST";
  /** As sent, with the port unless it is the scheme's default. */
  host: string;
  /** Everything but `Signature`: the action's own parameters, flattened, and the common ones. */
  parameters: Readonly<Record<string, string>>;
}

/** The secret half of a key pair. */
export interface V1Credentials {
  secretKey: string;
}

/**
 * Signs by HmacSHA1 or HmacSHA256 (reference/tencent-common.md, "Signing v1").
 * @returns the encoded query string or form, with `Signature` at its end
 */
export function signV1(request: V1Request, credentials: V1Credentials, algorithm: V1Algorithm): string {
  const signature = signatureV1(stringToSign(request), credentials, algorithm);
  let form = "";
  for (const [name, value] of Object.entries(request.parameters)) form += `${name}=${percentEncode(value)}&`;
  return `${form}Signature=${percentEncode(signature)}`;
}

/** Steps 1 to 3: parameters in ASCII order (`InstanceIds.12` before `InstanceIds.2`), values as they are. */
export function stringToSign(request: V1Request): string {
  let text = `${request.method}${request.host}/`;
  let before = "?";
  for (const name of Object.keys(request.parameters).sort()) {
    text += `${before}${name}=${request.parameters[name]}`;
    before = "&";
  }
  return before === "?" ? `${text}?` : text;
}

/** Step 4: Base64 of the raw HMAC. */
export const signatureV1 = (text: string, { secretKey }: V1Credentials, algorithm: V1Algorithm): string =>
  createHmac(algorithm === "HmacSHA1" ? "sha1" : "sha256", secretKey)
    .update(text)
    .digest("base64");

/**
 * A request's fields as v1 sends them: `{ Ids: ["a"], Net: { Cidr: "b" } }` is `Ids.0=a`, `Net.Cidr=b`.
 * @throws Error for a value that the encoding cannot express: see `lostInForm`
 */
export function flatten(request: object): Record<string, string> {
  const lost = lostInForm(request);
  if (lost !== undefined) throw new Error(`a form cannot carry the empty ${lost}`);
  const into: Record<string, string> = {};
  flattenInto(into, request, "");
  return into;
}

function flattenInto(into: Record<string, string>, value: unknown, name: string): void {
  if (value === undefined) return;
  if (typeof value !== "object" || value === null) into[name] = String(value);
  else for (const [key, inner] of Object.entries(value)) flattenInto(into, inner, name ? `${name}.${key}` : key);
}

/** The path of the first empty list, empty structure or null, which a form cannot contain; undefined if there is none. */
export function lostInForm(request: object): string | undefined {
  return lostBelow(request, "");
}

function lostBelow(value: unknown, name: string): string | undefined {
  if (value === null) return name;
  if (typeof value !== "object") return undefined;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (fields.length === 0) return name || undefined;
  for (const [key, inner] of fields) {
    const lost = lostBelow(inner, name ? `${name}.${key}` : key);
    if (lost !== undefined) return lost;
  }
  return undefined;
}
