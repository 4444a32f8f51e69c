import { randomUUID } from "node:crypto";
import type { dynamic } from "@pulumi/pulumi";
import { systemClock } from "./clock";
import type { Clouds } from "./connect";
import { connect } from "./connect";
import { ConfigError, type SettingProblem } from "./errors";
import { check } from "./lifecycle/check";
import type { Properties } from "./lifecycle/codec";
import { toPlain } from "./lifecycle/codec";
import type { AnyContext } from "./lifecycle/crud";
import { create, NotReadyError, read, remove, update } from "./lifecycle/crud";
import { diff } from "./lifecycle/diff";
import { explain } from "./lifecycle/explain";
import { PROVIDER, URN } from "./lifecycle/hidden";
import type { Failure, Resource } from "./lifecycle/spec";
import { hasUnknown } from "./lifecycle/unknown";
import { reporter } from "./progress";
import { roomOf } from "./registry";
import { readSettings, type Settings } from "./settings";

/**
 * The dynamic delivery: Pulumi's stock dynamic host, a process of its own, runs the constant text that a resource's
 * class hands over, and that text asks for the provider of one type.
 * @param type `module:Name`, such as `tke:Cluster`.
 */
export function handler(type: string): dynamic.ResourceProvider {
  let clouds = () => opened({});
  const bound = (room: Resource, properties: Properties) => contextFor(room, clouds(), properties);
  return {
    async configure({ config }) {
      clouds = () => opened(readSettings((key) => config.get(key)));
    },
    async check(_olds, news) {
      const room = await roomOf(type);
      return { inputs: news, failures: [...settingFailures(room, clouds, news), ...check(room, news)] };
    },
    async diff(_id, olds, news) {
      return during("comparing", type, news, async (room) => {
        const { changes, replaces, deleteBeforeReplace } = diff(room, olds, news);
        return { changes: changes.length > 0, replaces, deleteBeforeReplace };
      });
    },
    async create(inputs) {
      return during("creating", type, inputs, async (room) => {
        const { id, properties } = await create(room, bound(room, inputs), inputs);
        return { id, outs: properties };
      });
    },
    async read(id, properties = {}) {
      return during("reading", type, properties, async (room) => {
        const found = await read(room, bound(room, properties), id, properties);
        return found ? { id, props: found.properties, inputs: found.inputs } : {};
      });
    },
    async update(id, olds, news) {
      return during("updating", type, news, async (room) => {
        const made = await update(room, bound(room, { ...news, region: news.region ?? olds.region }), id, olds, news);
        return { outs: made.properties };
      });
    },
    async delete(id, properties) {
      return during("deleting", type, properties, (room) => remove(room, bound(room, properties), id, properties));
    },
  };
}

function contextFor(room: Resource, clouds: Clouds, properties: Properties): AnyContext {
  const connection = connectionOf(properties);
  return {
    clients: clouds[room.cloud](connection),
    region: clouds.region(room.cloud, connection),
    clock: systemClock,
    signal: new AbortController().signal,
    report: reporter(properties[URN]),
    clientToken: randomUUID(),
  } as AnyContext;
}

const connectionOf = ({ profile, region }: Properties) =>
  ({ profile, region }) as { profile?: string; region?: string };

/** Wrong or missing settings, as failures of the check: found in the preview, without a trace. */
function settingFailures(room: Resource, clouds: () => Clouds, inputs: Properties): Failure[] {
  if (hasUnknown([inputs.profile, inputs.region])) return [];
  const failures = (problems: readonly SettingProblem[]) =>
    problems.map(({ setting, reason }) => ({ property: setting, reason }));
  try {
    return failures(clouds().missing(room.cloud, connectionOf(inputs)));
  } catch (error) {
    if (error instanceof ConfigError) return failures(error.problems);
    throw error;
  }
}

/** Runs an operation; its failure says what was done to which resource. */
async function during<T>(
  verb: string,
  type: string,
  properties: Properties,
  run: (room: Resource) => Promise<T>,
): Promise<T> {
  const room = await roomOf(type);
  try {
    return await run(room);
  } catch (error) {
    throw failure(explain(verb, room, properties, error), error, properties);
  }
}

/**
 * The error as Pulumi's dynamic host wants it: `id`, `properties` and `reasons` record a half-made resource. The host
 * prints the stack of some failures; a user's mistake has none worth reading.
 */
function failure(message: string, error: unknown, given: Properties): Error {
  const shown = Object.assign(new Error(message, { cause: error }), { name: "", stack: "" });
  if (!(error instanceof NotReadyError)) return shown;
  const properties = toPlain({ ...error.properties, [PROVIDER]: given[PROVIDER] });
  return Object.assign(shown, { id: error.id, properties, reasons: error.reasons });
}

const kept = new Map<string, Clouds>();

/** The clouds of a configuration: one for all types in this process, so that they share sockets and limits. */
function opened(settings: Settings): Clouds {
  const key = JSON.stringify(settings);
  const clouds = kept.get(key) ?? connect(settings);
  kept.set(key, clouds);
  return clouds;
}
