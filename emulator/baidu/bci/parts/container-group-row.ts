import type { GroupRequest } from "./container-group-rules";

/** What the reads return for a group, and the request that created it. */
export interface ContainerGroupAttributes {
  /** In lower case. */
  readonly name: string;
  readonly zoneName: string;
  readonly cpu: number;
  readonly memory: number;
  readonly tags?: readonly object[];
  internalIp?: string;
  readonly publicIp?: string;
  readonly bandwidthInMbps: number;
  /** When the status last changed. */
  updateTime?: string;
  /** When the containers started. */
  startTime?: string;
  /** Index of the container whose image cannot be pulled. */
  culprit?: number;
  readonly sent: GroupRequest;
}
