// Made by "npm run generate" from the rooms in provider/. Change those, not this file.

export type { AsGroupArgs } from "./as-group";
export { AsGroup } from "./as-group";
export type { ClusterArgs } from "./cluster";
export { Cluster } from "./cluster";
export type { NodePoolArgs } from "./node-pool";
export { NodePool } from "./node-pool";
export * from "./functions";
