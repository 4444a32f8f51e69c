import type { Rows } from "../row";
import type { NamespaceAttributes } from "./tcr-namespace";
import type { UserAttributes } from "./tcr-user";

/** What the personal registry holds. */
export interface TcrState {
  /** By account. */
  readonly users: Rows<UserAttributes>;
  /** By name, which is unique across all users. */
  readonly namespaces: Rows<NamespaceAttributes>;
}

export function emptyTcr(): TcrState {
  return { users: {}, namespaces: {} };
}
