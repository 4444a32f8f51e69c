/** A container's state as the clouds return it. */
export interface ContainerState {
  name?: string;
  currentState?: { state?: string; reason?: string; message?: string; exitCode?: number };
}

/** Reasons for a container that is only starting. */
const ORDINARY: readonly (string | undefined)[] = ["ContainerCreating", "PodInitializing"];

/** Why a container does not run: `container web is Waiting: ErrImagePull: no such image`. */
export function trouble({ name, currentState = {} }: ContainerState): string | undefined {
  const { state = "Waiting", reason, message, exitCode = 0 } = currentState;
  const waits = state !== "Running" && !ORDINARY.includes(reason) && (reason || message);
  const bad = state === "Terminated" ? exitCode !== 0 : waits;
  if (!bad) return undefined;
  const ended = state === "Terminated" ? `exit code ${exitCode}` : undefined;
  return [`container ${name} is ${state}`, reason, message, ended].filter(Boolean).join(": ");
}

/** The progress of a group: `1/2 containers running`, and the first container's problem. */
export function containersProgress(containers: readonly ContainerState[], initContainers: readonly ContainerState[]) {
  const running = containers.filter(({ currentState }) => currentState?.state === "Running").length;
  const [why] = [...initContainers, ...containers].flatMap((one) => trouble(one) ?? []);
  return [`${running}/${containers.length} containers running`, why].filter(Boolean).join(", ");
}
