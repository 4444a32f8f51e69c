import type { Rows } from "../../row";
import type { ImageAttributes } from "./image";
import type { ImageLifecycleAttributes } from "./image-lifecycle";
import type { NamespaceAttributes } from "./namespace";
import type { RepositoryAttributes } from "./repository";
import type { TriggerAttributes } from "./trigger";
import type { UserAttributes } from "./user";

/** What the personal registry holds. */
export interface TcrState {
  /** By account. */
  readonly users: Rows<UserAttributes>;
  /** By name, which is unique across all users. */
  readonly namespaces: Rows<NamespaceAttributes>;
  /** By namespace/name. */
  readonly repositories: Rows<RepositoryAttributes>;
  /** By namespace/name:tag. */
  readonly images: Rows<ImageAttributes>;
  /** By repository. */
  readonly imageLifecycles: Rows<ImageLifecycleAttributes>;
  /** By account. */
  readonly globalImageLifecycles: Rows<ImageLifecycleAttributes>;
  /** By repository/name. */
  readonly triggers: Rows<TriggerAttributes>;
}

export function emptyTcr(): TcrState {
  return {
    users: {},
    namespaces: {},
    repositories: {},
    images: {},
    imageLifecycles: {},
    globalImageLifecycles: {},
    triggers: {},
  };
}
