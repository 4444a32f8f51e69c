// Made by "npm run generate" from the resource files in provider/. Change those, not this file.

export type { ApplicationTriggerArgs } from "./application-trigger";
export { ApplicationTrigger } from "./application-trigger";
export * from "./enums";
export * from "./functions";
export type { GlobalImageLifecycleArgs } from "./global-image-lifecycle";
export { GlobalImageLifecycle } from "./global-image-lifecycle";
export type { ImageArgs } from "./image";
export { Image } from "./image";
export type { ImageLifecycleArgs } from "./image-lifecycle";
export { ImageLifecycle } from "./image-lifecycle";
export type { NamespaceArgs } from "./namespace";
export { Namespace } from "./namespace";
export type { RepositoryArgs } from "./repository";
export { Repository } from "./repository";
export type { UserArgs } from "./user";
export { User } from "./user";
