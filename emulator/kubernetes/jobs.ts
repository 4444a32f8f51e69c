import { type Cluster, put } from "./cluster";
import { record } from "./events";
import type { Node } from "./nodes";
import { JOBS, type KubernetesObject, PODS } from "./object";
import { isFinished } from "./pod-status";
import { removeObject, run } from "./pods";
import { isReady, makePod, owned, recordNoRoom, roomForPods, workload } from "./workloads";

interface JobSpec {
  readonly parallelism?: number;
  /** If undefined, a job is complete once one of its pods has succeeded and none runs. */
  readonly completions?: number;
  readonly completionMode?: string;
  readonly backoffLimit?: number;
  readonly activeDeadlineSeconds?: number;
  readonly ttlSecondsAfterFinished?: number;
  readonly suspend?: boolean;
}

interface JobStatus {
  readonly startTime?: string;
  readonly completionTime?: string;
  readonly conditions?: readonly JobCondition[];
}

interface JobCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastProbeTime: string;
  readonly lastTransitionTime: string;
}

const specOf = ({ spec }: KubernetesObject) => (spec ?? {}) as JobSpec;
const statusOf = ({ status }: KubernetesObject) => (status ?? {}) as JobStatus;
const INDEX = "batch.kubernetes.io/job-completion-index";

/** The condition with which a job ended. */
export const endOf = (job: KubernetesObject) =>
  statusOf(job).conditions?.find(({ type, status }) => status === "True" && (type === "Complete" || type === "Failed"));

/** Makes a job's pods until enough have succeeded or too many have failed. */
export function sync(cluster: Cluster, job: KubernetesObject, nodes: readonly Node[]): void {
  const end = endOf(job);
  if (end !== undefined) {
    expire(cluster, job, end);
    return;
  }
  const { parallelism = 1, completions, backoffLimit = 6, suspend = false } = specOf(job);
  if (suspend) {
    for (const pod of podsOf(cluster, job).active) removeObject(cluster, PODS, pod);
    return;
  }
  for (;;) {
    const { active, succeeded, failed } = podsOf(cluster, job);
    if (isOver(cluster, job) || failed.length > backoffLimit) return;
    const missing = Math.min(parallelism, (completions ?? parallelism) - succeeded.length) - active.length;
    if (missing <= 0) return;
    if (roomForPods(cluster) === 0) {
      recordNoRoom(cluster, job);
      return;
    }
    run(cluster, make(cluster, job, [...active, ...succeeded]), nodes);
  }
}

function podsOf(cluster: Cluster, job: KubernetesObject) {
  const pods = owned(cluster, PODS, job);
  const inPhase = (phase: string) => pods.filter(({ status }) => status?.phase === phase);
  return {
    active: pods.filter((pod) => !isFinished(pod)),
    succeeded: inPhase("Succeeded"),
    failed: inPhase("Failed"),
  };
}

/** Each pod of an indexed job has the lowest free index. */
function make(cluster: Cluster, job: KubernetesObject, others: readonly KubernetesObject[]): KubernetesObject {
  const { template = {} } = workload(job);
  if (specOf(job).completionMode !== "Indexed") return makePod(cluster, job, template);
  const taken = new Set(others.map(({ metadata }) => metadata.annotations?.[INDEX]));
  let index = 0;
  while (taken.has(String(index))) index++;
  const own = { labels: { [INDEX]: String(index) }, annotations: { [INDEX]: String(index) } };
  return makePod(cluster, job, template, { ...own, prefix: `${job.metadata.name}-${index}-` });
}

function isOver(cluster: Cluster, job: KubernetesObject): boolean {
  const { activeDeadlineSeconds = Infinity } = specOf(job);
  const since = statusOf(job).startTime ?? cluster.world.clock.iso();
  return Date.parse(since) + activeDeadlineSeconds * 1000 <= cluster.world.clock.now();
}

function expire(cluster: Cluster, job: KubernetesObject, { lastTransitionTime }: JobCondition): void {
  const { ttlSecondsAfterFinished = Infinity } = specOf(job);
  if (Date.parse(lastTransitionTime) + ttlSecondsAfterFinished * 1000 <= cluster.world.clock.now())
    removeObject(cluster, JOBS, job);
}

/** Counts the pods, and reports how the job ended. */
export function report(cluster: Cluster, job: KubernetesObject): void {
  if (endOf(job) !== undefined) return;
  const { completions, backoffLimit = 6, suspend = false } = specOf(job);
  const { active, succeeded, failed } = podsOf(cluster, job);
  const now = cluster.world.clock.iso();
  const condition = (type: string, reason?: string, message?: string): JobCondition => ({
    type,
    status: "True",
    lastProbeTime: now,
    lastTransitionTime: now,
    ...(reason === undefined ? {} : { reason, message: message ?? "" }),
  });
  const enough =
    completions === undefined ? succeeded.length > 0 && active.length === 0 : succeeded.length >= completions;
  const late = isOver(cluster, job) && !suspend;
  const over = late
    ? condition("Failed", "DeadlineExceeded", "Job was active longer than specified deadline")
    : condition("Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
  const end = enough ? condition("Complete") : late || failed.length > backoffLimit ? over : undefined;
  if (end !== undefined) {
    for (const pod of active) removeObject(cluster, PODS, pod);
    const { type, reason = "Completed", message = "Job completed" } = end;
    record(cluster, job, { reason, message, warning: type === "Failed" });
  }
  const left = end === undefined ? active : [];
  const { startTime = now, conditions = [] } = statusOf(job);
  const suspended =
    conditions.find(({ type }) => type === "Suspended") ?? condition("Suspended", "JobSuspended", "Job suspended");
  put(cluster, JOBS, {
    ...job,
    status: {
      ...(suspend ? { conditions: [suspended] } : { startTime, ...(end === undefined ? {} : { conditions: [end] }) }),
      ...(end?.type === "Complete" ? { completionTime: now } : {}),
      active: left.length,
      ready: left.filter(isReady).length,
      succeeded: succeeded.length,
      failed: failed.length,
      uncountedTerminatedPods: {},
    },
  });
}
