import type { Kind } from "../../world";
import type { Handler } from "../call";
import { containerGroupHandlers, containerGroups } from "./container-group";
import { eips } from "./eip";
import { imageCacheHandlers, imageCaches } from "./image-cache";

export const bciKinds: readonly Kind[] = [containerGroups, imageCaches, eips];

export const bciHandlers: Readonly<Record<string, Handler>> = { ...containerGroupHandlers, ...imageCacheHandlers };
