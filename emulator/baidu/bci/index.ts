import type { Kind } from "../../world";
import type { Handler } from "../call";
import { containerGroupHandlers, containerGroups } from "./container-group";
import { imageCacheHandlers, imageCaches } from "./image-cache";
import { eips } from "./parts/eip";

export const bciKinds: readonly Kind[] = [containerGroups, imageCaches, eips];

export const bciHandlers: Readonly<Record<string, Handler>> = { ...containerGroupHandlers, ...imageCacheHandlers };
