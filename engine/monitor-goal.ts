import * as grpc from "@grpc/grpc-js";
import type { Alias as AliasMessage } from "@pulumi/pulumi/proto/alias_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { Alias, Goal } from "./plan/goal";
import { notImplemented, RpcError } from "./rpc-server";
import { parseUrn } from "./urn";
import { readStruct, readValue } from "./value-wire";
import type { PropertyMap } from "./values";

/** Refuses options of a registration that this engine does not support. */
function refuseUnimplemented(request: RegisterResourceRequest): void {
  if (request.getRemote()) throw notImplemented(`remote components (${request.getType()})`);
  if (request.getTransformsList().length > 0) throw notImplemented("resource transforms");
  if (request.hasHooks()) throw notImplemented("resource hooks");
  if (request.getPackageref()) throw notImplemented("parameterized packages");
  if (request.getStateMigrationsList().length > 0) throw notImplemented("state migrations");
  if (request.getEnvvarmappingsMap().getLength() > 0) throw notImplemented("environment variable mappings");
}

/**
 * The goal of a registration, without its provider, which is found later. Relative asset paths are resolved in `folder`.
 * Throws RpcError for an invalid or unsupported registration.
 */
export function readGoal(request: RegisterResourceRequest, folder: string): Goal {
  refuseUnimplemented(request);
  const type = request.getType();
  if (request.getCustom() && !/^[^:]+:[^:]*:[^:]+$/.test(type)) {
    throw new RpcError(
      grpc.status.INVALID_ARGUMENT,
      `Type '${type}' is not a valid type token: expected PKG:MODULE:TYPE`,
    );
  }
  const dependencies = new Set(request.getDependenciesList().map(checkUrn));
  const propertyDependencies = new Map<string, Set<string>>();
  const addDependencies = (property: string, urns: string[]) => {
    const known = propertyDependencies.get(property) ?? new Set();
    propertyDependencies.set(property, new Set([...known, ...urns]));
  };
  const properties = readStruct(request.getObject(), {
    unknowns: "keep",
    assetFolder: folder,
    dependencies: addDependencies,
  });
  readPropertyDependencies(request, properties, addDependencies);
  return {
    type,
    name: request.getName(),
    custom: request.getCustom(),
    properties,
    parent: request.getParent() || undefined,
    protect: request.hasProtect() ? request.getProtect() : undefined,
    dependencies: [...dependencies],
    provider: "",
    propertyDependencies: Object.fromEntries([...propertyDependencies].map(([key, urns]) => [key, [...urns]])),
    deleteBeforeReplace:
      request.getDeletebeforereplacedefined() || request.getDeletebeforereplace()
        ? request.getDeletebeforereplace()
        : undefined,
    ignoreChanges: request.getIgnorechangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    aliases: [...request.getAliasurnsList().map((urn) => ({ urn })), ...request.getAliasesList().map(readAlias)],
    importId: request.getImportid(),
    customTimeouts: readTimeouts(request.getCustomtimeouts()),
    replaceOnChanges: request.getReplaceonchangesList(),
    replacementTrigger: readTrigger(request),
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    deletedWith: request.getDeletedwith() || undefined,
    replaceWith: request.getReplaceWithList(),
    hideDiff: request.getHidediffsList(),
  };
}

/** The dependencies of each property. If the request has none, every property depends on every dependency. */
function readPropertyDependencies(
  request: RegisterResourceRequest,
  properties: PropertyMap,
  add: (property: string, urns: string[]) => void,
): void {
  const reported = request.getPropertydependenciesMap();
  if (reported.getLength() === 0) {
    for (const key of Object.keys(properties)) add(key, request.getDependenciesList());
  }
  reported.forEach((links, key) => {
    add(key, links.getUrnsList().map(checkUrn));
  });
  for (const key of Object.keys(properties)) add(key, []);
}

function checkUrn(urn: string): string {
  try {
    parseUrn(urn);
    return urn;
  } catch (error) {
    throw new RpcError(grpc.status.INVALID_ARGUMENT, `invalid dependency: ${(error as Error).message}`);
  }
}

function readAlias(message: AliasMessage): Alias {
  const spec = message.getSpec();
  if (!spec) return { urn: message.getUrn() };
  return {
    name: spec.getName(),
    type: spec.getType(),
    stack: spec.getStack(),
    project: spec.getProject(),
    parent: spec.getParenturn(),
    noParent: spec.getNoparent(),
  };
}

const SECONDS: Record<string, number> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** A duration such as `1h30m` in seconds. */
function readDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/gy)];
  if (parts.map(([part]) => part).join("") !== text) {
    throw new RpcError(grpc.status.INVALID_ARGUMENT, `unable to parse customTimeout Value ${text}`);
  }
  return parts.reduce((total, [, amount, unit]) => total + Number(amount) * (SECONDS[unit as string] as number), 0);
}

function readTimeouts(timeouts: RegisterResourceRequest.CustomTimeouts | undefined): Goal["customTimeouts"] {
  const texts = {
    create: timeouts?.getCreate(),
    update: timeouts?.getUpdate(),
    delete: timeouts?.getDelete(),
    read: timeouts?.getRead(),
  };
  const given = Object.entries(texts).filter(([, text]) => text);
  return Object.fromEntries(given.map(([name, text]) => [name, readDuration(text as string)]));
}

function readTrigger(request: RegisterResourceRequest): Goal["replacementTrigger"] {
  const trigger = request.getReplacementTrigger()?.toJavaScript();
  if (trigger === undefined || trigger === null) return undefined;
  return readValue("replacementTrigger", trigger, { unknowns: "keep" });
}
