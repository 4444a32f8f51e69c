import { hash } from "node:crypto";
import { bindCalls } from "../transport/call";
import type { Account } from "../transport/cloud";
import type { Credentials } from "../transport/credentials";
import type { HttpAnswer, HttpRequest } from "../transport/http";
import { once } from "../transport/memoize";
import { headerOf, type Reading, readStatus, textOf } from "../transport/outcome";
import { percentEncodePath } from "../transport/percent";
import { placeFields } from "../transport/place";
import type { ActionTable, ServiceTable } from "../transport/service-table";
import { type Fields, pathsOf, type Wire } from "../transport/wire";
import { type Bci, bciTable } from "./bci/api.gen";
import { type Bec, becTable } from "./bec/api.gen";
import { unwrapBec } from "./bec/parts/unwrap";
import { addressOf, type BaiduService, type BaiduSettings } from "./config";
import { codeOfStatus, meaningOf } from "./errors";
import type { BaiduClients } from "./resource";
import { type BceOptions, bceTime, canonicalQuery, defaultHeadersToSign, signBce } from "./sign-bce";
import { type Sts, stsTable } from "./sts";

/** An account and region of Baidu's cloud. */
type BaiduConnection = Account<BaiduSettings>;

/** Clients of BCI (one endpoint per region) and BEC (one endpoint). */
export function baiduClients(connection: BaiduConnection): BaiduClients {
  return {
    bci: bindCalls<Bci>(
      connection.link,
      bciTable,
      once(() => wire(connection, bciTable)),
    ),
    bec: bindCalls<Bec>(
      connection.link,
      becTable,
      once(() => wire(connection, becTable)),
    ),
  };
}

/** The client of STS, which issues the credentials of roles. */
export const stsClient = (connection: BaiduConnection): Sts =>
  bindCalls<Sts>(
    connection.link,
    stsTable,
    once(() => wire(connection, stsTable)),
  );

function wire<Action extends string>(connection: BaiduConnection, newest: ServiceTable<Action>) {
  const { settings } = connection;
  const service = newest.service as BaiduService;
  if (service !== "sts") connection.check(service);
  const endpoint = addressOf(connection, service);
  const { headersToSign, expireSeconds, timestamp } = settings.signOption ?? {};
  const options: BceOptions = {
    // The service requires a signed host header, whatever else is signed (reference/bce-signing.md, 2).
    headersToSign: headersToSign
      ? new Set(["host", ...headersToSign.map((name) => name.toLowerCase())])
      : defaultHeadersToSign,
    ...(expireSeconds ? { expireSeconds } : {}),
  };
  const table = service !== "sts" && settings.versions?.[service] === "v1" ? olderTable(newest) : newest;
  const fixedTime = timestamp ? Date.parse(timestamp) : undefined;
  const sender = { endpoint, host: new URL(endpoint).host, userAgent: connection.link.userAgent, options, fixedTime };
  return {
    cloud: "baidu",
    table,
    endpoint,
    region: settings.region,
    path: pathsOf(service, connection),
    account: connection,
    prepare: (action, facts, request) => prepare(sender, action, facts, request),
    read: service === "bec" ? (action, answer, body) => unwrapBec(action, read(action, answer, body)) : read,
  } satisfies Wire;
}

/** The calls that also exist under the older prefix, with the same fields. BEC's older calls take no client token. */
function olderTable<Action extends string>(table: ServiceTable<Action>): ServiceTable<Action> {
  const older = (facts: ActionTable): ActionTable => {
    if (!facts.hasV1) return facts;
    const path = facts.path?.replace(/^\/v2\//, "/v1/") ?? "/";
    if (table.service !== "bec" || !facts.token) return { ...facts, path };
    return { ...facts, path, token: false, query: facts.query?.filter((name) => name !== TOKEN), ignores: [TOKEN] };
  };
  const actions = Object.entries<ActionTable>(table.actions).map(([action, facts]) => [action, older(facts)]);
  return { ...table, actions: Object.fromEntries(actions) };
}

const TOKEN = "clientToken";

interface Sender {
  endpoint: string;
  host: string;
  userAgent: string;
  options: BceOptions;
  /** Signs with this time instead of the clock's. */
  fixedTime: number | undefined;
}

function prepare(
  sender: Sender,
  action: string,
  facts: ActionTable,
  request: Fields,
): (at: number, credentials: Credentials) => HttpRequest {
  const { method, path, query: parameters, body } = placeFields(action, facts, request);
  const query = Object.fromEntries(parameters);
  const search = canonicalQuery(query);
  const url = `${sender.endpoint}${percentEncodePath(path)}${search ? `?${search}` : ""}`;
  const fixed: Record<string, string> = {
    Host: sender.host,
    "Content-Type": "application/json;charset=utf-8",
    "User-Agent": sender.userAgent,
    ...(body === undefined
      ? {}
      : { "Content-Length": String(Buffer.byteLength(body)), "Content-MD5": hash("md5", body, "base64") }),
  };
  return (clock, { id, secret, token }) => {
    const at = sender.fixedTime ?? clock;
    const session: Record<string, string> = token ? { "x-bce-security-token": token } : {};
    const headers = { ...fixed, ...session, "x-bce-date": bceTime(at) };
    const keys = { accessKeyId: id, secretAccessKey: secret };
    const authorization = signBce({ method, path, query, headers }, keys, at, sender.options);
    return {
      method,
      url,
      headers: { ...headers, Authorization: authorization },
      ...(body === undefined ? {} : { body }),
    };
  };
}

interface ErrorBody {
  code?: unknown;
  message?: unknown;
  msg?: unknown;
  requestId?: unknown;
}

/** Baidu's codes are words, or larger numbers. Other servers use an HTTP status as a code. */
const isCode = (code: unknown) => typeof code === "string" && !/^[1-5]\d\d$/.test(code);

/** Reads all three forms of errors: platform (code, message), BEC (code, msg), and the gateway's headers (bec.json, "errorCodes"). */
function read(_action: string, answer: HttpAnswer, body: unknown): Reading {
  const failed = answer.status >= 400;
  const returned = (typeof body === "object" && body !== null ? body : {}) as ErrorBody;
  const id =
    headerOf(answer, "x-bce-request-id") ?? (typeof returned.requestId === "string" ? returned.requestId : undefined);
  const requestId = id ? { requestId: id } : {};
  const gateway = headerOf(answer, "x-bce-error-code");
  const code = gateway ?? (failed ? textOf(returned.code) : undefined);
  // Every answer of Baidu has a request ID (reference/bce-signing.md, 3).
  const isBaidus = gateway !== undefined || id !== undefined;
  if (code !== undefined && (isBaidus || isCode(returned.code))) {
    const reason = headerOf(answer, "x-bce-error-message") ?? textOf(returned.message) ?? textOf(returned.msg) ?? code;
    return { isClouds: isBaidus, code, reason, meaning: meaningOf(code, answer.status, isBaidus), ...requestId };
  }
  if (failed && answer.text === "" && answer.status !== 404) {
    const derived = codeOfStatus(answer.status);
    const meaning = meaningOf(derived, answer.status, false);
    return { isClouds: isBaidus, code: derived, reason: "the cloud gave no reason", meaning, ...requestId };
  }
  if (failed || answer.status >= 300) return { ...readStatus(answer), ...requestId };
  if (answer.text === "") return { value: {}, ...requestId };
  return body === undefined ? { ...readStatus(answer), ...requestId } : { value: body, ...requestId };
}
