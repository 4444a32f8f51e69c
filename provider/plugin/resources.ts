import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Struct as WireStruct } from "google-protobuf/google/protobuf/struct_pb";
import type { Path } from "../../words/redaction";
import { resourceOf } from "../clouds";
import { type Autonaming, isNameless, withName } from "../lifecycle/autoname";
import { type Properties, toPlain } from "../lifecycle/codec";
import type { Host } from "../lifecycle/host";
import { PROVIDER, SECRETS, UNMANAGED, URN } from "../lifecycle/internal-properties";
import type { Page } from "../lifecycle/list";
import { migrated } from "../lifecycle/migrate";
import type { Operations } from "../lifecycle/operations";
import { stableProperties } from "../lifecycle/preview";
import { engineFailure, redacted } from "../lifecycle/redaction";
import { warnOfSecretId } from "../lifecycle/secret-in-id";
import { alwaysSecret, secretTexts } from "../lifecycle/secret-paths";
import type { CheckFailure, Resource } from "../lifecycle/spec";
import { hasUnknown } from "../lifecycle/unknown";
import { isPlaceholder, unreturnedAs, unreturnedIn, withRecorded } from "../lifecycle/unreturned";
import { namespace } from "../transport/settings";
import { diffResponse } from "./difference";
import { RequestError, requestError } from "./failures";
import { placedId } from "./placed-id";
import { Empty, grpc, Struct } from "./protocol";
import { neverShown, type Unwrapped, unwrap, wrap } from "./secrets";
import { timeoutOf } from "./timeout";

/** The properties of a request, unwrapped. */
export const readStruct = (struct: WireStruct | undefined): Unwrapped =>
  unwrap((struct?.toJavaScript() ?? {}) as Properties);

/** Properties in the protocol's form. */
export const writeStruct = (properties: Properties) =>
  Struct.fromJavaScript(toPlain(properties) as Parameters<typeof Struct.fromJavaScript>[0]);

/** What every request about a resource contains. */
interface About {
  getUrn(): string;
  getType(): string;
}

/** One request about one resource: its declaration, its operations and its secrets. */
interface Task {
  spec: Resource;
  operations: Operations;
  urn: string;
  always: readonly Path[];
  texts: readonly string[];
}

