import type { Caller } from "../../../caller";
import { mineById } from "../../../caller";
import type { Changeable, Row } from "../../../row";
import { rowsOf } from "../../../state";
import type { Kind, World } from "../../../world";
import { notFound } from "../../errors";
import type { CreateContainerGroupInput } from "../inputs.gen";

/** An event of a group. */
export interface GroupEvent {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A line of a container's log. */
export interface LogLine {
  readonly container: string;
  /** How often the group had been restarted. */
  readonly run: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text: string;
}

/** An operation on a running group, such as a core dump. */
export interface OpsTask {
  readonly opsType: string;
  readonly opsValue: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

type Changing =
  | "containers"
  | "cpu"
  | "dnsConfig"
  | "eip"
  | "imageRegistryCredential"
  | "memory"
  | "restartPolicy"
  | "tags"
  | "volumes";

/** The request that created a group, with later changes, and the cloud's additions. */
export interface ContainerGroupAttributes extends Changeable<CreateContainerGroupInput, Changing> {
  cpu: number;
  memory: number;
  intranetIp?: string;
  internetIp?: string;
  readonly prodInstId: string;
  readonly vmId: string;
  readonly tenantEniInstanceId: string;
  /** When its containers last started, and when they ended. */
  startedAt?: string;
  endedAt?: string;
  restarts: number;
  /** Index of the container whose image cannot be pulled. */
  culprit?: number;
  readonly events: GroupEvent[];
  readonly logs: LogLine[];
  readonly opsTasks: OpsTask[];
}

export type Group = Row<ContainerGroupAttributes>;

const MOST_KEPT = 100;

/** Records an event; the oldest are dropped. */
export function note(world: World, { attributes }: Group, event: Omit<GroupEvent, "at">): void {
  attributes.events.push({ ...event, at: world.clock.iso() });
  attributes.events.splice(0, attributes.events.length - MOST_KEPT);
}

/** Writes a line to a container's log. */
export function log(world: World, { attributes }: Group, container: string, text: string): void {
  attributes.logs.push({ container, run: attributes.restarts, at: world.clock.iso(), text });
  attributes.logs.splice(0, attributes.logs.length - MOST_KEPT);
}

/** @throws Refusal NotFound */
export function requireGroup(caller: Caller, id: string): Group {
  const row = mineById(caller, rowsOf<ContainerGroupAttributes>(caller.world.state, groupKind), id);
  if (row === undefined) throw notFound("container group", id);
  return row;
}

/** The kind without the effects of its changes, which are with its calls. */
export const groupKind = {
  service: "eci",
  kind: "container-group",
  name: (row) => row.attributes.containerGroupName,
  secrets: [
    "imageRegistryCredential.*.password",
    "volumes.*.zosVolume.crendential",
    "volumes.*.secretVolume.secretToPaths.*.content",
  ],
} satisfies Omit<Kind<ContainerGroupAttributes>, "rows">;
