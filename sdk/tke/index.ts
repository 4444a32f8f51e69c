// Made by "npm run generate" from the rooms in provider/. Change those, not this file.

export { AsGroup, type AsGroupArgs } from "./as-group";
export { Cluster, type ClusterArgs } from "./cluster";
export { NodePool, type NodePoolArgs } from "./node-pool";