/** The protocol's requests about resources, served by the operations that both deliveries share. */
export function resourceRequests(host: Host) {
  /**
   * Runs a request. A failure contains none of the secrets in `given`.
   * @param state where else secrets may be
   */
  async function during<T>(
    request: About,
    given: Unwrapped,
    run: (task: Task) => Promise<T>,
    state: Properties = {},
  ): Promise<T> {
    const { type, urn } = typeOf(request);
    const spec = await specOf(request);
    const always = alwaysSecret(spec);
    const paths = neverShown([...given.secrets, ...always]);
    const texts = [given.properties, state].flatMap((properties) => secretTexts(properties, paths));
    return redacted(type, host, texts, (operations) => run({ spec, operations, urn, always, texts })).catch((error) => {
      throw requestError(error, { given, always });
    });
  }

  return {
    async check(request: proto.CheckRequest): Promise<proto.CheckResponse> {
      const given = readStruct(request.getNews());
      return during(request, given, async ({ spec, operations, urn, always, texts }) => {
        const inputs = without(UNMANAGED, given.properties);
        // The inputs of an import name what the cloud does not return, until the program sets it.
        const olds = (await heldOf(request, request.getOlds())).properties;
        const left = unreturnedIn(olds).filter((field) => isPlaceholder(spec, field, inputs[field]));
        const said = { ...without(new Set(left), inputs), ...unreturnedAs(left) };
        const nameless = isNameless(spec, inputs) && !left.includes("name");
        const named = await operations.withDefaults(nameless ? withName(spec, said, namingOf(request, urn)) : said);
        warnOfSecretId(spec, host, { ...named, [URN]: urn }, given.secrets);
        const failures = (await operations.check({ ...named, [URN]: urn }, olds)).map((failure) =>
          nameless && failure.property === "name" ? { ...failure, reason: whyNameless(failure, request) } : failure,
        );
        const response = new proto.CheckResponse();
        response.setInputs(writeStruct(wrap(named, given, always)));
        const secrets = { paths: [...given.secrets, ...always], texts };
        const shown = failures.map((failure) => engineFailure(failure, given.properties, secrets));
        response.setFailuresList(
          shown.map(({ property, reason }) => new proto.CheckFailure().setProperty(property).setReason(reason)),
        );
        return response;
      });
    },

    async diff(request: proto.DiffRequest): Promise<proto.DiffResponse> {
      const state = await heldOf(request, request.getOlds());
      const inputs = readStruct(request.getNews());
      return during(
        request,
        both(inputs, state),
        async ({ spec, operations, urn }) => {
          const oldInputs = (await heldOf(request, request.getOldInputs())).properties;
          const known = withRecorded(state.properties, oldInputs);
          const difference = await operations.diff(placedId(request.getId()).id, known, {
            ...inputs.properties,
            [URN]: urn,
          });
          return diffResponse(difference, known, inputs.properties, stableProperties(spec));
        },
        state.properties,
      );
    },

    async create(request: proto.CreateRequest): Promise<proto.CreateResponse> {
      const given = readStruct(request.getProperties());
      return during(request, given, async ({ operations, urn, always }) => {
        const limit = timeoutOf(request, "create");
        const inputs = { ...given.properties, [URN]: urn };
        const response = new proto.CreateResponse();
        if (request.getPreview()) {
          await operations.forewarn(inputs);
          const foreseen = without(HANDED_OVER, await operations.foresee(inputs));
          return response.setProperties(writeStruct(wrap(foreseen, given, always)));
        }
        const made = await operations.create(inputs, limit);
        const properties = without(HANDED_OVER, made.properties);
        return response.setId(made.id).setProperties(writeStruct(wrap(properties, given, always)));
      });
    },

    async read(request: proto.ReadRequest): Promise<proto.ReadResponse> {
      const state = await heldOf(request, request.getProperties());
      const inputs = await heldOf(request, request.getInputs());
      const given = both(state, inputs);
      return during(request, given, async ({ operations, urn, always }) => {
        if (request.getId() === "") throw new RequestError(grpc.status.INVALID_ARGUMENT, "a read needs an ID");
        const { id, place } = placedId(request.getId());
        const known = withRecorded(state.properties, inputs.properties);
        const found = await operations.read(id, { ...place, ...known, [URN]: urn });
        const response = new proto.ReadResponse();
        if (found === undefined) return response;
        // A key that the dynamic delivery left in the state is not a change: it stays until something else changes.
        const properties = { ...without(HANDED_OVER, found.properties), ...only(HANDED_OVER, state.properties) };
        const returned = found.inputs && without(HANDED_OVER, found.inputs);
        if (returned || request.hasInputs())
          response.setInputs(writeStruct(wrap(returned ?? inputs.properties, given, always)));
        return response.setId(found.id).setProperties(writeStruct(wrap(properties, given, always)));
      });
    },

    async update(request: proto.UpdateRequest): Promise<proto.UpdateResponse> {
      const state = await heldOf(request, request.getOlds());
      const given = readStruct(request.getNews());
      return during(request, both(given, state), async ({ operations, urn, always }) => {
        const limit = timeoutOf(request, "update");
        const inputs = { ...given.properties, [URN]: urn };
        const response = new proto.UpdateResponse();
        const oldInputs = await heldOf(request, request.getOldInputs());
        const known = withRecorded(state.properties, oldInputs.properties);
        const { id } = placedId(request.getId());
        const properties = request.getPreview()
          ? await operations.foresee(inputs, known)
          : (await operations.update(id, known, inputs, limit)).properties;
        const shown = both(given, { ...state, secrets: outputsIn(state, given) });
        return response.setProperties(writeStruct(wrap(without(HANDED_OVER, properties), shown, always)));
      });
    },

    async delete(request: proto.DeleteRequest): Promise<InstanceType<typeof Empty>> {
      const given = await heldOf(request, request.getProperties());
      return during(request, given, async ({ operations, urn }) => {
        const limit = timeoutOf(request, "delete");
        const oldInputs = await heldOf(request, request.getOldInputs());
        const known = withRecorded(given.properties, oldInputs.properties);
        await operations.delete(placedId(request.getId()).id, { ...known, [URN]: urn }, limit);
        return new Empty();
      });
    },

    /** One page of resources; `undefined` if the query is unknown. */
    async list(request: proto.ListRequest): Promise<Page | undefined> {
      const query = readStruct(request.getQuery());
      const about = { getUrn: () => "", getType: () => request.getToken() };
      return during(about, query, async ({ operations }) => {
        if (hasUnknown(query.properties)) return undefined;
        const start = Number(request.getContinuationToken() || 0);
        if (!Number.isSafeInteger(start) || start < 0) {
          throw new RequestError(
            grpc.status.INVALID_ARGUMENT,
            "the continuation token does not belong to this listing",
          );
        }
        const paging = { start, pageSize: request.getPageSize(), limit: request.getLimit() };
        return operations.list(query.properties, paging);
      });
    },
  };
}

