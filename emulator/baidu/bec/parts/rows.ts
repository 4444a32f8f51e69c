import { type Caller, mine, mineById } from "../../../caller";
import { Refusal } from "../../../cloud";
import { kindOf } from "../../../kind";
import type { Row, Transition } from "../../../row";
import { afterRead, read } from "../../../transitions";
import type { World } from "../../../world";
import { missingImage, pullFailure } from "../../bci/parts/images";
import { notFound } from "../../errors";
import type { Container, CreateServiceInput } from "../inputs.gen";
import type { EdgeNode } from "../nodes";

/** A service as requested, without its places, and with later changes. */
export interface ServiceAttributes extends Omit<CreateServiceInput, "deployInstances" | "clientToken"> {
  readonly lastUpdateTime?: string;
}

export interface DeploymentAttributes {
  readonly node: EdgeNode;
  readonly networkType?: string;
}

export interface PodAttributes {
  readonly ordinal: number;
  readonly internalIp: string;
  readonly publicIp?: string;
  ipv6PublicIp?: string;
  restartCount: number;
  startedAt?: string;
}

export type Service = Row<ServiceAttributes>;
export type Deployment = Row<DeploymentAttributes>;
export type Pod = Row<PodAttributes>;

export const services = kindOf<ServiceAttributes>({
  service: "bec",
  kind: "service",
  name: (row) => row.attributes.serviceName,
  secrets: ["logCollectDetail.esUserPassword"],
  ended: serviceEnded,
});

export const deployments = kindOf<DeploymentAttributes>({
  service: "bec",
  kind: "deployment",
  name: (row) => row.attributes.node.regionId,
});

export const pods = kindOf<PodAttributes>({
  service: "bec",
  kind: "pod",
  name: (row) => row.id,
  ended: (world, row) => {
    row.attributes.startedAt = world.clock.iso();
  },
});

/** Pods follow their service. If a pod's image cannot be pulled, its service fails too. */
function serviceEnded(world: World, row: Service, { phase }: Transition): void {
  const missing = missingImage(row.attributes.containers.map(imageOf));
  if (row.status === "RUNNING" && missing >= 0) {
    row.status = "EXCEPTION";
    row.reason = pullFailure(imageOf(row.attributes.containers[missing] ?? {}));
  }
  if (phase === "delete") return;
  for (const pod of podsOf(world, row)) {
    if (pod.status !== "RUNNING" && row.status === "RUNNING") pod.attributes.startedAt = world.clock.iso();
    pod.status = row.status;
  }
}

export const imageOf = ({ imageAddress = "", imageVersion }: Container) =>
  imageVersion ? `${imageAddress}:${imageVersion}` : imageAddress;

export function deploymentsOf(world: World, service: Service): Deployment[] {
  return [...deployments.rows(world.state).values()].filter(({ owner }) => owner === service.id);
}

export function podsOf(world: World, service: Service): Pod[] {
  return deploymentsOf(world, service).flatMap((deployment) => podsOfDeployment(world, deployment));
}

export function podsOfDeployment(world: World, deployment: Deployment): Pod[] {
  return [...pods.rows(world.state).values()]
    .filter(({ owner }) => owner === deployment.id)
    .sort((a, b) => a.attributes.ordinal - b.attributes.ordinal);
}

/** The pods of a service that runs, or is stopped, and is not changing have no intermediate status. */
export function podStatus(service: Service, pod: Pod): string {
  const settled = service.transition === undefined && pod.transition === undefined;
  if (settled && service.status === "STOP") return "STOP";
  const between = pod.status === "PENDING" || pod.status === "STOP";
  return settled && between && ["RUNNING", "NORMAL"].includes(service.status) ? "RUNNING" : pod.status;
}

/** Counts a read of services, and of the pods that are counted as running. */
export function readServices(world: World, list: readonly Service[]): number {
  return (
    read(world, services, list) +
    read(
      world,
      pods,
      list.flatMap((service) => podsOf(world, service)),
    )
  );
}

/** Counts a read of pods and their services, because a pod's status depends on both. */
export function readPods(world: World, list: readonly { readonly pod: Pod; readonly service: Service }[]): number {
  return (
    read(
      world,
      services,
      list.map(({ service }) => service),
    ) +
    read(
      world,
      pods,
      list.map(({ pod }) => pod),
    )
  );
}

/** A service after a read of it. @throws Refusal Resource Not Found, also if this read ends its deletion */
export function serviceAfterRead(caller: Caller, id: string): Service {
  return afterRead(
    () => requireService(caller, id),
    (service) => readServices(caller.world, [service]),
  );
}

/** A deployment and its service after a read of both; see `serviceAfterRead`. */
export function deploymentAfterRead(caller: Caller, id: string): ReturnType<typeof requireDeployment> {
  return afterRead(
    () => requireDeployment(caller, id),
    ({ service, deployment }) =>
      read(caller.world, services, [service]) + read(caller.world, pods, podsOfDeployment(caller.world, deployment)),
  );
}

/** A pod, its deployment and its service after a read; see `serviceAfterRead`. */
export function podAfterRead(caller: Caller, id: string): ReturnType<typeof requirePod> {
  return afterRead(
    () => requirePod(caller, id),
    (found) => readPods(caller.world, [found]),
  );
}

export function servicesOf(caller: Caller): Service[] {
  return mine(caller, services.rows(caller.world.state));
}

/** @throws Refusal Resource Not Found */
export function requireService(caller: Caller, id: string): Service {
  const row = mineById(caller, services.rows(caller.world.state), id);
  if (row === undefined) throw notFound(`service ${id}`);
  return row;
}

/** A deployment and its service. @throws Refusal Resource Not Found */
export function requireDeployment(caller: Caller, id: string): { deployment: Deployment; service: Service } {
  const deployment = mineById(caller, deployments.rows(caller.world.state), id);
  if (deployment === undefined) throw notFound(`deployment ${id}`);
  return { deployment, service: requireService(caller, deployment.owner ?? "") };
}

/** A pod, its deployment and its service. @throws Refusal Resource Not Found */
export function requirePod(caller: Caller, id: string): { pod: Pod; deployment: Deployment; service: Service } {
  const pod = mineById(caller, pods.rows(caller.world.state), id);
  if (pod === undefined) throw notFound(`pod ${id}`);
  return { pod, ...requireDeployment(caller, pod.owner ?? "") };
}

/** @throws Refusal Conflict while the service is changing: no document says what else would happen */
export function requireSettled(service: Service, { otherReadings }: World): void {
  const taken = otherReadings.has("bec: a change while another is under way") && service.transition?.phase !== "delete";
  if (service.transition !== undefined && !taken)
    throw new Refusal("Conflict", `The service ${service.id} is ${service.status}; try again when that is done.`, 409);
}
