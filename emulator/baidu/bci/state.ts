import type { Rows } from "../../row";
import type { Tokens } from "../tokens";
import type { ContainerGroupAttributes } from "./container-group";
import type { EipAttributes } from "./eip";
import type { ImageCacheAttributes } from "./image-cache";

/** What BCI holds, by ID. */
export interface BciState {
  readonly containerGroups: Rows<ContainerGroupAttributes>;
  readonly imageCaches: Rows<ImageCacheAttributes>;
  /** Elastic IPs that were made with a group, by address. */
  readonly eips: Rows<EipAttributes>;
  readonly tokens: Tokens;
}

export function emptyBci(): BciState {
  return { containerGroups: {}, imageCaches: {}, eips: {}, tokens: {} };
}
