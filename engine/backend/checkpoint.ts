import { z } from "zod";
import { jsonProblem, parseJson } from "../../words/json";
import { type Misfit, misfits, typeOfValue } from "../../words/schema";
import type { Deployment } from "../snapshot";
import { EngineError } from "./errors";

const texts = z.array(z.string()).nullish();
const properties = z.record(z.string(), z.unknown()).nullish();

/** The fields of a resource that the engine relies on; all others are preserved. */
const resource = z.looseObject({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean().optional(),
  id: z.string().optional(),
  inputs: properties,
  outputs: properties,
  parent: z.string().optional(),
  provider: z.string().optional(),
  deletedWith: z.string().optional(),
  dependencies: texts,
  replaceWith: texts,
  propertyDependencies: z.record(z.string(), texts).nullish(),
  initErrors: texts,
  additionalSecretOutputs: texts,
  aliases: texts,
  ignoreChanges: texts,
  replaceOnChanges: texts,
  hideDiff: texts,
  customTimeouts: z.record(z.string(), z.number()).nullish(),
  resourceHooks: z.record(z.string(), texts).nullish(),
});

const deployment = z.looseObject({
  manifest: z.looseObject({}).nullish(),
  secrets_providers: z.looseObject({ type: z.string().optional(), state: z.looseObject({}).nullish() }).nullish(),
  resources: z.array(resource).nullish(),
  pending_operations: z.array(z.looseObject({ resource, type: z.string() })).nullish(),
});

const checkpoint = z.looseObject({ checkpoint: z.looseObject({ latest: deployment.nullish() }) });
const exported = z.looseObject({ deployment: deployment.nullable() });

/**
 * Parses the text of a checkpoint, the state of a stack. Returns `undefined` if nothing was ever deployed.
 * @param hint what to do about a truncated text
 * @throws EngineError in one line if the text is not a checkpoint
 */
export function readCheckpoint(text: string, where: string, hint: string): Deployment | undefined {
  const { latest } = readWhole(text, where, checkpoint, hint).checkpoint;
  return (latest ?? undefined) as Deployment | undefined;
}

/** Parses an export; `undefined` for an export of an empty stack. @throws EngineError in one line if it is not an export */
export function readExport(text: string, where: string): Deployment | undefined {
  const hint = "; `npx pulumi-container-clouds engine stack export` writes one";
  const { deployment: found } = readWhole(text, where, exported, hint);
  return (found ?? undefined) as Deployment | undefined;
}

function readWhole<S extends z.ZodType>(text: string, where: string, schema: S, hint: string): z.output<S> {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    throw new EngineError(`${where} ${jsonProblem(error)}${hint}`);
  }
  if (json === null || typeof json !== "object" || Array.isArray(json))
    throw new EngineError(`${where} holds ${typeOfValue(json)} instead of a state${hint}`);
  const { version, features } = json as { version?: unknown; features?: unknown };
  refuseOtherFormats(version, features, where);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  // Values in a state may be secrets, so they are not printed.
  const [{ path, reason }] = misfits(parsed.error, json, typeOfValue) as [Misfit];
  throw new EngineError(`${where} is not a whole state: ${path.join(".")}: ${reason}${hint}`);
}

/** Refuses a checkpoint or export that this engine would not preserve completely. */
function refuseOtherFormats(version: unknown, features: unknown, where: string): void {
  if (Array.isArray(features) && features.length > 0) {
    throw new EngineError(
      `${where} uses features that the stand-in engine does not implement: ${features.join(", ")}; use the Pulumi CLI`,
    );
  }
  if (version !== 3 && version !== 4) {
    throw new EngineError(
      `${where} has format version ${JSON.stringify(version) ?? "none"}; the stand-in engine reads version 3, to which the Pulumi CLI brings it with any update`,
    );
  }
}
