export type Json = Record<string, unknown>;

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

export interface Metadata {
  name: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: readonly OwnerReference[];
  finalizers?: readonly string[];
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  managedFields?: readonly ManagedFields[];
}

/** An entry of `metadata.managedFields`: which manager last wrote which fields. */
export interface ManagedFields {
  readonly manager?: string;
  readonly operation?: string;
  readonly apiVersion?: string;
  readonly time?: string;
  readonly fieldsType?: string;
  readonly fieldsV1?: Json;
  readonly subresource?: string;
}

/** An object of the Kubernetes API. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: Metadata;
  spec?: Json;
  status?: Json;
  [field: string]: unknown;
}

/** A resource that the API serves. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** Plural, as in paths. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames?: readonly string[];
  /** Whether the cloud's API creates and deletes it, so that clients can only change it. */
  readonly ofCloud?: boolean;
}

const core = { group: "", version: "v1" };
const apps = { group: "apps", version: "v1" };
const batch = { group: "batch", version: "v1" };

export const NODES: Resource = {
  ...core,
  name: "nodes",
  kind: "Node",
  namespaced: false,
  shortNames: ["no"],
  ofCloud: true,
};
export const NAMESPACES: Resource = {
  ...core,
  name: "namespaces",
  kind: "Namespace",
  namespaced: false,
  shortNames: ["ns"],
};
export const PODS: Resource = { ...core, name: "pods", kind: "Pod", namespaced: true, shortNames: ["po"] };
export const SERVICES: Resource = { ...core, name: "services", kind: "Service", namespaced: true, shortNames: ["svc"] };
export const SERVICE_ACCOUNTS: Resource = {
  ...core,
  name: "serviceaccounts",
  kind: "ServiceAccount",
  namespaced: true,
  shortNames: ["sa"],
};
export const ENDPOINTS: Resource = {
  ...core,
  name: "endpoints",
  kind: "Endpoints",
  namespaced: true,
  shortNames: ["ep"],
};
export const CONFIG_MAPS: Resource = {
  ...core,
  name: "configmaps",
  kind: "ConfigMap",
  namespaced: true,
  shortNames: ["cm"],
};
export const SECRETS: Resource = { ...core, name: "secrets", kind: "Secret", namespaced: true };
export const DEPLOYMENTS: Resource = {
  ...apps,
  name: "deployments",
  kind: "Deployment",
  namespaced: true,
  shortNames: ["deploy"],
};
export const REPLICA_SETS: Resource = {
  ...apps,
  name: "replicasets",
  kind: "ReplicaSet",
  namespaced: true,
  shortNames: ["rs"],
};
export const STATEFUL_SETS: Resource = {
  ...apps,
  name: "statefulsets",
  kind: "StatefulSet",
  namespaced: true,
  shortNames: ["sts"],
};
export const DAEMON_SETS: Resource = {
  ...apps,
  name: "daemonsets",
  kind: "DaemonSet",
  namespaced: true,
  shortNames: ["ds"],
};
export const CONTROLLER_REVISIONS: Resource = {
  ...apps,
  name: "controllerrevisions",
  kind: "ControllerRevision",
  namespaced: true,
};
export const JOBS: Resource = { ...batch, name: "jobs", kind: "Job", namespaced: true };
export const CRON_JOBS: Resource = {
  ...batch,
  name: "cronjobs",
  kind: "CronJob",
  namespaced: true,
  shortNames: ["cj"],
};
export const EVENTS: Resource = { ...core, name: "events", kind: "Event", namespaced: true, shortNames: ["ev"] };
export const CLAIMS: Resource = {
  ...core,
  name: "persistentvolumeclaims",
  kind: "PersistentVolumeClaim",
  namespaced: true,
  shortNames: ["pvc"],
};
export const ENDPOINT_SLICES: Resource = {
  group: "discovery.k8s.io",
  version: "v1",
  name: "endpointslices",
  kind: "EndpointSlice",
  namespaced: true,
};

/** What the API server serves. */
export const RESOURCES: readonly Resource[] = [
  NODES,
  NAMESPACES,
  PODS,
  SERVICES,
  SERVICE_ACCOUNTS,
  ENDPOINTS,
  CONFIG_MAPS,
  SECRETS,
  EVENTS,
  CLAIMS,
  DEPLOYMENTS,
  REPLICA_SETS,
  STATEFUL_SETS,
  DAEMON_SETS,
  CONTROLLER_REVISIONS,
  JOBS,
  CRON_JOBS,
  ENDPOINT_SLICES,
];

/** Resources whose replicas `kubectl scale` can set. */
export const SCALABLE: readonly Resource[] = [DEPLOYMENTS, REPLICA_SETS, STATEFUL_SETS];

export const apiVersionOf = ({ group, version }: Resource) => (group === "" ? version : `${group}/${version}`);

/** The name in messages: `deployments.apps`. */
export const qualifiedName = ({ group, name }: Resource) => (group === "" ? name : `${name}.${group}`);
