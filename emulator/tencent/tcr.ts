import type { Kind } from "../row";
import type { Handler } from "./call";
import { namespaceHandlers, namespaces } from "./tcr-namespace";
import { userHandlers, users } from "./tcr-user";

export const tcrKinds: readonly Kind[] = [users, namespaces];

export const tcrHandlers: Readonly<Record<string, Handler>> = { ...userHandlers, ...namespaceHandlers };
