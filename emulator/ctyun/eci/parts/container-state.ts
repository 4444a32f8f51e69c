import type { Container } from "../inputs.gen";
import type { Group } from "./container-group-row";
import { beijing } from "./dates";

/** The state of a container, which follows from its group. */
export interface ContainerState {
  readonly state: "Waiting" | "Running" | "Terminated";
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
  readonly startTime?: string;
  readonly finishTime?: string;
}

const NOT_YET = ["Scheduling", "ScheduleFailed", "Pending", "Restarting", "Updating"];

export function stateOf(group: Group, index: number): ContainerState {
  const { status, reason, attributes } = group;
  const startTime = beijing(attributes.startedAt);
  const ended = { state: "Terminated" as const, startTime, finishTime: beijing(attributes.endedAt) };
  if (NOT_YET.includes(status)) return { state: "Waiting", reason: "ContainerCreating" };
  if (status === "Succeeded") return { ...ended, reason: "Completed", exitCode: 0 };
  if (status !== "Failed") return { state: "Running", startTime };
  if (attributes.culprit === undefined) return { ...ended, reason: "Error", message: reason, exitCode: 1 };
  if (attributes.culprit !== index) return { state: "Waiting", reason: "ContainerCreating" };
  return { state: "Waiting", reason: "ErrImagePull", message: reason };
}

export function initStateOf({ status, attributes }: Group): ContainerState {
  const startTime = beijing(attributes.startedAt);
  if (NOT_YET.includes(status)) return { state: "Waiting", reason: "PodInitializing" };
  return { state: "Terminated", reason: "Completed", exitCode: 0, startTime, finishTime: startTime };
}

/** A container in the single read: its settings and its state. */
export function containerView(group: Group, container: Container, currentState: ContainerState): object {
  const { name, image, cpu, memory, gpu, workingDir, command, args, ports, volumeMount } = container;
  const { readinessProbe, livenessProbe, lifecyclePostStartHandlerExec, lifecyclePreStopHandlerExec } = container;
  return {
    containerId: `${group.id}-${name}`,
    name,
    image,
    cpu,
    memory,
    gpu,
    workingDir,
    command,
    args,
    ports,
    imagePullPolicy: container.imagePullPolicy ?? "IfNotPresent",
    environmentVar: container.environmentVar,
    volumeMount,
    readinessProbe,
    livenessProbe,
    lifecyclePostStartHandlerExec,
    lifecyclePreStopHandlerExec,
    restartCount: group.attributes.restarts,
    ready: currentState.state === "Running",
    currentState,
  };
}

/** A container in describeContainerGroupStatus, in Kubernetes' form. */
export function podContainerView(group: Group, { name, image }: Container, state: ContainerState): object {
  const { reason, message, exitCode, startTime: startedAt, finishTime: finishedAt } = state;
  const reported = {
    Waiting: { waiting: { reason, message } },
    Running: { running: { startedAt } },
    Terminated: { terminated: { exitCode, reason, message, startedAt, finishedAt } },
  };
  const running = state.state === "Running";
  return {
    name,
    image,
    imageID: image,
    containerID: `${group.id}-${name}`,
    started: running,
    ready: running,
    restartCount: group.attributes.restarts,
    state: reported[state.state],
  };
}
