import type { Kind } from "../../world";
import type { Handler } from "../call";
import { imageHandlers, images } from "./image";
import { globalImageLifecycles, imageLifecycleHandlers, imageLifecycles } from "./image-lifecycle";
import { namespaceHandlers, namespaces } from "./namespace";
import { repositories, repositoryHandlers } from "./repository";
import { triggerHandlers, triggers } from "./trigger";
import { userHandlers, users } from "./user";

export const tcrKinds: readonly Kind[] = [
  users,
  namespaces,
  repositories,
  images,
  imageLifecycles,
  globalImageLifecycles,
  triggers,
];

export const tcrHandlers: Readonly<Record<string, Handler>> = {
  ...userHandlers,
  ...namespaceHandlers,
  ...repositoryHandlers,
  ...imageHandlers,
  ...imageLifecycleHandlers,
  ...triggerHandlers,
};
