import {
  CRON_JOBS,
  DAEMON_SETS,
  DEPLOYMENTS,
  JOBS,
  type Json,
  type KubernetesObject,
  NAMESPACES,
  type Resource,
  SECRETS,
  STATEFUL_SETS,
} from "./object";
import { filled } from "./structure-defaults";

const HISTORY = { revisionHistoryLimit: 10 };

/** Defaults of specifications, by resource. */
const SPECIFICATIONS = new Map<Resource, Json>([
  [
    DEPLOYMENTS,
    {
      replicas: 1,
      ...HISTORY,
      progressDeadlineSeconds: 600,
      strategy: {},
    },
  ],
  [
    STATEFUL_SETS,
    {
      replicas: 1,
      podManagementPolicy: "OrderedReady",
      ...HISTORY,
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
    },
  ],
  [
    DAEMON_SETS,
    { ...HISTORY, updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } } },
  ],
  [JOBS, { parallelism: 1, backoffLimit: 6, completionMode: "NonIndexed", suspend: false }],
  [
    CRON_JOBS,
    {
      concurrencyPolicy: "Allow",
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    },
  ],
  [NAMESPACES, { finalizers: ["kubernetes"] }],
]);

/** Fills in a real server's defaults, because clients compare with them. The object already has its ID. */
export function withDefaults(resource: Resource, object: KubernetesObject): KubernetesObject {
  const defaults = SPECIFICATIONS.get(resource);
  const whole = filled(
    resource,
    defaults === undefined ? object : { ...object, spec: { ...defaults, ...object.spec } },
  );
  switch (resource) {
    case JOBS:
      return withSelector(whole);
    case NAMESPACES:
      return { ...whole, status: { phase: "Active" } };
    case SECRETS:
      return withData(whole);
    default:
      return whole;
  }
}

/** A job selects its pods by its own ID, unless it has a selector. */
function withSelector(job: KubernetesObject): KubernetesObject {
  const { parallelism, completions, manualSelector, template, ...spec } = job.spec as {
    template?: { metadata?: { labels?: Record<string, string> } };
  } & Json;
  const alone = job.spec?.parallelism === 1 && completions === undefined;
  const counts = { parallelism, ...(alone ? { completions: 1 } : completions === undefined ? {} : { completions }) };
  if (manualSelector === true) return { ...job, spec: { ...spec, ...counts, manualSelector, template } };
  const { uid = "", name } = job.metadata;
  const id = { "batch.kubernetes.io/controller-uid": uid };
  const labels = { ...template?.metadata?.labels, ...id, "batch.kubernetes.io/job-name": name, "job-name": name };
  const labelled = { ...template, metadata: { ...template?.metadata, labels } };
  return { ...job, spec: { ...spec, ...counts, selector: { matchLabels: id }, template: labelled } };
}

function withData({ stringData, ...secret }: KubernetesObject): KubernetesObject {
  const plain = Object.entries((stringData ?? {}) as Record<string, string>);
  const data = Object.fromEntries(plain.map(([key, value]) => [key, Buffer.from(value).toString("base64")]));
  return { type: "Opaque", ...secret, data: { ...(secret.data as object | undefined), ...data } } as KubernetesObject;
}
