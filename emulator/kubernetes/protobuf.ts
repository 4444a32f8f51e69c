import type { Json } from "./object";
import { StatusError } from "./status";

/** The content type of `kubectl create` and typed Go clients, unless they are set to JSON. */
export const PROTOBUF = "application/vnd.kubernetes.protobuf";

/**
 * Fields by number: `name:type`. Types: `string`, `bytes`, `int`, `bool`, `map`, `bytesMap`, or a message's name; `[]` for lists. `?` marks
 * a number or boolean that is sent only if set; in others, 0 and false mean "not set". The numbers are those of Kubernetes' published
 * `generated.proto` files, which never change.
 */
const MESSAGES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  ObjectMeta: {
    1: "name:string",
    2: "generateName:string",
    3: "namespace:string",
    5: "uid:string",
    6: "resourceVersion:string",
    7: "generation:int",
    11: "labels:map",
    12: "annotations:map",
    13: "ownerReferences:OwnerReference[]",
    14: "finalizers:string[]",
  },
  OwnerReference: {
    1: "kind:string",
    3: "name:string",
    4: "uid:string",
    5: "apiVersion:string",
    6: "controller:bool?",
    7: "blockOwnerDeletion:bool?",
  },
  Namespace: { 1: "metadata:ObjectMeta", 2: "spec:NamespaceSpec" },
  NamespaceSpec: { 1: "finalizers:string[]" },
  ConfigMap: { 1: "metadata:ObjectMeta", 2: "data:map", 3: "binaryData:bytesMap", 4: "immutable:bool?" },
  Secret: {
    1: "metadata:ObjectMeta",
    2: "data:bytesMap",
    3: "type:string",
    4: "stringData:map",
    5: "immutable:bool?",
  },
  ServiceAccount: {
    1: "metadata:ObjectMeta",
    3: "imagePullSecrets:Reference[]",
    4: "automountServiceAccountToken:bool?",
  },
  Reference: { 1: "name:string" },
  Service: { 1: "metadata:ObjectMeta", 2: "spec:ServiceSpec" },
  ServiceSpec: {
    1: "ports:ServicePort[]",
    2: "selector:map",
    3: "clusterIP:string",
    4: "type:string",
    5: "externalIPs:string[]",
    7: "sessionAffinity:string",
    8: "loadBalancerIP:string",
    9: "loadBalancerSourceRanges:string[]",
    10: "externalName:string",
    11: "externalTrafficPolicy:string",
    12: "healthCheckNodePort:int",
    13: "publishNotReadyAddresses:bool",
    17: "ipFamilyPolicy:string",
    18: "clusterIPs:string[]",
    19: "ipFamilies:string[]",
    22: "internalTrafficPolicy:string",
  },
  ServicePort: {
    1: "name:string",
    2: "protocol:string",
    3: "port:int",
    4: "targetPort:IntOrString",
    5: "nodePort:int",
    6: "appProtocol:string",
  },
  Deployment: { 1: "metadata:ObjectMeta", 2: "spec:DeploymentSpec" },
  DeploymentSpec: {
    1: "replicas:int?",
    2: "selector:LabelSelector",
    3: "template:PodTemplateSpec",
    4: "strategy:Strategy",
    5: "minReadySeconds:int",
    6: "revisionHistoryLimit:int?",
    7: "paused:bool",
    9: "progressDeadlineSeconds:int?",
  },
  Job: { 1: "metadata:ObjectMeta", 2: "spec:JobSpec" },
  JobSpec: {
    1: "parallelism:int?",
    2: "completions:int?",
    3: "activeDeadlineSeconds:int?",
    4: "selector:LabelSelector",
    5: "manualSelector:bool?",
    6: "template:PodTemplateSpec",
    7: "backoffLimit:int?",
    8: "ttlSecondsAfterFinished:int?",
    9: "completionMode:string",
    10: "suspend:bool?",
    14: "podReplacementPolicy:string",
  },
  CronJob: { 1: "metadata:ObjectMeta", 2: "spec:CronJobSpec" },
  CronJobSpec: {
    1: "schedule:string",
    2: "startingDeadlineSeconds:int?",
    3: "concurrencyPolicy:string",
    4: "suspend:bool?",
    5: "jobTemplate:JobTemplateSpec",
    6: "successfulJobsHistoryLimit:int?",
    7: "failedJobsHistoryLimit:int?",
    8: "timeZone:string",
  },
  JobTemplateSpec: { 1: "metadata:ObjectMeta", 2: "spec:JobSpec" },
  LabelSelector: { 1: "matchLabels:map", 2: "matchExpressions:Requirement[]" },
  Requirement: { 1: "key:string", 2: "operator:string", 3: "values:string[]" },
  Strategy: { 1: "type:string", 2: "rollingUpdate:RollingUpdate" },
  RollingUpdate: { 1: "maxUnavailable:IntOrString", 2: "maxSurge:IntOrString" },
  PodTemplateSpec: { 1: "metadata:ObjectMeta", 2: "spec:PodSpec" },
  Pod: { 1: "metadata:ObjectMeta", 2: "spec:PodSpec" },
  PodSpec: {
    2: "containers:Container[]",
    3: "restartPolicy:string",
    4: "terminationGracePeriodSeconds:int?",
    5: "activeDeadlineSeconds:int?",
    6: "dnsPolicy:string",
    7: "nodeSelector:map",
    8: "serviceAccountName:string",
    9: "serviceAccount:string",
    10: "nodeName:string",
    11: "hostNetwork:bool",
    12: "hostPID:bool",
    13: "hostIPC:bool",
    15: "imagePullSecrets:Reference[]",
    16: "hostname:string",
    17: "subdomain:string",
    19: "schedulerName:string",
    20: "initContainers:Container[]",
  },
  Container: {
    1: "name:string",
    2: "image:string",
    3: "command:string[]",
    4: "args:string[]",
    5: "workingDir:string",
    6: "ports:ContainerPort[]",
    7: "env:EnvVar[]",
    8: "resources:Resources",
    9: "volumeMounts:VolumeMount[]",
    13: "terminationMessagePath:string",
    14: "imagePullPolicy:string",
    16: "stdin:bool",
    17: "stdinOnce:bool",
    18: "tty:bool",
    20: "terminationMessagePolicy:string",
  },
  ContainerPort: {
    1: "name:string",
    2: "hostPort:int",
    3: "containerPort:int",
    4: "protocol:string",
    5: "hostIP:string",
  },
  EnvVar: { 1: "name:string", 2: "value:string" },
  Resources: { 1: "limits:quantities", 2: "requests:quantities" },
  VolumeMount: { 1: "name:string", 2: "readOnly:bool", 3: "mountPath:string", 4: "subPath:string" },
  IntOrString: { 1: "type:int?", 2: "intVal:int?", 3: "strVal:string" },
  Preconditions: { 1: "uid:string", 2: "resourceVersion:string" },
  SelfSubjectAccessReview: { 1: "metadata:ObjectMeta", 2: "spec:AccessReviewSpec" },
  AccessReviewSpec: { 1: "resourceAttributes:ResourceAttributes", 2: "nonResourceAttributes:PathAttributes" },
  ResourceAttributes: {
    1: "namespace:string",
    2: "verb:string",
    3: "group:string",
    4: "version:string",
    5: "resource:string",
    6: "subresource:string",
    7: "name:string",
  },
  PathAttributes: { 1: "path:string", 2: "verb:string" },
  SelfSubjectRulesReview: { 1: "metadata:ObjectMeta", 2: "spec:RulesReviewSpec" },
  RulesReviewSpec: { 1: "namespace:string" },
  SelfSubjectReview: { 1: "metadata:ObjectMeta" },
  DeleteOptions: {
    1: "gracePeriodSeconds:int?",
    2: "preconditions:Preconditions",
    3: "orphanDependents:bool?",
    4: "propagationPolicy:string",
    5: "dryRun:string[]",
  },
};

