import type { Rows } from "../../row";
import type { CommitTaskAttributes } from "./commit-task";
import type { ContainerGroupAttributes } from "./container-group-row";
import type { DataCacheAttributes } from "./data-cache";
import type { ImageCacheAttributes } from "./image-cache";
import type { VirtualNodeAttributes } from "./virtual-node";

/** What ECI holds, by ID. */
export interface EciState {
  readonly containerGroups: Rows<ContainerGroupAttributes>;
  readonly imageCaches: Rows<ImageCacheAttributes>;
  readonly dataCaches: Rows<DataCacheAttributes>;
  readonly virtualNodes: Rows<VirtualNodeAttributes>;
  readonly commitTasks: Rows<CommitTaskAttributes>;
  /** The data cache that a client token first made, by account, region and token. */
  readonly tokens: Record<string, string>;
  /** The group that a token of execContainerCommand opens a terminal in. */
  readonly terminals: Record<string, string>;
}

export function emptyEci(): EciState {
  return {
    containerGroups: {},
    imageCaches: {},
    dataCaches: {},
    virtualNodes: {},
    commitTasks: {},
    tokens: {},
    terminals: {},
  };
}
