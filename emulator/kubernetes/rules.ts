import type { Json, KubernetesObject, Resource } from "./object";
import { POD_RULES } from "./pod-rules";
import {
  choiceProblem,
  duplicate,
  keyProblem,
  labelProblem,
  labelValueProblem,
  missing,
  PROTOCOLS,
  portProblem,
  type Rule,
  wrong,
} from "./problems";
import { changeEach, structureOf } from "./schemas";

type Items = readonly Json[];
type Texts = Readonly<Record<string, string>>;

/** Rules for structures in any place: in a pod, a template, a job's template. */
const RULES: Readonly<Record<string, Rule>> = {
  ObjectMeta: ({ labels = {}, annotations = {} }, path) => [
    ...labelProblems(`${path}.labels`, labels as Texts),
    ...Object.keys(annotations as Texts).map((key) => keyProblem(`${path}.annotations`, key)),
    bytesOf(annotations as Texts) > ANNOTATION_BYTES
      ? `${path}.annotations: Too long: may not be more than ${ANNOTATION_BYTES} bytes`
      : undefined,
  ],
  LabelSelector: ({ matchLabels = {}, matchExpressions = [] }, path) => [
    ...labelProblems(`${path}.matchLabels`, matchLabels as Texts),
    ...(matchExpressions as Items).flatMap(({ operator, values = [] }, index) => {
      const at = `${path}.matchExpressions[${index}]`;
      const valued = operator === "In" || operator === "NotIn";
      if (valued && (values as Items).length === 0)
        return [missing(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
      return [choiceProblem(`${at}.operator`, operator, ["In", "NotIn", "Exists", "DoesNotExist"])];
    }),
  ],
  ...POD_RULES,
  DeploymentStrategy: ({ type }, path) => [choiceProblem(`${path}.type`, type, ["Recreate", "RollingUpdate"])],
  ServiceSpec: serviceProblems,
  ServicePort: ({ port, targetPort, nodePort, protocol }, path) => [
    portProblem(`${path}.port`, port),
    targetPort === port ? undefined : portProblem(`${path}.targetPort`, targetPort),
    choiceProblem(`${path}.protocol`, protocol, PROTOCOLS),
    nodePort === undefined || nodePort === 0 || (Number(nodePort) >= 30_000 && Number(nodePort) <= 32_767)
      ? undefined
      : wrong(
          `${path}.nodePort`,
          nodePort,
          "provided port is not in the valid range. The range of valid ports is 30000-32767",
        ),
  ],
  PersistentVolumeClaimSpec: ({ accessModes = [], resources }, path) => [
    (accessModes as Items).length === 0
      ? missing(`${path}.accessModes`, "at least 1 access mode is required")
      : undefined,
    (resources as { requests?: Texts } | undefined)?.requests?.storage === undefined
      ? missing(`${path}.resources[storage]`)
      : undefined,
  ],
  ConfigMap: dataProblems,
  Secret: dataProblems,
};

const ANNOTATION_BYTES = 262_144;
const DATA_BYTES = 1_048_576;

/** Fields that count something. */
const COUNTS: ReadonlySet<string> = new Set([
  ...["replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds", "parallelism", "completions"],
  ...["backoffLimit", "activeDeadlineSeconds", "ttlSecondsAfterFinished", "startingDeadlineSeconds"],
  ...["successfulJobsHistoryLimit", "failedJobsHistoryLimit", "terminationGracePeriodSeconds", "initialDelaySeconds"],
  ...["periodSeconds", "timeoutSeconds", "successThreshold", "failureThreshold"],
]);

/** Kinds whose required fields are checked even if the specification is left out. */
const WITH_SPEC: ReadonlySet<string> = new Set([
  ...["Pod", "Service", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob"],
  "PersistentVolumeClaim",
]);

/** The problems that a real server finds in a decoded object, each as `field: problem`. */
export function problemsOf(resource: Resource, object: KubernetesObject): string[] {
  const problems: (string | undefined)[] = [];
  const whole = WITH_SPEC.has(resource.kind) ? { ...object, spec: object.spec ?? {} } : object;
  changeEach(structureOf(resource), whole, "", ({ name, schema }, value, path) => {
    for (const field of schema.required ?? []) if (isEmpty(value[field])) problems.push(missing(join(path, field)));
    problems.push(...(RULES[name]?.(value, path) ?? []));
    for (const [field, count] of Object.entries(value))
      if (COUNTS.has(field) && typeof count === "number" && count < 0)
        problems.push(wrong(join(path, field), count, "must be greater than or equal to 0"));
    return value;
  });
  return [...new Set(problems)].filter((problem) => problem !== undefined);
}

const isEmpty = (value: unknown) => value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

const join = (path: string, field: string) => (path === "" ? field : `${path}.${field}`);

const bytesOf = (data: Texts) =>
  Object.entries(data).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);

function labelProblems(path: string, labels: Texts): (string | undefined)[] {
  return Object.entries(labels).flatMap(([key, value]) => [keyProblem(path, key), labelValueProblem(path, value)]);
}

function serviceProblems(service: Json, path: string): (string | undefined)[] {
  const { type = "ClusterIP", clusterIP, ports = [], externalName, sessionAffinity } = service;
  const items = ports as Items;
  const names = items.map(({ name }) => name);
  return [
    choiceProblem(`${path}.type`, type, ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]),
    choiceProblem(`${path}.sessionAffinity`, sessionAffinity, ["ClientIP", "None"]),
    type === "ExternalName" && isEmpty(externalName) ? missing(`${path}.externalName`) : undefined,
    type !== "ExternalName" && clusterIP !== "None" && items.length === 0 ? missing(`${path}.ports`) : undefined,
    ...names.map((name, index) => {
      const at = `${path}.ports[${index}].name`;
      if (isEmpty(name)) return items.length > 1 ? missing(at) : undefined;
      return names.indexOf(name) < index ? duplicate(at, name) : labelProblem(at, String(name));
    }),
  ];
}

function dataProblems({ data = {}, binaryData = {} }: Json, path: string): (string | undefined)[] {
  const both = { ...(data as Texts), ...(binaryData as Texts) };
  return [
    ...Object.keys(both).map((key) =>
      /^[-._a-zA-Z0-9]{1,253}$/.test(key)
        ? undefined
        : wrong(
            join(path, `data[${key}]`),
            key,
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
          ),
    ),
    bytesOf(both) > DATA_BYTES
      ? `${join(path, "data")}: Too long: may not be more than ${DATA_BYTES} bytes`
      : undefined,
  ];
}