/** Only the server writes an object's status and creation time. */
const SERVERS: ReadonlySet<string> = new Set([
  "ObjectMeta.8",
  "Namespace.3",
  "Service.3",
  "Deployment.3",
  "Pod.3",
  "Job.3",
  "CronJob.3",
  "SelfSubjectAccessReview.3",
  "SelfSubjectRulesReview.3",
  "SelfSubjectReview.2",
]);

const MAGIC = Buffer.from("k8s\0");

/** The object in a Kubernetes protobuf body. @throws StatusError 415 for an unknown kind or field, so that nothing is dropped silently */
export function readProtobuf(body: Buffer): Json {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) throw unreadable("it does not begin with k8s\\0");
  const envelope = fieldsOf(body.subarray(MAGIC.length));
  const type = fieldsOf(bytesOf(envelope.get(1)?.[0]));
  const [apiVersion, kind] = [1, 2].map((number) => bytesOf(type.get(number)?.[0]).toString()) as [string, string];
  if (!Object.hasOwn(MESSAGES, kind)) throw unreadable(`the kind ${kind} is not read`);
  return { apiVersion, kind, ...message(kind, bytesOf(envelope.get(2)?.[0])) };
}

const unreadable = (reason: string) =>
  new StatusError(
    415,
    "UnsupportedMediaType",
    `the body is ${PROTOBUF}, and ${reason}; send JSON or YAML, as "kubectl apply -f FILE" does`,
  );

