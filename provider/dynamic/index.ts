import "../lifecycle/compile-cache";
import type { dynamic } from "@pulumi/pulumi";
import { resourceOf } from "../clouds";
import { withName } from "../lifecycle/autoname";
import { type Properties, toPlain } from "../lifecycle/codec";
import { notesOnDisk } from "../lifecycle/create/notes";
import { endWhenUnread, endWithEngine, whenRunEnds } from "../lifecycle/exit-with-engine";
import { PROVIDER, UNMANAGED, URN } from "../lifecycle/internal-properties";
import { OperationError, sharedClouds } from "../lifecycle/operations";
import { reporterTo } from "../lifecycle/progress";
import { NotReadyError } from "../lifecycle/ready";
import { redactedOperations } from "../lifecycle/redaction";
import { observe } from "../observability";
import { flushWatchers } from "../observability/activity";
import { connect } from "../transport/connect";
import { once } from "../transport/once";
import { readSettings, type Settings } from "../transport/settings";

const notes = once(() => {
  const kept = notesOnDisk(process.env);
  whenRunEnds(() => {
    kept.runEnded();
    void flushWatchers().then(() => process.exit(0));
  });
  return kept;
});

/**
 * The dynamic delivery: Pulumi's stock dynamic host, a process of its own, runs the constant text that a resource's
 * class hands over, and that text asks for the provider of one type.
 * @param type `module:Name`, such as `tke:Cluster`.
 */
export function handler(type: string): dynamic.ResourceProvider {
  endWhenUnread();
  endWithEngine();
  observe();
  let settings: Settings = {};
  const operations = redactedOperations(type, {
    clouds: () => sharedClouds(JSON.stringify(settings), () => connect(settings)),
    // The host is started with the engine's address as its first argument.
    reporter: reporterTo(process.argv[2]),
    // The host answers the engine's Cancel itself, and passes it on to nobody.
    signal: new AbortController().signal,
    notes: notes(),
  });
  return {
    async configure({ config }) {
      settings = readSettings(textsOf(config));
    },
    async check(olds, news) {
      const inputs = await operations.withDefaults(await withOwnName(type, olds, news));
      const failures = await operations.check(inputs, olds);
      // This protocol has no create in previews.
      if (failures.length === 0 && Object.keys(olds).length === 0) await operations.forewarn(inputs);
      return { inputs, failures };
    },
    async diff(id, olds, news) {
      const { changes, recorded, replaces, deleteBeforeReplace } = await shown(news, operations.diff(id, olds, news));
      // To this protocol only an update records anything.
      const some = changes.length > 0 || recorded.length > 0;
      // The plugin keeps no provider in the state; without one the host can neither read nor delete, and an update adds it.
      return { changes: some || olds[PROVIDER] === undefined, replaces, deleteBeforeReplace };
    },
    async create(inputs) {
      const { id, properties } = await shown(inputs, operations.create(inputs));
      return { id, outs: properties };
    },
    async read(id, properties = {}) {
      // The host answers "gone" with properties, so that the engine takes what a program gets for found.
      const get = isPlace(properties);
      const found = await shown(properties, get ? operations.get(id, properties) : operations.read(id, properties));
      return found ? { id, props: found.properties, inputs: found.inputs } : {};
    },
    async update(id, olds, news) {
      return { outs: (await shown(news, operations.update(id, olds, news))).properties };
    },
    async delete(id, properties) {
      await shown(properties, operations.delete(id, properties));
    },
  };
}

/** All texts of a configuration by full key: the host keeps them beside its only method, which reads one by its name. */
const textsOf = (config: dynamic.Config) => (config as unknown as { rawConfig: Record<string, string> }).rawConfig;

/**
 * The inputs with a name where the program gives none. The dynamic protocol passes neither the engine's seed nor its wish: the
 * suffix comes from the URN, and stays in the inputs.
 */
async function withOwnName(type: string, olds: Properties, news: Properties): Promise<Properties> {
  const urn = news[URN];
  if (typeof urn !== "string") return news;
  const naming = { name: urn.split("::").at(-1) ?? "", seed: Buffer.from(urn), old: olds.name };
  return withName(await resourceOf(type), news, naming);
}

/** Whether no more is given than where the resource is, as by a class's `get`. */
const isPlace = (properties: Properties) =>
  Object.keys(properties).every((name) => UNMANAGED.has(name) || name === "profile" || name === "region");

/** The operation, with its failure in the form that Pulumi's dynamic host wants. */
async function shown<T>(given: Properties, operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    throw error instanceof OperationError ? failure(error, given) : error;
  }
}

/**
 * The host records a half-made resource by `id`, `properties` and `reasons`, and prints the stack of some failures; a
 * user's mistake has none worth reading.
 */
function failure(error: OperationError, given: Properties): Error {
  const plain = Object.assign(new Error(error.message, { cause: error.cause }), { name: "", stack: "" });
  if (!(error.cause instanceof NotReadyError)) return plain;
  const { id, reasons, properties } = error.cause;
  return Object.assign(plain, { id, reasons, properties: toPlain({ ...properties, [PROVIDER]: given[PROVIDER] }) });
}
