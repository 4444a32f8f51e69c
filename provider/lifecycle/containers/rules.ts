import { pathText } from "../codec";
import type { CheckFailure } from "../spec";
import { type Container, ENV_SOURCES } from "./container";
import { PROBE_ACTIONS } from "./probe";

/** The path of a property: `["containers", 0, "tty"]`. */
export type Path = readonly (string | number)[];

/** A group's containers and the names of the volumes they may mount. */
export interface Group {
  containers: readonly Container[];
  initContainers: readonly Container[];
  volumes: readonly string[];
}

/** One container of a group, and its path in the inputs. */
export interface ContainerPlace {
  container: Container;
  path: Path;
}

/** The containers of a group in order; init containers come last. */
export function containersOf({ containers, initContainers }: Omit<Group, "volumes">): ContainerPlace[] {
  return [
    ...containers.map((container, index) => ({ container, path: ["containers", index] })),
    ...initContainers.map((container, index) => ({ container, path: ["initContainers", index] })),
  ];
}

export const failure = (path: Path, reason: string): CheckFailure => ({ property: pathText(path), reason });

/**
 * Violations of rules that hold in every cloud. The reason names items of sets, because their normal form is sorted and an index would
 * point at another item.
 */
export function groupFailures(group: Group): CheckFailure[] {
  const all = containersOf(group);
  const names = all.map(({ container }) => container.name);
  return [
    ...all
      .filter(({ container }, index) => names.indexOf(container.name) < index)
      .map(({ container, path }) => failure([...path, "name"], `another container is named "${container.name}" too`)),
    ...all.flatMap((place) => containerFailures(place, group.volumes)),
  ];
}

function containerFailures({ container, path }: ContainerPlace, volumes: readonly string[]): CheckFailure[] {
  const { volumeMounts = [], env = [] } = container;
  const mounts = [...path, "volumeMounts"];
  const known = volumes.length > 0 ? `the volumes are ${volumes.map(quoted).join(", ")}` : "the group has none";
  return [
    ...(container.tty && !container.stdin ? [failure([...path, "tty"], "needs stdin: true")] : []),
    ...probeFailures({ container, path }),
    ...volumeMounts
      .filter(({ name }) => !volumes.includes(name))
      .map(({ name }) => failure(mounts, `"${name}" is none of the volumes of the group; ${known}`)),
    ...repeated(volumeMounts.map(({ mountPath }) => mountPath)).map((mountPath) =>
      failure(mounts, `two volumes are mounted at ${mountPath}`),
    ),
    ...repeated(env.map(({ name }) => name)).map((name) => failure([...path, "env"], `"${name}" is set twice`)),
    ...env.flatMap((variable, index) => envFailures(variable, [...path, "env", index, "valueFrom"])),
  ];
}

function envFailures({ value, valueFrom }: NonNullable<Container["env"]>[number], path: Path): CheckFailure[] {
  if (valueFrom === undefined) return [];
  if (value !== "") return [failure(path, "cannot be combined with value")];
  const problem = notExactlyOne(valueFrom, ENV_SOURCES);
  return problem ? [failure(path, problem)] : [];
}

/** Properties that a container sets and that the cloud does not support, each with the cloud's reason. */
export function unsupported(
  { container, path }: ContainerPlace,
  names: readonly (keyof Container)[],
  reason: string,
): CheckFailure[] {
  const set = (value: unknown) => value !== undefined && value !== false;
  return names.filter((name) => set(container[name])).map((name) => failure([...path, name], reason));
}

/** Ports that only BEC's document allows; other clouds refuse them. */
export function impossiblePorts({ container, path }: ContainerPlace): CheckFailure[] {
  return (container.ports ?? [])
    .filter(({ containerPort }) => containerPort < 1 || containerPort > 65_535)
    .map(({ containerPort }) => failure([...path, "ports"], `port ${containerPort} must be from 1 to 65535`));
}

/** The probes that a container sets, by property name. */
export function probesOf({ livenessProbe, readinessProbe, startupProbe }: Container) {
  return Object.entries({ livenessProbe, readinessProbe, startupProbe }).flatMap(([name, probe]) =>
    probe ? [{ name, probe }] : [],
  );
}

function probeFailures({ container, path }: ContainerPlace): CheckFailure[] {
  return probesOf(container).flatMap(({ name, probe }) => {
    const problem = notExactlyOne(probe, PROBE_ACTIONS);
    return problem ? [failure([...path, name], problem)] : [];
  });
}

/** The failure unless exactly one of `keys` is set: `must have exactly one of exec, httpGet; it has none`. */
export function notExactlyOne<K extends string>(value: Partial<Record<K, unknown>>, keys: readonly K[]) {
  const given = keys.filter((key) => value[key] !== undefined);
  if (given.length === 1) return undefined;
  return `must have exactly one of ${keys.join(", ")}; it has ${given.length === 0 ? "none" : given.join(" and ")}`;
}

/** Strings that occur more than once, each listed once. */
export function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) < index))];
}

const quoted = (text: string) => `"${text}"`;