const HANDED_OVER: ReadonlySet<string> = new Set([PROVIDER, URN]);

const without = (names: ReadonlySet<string>, properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name)));

const only = (names: ReadonlySet<string>, properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => names.has(name)));

/** Properties that a request has in two places; the first takes precedence. */
const both = (first: Unwrapped, second: Unwrapped): Unwrapped => ({
  properties: { ...second.properties, ...first.properties },
  secrets: [...first.secrets, ...second.secrets],
});

/** Secrets of the state that are not inputs. The program decides which inputs are secret. */
const outputsIn = (state: Unwrapped, inputs: Unwrapped) =>
  state.secrets.filter(([name = ""]) => !Object.hasOwn(inputs.properties, name));

/** The resource of a request. @throws RequestError if there is none */
const specOf = (request: About): Promise<Resource> =>
  resourceOf(typeOf(request).type).catch((error: Error) => {
    throw new RequestError(grpc.status.NOT_FOUND, error.message);
  });

/** State or inputs that the engine holds, with the names of this release. */
async function heldOf(request: About, struct: WireStruct | undefined): Promise<Unwrapped> {
  const { properties, secrets } = readStruct(struct);
  const { [SECRETS]: paths, ...own } = migrated(await specOf(request), { ...properties, [SECRETS]: secrets });
  return { properties: own, secrets: paths as Path[] };
}

/** The type `module:Name` of a request. @throws RequestError if this package does not have it */
function typeOf(request: About): { type: string; urn: string } {
  const urn = request.getUrn();
  const token = request.getType() || (urn.split("::")[2]?.split("$").at(-1) ?? "");
  if (token.startsWith(`${namespace}:`)) return { type: token.slice(namespace.length + 1), urn };
  const reason = token === "" ? "the request names no type" : `${token} is not a type of the package ${namespace}`;
  throw new RequestError(grpc.status.INVALID_ARGUMENT, reason);
}

const MODES: Autonaming["mode"][] = ["propose", "enforce", "disable"];

function namingOf(request: proto.CheckRequest, urn: string) {
  const wish = request.getAutonaming();
  return {
    name: request.getName() || (urn.split("::").at(-1) ?? ""),
    seed: request.getRandomseed_asU8(),
    old: readStruct(request.getOlds()).properties.name,
    autonaming: wish && { proposed: wish.getProposedName(), mode: MODES[wish.getMode()] ?? "propose" },
  };
}

function whyNameless({ reason }: CheckFailure, request: proto.CheckRequest): string {
  const { DISABLE, ENFORCE } = proto.CheckRequest.AutonamingOptions.Mode;
  const mode = request.getAutonaming()?.getMode();
  // If autonaming is disabled or enforces a name, the reason of the check is enough.
  if (mode === DISABLE || mode === ENFORCE) return reason;
  return `${reason}: no name derived from the resource's name is valid in this cloud`;
}
