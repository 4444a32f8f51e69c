import type { Kind } from "../row";
import type { Handler } from "./call";
import { imageHandlers, images } from "./tcr-image";
import { globalImageLifecycles, imageLifecycleHandlers, imageLifecycles } from "./tcr-image-lifecycle";
import { namespaceHandlers, namespaces } from "./tcr-namespace";
import { repositories, repositoryHandlers } from "./tcr-repository";
import { triggerHandlers, triggers } from "./tcr-trigger";
import { userHandlers, users } from "./tcr-user";

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
