import { readRestContract } from "../../emulator/contract/rest";
import type { Action, Field, RestAction } from "../../emulator/contract/shape";
import { readTencentContract } from "../../emulator/contract/tencent";
import { resourceOf, resourceTypes } from "../../provider/clouds";
import { notesInMemory } from "../../provider/lifecycle/create/notes";
import { find } from "../../provider/lifecycle/find";
import { contextFor } from "../../provider/lifecycle/host";
import { liveProperties } from "../../provider/lifecycle/properties";
import { type Clouds, connect } from "../../provider/transport/connect";
import { CloudError } from "../../provider/transport/errors";
import type { HttpAnswer } from "../../provider/transport/http";
import { ENDPOINT, openVirtualCloud } from "../chaos/virtual-cloud";
import { requireAnswered } from "./crash";
import { fieldsOf, mutated, mutatedText, oneOf, type Pick, shaped } from "./source";

type ServiceName = "tke" | "tcr" | "bci" | "bec" | "eci";
const CLOUD_OF = { tke: "tencent", tcr: "tencent", bci: "baidu", bec: "baidu", eci: "ctyun" } as const;

interface Call {
  service: ServiceName;
  action: Action;
}

const calls: readonly Call[] = [
  ...(["tke", "tcr"] as const).flatMap((service) =>
    [...readTencentContract(service).actions.values()].map((action) => ({ service, action })),
  ),
  ...(["bci", "bec", "eci"] as const).flatMap((service) =>
    [...readRestContract(service).actions.values()].map((action) => ({ service, action })),
  ),
];

type Client = Record<string, ((request: object) => Promise<unknown>) | undefined>;

function clientOf(clouds: Clouds, service: ServiceName): Client {
  return (clouds[CLOUD_OF[service]]() as unknown as Record<ServiceName, Client>)[service];
}

const KEYS = {
  tencent: { secretId: "id", secretKey: "secret-of-tencent", region: "gsqy" },
  baidu: { accessKeyId: "id", secretAccessKey: "secret-of-baidu", region: "bj" },
  ctyun: { accessKey: "id", secretKey: "secret-of-ctyun", regionId: "region-1" },
};
const ONCE = { endpoint: ENDPOINT, retry: "none", rateLimit: "none" };

/** Where a REST call takes fields from, besides its body. */
function inputFields(action: Action): readonly Field[] {
  const { path = [], query = [] } = action as Partial<RestAction>;
  return [...path.map((field) => ({ ...field, required: true })), ...query, ...action.input];
}

