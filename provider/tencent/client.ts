import { randomInt } from "node:crypto";
import { bindCalls } from "../transport/call";
import type { Account as CloudAccount } from "../transport/cloud";
import type { Credentials } from "../transport/credentials";
import type { HttpAnswer, HttpRequest } from "../transport/http";
import { vendorLocale } from "../transport/language";
import { once } from "../transport/memoize";
import { type Reading, readStatus, textOf } from "../transport/outcome";
import type { ServiceTable } from "../transport/service-table";
import { type Fields, pathsOf, type Wire } from "../transport/wire";
import { editionOf, type TencentService, type TencentSettings, urlOf } from "./config";
import { fromPublic, inPublic, publicDialect } from "./edition";
import { meaningOf } from "./errors";
import type { TencentClients } from "./resource";
import { signingKey, signTc3 } from "./sign-tc3";
import { flatten, lostInForm, signV1 } from "./sign-v1";
import { type Sts, stsTable } from "./sts";
import { type Tcr, tcrTable } from "./tcr/api.gen";
import { type Tke, tkeTable } from "./tke/api.gen";

/** An account and region of a Tencent cloud. */
type TencentConnection = CloudAccount<TencentSettings>;

/** Clients of TKE and TCR. */
export function tencentClients(connection: TencentConnection): TencentClients {
  return {
    tke: bindCalls<Tke>(
      connection.link,
      tkeTable,
      once(() => wire(connection, tkeTable)),
    ),
    tcr: bindCalls<Tcr>(
      connection.link,
      tcrTable,
      once(() => wire(connection, tcrTable)),
    ),
  };
}

/** The client of STS, which issues the credentials of roles. */
export const stsClient = (connection: TencentConnection): Sts =>
  bindCalls<Sts>(
    connection.link,
    stsTable,
    once(() => wire(connection, stsTable)),
  );

function wire<Action extends string>(connection: TencentConnection, table: ServiceTable<Action>) {
  const { settings } = connection;
  const service = table.service as TencentService;
  // Reports every missing setting; the region comes before the address that follows from it.
  if (service !== "sts") connection.check(service);
  const endpoint = urlOf(connection, service);
  const account: Account = {
    connection,
    endpoint,
    service,
    host: new URL(endpoint).host,
    version: table.version ?? "",
    keyOfDay: keptForTheDay(),
  };
  const isV1 = settings.signatureMethod === "HmacSHA1" || settings.signatureMethod === "HmacSHA256";
  // A form cannot contain an empty list, which clears a setting, so such a call uses another signature method.
  const fits = (action: string, request: Fields) => {
    const lost = lostInForm(request);
    if (lost === undefined) return true;
    const setting = connection.path("signatureMethod");
    connection.link.warnOnce(
      setting,
      `${setting} is ${settings.signatureMethod}, which cannot carry the empty ${lost} of ${action}: such calls are signed with TC3-HMAC-SHA256`,
    );
    return false;
  };
  const isPublic = editionOf(connection, service) === "public";
  return {
    cloud: "tencent",
    table,
    endpoint,
    region: settings.region,
    path: pathsOf(service, connection),
    account: connection,
    instead: (action) => (isPublic ? publicDialect[action]?.instead : undefined),
    prepare: (name, facts, fields) => {
      const { action, request } = isPublic ? inPublic(account, name, fields) : { action: name, request: fields };
      return isV1 && !facts.unsigned && fits(action, request)
        ? prepareV1(account, action, request)
        : prepareTc3(account, action, request, facts.unsigned);
    },
    read: (action, answer, body) => {
      const reading = read(answer, body);
      return isPublic && "value" in reading
        ? { ...reading, value: fromPublic(action, reading.value as Fields) }
        : reading;
    },
  } satisfies Wire;
}

interface Account {
  connection: TencentConnection;
  endpoint: string;
  host: string;
  service: TencentService;
  version: string;
  /** TC3's signing key, cached while key pair, day and service stay the same. */
  keyOfDay: typeof signingKey;
}

