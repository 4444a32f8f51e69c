import type * as pulumi from "@pulumi/pulumi";
import type { Alias as WireAlias } from "@pulumi/pulumi/proto/alias_pb";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { DependencyProviderResource, DependencyResource, rootStackResource } from "@pulumi/pulumi/resource";

const { hookBindingFromProto } = require("@pulumi/pulumi/runtime/resource") as {
  hookBindingFromProto(binding: unknown): pulumi.ResourceHookBinding | undefined;
};

/** The options that a program gave a component, as the engine sends them. Resources are identified by URN. */
export function componentOptions(request: proto.ConstructRequest): pulumi.ComponentResourceOptions {
  const providers = request.getProvidersMap().toArray() as [string, string][];
  const parent = request.getParent();
  const deletedWith = request.getDeletedwith();
  return {
    aliases: request.getAliasesList().map(aliasOf),
    dependsOn: request.getDependenciesList().map((urn) => new DependencyResource(urn)),
    protect: request.hasProtect() ? request.getProtect() : undefined,
    providers: Object.fromEntries(providers.map(([name, ref]) => [name, new DependencyProviderResource(ref)])),
    parent: parent === "" ? undefined : new DependencyResource(parent),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    replaceWith: request.getReplaceWithList().map((urn) => new DependencyResource(urn)),
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    deletedWith: deletedWith === "" ? undefined : new DependencyResource(deletedWith),
    customTimeouts: timeoutsOf(request.getCustomtimeouts()),
    hooks: hookBindingFromProto(request.getResourceHooks()),
  };
}

// The generated `toObject` renames `delete`, a JavaScript keyword, to `pb_delete`.
function timeoutsOf(timeouts: proto.ConstructRequest.CustomTimeouts | undefined): pulumi.CustomTimeouts | undefined {
  if (timeouts === undefined) return undefined;
  const [create, update, del] = [timeouts.getCreate(), timeouts.getUpdate(), timeouts.getDelete()];
  return { ...(create && { create }), ...(update && { update }), ...(del && { delete: del }) };
}

function aliasOf(alias: WireAlias): string | pulumi.Alias {
  const spec = alias.getSpec();
  if (spec === undefined) return alias.getUrn();
  return {
    ...(spec.getName() !== "" && { name: spec.getName() }),
    ...(spec.getType() !== "" && { type: spec.getType() }),
    ...(spec.getProject() !== "" && { project: spec.getProject() }),
    ...(spec.getStack() !== "" && { stack: spec.getStack() }),
    ...(spec.getParenturn() !== "" && { parent: spec.getParenturn() }),
    ...(spec.getNoparent() && { parent: rootStackResource }),
  };
}
