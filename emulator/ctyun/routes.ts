import { type Answer, type RawRequest, Refusal, type Target } from "../cloud";
import { checkFields, convertText, requireAnswer } from "../contract/check";
import { givenFields, type Reading } from "../contract/given";
import { parseJson } from "../contract/json";
import { matchRest, type RestMatch } from "../contract/match";
import { readRestContract } from "../contract/rest";
import type { RestAction } from "../contract/shape";
import type { Routes, VerifiedCall } from "../declaration";
import type { World } from "../world";
import type { Call, Handler } from "./call";
import { eciHandlers } from "./eci";
import { answer, breach, codeOf, refuse } from "./errors";
import { verify } from "./verify";

const contract = readRestContract("eci");
const contracts = [contract];
const handlers: Readonly<Record<string, Handler>> = eciHandlers;

/** Not documented. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** A WebSocket client cannot sign, so a token replaces the signature. */
const UNSIGNED: readonly string[] = ["execWebsocket"];

const READING: Reading = { unknown: "ignored", nulls: "all", zeros: "not set" };

export const routes: Routes = {
  name: "ctyun",
  hosts: /\.ctyun\.cn(:\d+)?$/,
  owns: (path) => path.startsWith("/eci/"),
  target: ({ method, path }) => ({ service: "eci", action: matchRest(contracts, method, path)?.action.name ?? "" }),
  bodyLimit: () => BODY_LIMIT,
  perform,
  calls,
  refuse: (refusal, requestId) => refuse(refusal, requestId),
  throttled: ({ action }) => new Refusal(codeOf("TooManyRequests"), `Too many calls of ${action}.`),
  internal: () => new Refusal(codeOf("InternalError"), "Internal error occurred"),
  tooLarge: (limit) => new Refusal(codeOf("RequestEntityTooLarge"), `The request body is larger than ${limit} bytes.`),
};

function perform(request: RawRequest, target: Target, requestId: string, world: World): Answer {
  const account = UNSIGNED.includes(target.action) ? "" : verify(request, world).account;
  const match = matchRest(contracts, request.method, request.path);
  const handler = match && handlers[match.action.name];
  if (match === undefined || handler === undefined) throw noSuchCall(request);
  const { action } = match;
  const region = regionOf(request, action);
  const input = {
    ...readQuery(request.query, action),
    ...readBody(request, action),
    ...readPath(request, match, world),
  };
  const host = String(request.headers.host ?? "");
  const response = respond(action, handler, { world, account, region, input, host });
  const shown = world.otherReadings.has("eci: empty values in replies") ? response : withoutZeros(response);
  return answer({ ...(requestIdIn(action) !== "no" && { requestId }), ...shown }, requestId);
}

function respond(action: RestAction, handler: Handler, call: Call): object {
  const response = handler(call as never);
  if (call.world.checkAnswers && requestIdIn(action) !== "unpublished") requireAnswer(action, response);
  return response;
}

function calls(): VerifiedCall[] {
  return [...contract.actions.values()].flatMap((action) => {
    const handler = handlers[action.name];
    if (handler === undefined) return [];
    return [{ action, perform: (caller, input) => void respond(action, handler, { ...caller, input, host: "" }) }];
  });
}

function noSuchCall({ method, path }: RawRequest): Refusal {
  const other = ["GET", "POST", "PUT", "DELETE"].find((candidate) => matchRest(contracts, candidate, path));
  if (other === undefined) return new Refusal(codeOf("NotFound"), `There is no call at ${path}.`);
  return new Refusal(codeOf("MethodNotAllowed"), `${path} takes ${other}, not ${method}.`);
}

/** Every region ID exists, each with resources of its own. */
function regionOf({ headers }: RawRequest, action: RestAction): string {
  const given = String(headers.regionid ?? "");
  if (given === "" && action.headers.some(({ name, required }) => name === "regionId" && required))
    throw new Refusal(codeOf("BadRequest"), "The header regionId is required");
  return given;
}

function readBody({ body, headers }: RawRequest, action: RestAction): object {
  if (body.length > 0 && !/^application\/json/i.test(headers["content-type"] ?? ""))
    throw new Refusal(codeOf("UnsupportedMediaType"), "Content-Type must be application/json");
  const given = givenFields(action.input, body.length === 0 ? {} : parseBody(body), READING);
  const [problem] = checkFields(action.input, given);
  if (problem !== undefined) throw breach(problem);
  return given;
}

function parseBody(body: Buffer): object {
  const malformed = (why: string) => new Refusal(codeOf("BadRequest"), `The request body is not ${why}.`);
  let parsed: unknown;
  try {
    parsed = parseJson(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw malformed("JSON in UTF-8");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw malformed("a JSON object");
  return parsed;
}

/** Unknown parameters and parameters without a value are ignored. */
function readQuery(query: string, action: RestAction): object {
  const parameters = new URLSearchParams(query);
  const given = action.query.flatMap(({ name, shape }): [string, unknown][] => {
    const [first, ...more] = parameters.getAll(name).filter((text) => text !== "");
    if (first === undefined) return [];
    return [[name, shape.kind === "list" ? [first, ...more] : convertText(shape, first)]];
  });
  const fields = givenFields(action.query, Object.fromEntries(given), READING);
  const [problem] = checkFields(action.query, fields);
  if (problem !== undefined) throw breach(problem);
  return fields;
}

/** The published client never fills the ID into some paths: the ID may then be in the query or body. */
function readPath({ query, body }: RawRequest, { path }: RestMatch, { otherReadings }: World): object {
  const onlyThere = otherReadings.has("eci: ID in the path of `deleteImageCache`");
  const elsewhere = (name: string) =>
    onlyThere
      ? undefined
      : (new URLSearchParams(query).get(name) ?? (body.length === 0 ? undefined : Object(parseBody(body))[name]));
  const filled = Object.entries(path).map(([name, value]) => {
    if (!/^(\{.*\}|:.*)$/.test(value)) return [name, value];
    const found = elsewhere(name);
    if (typeof found !== "string") throw breach({ kind: "missing", path: name, expected: "" });
    return [name, found];
  });
  return Object.fromEntries(filled);
}

/** Whether a response contains the request ID. No response of the WebSocket calls is published. */
function requestIdIn({ output }: RestAction): "yes" | "no" | "unpublished" {
  if (output.kind !== "object" || !output.name.endsWith(" answer")) return "yes";
  const fields = output.fields();
  if (fields.length === 0) return "unpublished";
  return fields.some(({ name }) => name === "requestId") ? "yes" : "no";
}

/** Responses leave out 0, false, empty strings and empty lists (eci.json, conventions). */
function withoutZeros(value: object): object {
  const kept = Object.entries(value).map(([key, item]) => [key, plain(item)] as const);
  return Object.fromEntries(kept.filter(([, item]) => item && !(Array.isArray(item) && item.length === 0)));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === "object" && value !== null ? withoutZeros(value) : value;
}
