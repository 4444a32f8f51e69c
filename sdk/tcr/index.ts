// Made by "npm run generate" from the rooms in provider/. Change those, not this file.

export type { NamespaceArgs } from "./namespace";
export { Namespace } from "./namespace";
export type { RepositoryArgs } from "./repository";
export { Repository } from "./repository";
