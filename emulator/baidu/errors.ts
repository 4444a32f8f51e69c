import { lookUp } from "../../words/look-up";
import { type Answer, Refusal } from "../cloud";
import type { Problem } from "../contract/check";
import type { Action } from "../contract/shape";

/** HTTP status of the platform's codes that are not 400 (reference/bce-signing.md, section 8). */
const STATUS: Record<string, number> = {
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  OptInRequired: 403,
  IdempotentParameterMismatch: 403,
  QuotaExceeded: 403,
  InvalidVersion: 404,
  NoSuchObject: 404,
  "Resource Not Found": 404,
  Conflict: 409,
  PreconditionFailed: 412,
  TooManyRequests: 429,
  InternalError: 500,
};

/** The spelling in the documented sample. */
const INVALID_PARAMETERS = "Invalid parameters";

/** @param body undefined for a response without one */
export function answer(body: object | undefined, requestId: string, status = 200, code = ""): Answer {
  return {
    status,
    headers: { "content-type": "application/json;charset=UTF-8", "x-bce-request-id": requestId },
    body: body === undefined ? "" : JSON.stringify(body),
    code,
  };
}

/** Codes of BEC itself. Its pages have `msg` and `data` (bec.json, "errorCodes"), its SDKs read `message` and `requestId`. */
const ILLEGAL = "Illegal parameters";
const NOT_FOUND = "Resource Not Found";
const BEC_CODES = [ILLEGAL, NOT_FOUND, "Conflict"];

export function refuse({ code, message, status }: Refusal, requestId: string): Answer {
  const ofBec = BEC_CODES.includes(code) ? { msg: message, data: null } : {};
  const usual = (Object.hasOwn(STATUS, code) ? STATUS[code] : undefined) ?? 400;
  return answer({ code, message, requestId, ...ofBec }, requestId, status ?? usual, code);
}

/** Calls whose pages name the code for wrong parameters. */
const CODES: Record<string, string> = {
  CreateImageCache: INVALID_PARAMETERS,
  BatchDeleteImageCaches: "BadRequest",
};

/** The refusal for a breach of the contract: a wrong shape is inappropriate JSON, a wrong value a bad request. */
export function breach({ service, name }: Action, { kind, path, expected }: Problem): Refusal {
  const what = {
    missing: "is required",
    unknown: "is not a parameter of this call",
    type: `must be ${expected}`,
    value: `must be ${expected}`,
  };
  const usual = kind === "value" ? "BadRequest" : "InappropriateJSON";
  const code = lookUp(CODES, name) ?? (service === "bec" ? ILLEGAL : usual);
  return new Refusal(code, `${path} ${what[kind]}`);
}

/** The refusal for a parameter that breaks a rule of the service. */
export function badRequest(message: string, action = ""): Refusal {
  return new Refusal(lookUp(CODES, action) ?? "BadRequest", message);
}

/** The refusal for a parameter that breaks a rule of BEC. */
export function illegal(message: string): Refusal {
  return new Refusal(ILLEGAL, message);
}

/** The refusal for something that does not exist in BEC. */
export function notFound(what: string): Refusal {
  return new Refusal(NOT_FOUND, `The ${what} does not exist.`);
}
