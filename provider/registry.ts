import type { Resource } from "./lifecycle/spec";

/**
 * Every resource, by type. Each is loaded when it is first asked for: a provider process loads the rooms it serves,
 * and no others.
 */
const rooms: Record<string, () => Resource> = {
  "tke:Cluster": () => require("./tencent/cluster").cluster,
  "tke:NodePool": () => require("./tencent/node-pool").nodePool,
  "tke:AsGroup": () => require("./tencent/as-group").asGroup,
  "tcr:Namespace": () => require("./tencent/namespace").namespace,
  "tcr:Repository": () => require("./tencent/repository").repository,
  "bci:ContainerGroup": () => require("./baidu/container-group").containerGroup,
  "bci:ImageCache": () => require("./baidu/image-cache").imageCache,
};

/** The types that this provider serves, `module:Name`. */
export const resourceTypes: readonly string[] = Object.keys(rooms);

/**
 * The room of a type.
 * @throws Error when there is none: the program's package is newer than the installed provider.
 */
export function roomOf(type: string): Resource {
  const load = rooms[type];
  if (load === undefined) {
    throw new Error(`pulumi-container-clouds has no resource ${type}; install a version that has it`);
  }
  return load();
}