function keptForTheDay(): typeof signingKey {
  let last: { of: string; key: ReturnType<typeof signingKey> } | undefined;
  return (credentials, date, service) => {
    const of = `${credentials.secretKey} ${date} ${service}`;
    if (last?.of !== of) last = { of, key: signingKey(credentials, date, service) };
    return last.key;
  };
}

const contentType = "application/json";

/** Signs the request's bytes with credentials, at a given time. */
type Signed = (at: number, credentials: Credentials) => HttpRequest;

function prepareTc3(account: Account, action: string, request: Fields, unsigned = false): Signed {
  const { connection, endpoint, host, service, version } = account;
  const body = JSON.stringify(request);
  const region = regionOf(account);
  const headers = {
    "Content-Type": contentType,
    Host: host,
    "User-Agent": connection.link.userAgent,
    "X-TC-Action": action,
    "X-TC-Version": version,
    ...(region ? { "X-TC-Region": region } : {}),
    ...(connection.settings.language ? { "X-TC-Language": vendorLocale(connection.settings.language) } : {}),
  };
  const signed = { method: "POST", host, service, contentType, body } as const;
  const url = `${endpoint}/`;
  return (at, { id, secret, token }) => {
    const signature = unsigned
      ? { Authorization: "SKIP", "X-TC-Timestamp": String(Math.floor(at / 1000)) }
      : signTc3(signed, { secretId: id, secretKey: secret }, at, account.keyOfDay);
    return {
      method: "POST",
      url,
      body,
      headers: { ...headers, ...(token ? { "X-TC-Token": token } : {}), ...signature },
    };
  };
}

function prepareV1(account: Account, action: string, request: Fields): Signed {
  const { connection, endpoint, host, version } = account;
  const method = connection.settings.signatureMethod === "HmacSHA256" ? "HmacSHA256" : "HmacSHA1";
  const region = regionOf(account);
  const fixed = {
    ...flatten(request),
    Action: action,
    Version: version,
    ...(region ? { Region: region } : {}),
    ...(method === "HmacSHA256" ? { SignatureMethod: method } : {}),
    ...(connection.settings.language ? { Language: vendorLocale(connection.settings.language) } : {}),
  };
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded",
    Host: host,
    "User-Agent": connection.link.userAgent,
  };
  return (at, { id, secret, token }) => {
    // Each attempt needs a new nonce, which protects against replay.
    const nonce = String(randomInt(1, 2 ** 31));
    const caller = { SecretId: id, ...(token ? { Token: token } : {}) };
    const parameters = { ...fixed, ...caller, Timestamp: String(Math.floor(at / 1000)), Nonce: nonce };
    return {
      method: "POST",
      url: `${endpoint}/`,
      headers,
      body: signV1({ method: "POST", host, parameters }, { secretKey: secret }, method),
    };
  };
}

/** TKE requires a region with every call, STS accepts one, and TCR forbids it (reference/tencent-common.md). */
const regionOf = ({ service, connection }: Account) => (service === "tcr" ? undefined : connection.settings.region);

interface Envelope {
  Response?: { Error?: { Code?: unknown; Message?: unknown }; RequestId?: unknown };
}

/** A response is a failure if it contains `Error`, whatever its HTTP status (reference/tencent-common.md, "Answers"). */
function read(answer: HttpAnswer, body: unknown): Reading {
  const response = (body as Envelope | undefined)?.Response;
  if (typeof response !== "object" || response === null) return readStatus(answer);
  const requestId = typeof response.RequestId === "string" ? { requestId: response.RequestId } : {};
  if (!response.Error)
    return answer.status >= 400 ? { ...readStatus(answer), ...requestId } : { value: response, ...requestId };
  const code = textOf(response.Error.Code) ?? "UnknownError";
  const reason = textOf(response.Error.Message) ?? code;
  return { isClouds: true, code, reason, meaning: meaningOf(code), ...requestId };
}
