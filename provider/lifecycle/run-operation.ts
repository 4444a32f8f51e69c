import { cloudOf } from "../clouds";
import { endingWith } from "../transport/cancellation";
import { type Facts, watched } from "../transport/observability/activity";
import { connectionOf } from "./account";
import type { Properties } from "./codec";
import { areKeysRefused, cloudErrorIn, explain, keysText } from "./error-message";
import type { Host } from "./host";
import { URN } from "./internal-properties";
import { inputNamedIn } from "./named-input";
import type { Resource } from "./spec";

/** An operation failed; `cause` is the failure itself. */
export class OperationError extends Error {
  override name = "OperationError";
}

const CHANGING: ReadonlySet<string> = new Set(["creating", "adopting", "updating", "deleting"]);

/**
 * Runs an operation on a resource, and reports it to observers. Its calls end when the run is cancelled.
 * @throws OperationError that names the operation and the resource
 */
export async function duringOperation<T>(
  spec: Resource,
  host: Host,
  verb: string,
  properties: Properties,
  run: () => Promise<T> | T,
): Promise<T> {
  const { type } = spec;
  const name = `${verb} ${type}`;
  return watched(
    "operation",
    name,
    () => aboutOf(type, properties),
    async (add) => {
      try {
        if (CHANGING.has(verb) && host.signal.aborted) throw new Error("the run was cancelled before this began");
        const result = await endingWith(host.signal, run);
        add(idOf(result));
        return result;
      } catch (error) {
        const account = [cloudOf(type), connectionOf(properties)] as const;
        const areRefused = areKeysRefused(error, () => host.clouds().keyPlaces(...account));
        const keys = areRefused ? host.clouds().keysFrom(...account) : [];
        const named = await inputBehind(spec, properties, error);
        throw new OperationError(explain(verb, spec, properties, error, named) + keysText(verb, keys), {
          cause: error,
        });
      } finally {
        await host.reporter(properties[URN]).end?.();
      }
    },
  );
}

/** The input that a failed create or update is about, if the cloud's message names its field. */
async function inputBehind(spec: Resource, properties: Properties, error: unknown): Promise<string | undefined> {
  const cause = cloudErrorIn(error);
  return cause && ABOUT_INPUTS.has(cause.category) ? inputNamedIn(spec, properties, cause) : undefined;
}

const ABOUT_INPUTS: ReadonlySet<string> = new Set(["invalid", "not-found", "already-exists", "quota"]);

/** What observers learn about an operation. */
function aboutOf(type: string, { [URN]: urn }: Properties): Facts {
  return typeof urn === "string" ? { type, urn, resource: urn.split("::").slice(3).join("::") } : { type };
}

const idOf = (result: unknown): Facts =>
  typeof result === "object" && result !== null && "id" in result ? { id: String(result.id) } : {};
