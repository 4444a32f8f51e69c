import { z } from "zod";
import { type Container, container, resourcesOf } from "../../../lifecycle/containers/container";
import type { Probe } from "../../../lifecycle/containers/probe";
import type { ContainerPlace } from "../../../lifecycle/containers/rules";
import { failure, impossiblePorts, probesOf, unsupported } from "../../../lifecycle/containers/rules";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { DescribeContainer, InitContainer, Container as WireContainer, Probe as WireProbe } from "../api.gen";
import { overlay } from "./unreturned";
import { fieldProblem } from "./volumes";

const isInit = (path: ContainerPlace["path"]) => path[0] === "initContainers";

/** The parts of the common container that ECI refuses or does not support. */
export function eciFailures({ container, path }: ContainerPlace): CheckFailure[] {
  const { env = [], ports = [], volumeMounts = [] } = container;
  const init = isInit(path);
  const refused = [...NEVER, ...(init ? NOT_FOR_INIT : NOT_FOR_OTHERS)];
  return [
    ...refused.flatMap(([names, reason]) => unsupported({ container, path }, names, reason)),
    ...(init ? [] : probeFailures({ container, path })),
    ...impossiblePorts({ container, path }),
    ...ports.flatMap(({ protocol, containerPort, hostPort, hostIP }) => [
      ...(protocol === "SCTP"
        ? [failure([...path, "ports"], `port ${containerPort} must be TCP or UDP, not SCTP`)]
        : []),
      ...(hostPort || hostIP
        ? [failure([...path, "ports"], `port ${containerPort} cannot have hostPort or hostIP in ECI`)]
        : []),
    ]),
    ...volumeMounts
      .filter(({ mountPropagation }) => mountPropagation && mountPropagation !== "None")
      .map(({ mountPath }) => failure([...path, "volumeMounts"], `ECI has no mountPropagation (at ${mountPath})`)),
    ...env.flatMap(({ valueFrom = {} }, index) => {
      const { configMapKeyRef, secretKeyRef, fieldRef } = valueFrom;
      const foreign = configMapKeyRef || secretKeyRef ? "must be fieldRef or resourceFieldRef in ECI" : undefined;
      const problem = foreign ?? fieldProblem(fieldRef?.fieldPath);
      return problem ? [failure([...path, "env", index, "valueFrom"], problem)] : [];
    }),
  ];
}

type Refused = readonly [names: readonly (keyof Container)[], reason: string];

const NEVER: readonly Refused[] = [
  [["stdin", "stdinOnce", "tty"], "is not supported in ECI: its API has no field for it"],
];
const NOT_FOR_OTHERS: readonly Refused[] = [
  [["startupProbe"], "is not supported in ECI: give livenessProbe a larger initialDelaySeconds"],
];
// Init containers have neither probes, nor hooks (seed, initContainer), nor a security context.
const NOT_FOR_INIT: readonly Refused[] = [
  [
    ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "securityContext"],
    "is not supported for an init container in ECI",
  ],
];

function probeFailures({ container, path }: ContainerPlace): CheckFailure[] {
  return probesOf(container).flatMap(({ name, probe }) => {
    const at = (...more: string[]) => [...path, name, ...more];
    return [
      ...(probe.grpc ? [failure(at("grpc"), "is not supported in ECI: use exec, httpGet or tcpSocket")] : []),
      ...(probe.tcpSocket?.host ? [failure(at("tcpSocket", "host"), "is not supported in ECI")] : []),
      ...(probe.terminationGracePeriodSeconds === undefined
        ? []
        : [failure(at("terminationGracePeriodSeconds"), "is not supported in ECI: set it on the group")]),
    ];
  });
}

/** An init container in the API's form. */
export function expandInitContainer(container: Container): InitContainer {
  const { name, image, imagePullPolicy, command, args, workingDir, env, ports, volumeMounts, resources } = container;
  return {
    name,
    image,
    imagePullPolicy,
    command,
    args,
    workingDir,
    ...resources,
    // The API requires the value, even beside a reference.
    environmentVar: env?.map(({ name, value, valueFrom: { fieldRef, resourceFieldRef } = {} }) => ({
      key: name,
      value,
      fieldRef,
      resourceFieldRef,
    })),
    ports: ports?.map(({ containerPort, protocol, name }) => ({ port: containerPort, protocol, name })),
    volumeMount: volumeMounts?.map(({ name, mountPath, readOnly, subPath }) => ({
      name,
      mountPath,
      readOnly,
      subPath,
    })),
  };
}

export function expandContainer(container: Container): WireContainer {
  const { livenessProbe, readinessProbe, lifecycle, securityContext } = container;
  return {
    ...expandInitContainer(container),
    livenessProbe: livenessProbe && expandProbe(livenessProbe),
    readinessProbe: readinessProbe && expandProbe(readinessProbe),
    lifecyclePostStartHandlerExec: lifecycle?.postStart?.exec.command,
    lifecyclePreStopHandlerExec: lifecycle?.preStop?.exec.command,
    securityContext: securityContext && expandSecurity(securityContext),
  };
}

