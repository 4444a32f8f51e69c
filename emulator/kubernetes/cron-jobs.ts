import { born, type Cluster, find, put } from "./cluster";
import { withDefaults } from "./defaults";
import { record } from "./events";
import { endOf } from "./jobs";
import { CRON_JOBS, JOBS, type KubernetesObject } from "./object";
import { removeObject } from "./pods";
import { readSchedule } from "./schedule";
import { owned, ownedBy, type Template } from "./workloads";

interface CronJobSpec {
  readonly schedule?: string;
  readonly timeZone?: string;
  readonly suspend?: boolean;
  readonly concurrencyPolicy?: string;
  readonly startingDeadlineSeconds?: number;
  readonly successfulJobsHistoryLimit?: number;
  readonly failedJobsHistoryLimit?: number;
  readonly jobTemplate?: Template;
}

interface CronJobStatus {
  readonly lastScheduleTime?: string;
  readonly lastSuccessfulTime?: string;
}

const specOf = ({ spec }: KubernetesObject) => (spec ?? {}) as CronJobSpec;

/** Makes a job for the latest scheduled time since the last job; earlier missed times are skipped. */
export function sync(cluster: Cluster, cronJob: KubernetesObject): void {
  prune(cluster, cronJob);
  const { schedule = "", timeZone, suspend = false, startingDeadlineSeconds = Infinity } = specOf(cronJob);
  if (suspend) return;
  const { lastScheduleTime = cronJob.metadata.creationTimestamp ?? "" } = (cronJob.status ?? {}) as CronJobStatus;
  const now = cluster.world.clock.now();
  const since = Math.max(Date.parse(lastScheduleTime), now - startingDeadlineSeconds * 1000);
  const due = readSchedule(schedule, timeZone).latest(since, now);
  if (due === undefined || !isFree(cluster, cronJob)) return;
  const { namespace, name } = cronJob.metadata;
  const jobName = `${name.slice(0, 52)}-${due / 60_000}`;
  const time = new Date(due).toISOString().replace(".000Z", "Z");
  if (find(cluster, JOBS, namespace, jobName) === undefined) {
    const { metadata = {}, spec = {} } = specOf(cronJob).jobTemplate ?? {};
    const annotations = { ...metadata.annotations, "batch.kubernetes.io/cronjob-scheduled-timestamp": time };
    const job = born(cluster, JOBS, {
      apiVersion: "",
      kind: "",
      spec,
      metadata: { ...metadata, annotations, name: jobName, namespace, ownerReferences: ownedBy(cronJob) },
    });
    put(cluster, JOBS, withDefaults(JOBS, job));
    record(cluster, cronJob, {
      reason: "SuccessfulCreate",
      message: `Created job ${jobName}`,
      source: "cronjob-controller",
    });
  }
  put(cluster, CRON_JOBS, { ...cronJob, status: { ...cronJob.status, lastScheduleTime: time } });
}

/** Whether the concurrency policy allows another job. */
function isFree(cluster: Cluster, cronJob: KubernetesObject): boolean {
  const { concurrencyPolicy = "Allow" } = specOf(cronJob);
  const active = owned(cluster, JOBS, cronJob).filter((job) => endOf(job) === undefined);
  if (concurrencyPolicy === "Replace") for (const job of active) removeObject(cluster, JOBS, job);
  return concurrencyPolicy !== "Forbid" || active.length === 0;
}

/** Keeps the latest jobs that succeeded and the latest that failed. */
function prune(cluster: Cluster, cronJob: KubernetesObject): void {
  const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1 } = specOf(cronJob);
  const jobs = owned(cluster, JOBS, cronJob);
  const ended = (type: string) => jobs.filter((job) => endOf(job)?.type === type);
  for (const [type, limit] of [
    ["Complete", successfulJobsHistoryLimit],
    ["Failed", failedJobsHistoryLimit],
  ] as const) {
    const old = ended(type);
    for (const job of old.slice(0, Math.max(0, old.length - limit))) removeObject(cluster, JOBS, job);
  }
}

/** Reports which jobs run, and when one last succeeded. */
export function report(cluster: Cluster, cronJob: KubernetesObject): void {
  const jobs = owned(cluster, JOBS, cronJob);
  const active = jobs
    .filter((job) => endOf(job) === undefined)
    .map(({ apiVersion, kind, metadata: { name, namespace, uid } }) => ({ apiVersion, kind, name, namespace, uid }));
  const last = jobs.filter((job) => endOf(job)?.type === "Complete").at(-1)?.status?.completionTime;
  const { active: _, ...status } = cronJob.status ?? {};
  put(cluster, CRON_JOBS, {
    ...cronJob,
    status: {
      ...status,
      ...(active.length > 0 ? { active } : {}),
      ...(last === undefined ? {} : { lastSuccessfulTime: last }),
    },
  });
}
