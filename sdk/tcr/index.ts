// Made by "npm run generate" from the rooms in provider/. Change those, not this file.
export { Namespace, type NamespaceArgs } from "./namespace";
export { Repository, type RepositoryArgs } from "./repository";
