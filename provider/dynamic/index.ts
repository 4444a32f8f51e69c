import "../lifecycle/compile-cache";
import { isDeepStrictEqual } from "node:util";
import type { dynamic } from "@pulumi/pulumi";
import { milliseconds } from "../../words/duration";
import { resourceOf } from "../clouds";
import { sharedClouds } from "../lifecycle/account";
import { isNameless, withName } from "../lifecycle/autoname";
import { type Properties, toPlain } from "../lifecycle/codec";
import { notesOnDisk } from "../lifecycle/create";
import { endWhenUnread, endWithEngine, whenRunEnds } from "../lifecycle/exit-with-engine";
import { CUSTOM_TIMEOUTS, DRIFT, PROVIDER, SECRETS, UNMANAGED, URN } from "../lifecycle/internal-properties";
import { reporterTo, stackWarnings } from "../lifecycle/progress";
import { NotReadyError } from "../lifecycle/ready";
import { redactedOperations } from "../lifecycle/redaction";
import { OperationError } from "../lifecycle/run-operation";
import { asSecret } from "../lifecycle/secret-value";
import { connect } from "../transport/connect";
import { once } from "../transport/memoize";
import { observe } from "../transport/observability";
import { flushWatchers } from "../transport/observability/activity";
import { readSettings, type Settings } from "../transport/settings";
import { AUTONAMING, wishFor } from "./autonaming";

const notes = once(() => {
  const kept = notesOnDisk(process.env, process.argv[2]);
  whenRunEnds(() => {
    kept.runEnded();
    void flushWatchers().then(() => process.exit(0));
  });
  return kept;
});

/**
 * The dynamic delivery. Pulumi's dynamic host, a separate process, runs the constant text that a resource's class passes, and that text
 * calls this for the provider of one type.
 * @param type `module:Name`, such as `tke:Cluster`.
 */
export function handler(type: string): dynamic.ResourceProvider {
  endWhenUnread();
  endWithEngine();
  observe();
  let texts: Readonly<Record<string, string>> = {};
  // The first argument of the host is the engine's address.
  const [, , engine] = process.argv;
  const reporter = reporterTo(engine);
  const cloudsOf = (settings: Settings) =>
    sharedClouds(settings, () => connect(settings, stackWarnings(engine, reporter)));
  let clouds = cloudsOf({});
  const operations = redactedOperations(type, {
    clouds: () => clouds(),
    reporter,
    // The host handles the engine's Cancel itself and does not pass it on.
    signal: new AbortController().signal,
    notes: notes(),
  });
  return {
    async configure({ config }) {
      texts = textsOf(config);
      clouds = cloudsOf(readSettings(texts));
    },
    async check(olds, news) {
      const { named, obstacle } = await withOwnName(type, olds, withUrn(type, news), texts);
      const inputs = await operations.withDefaults(named);
      const failures = [...(await operations.check(inputs, olds)), ...obstacle];
      // This protocol does not call create in previews.
      if (failures.length === 0 && Object.keys(olds).length === 0) await operations.forewarn(inputs);
      return { inputs: asHandedOver(inputs, news), failures };
    },
    async diff(id, olds, news) {
      const comparison = operations.diff(id, withUrn(type, olds), withUrn(type, news));
      const { changes, recorded, replaces, deleteBeforeReplace } = await shown(news, comparison);
      // In this protocol, only an update can change the state.
      const some = changes.length > 0 || recorded.length > 0;
      const isKept = canBeRun(olds, news) && isDeepStrictEqual(olds[CUSTOM_TIMEOUTS], news[CUSTOM_TIMEOUTS]);
      return { changes: some || !isKept, replaces, deleteBeforeReplace };
    },
    async create(inputs) {
      const { id, properties } = await shown(
        inputs,
        operations.create(withUrn(type, inputs), customTimeout(inputs, "create")),
      );
      return { id, outs: asHandedOver(properties, inputs) };
    },
    async read(id, properties = {}) {
      // The host answers "gone" with properties, so that the engine would take a missing resource of `get` for an existing one.
      const known = withUrn(type, properties);
      const reading = isPlace(properties) ? operations.get(id, known) : operations.read(id, known);
      const found = await shown(properties, reading);
      if (found === undefined) return {};
      const inputs = found.inputs && asHandedOver(found.inputs, properties);
      return { id, props: asHandedOver(found.properties, properties), inputs };
    },
    async update(id, olds, news) {
      const limit = customTimeout(news, "update");
      const { properties } = await shown(news, operations.update(id, withUrn(type, olds), withUrn(type, news), limit));
      return { outs: asHandedOver(properties, news) };
    },
    async delete(id, properties) {
      await shown(properties, operations.delete(id, withUrn(type, properties), customTimeout(properties, "delete")));
    },
  };
}

/**
 * Whether the host can read and delete with the text in the state. A state of the plugin has none. If the program needs the longer text,
 * the short one does not find the package (see `providerText` of sdk/resource.ts). An update writes the program's text.
 */
const canBeRun = ({ [PROVIDER]: kept }: Properties, { [PROVIDER]: text }: Properties): boolean =>
  kept !== undefined && String(kept).length >= String(text ?? "").length;