type Value = number | Buffer;

const bytesOf = (value: Value | undefined): Buffer => (Buffer.isBuffer(value) ? value : Buffer.alloc(0));

/** The wire's fields by number, in order. */
function fieldsOf(bytes: Buffer): Map<number, Value[]> {
  const found = new Map<number, Value[]>();
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 63n) throw unreadable("it is cut off");
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(BigInt.asIntN(64, value));
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const [number, wire] = [key >> 3, key & 7];
    if (wire !== 0 && wire !== 2) throw unreadable(`its field ${number} has a type that is not read`);
    let value: Value = varint();
    if (wire === 2) {
      const end = at + value;
      if (value < 0 || end > bytes.length) throw unreadable("it is cut off");
      value = bytes.subarray(at, end);
      at = end;
    }
    found.set(number, [...(found.get(number) ?? []), value]);
  }
  return found;
}

function message(name: string, bytes: Buffer): Json {
  const fields = MESSAGES[name] ?? {};
  const entries = [...fieldsOf(bytes)].flatMap(([number, values]): [string, unknown][] => {
    const field = fields[number];
    // Clients send empty structures too.
    if (SERVERS.has(`${name}.${number}`) || (field === undefined && values.every((value) => isEmpty(value)))) return [];
    if (field === undefined) throw unreadable(`field ${number} of ${name} is not read`);
    const [key = "", type = ""] = field.split(":");
    const value = valueFrom(type, values);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

const isEmpty = (value: Value) => value === 0 || (Buffer.isBuffer(value) && value.length === 0);

function valueFrom(type: string, values: readonly Value[]): unknown {
  if (type.endsWith("[]")) return values.map((value) => single(type.slice(0, -2), value));
  if (type === "map") return mapOf(values, (value) => value.toString());
  if (type === "bytesMap") return mapOf(values, (value) => value.toString("base64"));
  if (type === "quantities") return mapOf(values, (value) => bytesOf(fieldsOf(value).get(1)?.[0]).toString());
  const last = values.at(-1) ?? 0;
  const isSet = type.endsWith("?");
  return !isSet && isEmpty(last) ? undefined : single(isSet ? type.slice(0, -1) : type, last);
}

function single(type: string, value: Value): unknown {
  if (type === "int") return Number(value);
  if (type === "bool") return value === 1;
  const bytes = bytesOf(value);
  if (type === "string") return bytes.toString();
  if (type !== "IntOrString") return message(type, bytes);
  const { type: kind, intVal = 0, strVal = "" } = message(type, bytes);
  return kind === 1 ? strVal : intVal;
}

function mapOf(entries: readonly Value[], read: (value: Buffer) => string): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const fields = fieldsOf(bytesOf(entry));
      return [bytesOf(fields.get(1)?.[0]).toString(), read(bytesOf(fields.get(2)?.[0]))];
    }),
  );
}
