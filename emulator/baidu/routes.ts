import { type Answer, type RawRequest, Refusal, type Target } from "../cloud";
import { checkField, checkFields, convertText, type Problem, requireAnswer } from "../contract/check";
import { givenFields, type Reading } from "../contract/given";
import { parseJson } from "../contract/json";
import { matchRest } from "../contract/match";
import { readRestContract } from "../contract/rest";
import type { Field, RestAction } from "../contract/shape";
import type { Routes, VerifiedCall } from "../declaration";
import type { World } from "../world";
import { bciHandlers } from "./bci";
import { becAnswer, becHandlers, becSpellings } from "./bec";
import type { Call, Handler } from "./call";
import { answer, breach, refuse } from "./errors";
import { issueSession, stsAction } from "./sts";
import { verify } from "./verify";

const contracts = [readRestContract("bci"), readRestContract("bec")];
const handlers: Readonly<Record<string, Handler>> = { ...bciHandlers, ...becHandlers };

/** Not documented. */
const BODY_LIMIT = 4 * 1024 * 1024;
const DEFAULT_REGION = "bj";

const READING: Reading = { unknown: "kept", nulls: "all", zeros: "not set" };

export const routes: Routes = {
  name: "baidu",
  hosts: /\.baidubce\.com(:\d+)?$/,
  owns: (path) => /^\/v\d+(\/|$)/.test(path),
  target: ({ method, path }) => {
    const session = stsAction({ method, path });
    if (session) return { service: "sts", action: session };
    const match = matchRest(contracts, method, path);
    return { service: match?.action.service ?? "", action: match?.action.name ?? "" };
  },
  bodyLimit: () => BODY_LIMIT,
  perform,
  calls,
  refuse: (refusal, requestId) => refuse(refusal, requestId),
  throttled: ({ action }) => new Refusal("TooManyRequests", `Too many calls of ${action} in this second.`),
  internal: () => new Refusal("InternalError", "We encountered an internal error. Please try again."),
  tooLarge: (limit) => new Refusal("InvalidHTTPRequest", `The request is larger than ${limit} bytes.`),
};

function perform(request: RawRequest, _target: Target, requestId: string, world: World): Answer {
  const caller = verify(request, world);
  const { account } = caller;
  const session = stsAction(request);
  if (session) return answer(issueSession(request, session, caller, world), requestId);
  const version = request.path.split("/")[1] ?? "";
  if (!/^v\d+$/.test(version)) throw noSuchCall(request);
  if (version !== "v1" && version !== "v2")
    throw new Refusal("InvalidVersion", `The API version ${version} in the URI is not supported; v1 and v2 are.`);
  const match = matchRest(contracts, request.method, request.path);
  const handler = match && handlers[match.action.name];
  if (match === undefined || handler === undefined) throw noSuchCall(request);
  const { action } = match;

  checkPath(match.path, action);
  const body = readBody(request, action);
  const query = readQuery(request.query, action);
  const { clientToken, ...input } = { ...match.path, ...query, ...body };
  const call = {
    world,
    account,
    region: regionOf(request, action),
    version,
    input,
    // BEC's older version has no client tokens.
    clientToken: action.service === "bec" && version === "v1" ? undefined : clientToken,
    fingerprint: stableText([action.name, input]),
  };
  return answer(becAnswer(world, respond(action, handler, call as Call)), requestId);
}

function respond(action: RestAction, handler: Handler, call: Call): object | undefined {
  const response = handler(call as never);
  if (call.world.checkAnswers) requireAnswer(action, response ?? {});
  return response;
}

function calls(): VerifiedCall[] {
  return contracts.flatMap(({ actions }) =>
    [...actions.values()].flatMap((action) => {
      const handler = handlers[action.name];
      if (handler === undefined) return [];
      const version = action.paths.some((path) => path.startsWith("/v1/")) ? "v1" : "v2";
      return [
        {
          action,
          perform: (caller, input) => void respond(action, handler, { ...caller, input, version, fingerprint: "" }),
        },
      ];
    }),
  );
}

const noSuchCall = ({ method, path }: RawRequest) =>
  new Refusal("InvalidURI", `Could not parse the specified URI: there is no ${method} ${path}.`);

function checkPath(given: Readonly<Record<string, string>>, action: RestAction): void {
  for (const field of action.path) {
    const [problem] = checkField(field, given[field.name], field.name);
    if (problem !== undefined) throw breach(action, problem);
  }
}

/** BCI's region is only in the host name. With any other host it is Beijing, the SDKs' default. BEC has one host for all regions. */
function regionOf({ headers }: RawRequest, { service }: RestAction): string {
  if (service === "bec") return "";
  return /^bci\.(\w+)\.baidubce\.com(:\d+)?$/.exec(headers.host ?? "")?.[1] ?? DEFAULT_REGION;
}

/** The fields of the body. A body that is not an object becomes the field `body`. */
function readBody({ body }: RawRequest, action: RestAction): object {
  const whole = action.input.find(({ name }) => name === "(body)");
  const parsed = body.length === 0 ? (whole ? undefined : {}) : parseBody(body);
  if (whole !== undefined) {
    const [problem] = parsed === undefined ? [missing(whole)] : checkField(whole, parsed, "the body");
    if (problem !== undefined) throw breach(action, problem);
    return { body: parsed };
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw new Refusal("InappropriateJSON", "The JSON you provided must be an object.");
  const spelt = becSpellings[action.name]?.(parsed as Record<string, unknown>) ?? parsed;
  const fields = givenFields(action.input, spelt, READING);
  const [problem] = checkFields(action.input, fields);
  if (problem !== undefined) throw breach(action, problem);
  return fields;
}

const missing = (field: Field): Problem => ({ kind: "missing", path: "the body", expected: field.name });

function parseBody(body: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new Refusal("InvalidHTTPRequest", "The request body is not UTF-8.");
  }
  try {
    return parseJson(text);
  } catch {
    throw new Refusal("MalformedJSON", "The JSON you provided was not well-formed.");
  }
}

/** Headers that the query may contain instead. */
const HEADERS_IN_QUERY = ["authorization", "x-bce-security-token"];

/** Parameters without a value count as absent, because the Go SDK sends unset ones like that. */
function readQuery(query: string, action: RestAction): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(query.replaceAll("+", "%2B"))) {
    if (HEADERS_IN_QUERY.includes(name.toLowerCase()) || value === "") continue;
    const field = action.query.find((candidate) => candidate.name === name);
    given[name] = field ? convertText(field.shape, value) : value;
  }
  const fields = givenFields(action.query, given, READING);
  const [problem] = checkFields(action.query, fields);
  if (problem !== undefined) throw breach(action, problem.kind === "type" ? { ...problem, kind: "value" } : problem);
  return fields;
}

/** JSON with sorted keys. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
