import { type Answer, type RawRequest, Refusal, type Target } from "../cloud";
import { checkFields, requireAnswer } from "../contract/check";
import { givenFields, type Reading } from "../contract/given";
import type { Action } from "../contract/shape";
import {
  readPublicContract,
  readPublicRegistryContract,
  readTencentContract,
  type TencentContract,
} from "../contract/tencent";
import type { Routes, VerifiedCall } from "../declaration";
import type { Edition } from "../edition";
import type { World } from "../world";
import type { Call, Handler } from "./call";
import { breach, envelope, refuse } from "./errors";
import { publicHandlers } from "./public-edition";
import { mediaType, parametersOf, readInput } from "./request";
import { stsHandlers, UNSIGNED } from "./sts";
import { tcrHandlers } from "./tcr";
import { publicTkeHandlers, tkeHandlers } from "./tke";
import { regionNames } from "./tke/catalogue";
import { verify } from "./verify";

interface Service {
  readonly contract: TencentContract;
  readonly handlers: Readonly<Record<string, Handler>>;
  /** TKE requires a region. TCR's manual forbids one, and ignores it if it is sent. */
  readonly regional: boolean;
}

const services: Readonly<Record<string, Service>> = {
  tke: { contract: readTencentContract("tke"), handlers: tkeHandlers, regional: true },
  tcr: { contract: readTencentContract("tcr"), handlers: tcrHandlers, regional: false },
  sts: { contract: readTencentContract("sts"), handlers: stsHandlers, regional: false },
};

const publicContract = readPublicContract();

/** The services that differ in the public cloud. */
const publicServices: Readonly<Record<string, Service>> = {
  tke: {
    contract: publicContract,
    handlers: publicHandlers(publicContract, { ...tkeHandlers, ...publicTkeHandlers }),
    regional: true,
  },
  tcr: { contract: readPublicRegistryContract(), handlers: tcrHandlers, regional: false },
};

const KIB = 1024;

/** How TKE and TCR read empty values. */
export const READING: Reading = { unknown: "kept", nulls: "documented", zeros: "values" };

export const routes: Routes = {
  name: "tencent",
  // Baidu also has a service named sts.
  hosts: /^(tke|tcr|sts)\.(?!.*\.baidubce\.com)/,
  owns: (path) => path === "/",
  target: (request) => {
    const parameters = parametersOf(request);
    const action = header(request, "x-tc-action") || (parameters.get("Action") ?? "");
    return { service: serviceOf(request, parameters, action), action };
  },
  unsigned: (target) => (isUnsigned(target) ? /^sts\.([\w-]+\.)?tencentcloudapi\.com(:\d+)?$/ : undefined),
  bodyLimit: ({ method, headers }) => {
    if (method === "GET") return 32 * KIB;
    return mediaType(headers) === "application/x-www-form-urlencoded" ? KIB * KIB : 10 * KIB * KIB;
  },
  perform,
  calls,
  refuse: (refusal, requestId) => refuse(refusal, requestId),
  throttled: ({ action }) => new Refusal("RequestLimitExceeded", `Too many calls of ${action} in this second.`),
  internal: () => new Refusal("InternalError", "An internal error has occurred."),
  tooLarge: (limit) => new Refusal("RequestSizeLimitExceeded", `The request is larger than ${limit} bytes.`),
};

const isUnsigned = ({ service, action }: Target) => service === "sts" && UNSIGNED.has(action);

/** The service by the first label of the host; for an IP address, by the credential scope, the version, or the action. */
function serviceOf(request: RawRequest, parameters: URLSearchParams, action: string): string {
  const label = request.headers.host?.split(".")[0] ?? "";
  if (Object.hasOwn(services, label)) return label;
  const scope = /Credential=[^/]+\/[^/]+\/(\w+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (Object.hasOwn(services, scope)) return scope;
  const version = header(request, "x-tc-version") || parameters.get("Version");
  const fits = ([, { contract }]: [string, Service]) => contract.version === version || contract.actions.has(action);
  return Object.entries(services).find(fits)?.[0] ?? "";
}

function perform(request: RawRequest, target: Target, requestId: string, world: World): Answer {
  if (request.method !== "GET" && request.method !== "POST")
    throw new Refusal(
      "UnsupportedProtocol",
      `The HTTP method ${request.method} is not supported; only GET and POST are.`,
    );
  if (request.path !== "/") throw new Refusal("InvalidParameter", `The path must be /, not ${request.path}.`);
  if (request.method === "GET" && request.query.length > 32 * KIB) throw routes.tooLarge(32 * KIB, target);
  const parameters = parametersOf(request);
  const caller = isUnsigned(target) ? undefined : verify(request, parameters, target.service, world);
  const account = caller?.account ?? "";
  const { contract, handlers, regional } = serviceNamed(target.service, world.edition) ?? noAction(target.action);

  const version = header(request, "x-tc-version") || parameters.get("Version");
  if (!version) throw missing("Version");
  if (version !== contract.version)
    throw new Refusal("NoSuchVersion", `The version ${version} of ${target.service} does not exist.`);
  const action = contract.actions.get(target.action);
  const handler = handlers[target.action];
  if (action === undefined || handler === undefined) noAction(target.action);
  const region = regional ? regionOf(header(request, "x-tc-region") || (parameters.get("Region") ?? "")) : "";
  if (!world.throttle.allow(`${account}/${region}/${target.service}/${action.name}`, action.perSecond ?? Infinity))
    throw routes.throttled(target);

  const input = givenFields(action.input, readInput(request, parameters, action.input), READING);
  const [problem] = checkFields(action.input, input);
  if (problem !== undefined) throw breach(action, problem);
  return envelope(respond(action, handler, { world, account, caller, region, input }, requestId));
}

function respond(action: Action, handler: Handler, call: Call, requestId: string): object {
  const response = { ...handler(call as never), RequestId: requestId };
  if (call.world.checkAnswers) requireAnswer(action, response);
  return response;
}

/** The calls that the emulator plays in an edition. */
function calls({ edition }: World): VerifiedCall[] {
  const played = Object.keys(services).flatMap((name) => serviceNamed(name, edition) ?? []);
  return played.flatMap(({ contract, handlers }) =>
    [...contract.actions.values()].flatMap((action) => {
      const handler = handlers[action.name];
      if (handler === undefined) return [];
      return [{ action, perform: (caller, input) => void respond(action, handler, { ...caller, input }, "") }];
    }),
  );
}

function serviceNamed(name: string, edition: Edition): Service | undefined {
  if (edition === "public" && Object.hasOwn(publicServices, name)) return publicServices[name];
  return Object.hasOwn(services, name) ? services[name] : undefined;
}

function regionOf(region: string): string {
  if (region === "") throw missing("Region");
  if (!regionNames.includes(region))
    throw new Refusal(
      "UnsupportedRegion",
      `The region ${region} is not supported; DescribeRegions lists those that are.`,
    );
  return region;
}

function missing(name: string): Refusal {
  return new Refusal("MissingParameter", `The request is missing a required parameter \`${name}\`.`);
}

function noAction(action: string): never {
  throw action === "" ? missing("Action") : new Refusal("InvalidAction", `The action ${action} does not exist.`);
}

function header(request: RawRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}
