import type { RawRequest } from "./cloud";
import { isEnvironmentValue, isSecretName, masked, type Path } from "./masking";

/** What a call was sent with, secrets masked. */
export interface RequestContent {
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  /** JSON as an object, a form as its fields; a text for what is neither, or is longer than the log keeps. */
  readonly body?: unknown;
}

/** The content of a call as the log keeps it: bytes, which are read when somebody asks. */
export type KeptContent = Pick<RawRequest, "method" | "path" | "query" | "body"> & { readonly type: string };

/** Of a longer body the log has the length only: ten thousand calls are kept. */
const LONGEST_BODY = 16 * 1024;

/** Keeps what is needed to show a call later. */
export function keepContent({ method, path, query, headers, body }: RawRequest): KeptContent {
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  // A text in quotes is JSON, and shown as it is.
  if (body.length > LONGEST_BODY)
    return { method, path, query, type: "", body: Buffer.from(`"(${body.length} bytes)"`) };
  return { method, path, query, type, body };
}

/** Shows what a call was sent with. */
export function showContent({ method, path, query, type, body }: KeptContent): RequestContent {
  const shown = { method, path, query: showFields(query) };
  return body.length === 0 ? shown : { ...shown, body: showBody(type, body.toString("utf8")) };
}

/** Shows what a call was answered with. */
export function showAnswer(text: string): unknown {
  if (text.length > LONGEST_BODY) return `(${text.length} characters)`;
  return text === "" ? "" : showBody("", text);
}

function showBody(type: string, text: string): unknown {
  if (type === "application/x-www-form-urlencoded") return showFields(text);
  try {
    return hide(JSON.parse(text));
  } catch {
    // Nobody can say which part of it is secret.
    return `(${text.length} characters that are not JSON)`;
  }
}

const hide = (value: unknown) => masked(value, (path) => isSecretName(path) || isEnvironmentValue(path)).value;

/** Flat names (`Containers.0.EnvironmentVars.0.Value`) are ways, too. */
function showFields(text: string): unknown {
  const isHidden = ([name = ""]: Path) => isSecretName(name.split(".")) || isEnvironmentValue(name.split("."));
  return masked(Object.fromEntries(new URLSearchParams(text)), isHidden).value;
}
