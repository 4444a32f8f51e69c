import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { functionTokens, resourceOf, resourceTypes } from "../../provider/clouds";
import { createPlugin } from "../../provider/plugin/service";
import { requirePlain } from "./crash";
import { oddValue, oneOf, type Pick } from "./source";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURES = [
  "1b47061264138c4ac30d75fd1eb44270",
  "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  "5cf8f73096256a8f31e491e813e4eb8e",
  "c44067f5952c0a294b673a41bacd8c17",
  "0",
  5,
];

function value(pick: Pick, depth: number): unknown {
  switch (pick(depth > 4 ? 3 : 7)) {
    case 3:
      return Array.from({ length: pick(3) }, () => value(pick, depth + 1));
    case 4:
      return Object.fromEntries(Array.from({ length: pick(4) }, () => [oneOf(pick, NAMES), value(pick, depth + 1)]));
    case 5:
      return { [SIGNATURE]: oneOf(pick, SIGNATURES), value: value(pick, depth + 1), secret: pick(2) === 1 };
    case 6:
      return UNKNOWN;
    default:
      return oddValue(pick);
  }
}

const NAMES = ["name", "image", "containers", "env", "value", "ports", "__provider", "__urn", "toString", "a b", ""];

/** A struct of what JSON can say; google-protobuf takes no halves of characters. */
const struct = (properties: object) =>
  Struct.fromJavaScript(JSON.parse(JSON.stringify(properties).replaceAll(/\\ud[89a-f]\w\w/gi, "")));

/** Where nobody listens: what would ask a cloud, an engine or a monitor is refused there. */
const NOBODY = "127.0.0.1:1";
const FOREIGN = ["constructor", "__proto__", "toString", "tke", ":", "tke:Nothing", "constructor:constructor", ""];

/** Messages to the plugin, of every method but those that end it: properties of every kind, whatever they hold. */
export function pluginMessages(): ((pick: Pick) => Promise<void>) & Disposable {
  const home = mkdtempSync(join(tmpdir(), "fuzz-"));
  const before = process.env.PULUMI_HOME;
  process.env.PULUMI_HOME = home;
  const { service } = createPlugin({});
  if (before === undefined) delete process.env.PULUMI_HOME;
  else process.env.PULUMI_HOME = before;

  const send = async (pick: Pick) => {
    const type = pick(20) === 19 ? oneOf(pick, FOREIGN) : oneOf(pick, resourceTypes);
    const spec = resourceTypes.includes(type) ? await resourceOf(type) : undefined;
    const fields = [...Object.keys(spec?.inputs.shape ?? {}), ...NAMES];
    const properties = () =>
      Object.fromEntries(Array.from({ length: pick(8) }, () => [oneOf(pick, fields), value(pick, 0)]));
    const [olds, news] = [struct(properties()), struct(properties())];
    const urn = pick(10) === 9 ? String(oddValue(pick)) : `urn:pulumi:dev::test::container-clouds:${type}::x`;
    const token = `container-clouds:${type}`;
    const asked = pick(5) === 4 ? oneOf(pick, FOREIGN) : oneOf(pick, functionTokens);
    const id = String(oddValue(pick));
    const requests: [string, object][] = [
      ["check", new proto.CheckRequest().setUrn(urn).setType(token).setOlds(olds).setNews(news)],
      ["diff", new proto.DiffRequest().setUrn(urn).setType(token).setId("x").setOlds(olds).setNews(news)],
      ["create", new proto.CreateRequest().setUrn(urn).setType(token).setProperties(news).setPreview(true)],
      [
        "update",
        new proto.UpdateRequest().setUrn(urn).setType(token).setId("x").setOlds(olds).setNews(news).setPreview(true),
      ],
      ["checkConfig", new proto.CheckRequest().setUrn(urn).setNews(news)],
      ["read", new proto.ReadRequest().setUrn(urn).setType(token).setId(id).setProperties(olds).setInputs(news)],
      ["delete", new proto.DeleteRequest().setUrn(urn).setType(token).setId(id).setProperties(olds)],
      ["configure", new proto.ConfigureRequest().setArgs(struct({ ...properties(), ...settings(pick) }))],
      ["invoke", new proto.InvokeRequest().setTok(`container-clouds:${asked}`).setArgs(news)],
      ["call", new proto.CallRequest().setTok(token).setArgs(news)],
      ["construct", construction(pick, news)],
      ["list", new proto.ListRequest().setToken(token).setQuery(news).setPageSize(pick(3)).setContinuationToken(id)],
      ["getSchema", new proto.GetSchemaRequest().setVersion(pick(3)).setSubpackageName(pick(4) === 3 ? id : "")],
      ["getMapping", new proto.GetMappingRequest().setKey(id).setProvider(id)],
      ["parameterize", new proto.ParameterizeRequest()],
      ["getPluginInfo", new Empty()],
      ["diffConfig", new proto.DiffRequest().setUrn(urn).setOlds(olds).setNews(news)],
    ];
    const [method, request] = oneOf(pick, requests);
    const message = await answered(service, method, request);
    requirePlain(message);
    if (method === "construct" && !message.includes("does not implement the component"))
      throw new Error(`a component that does not exist is made: ${message}`);
  };
  return Object.assign(send, { [Symbol.dispose]: () => rmSync(home, { recursive: true }) });
}

/** Settings that lead to nobody, whatever else is set. */
function settings(pick: Pick): object {
  const odd = () => (pick(8) === 7 ? { [oneOf(pick, NAMES)]: value(pick, 0) } : {});
  const place = { endpoint: `http://${NOBODY}`, retry: "none", proxy: "" };
  return {
    ...place,
    tencent: { secretId: "a", secretKey: "b", region: "gsqy", ...odd(), ...place },
    baidu: { accessKeyId: "a", secretAccessKey: "b", region: "bj", ...odd(), ...place },
    ctyun: { accessKey: "a", secretKey: "b", regionId: "r", ...odd(), ...place },
  };
}

/** A component that is none: one that is would register with Pulumi's runtime in this process. */
const construction = (pick: Pick, inputs: Struct) =>
  new proto.ConstructRequest()
    .setType(oneOf(pick, FOREIGN))
    .setName(oneOf(pick, NAMES))
    .setProject("test")
    .setStack("dev")
    .setMonitorendpoint(NOBODY)
    .setInputs(inputs);

type Unary = (call: object, done: (error: Error | null, response?: object) => void) => void;

/** The failure that the engine would see; empty when there is none. A check's failures count, too. */
function answered(service: UntypedServiceImplementation, method: string, request: object): Promise<string> {
  return new Promise((resolve) => {
    const done = (error: Error | null, response?: object) => {
      const isCheck = response instanceof proto.CheckResponse || response instanceof proto.InvokeResponse;
      const failures = isCheck ? response.getFailuresList() : [];
      resolve(error?.message ?? failures.map((failure) => failure.getReason()).join("\n"));
    };
    const stream = {
      request,
      write: () => true,
      end: () => done(null),
      emit: (_: string, error: Error) => done(error),
    };
    (service[method] as unknown as Unary)(stream, done);
  });
}
