import type { Rows } from "../../row";
import type { Tokens } from "../tokens";
import type { DeploymentAttributes, PodAttributes, ServiceAttributes } from "./rows";

/** What BEC holds, by ID. Its endpoint is one for all regions: rows have none. */
export interface BecState {
  readonly services: Rows<ServiceAttributes>;
  readonly deployments: Rows<DeploymentAttributes>;
  readonly pods: Rows<PodAttributes>;
  readonly tokens: Tokens;
}

export function emptyBec(): BecState {
  return { services: {}, deployments: {}, pods: {}, tokens: {} };
}
