import type { Crypter, PendingOperation, ResourceState, Snapshot } from "./types";
import { isProviderType, parseReference } from "./urn";
import { readProperties, readProperty, type SecretForm, writeProperties, writeProperty } from "./value-state";

/** A deployment in version 3 of Pulumi's format: `latest` of a checkpoint, `deployment` of an export. */
export interface Deployment {
  manifest: { time: string; magic: string; version: string; plugins?: unknown[] };
  secrets_providers?: { type: string; state?: unknown };
  resources?: Record<string, unknown>[];
  pending_operations?: { resource: Record<string, unknown>; type: string }[];
  metadata?: unknown;
}

/** A state with nothing in it. */
export function emptySnapshot(): Snapshot {
  return { manifest: newManifest(), resources: [], pendingOperations: [] };
}

/** A manifest with the current time. Version and magic are empty, as in a CLI that was built without a version. */
export function newManifest(): Snapshot["manifest"] {
  return { time: new Date().toISOString(), magic: "", version: "" };
}

/** Fields of a resource in the order of the format; the second name is written when there is something to write. */
const REQUIRED = new Set(["urn", "custom", "type"]);
const FIELD_ORDER = [
  ...["urn", "custom", "delete", "id", "type", "inputs", "outputs", "parent", "protect", "taint", "external"],
  ...["dependencies", "initErrors", "provider", "propertyDependencies", "pendingReplacement"],
  ...["additionalSecretOutputs", "aliases", "customTimeouts", "importID", "retainOnDelete", "deletedWith"],
  ...["replaceWith", "created", "modified", "sourcePosition", "stackTrace", "ignoreChanges", "hideDiff"],
  ...["replaceOnChanges", "replacementTrigger", "refreshBeforeUpdate", "viewOf", "resourceHooks"],
];

const KNOWN_FIELDS = new Set(FIELD_ORDER);

/**
 * Parses a deployment. Throws an Error that names the resource and the field if a field is missing or invalid, or if a secret cannot be
 * decrypted.
 */
export function readDeployment(deployment: Deployment, crypter: Crypter | undefined): Snapshot {
  const { manifest, resources, pending_operations, metadata, secrets_providers: _, ...others } = deployment;
  for (const [name, value] of Object.entries(others)) {
    if (value && Object.keys(value).length > 0) {
      throw new Error(`the state holds "${name}", which this engine does not implement; use the Pulumi CLI`);
    }
  }
  return {
    manifest: manifest ?? newManifest(),
    resources: (resources ?? []).map((resource, index) => readResource(resource, index, crypter)),
    pendingOperations: (pending_operations ?? []).map((operation, index) => ({
      resource: readResource(operation.resource, index, crypter),
      type: operation.type as PendingOperation["type"],
    })),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function readResource(json: Record<string, unknown>, index: number, crypter: Crypter | undefined): ResourceState {
  const { urn, type, custom, id } = json ?? {};
  if (typeof urn !== "string" || !urn) throw new Error(`resource at index ${index} missing required 'urn' field`);
  if (typeof type !== "string" || !type) throw new Error(`resource '${urn}' missing required 'type' field`);
  if (!custom && id) throw new Error(`resource '${urn}' has 'custom' false but non-empty ID`);
  if (json.viewOf || json.extensionRef || json.snippetID) {
    throw new Error(`resource '${urn}' is a view, an extension or a snippet, which this engine does not implement`);
  }
  try {
    return {
      ...json,
      urn,
      type,
      custom: custom === true,
      inputs: readProperties(json.inputs, crypter),
      outputs: readProperties(json.outputs, crypter),
      ...("replacementTrigger" in json ? { replacementTrigger: readProperty(json.replacementTrigger, crypter) } : {}),
    };
  } catch (error) {
    throw new Error(`resource '${urn}': ${(error as Error).message}`, { cause: error });
  }
}

/** Writes a deployment. `form` is the form of secrets; `secretsProviders` is written as it was read. */
export function writeDeployment(
  snapshot: Snapshot,
  form: SecretForm,
  secretsProviders?: Deployment["secrets_providers"],
): Deployment {
  const { manifest, resources, pendingOperations, metadata } = snapshot;
  return {
    manifest,
    ...(secretsProviders ? { secrets_providers: secretsProviders } : {}),
    ...(resources.length > 0 ? { resources: resources.map((resource) => writeResource(resource, form)) } : {}),
    ...(pendingOperations.length > 0
      ? {
          pending_operations: pendingOperations.map(({ resource, type }) => ({
            resource: writeResource(resource, form),
            type,
          })),
        }
      : {}),
    metadata: metadata ?? {},
  };
}

/** The last written form of resources, because each save writes the whole state and few resources change. */
const lastWritten = new WeakMap<ResourceState, { state: ResourceState; form: SecretForm; written: Written }>();

/** Frozen, because it represents the resource in every written state until the resource changes. */
type Written = Readonly<Record<string, unknown>>;

function writeResource(resource: ResourceState, form: SecretForm): Record<string, unknown> {
  const last = lastWritten.get(resource);
  if (last?.form === form && hasSameFields(last.state, resource)) return last.written;
  const written = Object.freeze(writtenResource(resource, form));
  lastWritten.set(resource, { state: { ...resource }, form, written });
  return written;
}

/** Compares fields by identity, because the engine never modifies a field's value in place. */
function hasSameFields(a: ResourceState, b: ResourceState): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => Object.is(a[key], b[key]));
}