/**
 * Makes a resource's text a module from which Pulumi's host takes the provider. A text of version 0.1.0 calls `handler` itself.
 * @param exports the exports of the text, which then include the handler; a text without exports uses the returned value
 */
export const of = (type: string, exports: object = {}) => Object.assign(exports, { handler: () => handler(type) });

/** All strings of a configuration by full key. The host stores them next to its only method, which reads one by name. */
const textsOf = (config: dynamic.Config) => (config as unknown as { rawConfig: Record<string, string> }).rawConfig;

/**
 * The inputs with a generated name, if the program sets none. The dynamic protocol passes neither the engine's seed nor its autonaming
 * rule: the suffix comes from the URN and stays in the inputs, the rule comes from the configuration.
 * @returns the inputs, and why the configuration allows no name, if it does not
 */
async function withOwnName(type: string, olds: Properties, news: Properties, texts: Readonly<Record<string, string>>) {
  const urn = news[URN];
  const spec = await resourceOf(type);
  if (typeof urn !== "string" || !isNameless(spec, news)) return { named: news, obstacle: [] };
  const [stack = "", project = "", , ...rest] = urn.slice("urn:pulumi:".length).split("::");
  const name = rest.join("::");
  const wish = wishFor({ type, name, stack, project, seed: urn }, texts);
  const isObstacle = typeof wish === "string";
  const autonaming = isObstacle ? ({ proposed: "", mode: "disable" } as const) : wish;
  const named = withName(spec, news, { name, seed: Buffer.from(urn), old: olds.name, autonaming });
  if (!isObstacle || !isNameless(spec, named)) return { named, obstacle: [] };
  const remedy =
    "set the resource's name, or let the plugin generate it: pulumi config set container-clouds:delivery plugin";
  return {
    named,
    obstacle: [
      { property: "", reason: `${AUTONAMING} has ${wish}, which dynamic providers do not support; ${remedy}` },
    ],
  };
}

/** The timeout of an operation in the option `customTimeouts`. */
function customTimeout({ [CUSTOM_TIMEOUTS]: limits }: Properties, operation: string): number | undefined {
  const limit = (limits as Record<string, string> | undefined)?.[operation];
  return limit === undefined ? undefined : milliseconds(limit);
}

/** Whether the properties contain only profile, region and internal properties, as from a class's `get`. */
const isPlace = (properties: Properties) =>
  Object.keys(properties).every((name) => UNMANAGED.has(name) || name === "profile" || name === "region");

/** Runs the operation and converts a failure to the form that Pulumi's dynamic host expects. */
async function shown<T>(given: Properties, operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    throw error instanceof OperationError ? failure(error, given) : error;
  }
}

/**
 * The host stores a partly created resource from `id`, `properties` and `reasons`, and prints the stack trace of some errors; a user's
 * mistake needs none.
 */
function failure(error: OperationError, given: Properties): Error {
  const plain = Object.assign(new Error(error.message, { cause: error.cause }), { name: "", stack: "" });
  if (!(error.cause instanceof NotReadyError)) return plain;
  const { id, reasons, properties } = error.cause;
  const kept = { ...asHandedOver(properties, given), [PROVIDER]: given[PROVIDER] };
  return Object.assign(plain, { id, reasons, properties: toPlain(kept) });
}

/**
 * The properties with the whole URN. The state stores it twice for each resource, so the class passes only `stack::project::types of the
 * parents::name`. Version 0.1.0 passed all of it.
 */
function withUrn(type: string, properties: Properties): Properties {
  const handed = properties[URN];
  if (typeof handed !== "string" || handed.startsWith("urn:")) return properties;
  const [stack, project, parents, ...name] = handed.split("::");
  const urn = `urn:pulumi:${stack}::${project}::${parents}pulumi-nodejs:dynamic/${type}::${name.join("::")}`;
  return { ...properties, [URN]: urn };
}

/**
 * Properties for the state: with the URN in the form that the class passed, and with all of `DRIFT` as a secret, because this protocol does
 * not say which inputs are secret.
 */
const asHandedOver = (properties: Properties, given: Properties): Properties => ({
  ...withRenamedSecrets(properties, given),
  ...(properties[URN] !== undefined && { [URN]: given[URN] }),
  ...(properties[DRIFT] !== undefined && { [DRIFT]: asSecret(properties[DRIFT]) }),
});

/** Marks renamed secrets again, because the engine remembers secrets by the names on their path. */
function withRenamedSecrets(properties: Properties, given: Properties): Properties {
  const paths: string[][] = Array.isArray(properties[SECRETS]) ? properties[SECRETS] : [];
  return paths.reduce((all, path) => withRenamed(all, given, path) as Properties, properties);
}

/** The value with a secret where the path leads, if the path leaves what was given on its way there. */
function withRenamed(value: unknown, given: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || !isWithin(value, key)) return value;
  const [inner, before] = [value[key], isWithin(given, key) ? given[key] : undefined];
  const marked = before === undefined ? asSecret(inner) : withRenamed(inner, before, rest);
  return Array.isArray(value) ? value.with(Number(key), marked) : { ...value, [key]: marked };
}

const isWithin = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key);
