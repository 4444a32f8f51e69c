import { lookUp } from "../../words/look-up";
import type { Json } from "./object";
import {
  choiceProblem,
  duplicate,
  forbidden,
  labelProblem,
  missing,
  PROTOCOLS,
  portProblem,
  type Rule,
  wrong,
} from "./problems";
import { numberOf } from "./quantities";

type Items = readonly Json[];

/** Rules for the structures of pods. */
export const POD_RULES: Readonly<Record<string, Rule>> = {
  PodTemplateSpec: ({ spec }, path) => [spec === undefined ? missing(`${path}.spec.containers`) : undefined],
  PodSpec: podProblems,
  Container: ({ name = "", image, imagePullPolicy, resources }, path) => [
    name === "" ? undefined : labelProblem(`${path}.name`, String(name)),
    image === undefined || image === "" ? missing(`${path}.image`) : undefined,
    choiceProblem(`${path}.imagePullPolicy`, imagePullPolicy, ["Always", "IfNotPresent", "Never"]),
    ...resourceProblems(resources as Limits | undefined, `${path}.resources`),
  ],
  ContainerPort: ({ containerPort, hostPort, protocol }, path) => [
    portProblem(`${path}.containerPort`, containerPort),
    hostPort === 0 ? undefined : portProblem(`${path}.hostPort`, hostPort),
    choiceProblem(`${path}.protocol`, protocol, PROTOCOLS),
  ],
  EnvVar: ({ value = "", valueFrom }, path) => [
    valueFrom !== undefined && value !== ""
      ? wrong(`${path}.valueFrom`, "", "may not be specified when `value` is not empty")
      : undefined,
  ],
  Probe: handlerProblems,
  HTTPGetAction: ({ port }, path) => [portProblem(`${path}.port`, port)],
  TCPSocketAction: ({ port }, path) => [portProblem(`${path}.port`, port)],
  Toleration: ({ operator, effect }, path) => [
    choiceProblem(`${path}.operator`, operator || undefined, ["Equal", "Exists"]),
    choiceProblem(`${path}.effect`, effect || undefined, ["NoSchedule", "PreferNoSchedule", "NoExecute"]),
  ],
};

function podProblems(pod: Json, path: string): (string | undefined)[] {
  const { containers = [], initContainers = [], volumes = [], restartPolicy, dnsPolicy } = pod;
  const all = [
    ...(containers as Items).map((container, index) => ({ container, at: `${path}.containers[${index}]` })),
    ...(initContainers as Items).map((container, index) => ({ container, at: `${path}.initContainers[${index}]` })),
  ];
  const names = all.map(({ container }) => container.name);
  const volumeNames = (volumes as Items).map(({ name }) => name);
  return [
    choiceProblem(`${path}.restartPolicy`, restartPolicy, ["Always", "OnFailure", "Never"]),
    choiceProblem(`${path}.dnsPolicy`, dnsPolicy, ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"]),
    ...volumeNames.map((name, index) => {
      const at = `${path}.volumes[${index}].name`;
      return volumeNames.indexOf(name) < index ? duplicate(at, name) : labelProblem(at, String(name ?? ""));
    }),
    ...all.flatMap(({ container, at }, index) => [
      names.indexOf(container.name) < index ? duplicate(`${at}.name`, container.name) : undefined,
      ...((container.volumeMounts ?? []) as Items).map(({ name }, mount) =>
        volumeNames.includes(name)
          ? undefined
          : `${at}.volumeMounts[${mount}].name: Not found: ${JSON.stringify(name)}`,
      ),
    ]),
  ];
}

interface Limits {
  readonly requests?: Readonly<Record<string, string>>;
  readonly limits?: Readonly<Record<string, string>>;
}

function resourceProblems({ requests = {}, limits = {} }: Limits = {}, path: string): (string | undefined)[] {
  const negative = (field: string, sizes: Readonly<Record<string, string>>) =>
    Object.entries(sizes).map(([name, size]) =>
      numberOf(size) < 0 ? wrong(`${path}.${field}[${name}]`, size, "must be greater than or equal to 0") : undefined,
    );
  return [
    ...negative("requests", requests),
    ...negative("limits", limits),
    ...Object.entries(requests).map(([name, size]) => {
      const limit = lookUp(limits, name);
      return limit !== undefined && numberOf(size) > numberOf(limit)
        ? wrong(`${path}.requests`, size, `must be less than or equal to ${name} limit of ${limit}`)
        : undefined;
    }),
  ];
}

function handlerProblems(probe: Json, path: string): (string | undefined)[] {
  const handlers = ["exec", "httpGet", "tcpSocket", "grpc"].filter((field) => probe[field] !== undefined);
  if (handlers.length === 0) return [missing(path, "must specify a handler type")];
  return handlers.slice(1).map((field) => forbidden(`${path}.${field}`, "may not specify more than 1 handler type"));
}
