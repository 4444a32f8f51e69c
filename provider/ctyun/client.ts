import { randomUUID } from "node:crypto";
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
import { addressOf, type CtyunSettings } from "./config";
import { type Eci, eciTable } from "./eci/api.gen";
import { meaningOf } from "./errors";
import type { CtyunClients } from "./resource";
import { canonicalQuery, signEop } from "./sign-eop";

/** An account and resource pool of CTyun's cloud. */
type CtyunConnection = Account<CtyunSettings>;

/** The client of ECI. */
export function ctyunClients(connection: CtyunConnection): CtyunClients {
  return {
    eci: bindCalls<Eci>(
      connection.link,
      eciTable,
      once(() => wire(connection, eciTable)),
    ),
  };
}

function wire<Action extends string>(connection: CtyunConnection, table: ServiceTable<Action>) {
  const { settings } = connection;
  const endpoint = addressOf(connection);
  connection.check("eci");
  return {
    cloud: "ctyun",
    table,
    endpoint,
    region: settings.regionId,
    path: pathsOf("eci", connection),
    account: connection,
    prepare: (action, facts, request) => prepare(connection, endpoint, action, facts, request),
    read,
  } satisfies Wire;
}

function prepare(
  connection: CtyunConnection,
  endpoint: string,
  action: string,
  facts: ActionTable,
  request: Fields,
): (at: number, credentials: Credentials) => HttpRequest {
  const { method, path, query: parameters, body } = placeFields(action, facts, request);
  const query = canonicalQuery(parameters);
  const url = `${endpoint}${percentEncodePath(path)}${query ? `?${query}` : ""}`;
  const headers = {
    Host: new URL(endpoint).host,
    // The gateway blocks requests without one (reference/ctyun-signing.md, 2).
    "User-Agent": connection.link.userAgent,
    regionId: connection.settings.regionId ?? "",
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
  };
  return (at, { id, secret }) => {
    const keys = { accessKey: id, secretKey: secret };
    const signed = signEop({ requestId: randomUUID(), query, ...(body === undefined ? {} : { body }) }, keys, at);
    return { method, url, headers: { ...headers, ...signed }, ...(body === undefined ? {} : { body }) };
  };
}

interface Envelope {
  statusCode?: unknown;
  error?: unknown;
  errorCode?: unknown;
  message?: unknown;
  returnObj?: unknown;
}

const isSuccess = (statusCode: unknown) => ["200", "800"].includes(textOf(statusCode) ?? "");

/** Decides by the envelope, because no document says which HTTP status it has (reference/ctyun-signing.md, 8). */
function read(_action: string, answer: HttpAnswer, body: unknown): Reading {
  const envelope = (typeof body === "object" && body !== null ? body : {}) as Envelope;
  const result = envelope.returnObj;
  const id = idOf(result) ?? headerOf(answer, "x-request-id") ?? headerOf(answer, "x-trace-id");
  const requestId = id ? { requestId: id } : {};
  if (envelope.statusCode === undefined) {
    if (answer.status === 204) return { value: {}, ...requestId };
    return { ...readStatus(answer), ...requestId };
  }
  if (isSuccess(envelope.statusCode) && answer.status < 400) return { value: result, ...requestId };
  const code =
    textOf(envelope.errorCode) ?? textOf(envelope.error) ?? textOf(envelope.statusCode) ?? `HTTP ${answer.status}`;
  const returned = Number(textOf(envelope.statusCode));
  const status = returned >= 400 && returned < 600 ? returned : answer.status;
  const isClouds = isCtyuns(code, textOf(envelope.statusCode));
  return { isClouds, code, reason: textOf(envelope.message) ?? code, meaning: meaningOf(code, status), ...requestId };
}

/** Other servers respond with a `statusCode` too, but theirs is an HTTP status, and their codes do not have parts. */
const isCtyuns = (code: string, statusCode = "") =>
  /^\w+(\.\w+)+$/.test(code) || statusCode === "900" || /\D/.test(statusCode);

function idOf(result: unknown): string | undefined {
  const id = typeof result === "object" && result !== null && "requestId" in result ? result.requestId : undefined;
  return typeof id === "string" ? id : undefined;
}
