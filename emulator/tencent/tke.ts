import type { Kind } from "../row";
import type { Handler } from "./call";
import { catalogueHandlers } from "./tke-catalogue";
import { clusterHandlers, clusters } from "./tke-cluster";

export const tkeKinds: readonly Kind[] = [clusters];

export const tkeHandlers: Readonly<Record<string, Handler>> = { ...catalogueHandlers, ...clusterHandlers };
