// Made by "npm run generate" from the rooms in provider/. Change those, not this file.
export { ContainerGroup, type ContainerGroupArgs } from "./container-group";
export { ImageCache, type ImageCacheArgs } from "./image-cache";
