import type { RawRequest } from "./cloud";
import { isEnvironmentValue, isSecretName, masked, type Path } from "./masking";

/** The content of a request, with secrets masked. */
export interface RequestContent {
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  /** JSON as an object, a form as its fields; a string if the body is neither, or is too long for the log. */
  readonly body?: unknown;
}

/** The content of a call as the log stores it: bytes, which are parsed when the call is shown. */
export type KeptContent = Pick<RawRequest, "method" | "path" | "query" | "body"> & { readonly type: string };

/** Longest body in bytes of which the log stores the content, because it has up to ten thousand calls. */
const LONGEST_BODY = 16 * 1024;

/** Stores what is needed to show a call later. */
export function keepContent({ method, path, query, headers, body }: RawRequest): KeptContent {
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  // A string in quotes is JSON, and is shown as it is.
  if (body.length > LONGEST_BODY)
    return { method, path, query, type: "", body: Buffer.from(`"(${body.length} bytes)"`) };
  return { method, path, query, type, body };
}

/** The request of a call, for display. */
export function showContent({ method, path, query, type, body }: KeptContent): RequestContent {
  const shown = { method, path, query: showFields(query) };
  return body.length === 0 ? shown : { ...shown, body: showBody(type, body.toString("utf8")) };
}

/** The response of a call, for display. */
export function showAnswer(text: string): unknown {
  if (text.length > LONGEST_BODY) return `(${text.length} characters)`;
  return text === "" ? "" : showBody("", text);
}

function showBody(type: string, text: string): unknown {
  if (type === "application/x-www-form-urlencoded") return showFields(text);
  try {
    return hide(JSON.parse(text));
  } catch {
    // It is unknown which part of the text is secret.
    return `(${text.length} characters that are not JSON)`;
  }
}

const hide = (value: unknown) => masked(value, (path) => isSecretName(path) || isEnvironmentValue(path)).value;

/** Flat names (`Containers.0.EnvironmentVars.0.Value`) are paths too. */
function showFields(text: string): unknown {
  const isHidden = ([name = ""]: Path) => isSecretName(name.split(".")) || isEnvironmentValue(name.split("."));
  return masked(Object.fromEntries(new URLSearchParams(text)), isHidden).value;
}