function writtenResource(resource: ResourceState, form: SecretForm): Record<string, unknown> {
  const { inputs, outputs, replacementTrigger, ...rest } = resource;
  const fields: Record<string, unknown> = {
    ...rest,
    inputs: writeProperties(inputs, form),
    outputs: writeProperties(outputs, form),
    replacementTrigger: replacementTrigger === undefined ? undefined : writeProperty(replacementTrigger, form),
  };
  const written: Record<string, unknown> = {};
  const write = (key: string) => {
    if (REQUIRED.has(key) || !isEmpty(fields[key])) written[key] = fields[key];
  };
  FIELD_ORDER.forEach(write);
  for (const key of Object.keys(fields)) if (!KNOWN_FIELDS.has(key)) write(key);
  return written;
}

/** True for values that the format leaves out. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Checks that everything a resource refers to comes before it. Throws an Error that names both. */
export function verifyIntegrity(resources: readonly ResourceState[]): void {
  const urns = new Set<string>();
  const providers = new Set<string>();
  const missing = (resource: ResourceState, what: string, urn: string) => {
    const later = resources.some((other) => other.urn === urn);
    return new Error(`resource ${resource.urn} ${later ? "comes before" : "refers to missing"} ${what} ${urn}`);
  };
  for (const resource of resources) {
    if (isProviderType(resource.type)) providers.add(`${resource.urn}::${resource.id}`);
    if (resource.provider && !resource.pendingReplacement && !providers.has(resource.provider)) {
      parseReference(resource.provider);
      throw new Error(`resource ${resource.urn} refers to unknown provider ${resource.provider}`);
    }
    for (const { kind, urn } of dependenciesOf(resource)) {
      if (!urns.has(urn)) throw missing(resource, kind, urn);
    }
    urns.add(resource.urn);
  }
}

/** A link from a resource to one that must exist before it. */
export interface Dependency {
  kind: "parent" | "dependency" | "property dependency" | "deleted-with" | "replace-with";
  urn: string;
  /** The property of a property dependency. */
  property?: string;
}

/** All links of a resource except that to its provider. */
export function dependenciesOf(resource: ResourceState): Dependency[] {
  const links: Dependency[] = [];
  if (resource.parent) links.push({ kind: "parent", urn: resource.parent });
  for (const urn of resource.dependencies ?? []) links.push({ kind: "dependency", urn });
  for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
    for (const urn of urns) links.push({ kind: "property dependency", urn, property });
  }
  if (resource.deletedWith) links.push({ kind: "deleted-with", urn: resource.deletedWith });
  for (const urn of resource.replaceWith ?? []) links.push({ kind: "replace-with", urn });
  return links;
}
