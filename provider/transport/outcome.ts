import type { Category } from "./errors";
import type { HttpAnswer } from "./http";

/** The meaning of a vendor's code, from the cloud's error table. */
export interface Meaning {
  category: Category;
  /** Whether the same call may succeed if it is repeated. @default true for `server` and `throttled` */
  transient?: boolean;
  /** What to do about it: one sentence without a full stop. */
  remedy?: string;
}

/** A parsed response: its content, or the failure that it reports. */
export type Reading = { value: unknown; requestId?: string } | Refusal;

/** A failure that a response reports. */
export interface Refusal {
  /**
   * Whether the cloud itself reports it, in its own envelope or headers. A proxy or gateway can respond in its place after the cloud has
   * performed the call.
   */
  isClouds: boolean;
  code: string;
  reason: string;
  meaning: Meaning;
  requestId?: string;
}

/** The response's JSON; `undefined` if there is no body, or it is not JSON. `checkAnswer` refuses one that is nested too deep. */
export function parseBody(answer: HttpAnswer): unknown {
  if (answer.text === "") return undefined;
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
}

/** A code or message of a response as a string; `undefined` if it is not a string or number. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

/** A response's header; the first, if there are several. */
export function headerOf(answer: HttpAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Reads the HTTP status of a response whose body has none of the cloud's forms. It often comes from a proxy. */
export function readStatus(answer: HttpAnswer): Refusal {
  return { isClouds: false, ...statusOf(answer) };
}

// The cloud's name is filled in, with the place of the setting, as in every remedy.
const remedy =
  "check that container-clouds:cloud.endpoint is the address of the API and that no proxy or gateway responds in its place";

/** What another server's "not found" means: it is about that server's paths, and a refresh would drop existing resources from the state. */
export const ANOTHER_SERVERS: Meaning = { category: "invalid", remedy };

function statusOf(answer: HttpAnswer): Omit<Refusal, "isClouds"> {
  const { status } = answer;
  const kind = headerOf(answer, "content-type")?.split(";")[0] ?? "no content type";
  const code = `HTTP ${status}`;
  if (status >= 500) return { code, reason: `the server failed (${kind})`, meaning: { category: "server" } };
  if (status === 429) return { code, reason: "too many requests", meaning: { category: "throttled" } };
  if (status === 401 || status === 403)
    return { code, reason: `access was denied (${kind})`, meaning: { category: "unauthorised" } };
  if (status === 407)
    return {
      code,
      reason: "the proxy requires a user name and password, or refused them",
      meaning: { category: "unauthorised" },
    };
  if (status >= 300 && status < 400) {
    return {
      code: "UnexpectedRedirect",
      reason: `the response is a redirect (${code})`,
      meaning: { category: "invalid", remedy },
    };
  }
  const reason = `the response is not this API's JSON (${code}, ${kind})`;
  return { code: "MalformedAnswer", reason, meaning: { category: "server", transient: false, remedy } };
}
