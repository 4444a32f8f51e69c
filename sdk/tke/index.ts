// Made by "npm run generate" from the rooms in provider/. Change those, not this file.
export { Cluster, type ClusterArgs } from "./cluster";
export { NodePool, type NodePoolArgs } from "./node-pool";
export { AsGroup, type AsGroupArgs } from "./as-group";
