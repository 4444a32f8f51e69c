import { lookUp } from "../../words/look-up";
import type { Category } from "../transport/errors";
import type { Meaning } from "../transport/outcome";

/**
 * What Baidu's codes mean (reference/bce-signing.md, 8; bci.json and bec.json, "errorCodes"). Spaces and case are ignored: BEC writes both
 * `Resource Not Found` and `ResourceNotFound`.
 */
const meanings: Record<string, Category | Meaning> = {
  accessdenied: {
    category: "unauthorised",
    remedy:
      "check the account's policy; with temporary credentials, renew them and container-clouds:baidu.sessionToken",
  },
  invalidaccesskeyid: {
    category: "unauthorised",
    remedy: "check container-clouds:baidu.accessKeyId: it does not exist",
  },
  invalidhttpauthheader: "unauthorised",
  signaturedoesnotmatch: {
    category: "unauthorised",
    remedy: "check container-clouds:baidu.secretAccessKey: it does not belong to the accessKeyId",
  },
  requestexpired: { category: "unauthorised", remedy: "set this machine's clock: it differs from the cloud's" },
  optinrequired: { category: "unauthorised", remedy: "activate the product for this account in the console" },
  accountnotactivate: { category: "unauthorised", remedy: "activate the product for this account in the console" },
  accountarrears: { category: "unauthorised", remedy: "the account has a negative balance: top it up" },
  inappropriatejson: "invalid",
  invalidhttprequest: "invalid",
  invaliduri: { category: "invalid", remedy: "check container-clouds:baidu.versions" },
  invalidversion: { category: "invalid", remedy: "check container-clouds:baidu.versions" },
  malformedjson: "invalid",
  badrequest: "invalid",
  invalidparameters: "invalid",
  illegalparameters: "invalid",
  "9001": "invalid",
  // Not a conflict: waiting does not help.
  idempotentparametermismatch: { category: "invalid", remedy: "the same client token was used with other parameters" },
  preconditionfailed: "conflict",
  internalerror: "server",
  becinternalexception: "server",
  "bec.k8sclienterror": "server",
  "bec.namespaceerror": { category: "server", transient: false },
  failedtogeneratebecresource: { category: "server", transient: false },
};

/** Codes with one of these endings mean that something does not exist. */
const gone = /(notfound|notexist|nosuchobject|nosuchkey)$/;
const taken = /(alreadyexists?|duplicated?)$/;
const full = /(quota|limit)exceeded?$/;
const busy = /(toomanyrequests|requestlimitexceeded|throttling|flowlimit)/;

/**
 * The meaning of a Baidu code, or else of the HTTP status. A 404 without a sign of Baidu is not "not found": a wrong endpoint or a proxy
 * returns it too, and a refresh would then drop existing resources from the state. The transport applies the same to codes.
 * @param isBaidus whether something besides the code shows that Baidu sent the response
 */
export function meaningOf(code: string, status: number, isBaidus: boolean): Meaning {
  const plain = code.replaceAll(" ", "").toLowerCase();
  const found = lookUp(meanings, plain);
  if (found) return typeof found === "string" ? { category: found } : found;
  if (status === 429 || busy.test(plain)) return { category: "throttled" };
  if (gone.test(plain)) return { category: "not-found" };
  if (taken.test(plain)) return { category: "already-exists" };
  if (full.test(plain)) return { category: "quota", remedy: "delete what you do not need, or request a higher quota" };
  if (status === 404 && isBaidus) return { category: "not-found" };
  if (status === 401 || status === 403) return { category: "unauthorised" };
  if (status === 409 || status === 412) return { category: "conflict" };
  if (status >= 500 || status === 408) return { category: "server" };
  // The documents give every code a status: a refusal has 4xx, also where its code is in no list.
  return status >= 400 ? { category: "invalid" } : { category: "server", transient: false };
}

/** The code of an error response without a body (reference/bce-signing.md, 8). */
export function codeOfStatus(status: number): string {
  const codes: Record<number, string> = {
    400: "InvalidHTTPRequest",
    403: "AccessDenied",
    412: "PreconditionFailed",
    500: "InternalError",
  };
  return codes[status] ?? `HTTP ${status}`;
}
