import type { Rows } from "../row";
import type { ClusterAttributes } from "./tke-cluster";

/** What TKE holds, by id. */
export interface TkeState {
  readonly clusters: Rows<ClusterAttributes>;
}

export function emptyTke(): TkeState {
  return { clusters: {} };
}