/** Requests to the emulator, as any client may send them: signed, of the documented form, or nearly so. */
export function emulatorRequests(): (pick: Pick) => Promise<void> {
  let served = 0;
  let cloud = openVirtualCloud(clock, "fuzz");
  let clouds = open();
  function open(): Clouds {
    const { tencent, baidu, ctyun } = cloud.credentials;
    const settings = {
      ...ONCE,
      tencent: { ...tencent, region: "gsqy" },
      baidu: { ...baidu, region: "bj" },
      ctyun: { ...ctyun, regionId: "region-1" },
    };
    return connect(settings, { exchange: cloud.exchange, env: {} });
  }
  const ids = () => cloud.world.kinds.flatMap((kind) => [...kind.rows(cloud.world.state).keys()].slice(0, 3));
  return async (pick) => {
    served += 1;
    if (served % 400 === 0) {
      cloud = openVirtualCloud(clock, `fuzz-${served}`);
      clouds = open();
    }
    const { service, action } = oneOf(pick, calls);
    const send = clientOf(clouds, service)[action.name];
    if (send === undefined) return;
    const request = fieldsOf(pick, inputFields(action), ids());
    const { "(body)": body, ...fields } = request;
    const error = await send({ ...fields, ...(body === undefined ? {} : { body }) }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    const internal = error instanceof CloudError && /emulator: /.test(error.reason);
    if (internal) throw new Error(`${service} ${action.name} ${JSON.stringify(request)}: ${error.reason}`);
    if (error !== undefined && !isUnsendable(error)) requireAnswered(error);
  };
}

/** The provider's own client refuses a path without its field before anything is sent. */
const isUnsendable = (error: unknown) => error instanceof TypeError && /needs |URI malformed/.test(error.message);

const clock = { now: () => Date.now(), sleep: async () => undefined } as never;

function envelope(pick: Pick, service: ServiceName, value: unknown): unknown {
  const error = pick(8) === 7;
  if (CLOUD_OF[service] === "tencent") {
    const told = error ? { Error: { Code: shaped(pick, TEXT), Message: shaped(pick, TEXT) } } : (value as object);
    return { Response: { ...told, RequestId: "r" } };
  }
  if (CLOUD_OF[service] === "baidu")
    return error ? { code: shaped(pick, TEXT), message: shaped(pick, TEXT), requestId: "r" } : value;
  return error
    ? { statusCode: 900, error: shaped(pick, TEXT), message: shaped(pick, TEXT) }
    : { statusCode: 800, returnObj: value };
}

const TEXT = { kind: "string" } as const;

function answerTo(pick: Pick, { service, action }: Call): HttpAnswer {
  const whole = envelope(pick, service, shaped(pick, action.output));
  const text = JSON.stringify(pick(4) === 3 ? mutated(pick, whole) : whole) ?? "";
  const status = pick(6) === 5 ? oneOf(pick, [204, 302, 400, 403, 404, 407, 429, 500, 503]) : 200;
  return {
    status,
    headers: { "content-type": "application/json" },
    text: pick(10) === 9 ? mutatedText(pick, text) : text,
  };
}

const byPath = new Map(calls.map((call) => [`${call.service} ${call.action.name}`, call]));

/** Answers of clouds, to calls and to the reading of every kind of resource, whatever their fields hold. */
export function cloudAnswers(): (pick: Pick) => Promise<void> {
  let choose: Pick = () => 0;
  let asked: Call | undefined;
  const clouds = connect(
    { ...ONCE, ...KEYS },
    {
      env: {},
      exchange: async ({ headers }) => answerTo(choose, asked ?? callOf(headers)),
    },
  );
  const callOf = (headers: Record<string, string>): Call => {
    const name = headers["X-TC-Action"] ?? "";
    return byPath.get(`tke ${name}`) ?? byPath.get(`tcr ${name}`) ?? oneOf(choose, calls);
  };
  const host = {
    clouds: () => clouds,
    reporter: () => ({ report: () => undefined, warn: () => undefined, note: () => undefined }),
    signal: new AbortController().signal,
    notes: notesInMemory(),
  };
  return async (pick) => {
    choose = pick;
    asked = undefined;
    const read = pick(2) === 1 ? readKind(pick, host) : readCall(pick);
    const error = await read.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error !== undefined && !isUnsendable(error)) requireAnswered(error);
  };

  async function readCall(pick: Pick): Promise<void> {
    asked = oneOf(pick, calls);
    const { service, action } = asked;
    const given = Object.fromEntries(inputFields(action).map(({ name }) => [name, "x"]));
    try {
      await clientOf(clouds, service)[action.name]?.(given);
    } catch (error) {
      if (!(error instanceof CloudError) && !isUnsendable(error)) throw error;
    }
  }

  async function readKind(pick: Pick, { clouds: _, ...rest }: typeof host): Promise<void> {
    const type = oneOf(pick, resourceTypes);
    const spec = await resourceOf(type);
    const service = type.split(":")[0] as ServiceName;
    // Which of a REST service's calls is asked is seen by what it is for: most reads are answered in their own form.
    const own = calls.filter((call) => call.service === service && /^(get|list|describe)/i.test(call.action.name));
    if (CLOUD_OF[service] !== "tencent") asked = oneOf(pick, own);
    const context = contextFor(spec, { ...rest, clouds: () => clouds }, {});
    const id = spec.idFormat.replace(/\w+/g, "x");
    const row = await find(spec, context, id, {});
    if (row !== undefined) {
      await liveProperties(spec, context, row, {});
      spec.status(row);
    }
  }
}
