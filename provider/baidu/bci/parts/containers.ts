import type { z } from "zod";
import { type Container, type container, resourcesOf } from "../../../lifecycle/containers/container";
import type { Probe } from "../../../lifecycle/containers/probe";
import type { ContainerPlace } from "../../../lifecycle/containers/rules";
import { failure, impossiblePorts, probesOf } from "../../../lifecycle/containers/rules";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { ContainerDetailModel, Container as WireContainer, Probe as WireProbe } from "../api.gen";

const CONTAINER_NAME = /^[A-Za-z0-9.-]{1,40}$/;

/** The parts of the common container that BCI refuses or does not support. */
export function bciFailures({ container, path }: ContainerPlace): CheckFailure[] {
  const { name, ports = [], volumeMounts = [], lifecycle, env = [] } = container;
  const refuse = (when: boolean, at: string, reason: string) => (when ? [failure([...path, at], reason)] : []);
  return [
    ...refuse(!CONTAINER_NAME.test(name), "name", 'must have 1 to 40 characters: letters, digits, "-" or "."'),
    ...refuse(
      lifecycle !== undefined,
      "lifecycle",
      "is not supported here: BCI's API has no field for hooks; on a cluster with virtual nodes, a pod can have them",
    ),
    ...impossiblePorts({ container, path }),
    ...ports
      .filter(({ protocol }) => protocol === "SCTP")
      .flatMap(({ containerPort }) => refuse(true, "ports", `port ${containerPort} must be TCP or UDP, not SCTP`)),
    ...env.flatMap(({ valueFrom }, index) =>
      valueFrom === undefined ? [] : [failure([...path, "env", index, "valueFrom"], "BCI accepts plain values only")],
    ),
    ...ports
      .filter(({ hostPort, hostIP }) => hostPort !== undefined || hostIP !== undefined)
      .flatMap(({ containerPort }) =>
        refuse(true, "ports", `port ${containerPort} cannot have hostPort or hostIP in BCI`),
      ),
    ...volumeMounts
      .filter(({ mountPropagation }) => mountPropagation !== undefined)
      .flatMap(({ mountPath }) => refuse(true, "volumeMounts", `BCI has no mountPropagation (at ${mountPath})`)),
    ...volumeMounts
      .filter(({ subPath }) => subPath !== undefined)
      .flatMap(({ mountPath }) => refuse(true, "volumeMounts", `BCI cannot mount a subPath (at ${mountPath})`)),
    ...probesOf(container)
      .filter(({ probe }) => probe.successThreshold !== 1)
      .map(({ name, probe }) =>
        failure([...path, name, "successThreshold"], `must be 1 in BCI, not ${probe.successThreshold}`),
      ),
  ];
}

/** @param types the `type` of a mount by the name of its volume. */
export function expandContainer(container: Container, types: ReadonlyMap<string, string>): WireContainer {
  const { command, env, ports, resources, volumeMounts, livenessProbe, readinessProbe, startupProbe } = container;
  const { name, image, imagePullPolicy, args, workingDir, stdin, stdinOnce, tty, securityContext } = container;
  return {
    name,
    image,
    imagePullPolicy,
    args,
    workingDir,
    stdin,
    stdinOnce,
    tty,
    securityContext,
    ...resources,
    commands: command,
    environmentVars: env?.map(({ name, value }) => ({ key: name, value })),
    ports: ports?.map(({ containerPort, protocol, name }) => ({ port: containerPort, protocol, name })),
    volumeMounts: volumeMounts?.map(({ name, mountPath, readOnly }) => ({
      name,
      mountPath,
      readOnly,
      type: types.get(name) ?? "EmptyDir",
    })),
    livenessProbe: livenessProbe && expandProbe(livenessProbe),
    readinessProbe: readinessProbe && expandProbe(readinessProbe),
    startupProbe: startupProbe && expandProbe(startupProbe),
  };
}

// The wire's probe has the same fields; the types make a difference a compile error.
const expandProbe = (probe: Probe): WireProbe => probe;

/** A container as a program would write it. BCI does not return probes, security context and terminal settings. */
export function flattenContainer(row: ContainerDetailModel): z.input<typeof container> {
  const { name, image, args } = row;
  return {
    name,
    image,
    args: filled(args),
    command: filled(row.commands),
    workingDir: row.workingDir || undefined,
    imagePullPolicy: (row.imagePullPolicy || undefined) as z.input<typeof container>["imagePullPolicy"],
    env: filled(row.envs)?.map(({ key, value }) => ({ name: key, value: value ?? "" })),
    ports: filled(row.ports)?.map(({ port, protocol, name }) => ({
      containerPort: port,
      protocol: protocol === "UDP" ? "UDP" : "TCP",
      name: name || undefined,
    })),
    resources: resourcesOf(row),
    volumeMounts: filled(row.volumeMounts)?.map(({ name, mountPath, readOnly }) => ({
      name,
      mountPath,
      readOnly: readOnly ?? false,
    })),
  };
}

// BCI returns null or an empty list for what was not set.
const filled = <T>(list: T[] | null | undefined) => (list?.length ? list : undefined);
