import { type Outcome, runCommand, type Surroundings } from "../shell";
import type { Json, KubernetesObject } from "./object";

export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}

export const containersOf = ({ spec }: KubernetesObject) => (spec?.containers ?? []) as readonly Container[];

/** As elsewhere in the emulator, an image whose name contains `does-not-exist` cannot be pulled. */
export const isMissing = ({ image = "" }: Container) => image.includes("does-not-exist");

/** Whether a pod has ended permanently. */
export const isFinished = ({ status }: KubernetesObject) => status?.phase === "Succeeded" || status?.phase === "Failed";

/** Pods of a job end at once, and so do other pods that run once, if the emulator knows all of their commands. */
const ends = (pod: KubernetesObject) =>
  pod.metadata.ownerReferences?.some(({ kind }) => kind === "Job") === true ||
  (pod.spec?.restartPolicy !== "Always" &&
    containersOf(pod).every((container) => knownOutcome(pod, container) !== undefined));

/** The output and exit code of a container's command. An unknown command prints nothing and succeeds. */
export const outcomeOf = (pod: KubernetesObject, container: Container): Outcome =>
  knownOutcome(pod, container) ?? { output: "", complaint: "", code: 0 };

function knownOutcome(pod: KubernetesObject, container: Container): Outcome | undefined {
  const outcome = runCommand([...(container.command ?? []), ...(container.args ?? [])], around(pod, container));
  return outcome.complaint === "" ? outcome : undefined;
}

export const around = ({ metadata, spec, status }: KubernetesObject, { env = [] }: Container): Surroundings => ({
  hostname: String(spec?.hostname ?? metadata.name),
  variables: env.map(({ name, value = "" }) => ({ name, value })),
  time: String(status?.startTime ?? metadata.creationTimestamp),
});

/** The status of a pod on its node. @param now the time of its end, if it ends @param unschedulable why it has no node */
export function podStatus(
  pod: KubernetesObject,
  { hostIP, podIP }: { readonly hostIP?: string | undefined; readonly podIP: string | undefined },
  now: string,
  unschedulable: string,
): Json {
  const { spec = {}, metadata } = pod;
  const since = metadata.creationTimestamp;
  if (spec.nodeName === undefined) {
    const unscheduled = { type: "PodScheduled", status: "False", reason: "Unschedulable", message: unschedulable };
    return { phase: "Pending", conditions: [unscheduled] };
  }
  const containers = containersOf(pod);
  const pulled = !containers.some(isMissing);
  const ended = pulled && ends(pod);
  const failed = ended && containers.some((container) => outcomeOf(pod, container).code !== 0);
  const reason = ended && !failed ? { reason: "PodCompleted" } : {};
  const is = (type: string, value: boolean, why = {}) => ({
    type,
    status: value ? "True" : "False",
    lastTransitionTime: since,
    ...why,
  });
  const stateOf = (container: Container) => {
    if (isMissing(container)) return { waiting: { reason: "ErrImagePull", message: `${container.image}: not found` } };
    if (!ended) return { running: { startedAt: since } };
    const { code } = outcomeOf(pod, container);
    const reason = code === 0 ? "Completed" : "Error";
    return { terminated: { exitCode: code, reason, startedAt: since, finishedAt: now } };
  };
  return {
    phase: failed ? "Failed" : ended ? "Succeeded" : pulled ? "Running" : "Pending",
    conditions: [
      is("Initialized", true, reason),
      is("Ready", pulled && !ended, reason),
      is("ContainersReady", pulled && !ended, reason),
      is("PodScheduled", true),
    ],
    hostIP,
    ...(hostIP === undefined ? {} : { hostIPs: [{ ip: hostIP }] }),
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: since,
    containerStatuses: containers.map((container) => ({
      name: container.name,
      image: container.image,
      imageID: "",
      restartCount: 0,
      ready: !isMissing(container) && !ended,
      started: !isMissing(container) && !ended,
      state: stateOf(container),
    })),
  };
}
