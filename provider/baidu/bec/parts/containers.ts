import type { z } from "zod";
import { type Container, type container, resourcesOf } from "../../../lifecycle/containers/container";
import type { ContainerPlace } from "../../../lifecycle/containers/rules";
import { failure, unsupported } from "../../../lifecycle/containers/rules";
import { sameMeaning } from "../../../lifecycle/normal-form";
import type { CheckFailure } from "../../../lifecycle/spec";
import { joinImage, splitImage, TAGGED_IMAGE } from "../../image-reference";
import type { EnvVar, PodDetails, Container as WireContainer, VolumeMount as WireMount } from "../api.gen";

type GivenContainer = z.input<typeof container>;

const NO_FIELD = "is not supported here: BEC's API has no field for it";

/** The parts of the common container that BEC refuses or does not support. */
export function becFailures(place: ContainerPlace): CheckFailure[] {
  const { container, path } = place;
  const { image, resources = {} } = container;
  const whole = (name: "cpu" | "memory", unit: string) => {
    const amount = resources[name];
    if (amount === undefined || Number.isInteger(amount)) return [];
    return [failure([...path, "resources", name], `must be an integer number of ${unit} in BEC, not ${amount}`)];
  };
  return [
    ...(TAGGED_IMAGE.test(image)
      ? []
      : [failure([...path, "image"], "must be an image with a tag, such as nginx:1.27 (BEC does not accept digests)")]),
    ...whole("cpu", "cores"),
    ...whole("memory", "GiB"),
    ...unsupported(place, ["imagePullPolicy", "livenessProbe", "readinessProbe", "startupProbe"], NO_FIELD),
    ...unsupported(place, ["lifecycle", "stdin", "stdinOnce", "tty", "securityContext"], NO_FIELD),
  ];
}

/** @param volumes the name of each volume on the wire, by its name in the program */
export function expandEdgeContainer(container: Container, volumes: ReadonlyMap<string, string>): WireContainer {
  const { name, image, args, workingDir, command, env, ports, resources, volumeMounts } = container;
  const { address, version } = splitImage(image);
  return {
    name,
    imageAddress: address,
    imageVersion: version,
    ...resources,
    workingDir,
    args,
    commands: command,
    ports,
    envs: env?.map(({ name, value, valueFrom }) => (valueFrom ? { name, valueFrom } : { name, value })),
    volumeMounts: volumeMounts?.map(({ name, ...mount }) => ({ ...mount, name: volumes.get(name) ?? name })),
  };
}

/**
 * Containers as a program would write them. Values that the program leaves to a default are left out.
 * @param known the program's containers; any other container is returned in full, after these
 * @param volumes the name of each volume on the wire, by its name in the program
 */
export function flattenEdgeContainers(
  rows: readonly WireContainer[],
  known: readonly GivenContainer[] | undefined,
  volumes: ReadonlyMap<string, string>,
): GivenContainer[] {
  const names = new Map([...volumes].map(([here, there]) => [there, here]));
  const returned = rows.map((row) => flattenContainer(row, names));
  const said = (known ?? []).flatMap((one) => {
    const found = returned.find(({ name }) => name === one.name);
    return found ? [asSaid(one, found)] : [];
  });
  return [...said, ...returned.filter(({ name }) => !known?.some((one) => one.name === name))];
}

/** Whether containers are equal except for the tag "latest", which the cloud returns and a program may leave out. */
export const areContainers = (found: readonly Container[], said: readonly Container[]): boolean => {
  const tagged = (one: Container) => ({ ...one, image: joinImage(splitImage(one.image)) });
  return sameMeaning(found.map(tagged), said.map(tagged));
};

/** The returned container without values that the program leaves to a default. */
function asSaid(said: GivenContainer, returned: GivenContainer): GivenContainer {
  const image = joinImage(splitImage(said.image)) === returned.image ? said.image : returned.image;
  const resources = said.resources && pickSaid(said.resources, returned.resources ?? {});
  return { ...said, ...pickSaid(said, returned), name: said.name, image, resources };
}

function pickSaid<T extends object>(said: T, returned: T): T {
  const names = (Object.keys(said) as (keyof T)[]).filter((name) => name in returned);
  return Object.fromEntries(names.map((name) => [name, returned[name]])) as T;
}

function flattenContainer(row: WireContainer, volumes: ReadonlyMap<string, string>): GivenContainer {
  const { name = "", imageAddress = "", imageVersion, workingDir, commands, args, ports, envs, volumeMounts } = row;
  return {
    name,
    image: imageVersion ? joinImage({ address: imageAddress, version: imageVersion }) : imageAddress,
    workingDir: workingDir || undefined,
    command: filled(commands),
    args: filled(args),
    env: filled(envs)?.map(flattenEnv),
    ports: filled(ports)?.map(({ containerPort, protocol, name, hostPort, hostIP }) => ({
      containerPort,
      protocol: (protocol || "TCP") as "TCP",
      name: name || undefined,
      hostPort: hostPort || undefined,
      hostIP: hostIP || undefined,
    })),
    resources: resourcesOf(row),
    volumeMounts: filled(volumeMounts)?.map((mount) => flattenMount(mount, volumes)),
  };
}

function flattenEnv({ name, value, valueFrom }: EnvVar): NonNullable<GivenContainer["env"]>[number] {
  const source = Object.entries(valueFrom ?? {})
    .filter(([, reference]) => reference !== undefined)
    .map(([kind, reference]) => [kind, { ...reference, ...booleanIn(reference) }]);
  return source.length > 0 ? { name, valueFrom: Object.fromEntries(source) } : { name, value: value ?? "" };
}

/** The documents type it as boolean, the Go SDK's model of a secret's key as string, which is empty where it is not set. */
const booleanIn = ({ optional }: { optional?: boolean | string }) => ({
  optional: optional === undefined || optional === "" ? undefined : String(optional) === "true",
});

function flattenMount(
  { name, mountPath, readOnly, subPath, mountPropagation }: WireMount,
  volumes: ReadonlyMap<string, string>,
) {
  return {
    name: volumes.get(name) ?? name,
    mountPath,
    readOnly: readOnly ?? false,
    subPath: subPath || undefined,
    mountPropagation: (mountPropagation || undefined) as "None" | undefined,
  };
}

// BEC returns null or an empty list for what was not set.
const filled = <T>(list: readonly T[] | undefined) => (list?.length ? [...list] : undefined);

/** Why a pod does not run: its warnings, and its containers that wait or have ended. */
export function podTrouble(pod: PodDetails): string[] {
  const warnings = (pod.podEventDetails ?? [])
    .filter(({ eventType }) => eventType === "Warning")
    .map(({ eventName, eventMessage }) => `pod ${pod.podId}: ${[eventName, eventMessage].filter(Boolean).join(": ")}`);
  const states = (pod.containerStatuses ?? []).flatMap(({ name, ready, state }) => {
    const why = state?.waiting ?? state?.terminated;
    if (ready || why === undefined) return [];
    const said = [why.reason, why.message].filter(Boolean).join(": ");
    return [
      `container ${name} of pod ${pod.podId} ${state?.waiting ? "is waiting" : "has terminated"}: ${said || "no reason given"}`,
    ];
  });
  return [...warnings, ...states];
}