function expandProbe(probe: Probe): WireProbe {
  const { exec, httpGet, tcpSocket, initialDelaySeconds, periodSeconds, timeoutSeconds } = probe;
  const { successThreshold, failureThreshold } = probe;
  return {
    exec,
    httpGet,
    tcpSocket: tcpSocket && { port: tcpSocket.port },
    initialDelaySeconds,
    periodSeconds,
    timeoutSeconds,
    successThreshold,
    failureThreshold,
  };
}

/** Here the API spells `readOnlyRootFileSystem` with another capital letter. */
function expandSecurity({ readOnlyRootFilesystem, ...rest }: NonNullable<Container["securityContext"]>) {
  return { ...rest, readOnlyRootFileSystem: readOnlyRootFilesystem };
}

/** A container as a program would write it. Responses leave out whatever is zero or empty. */
export function flattenContainer(row: DescribeContainer): z.input<typeof container> {
  const { name = "", image = "", workingDir, command, args } = row;
  const hook = (command: string[] | undefined) => (command ? { exec: { command } } : undefined);
  const postStart = hook(row.lifecyclePostStartHandlerExec);
  const preStop = hook(row.lifecyclePreStopHandlerExec);
  return {
    name,
    image,
    workingDir,
    command,
    args,
    imagePullPolicy: row.imagePullPolicy as z.input<typeof container>["imagePullPolicy"],
    env: row.environmentVar?.map(({ key, value = "", fieldRef, resourceFieldRef }) => ({
      name: key,
      value,
      ...((fieldRef || resourceFieldRef) && { valueFrom: flattenSource(fieldRef, resourceFieldRef) }),
    })),
    ports: row.ports?.map(({ port, protocol, name }) => ({
      containerPort: port,
      protocol: protocol === "UDP" ? "UDP" : "TCP",
      name,
    })),
    resources: resourcesOf(row),
    volumeMounts: row.volumeMount?.map(({ name, mountPath, readOnly, subPath }) => ({
      name,
      mountPath,
      readOnly,
      subPath,
    })),
    livenessProbe: row.livenessProbe && flattenProbe(row.livenessProbe),
    readinessProbe: row.readinessProbe && flattenProbe(row.readinessProbe),
    lifecycle: postStart || preStop ? { postStart, preStop } : undefined,
  };
}

type Source = NonNullable<NonNullable<DescribeContainer["environmentVar"]>[number]>;

function flattenSource(fieldRef: Source["fieldRef"], resourceFieldRef: Source["resourceFieldRef"]) {
  const { resource = "", containerName, divisor } = resourceFieldRef ?? {};
  return {
    fieldRef: fieldRef && { fieldPath: fieldRef.fieldPath ?? "", apiVersion: fieldRef.apiVersion },
    resourceFieldRef: resourceFieldRef && { resource, containerName, divisor },
  };
}

function flattenProbe({ httpGet, exec, tcpSocket, ...times }: WireProbe): z.input<typeof container>["livenessProbe"] {
  const headers = httpGet?.httpHeaders?.map(({ name = "", value = "" }) => ({ name, value }));
  const scheme = httpGet?.scheme === "HTTPS" ? ("HTTPS" as const) : ("HTTP" as const);
  return { ...times, exec, tcpSocket, httpGet: httpGet && { ...httpGet, scheme, httpHeaders: headers } };
}

/**
 * The live containers, written like the known ones where both mean the same. Values that ECI does not return (the security context) come
 * from the known ones. Values that ECI chose and the program does not set (policy, sizes) are left out.
 */
export function liveContainers(rows: readonly DescribeContainer[], known: unknown): z.input<typeof container>[] {
  const before = z.array(container).safeParse(known);
  const live = rows.map(flattenContainer);
  if (!before.success) return live;
  return live.map((row) => {
    const one = before.data.find(({ name }) => name === row.name);
    if (one === undefined) return row;
    const returned = container.safeParse(withoutChoices(row, one));
    if (!returned.success) return row;
    return overlay(one, { ...returned.data, securityContext: one.securityContext }) as z.input<typeof container>;
  });
}

function withoutChoices(row: z.input<typeof container>, known: Container): z.input<typeof container> {
  const asked = Object.keys(known.resources ?? {});
  const resources = Object.entries(row.resources ?? {}).filter(([name]) => asked.includes(name));
  return {
    ...row,
    imagePullPolicy: known.imagePullPolicy && row.imagePullPolicy,
    workingDir: known.workingDir && row.workingDir,
    resources: resources.length > 0 ? Object.fromEntries(resources) : undefined,
  };
}
