// Made by "npm run generate" from the resource files in provider/. Change those, not this file.

export type { ContainerGroupArgs } from "./container-group";
export { ContainerGroup } from "./container-group";
export * from "./enums";
export * from "./functions";
export type { ImageCacheArgs } from "./image-cache";
export { ImageCache } from "./image-cache";
