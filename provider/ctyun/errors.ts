import { lookUp } from "../../words/look-up";
import type { Category } from "../transport/errors";
import { ANOTHER_SERVERS, type Meaning } from "../transport/outcome";

/** The meaning of the last part of CTyun's codes, in lower case (reference/ctyun-signing.md, 9; eci.json, "errorCodes"). */
const reasons: Record<string, Category | Meaning> = {
  unauthorized: {
    category: "unauthorised",
    remedy: "check container-clouds:ctyun.accessKey and container-clouds:ctyun.secretKey, and this machine's clock",
  },
  paymentrequired: { category: "unauthorised", remedy: "the account has a negative balance: top it up" },
  forbidden: { category: "unauthorised", remedy: "request permission for this action" },
  ctiam_0005: { category: "unauthorised", remedy: "request permission for this action" },
  ctiam_1044: { category: "unauthorised", remedy: "request permission for this action" },
  notfound: "not-found",
  notexists: "not-found",
  gone: "not-found",
  expired: "not-found",
  alreadyexists: "already-exists",
  conflict: "conflict",
  toomanyrequests: "throttled",
  quotaexceed: { category: "quota", remedy: "delete what you do not need, or request a higher quota" },
  invalid: "invalid",
  badrequest: "invalid",
  outofrange: "invalid",
  notvalid: "invalid",
  methodnotallowed: "invalid",
  notacceptable: "invalid",
  requestentitytoolarge: "invalid",
  unsupportedmediatype: "invalid",
  error: "invalid",
  internalerror: "server",
  unknown: "server",
  servertimeout: "server",
  timeout: "server",
  requesttimeout: "server",
  serviceunavailable: "server",
  accessfailed: "server",
};

const byStatus: Record<number, string> = {
  401: "unauthorized",
  402: "paymentrequired",
  403: "forbidden",
  404: "notfound",
  408: "requesttimeout",
  409: "conflict",
  410: "gone",
  429: "toomanyrequests",
};

/**
 * The meaning of a CTyun code: by its last part (`ECI.Openapi.StatusReasonNotFound`), else by the status. Only a code in this form can mean
 * "not found": other servers also return a `statusCode`, and a refresh would then drop existing resources from the state.
 * @param status the envelope's `statusCode`, or the HTTP status
 */
export function meaningOf(code: string, status: number): Meaning {
  const parts = code.split(".");
  const last = parts.at(-1)?.replace(/^StatusReason/i, "");
  const found =
    lookUp(reasons, last?.toLowerCase() ?? "") ??
    reasons[byStatus[status] ?? ""] ??
    (status >= 400 && status < 500 ? "invalid" : "server");
  if (found === "not-found" && parts.length === 1) return ANOTHER_SERVERS;
  return typeof found === "string" ? { category: found } : found;
}
