import type { World } from "../../../world";
import type { Container } from "../inputs.gen";
import type { EdgeNode } from "../nodes";
import {
  type Deployment,
  deploymentsOf,
  imageOf,
  type Pod,
  podStatus,
  podsOf,
  podsOfDeployment,
  type Service,
} from "./rows";

/** A service as lists and the create call return it. */
export function brief(world: World, service: Service): object {
  const there = deploymentsOf(world, service);
  const tags = service.attributes.tags ?? nothing(world, []);
  return {
    ...common(world, service),
    level: null,
    regions: new Set(there.map(({ attributes }) => attributes.node.region)).size,
    // The name in the sample, and the name that the Go SDK decodes.
    tagsMap: tags,
    tagMap: tags,
    deployInstances: there.map((deployment) => deployInstance(world, deployment)),
  };
}

/** A service as it is read by its ID. */
export function details(world: World, service: Service): object {
  const there = deploymentsOf(world, service);
  const { tags, imageRegistrySecrets, logCollectDetail } = service.attributes;
  return {
    ...common(world, service),
    regionSize: new Set(there.map(({ attributes }) => attributes.node.region)).size,
    tagsMap: tags ?? nothing(world, []),
    deployInstances: there.map((deployment) => deployInstance(world, deployment)),
    resourceBriefVos: there.map((deployment) => resource(world, service, deployment)),
    imageRegistrySecrets: imageRegistrySecrets ?? nothing(world, []),
    logCollectDetail: logCollectDetail && { ...logCollectDetail, esUserPassword: undefined },
  };
}

function common(world: World, service: Service): object {
  const { attributes, id: serviceId, status, createdAt: createTime } = service;
  const all = podsOf(world, service);
  const disks = attributes.volumes?.volumeClaimTemplates ?? [];
  return {
    serviceId,
    serviceName: attributes.serviceName,
    status,
    createTime,
    totalPods: all.length,
    runningPods: running(service, all),
    totalCpu: all.length * sum(attributes.containers, ({ cpu }) => cpu),
    totalMem: all.length * sum(attributes.containers, ({ memory }) => memory),
    totalGpu: all.length * sum(attributes.containers, ({ gpu }) => gpu),
    totalDisk: all.length * sum(disks, ({ storageSize }) => storageSize),
    lastUpdateTime: attributes.lastUpdateTime ?? null,
  };
}

const running = (service: Service, list: readonly Pod[]) =>
  list.filter((pod) => podStatus(service, pod) === "RUNNING").length;

const sum = <T>(list: readonly T[], of: (item: T) => number | undefined) =>
  list.reduce((total, item) => total + (of(item) ?? 0), 0);

function placeOf({ region, regionName, city, cityName, country, countryName, regionId }: EdgeNode): object {
  return { region, regionName, city, cityName, country, countryName, regionId };
}

function deployInstance(world: World, deployment: Deployment): object {
  const { node, networkType } = deployment.attributes;
  const { serviceProvider, spName } = node;
  const replicas = podsOfDeployment(world, deployment).length;
  return { ...placeOf(node), serviceProvider, spName, ...(networkType && { networkType }), replicas };
}

/** A deployment in the details of its service. */
function resource(world: World, service: Service, deployment: Deployment): object {
  const { serviceName, containers, imageRegistrySecrets } = service.attributes;
  const all = podsOfDeployment(world, deployment);
  return {
    serviceId: service.id,
    serviceName,
    resourceId: deployment.id,
    resourceName: service.attributes.containerGroupName,
    labels: labels(service),
    totalCpu: all.length * sum(containers, ({ cpu }) => cpu),
    totalMem: all.length * sum(containers, ({ memory }) => memory),
    totalGpu: all.length * sum(containers, ({ gpu }) => gpu),
    totalPods: all.length,
    runningPods: running(service, all),
    totalDeploy: 1,
    ingressBandwidth: ingressBandwidth(service),
    deployInstance: deployInstance(world, deployment),
    imageList: containers.map(imageOf),
    containers: containers.map((one) => container(world, one)),
    imageRegistrySecrets: imageRegistrySecrets ?? nothing(world, []),
    createTime: deployment.createdAt,
  };
}

export const labels = (service: Service) => ({ serviceId: service.id });

/** Undefined without a public address; with one and no bandwidth given, the smallest. */
export function ingressBandwidth({ attributes }: Service): string {
  return attributes.needPublicIp ? `${attributes.bandwidth ?? 1}Mbps` : "0Mbps";
}

/** How the service returns what was not set. */
const nothing = <T extends object>({ otherReadings }: World, empty: T): T | null =>
  otherReadings.has("bec: reading what was not set") ? empty : null;

/** Empty lists are returned as null. */
export function container(world: World, spec: Container): object {
  const list = <T>(items: readonly T[] | undefined) => (items?.length ? items : nothing(world, []));
  const { commands, args, ports, envs, volumeMounts } = spec;
  return {
    ...spec,
    commands: list(commands),
    args: list(args),
    envs: list(envs),
    volumeMounts: list(volumeMounts),
    ports: list(ports?.map((port) => ({ protocol: "TCP", ...port }))),
  };
}

/** A deployment as it is read by its ID. */
export function deploymentDetails(world: World, service: Service, deployment: Deployment): object {
  const { serviceName, containerGroupName, containers, lastUpdateTime } = service.attributes;
  const all = podsOfDeployment(world, deployment);
  return {
    serviceId: service.id,
    serviceName,
    resourceId: deployment.id,
    resourceName: containerGroupName,
    totalPods: all.length,
    runningPods: running(service, all),
    status: service.status,
    deployInstance: deployInstance(world, deployment),
    containers: containers.map((one) => container(world, one)),
    podBriefVos: all.map((pod) => podBrief(world, service, deployment, pod)),
    createTime: deployment.createdAt,
    lastUpdateTime: lastUpdateTime ?? deployment.createdAt,
  };
}

/** A pod as lists return it. */
export function podBrief(world: World, service: Service, deployment: Deployment, pod: Pod): object {
  const { containers, containerGroupName } = service.attributes;
  const { internalIp, publicIp = "", ipv6PublicIp = "" } = pod.attributes;
  return {
    serviceId: service.id,
    deploymentId: deployment.id,
    deploymentName: containerGroupName,
    podName: pod.id,
    ...placeOf(deployment.attributes.node),
    labels: labels(service),
    status: podStatus(service, pod),
    cpu: sum(containers, ({ cpu }) => cpu),
    mem: sum(containers, ({ memory }) => memory),
    ingressBandwidth: ingressBandwidth(service),
    publicIp,
    ipv6PublicIp,
    internalIp,
    imageList: containers.map(imageOf),
    containers: containers.map((one) => container(world, one)),
  };
}
