import { z } from "zod";
import { containersProgress, trouble } from "../../lifecycle/containers/failures";
import { containersOf, groupFailures } from "../../lifecycle/containers/rules";
import { renamed } from "../../lifecycle/migrate";
import type { CheckFailure, OnChange, Want } from "../../lifecycle/spec";
import { textOf } from "../../transport/outcome";
import { resource } from "../resource";
import type { ContainerGroup, CreateContainerGroupRequest, Eci, UpdateContainerGroupRequest } from "./api.gen";
import { eciFailures, expandContainer, expandInitContainer, liveContainers } from "./parts/containers";
import { credentialFailures } from "./parts/credentials";
import { utc } from "./parts/dates";
import { eipFailures, expandEip } from "./parts/eip";
import { PAGE, pages } from "./parts/pages";
import { inputs, outputs } from "./parts/schema";
import { expandTags, flattenTags, tagFailures } from "./parts/tags";
import { noteOrReplace } from "./parts/unreturned";
import { expandVolume, flattenVolumes } from "./parts/volume-wire";
import { volume, volumeFailures } from "./parts/volumes";
import { zoneAhead } from "./parts/zones";

type Wanted = Want<typeof inputs>;

const STATUSES = [
  ...["Scheduling", "Pending", "Running", "Restarting", "Updating"],
  ...["Terminating", "Succeeded", "Failed", "ScheduleFailed"],
];
const ENDED: readonly unknown[] = ["Succeeded", "Failed", "ScheduleFailed"];

/** A running group changes in place; one that has ended must be replaced. */
const inPlace: OnChange = (_was, _now, { status }) => (ENDED.includes(status) ? "replace" : "update");

/** A size that equals what the group was given is no change. */
const sized =
  (allocated: "allocatedCpu" | "allocatedMemory"): OnChange =>
  (was, now, known) =>
    was === undefined && now === known[allocated] ? "update" : "replace";

/** Changes in place, except that the API cannot remove it. */
const inPlaceButRemoval: OnChange = (was, now, state) =>
  was !== undefined && now === undefined ? "replace" : inPlace(was, now, state) === "replace" ? "replace" : "update";

export const containerGroup = resource({
  type: "eci:ContainerGroup",
  description: `A container group of CTyun's Elastic Container Instance: containers that share network and volumes, with no machine to manage.

Containers (all of their properties), volumes, registry credentials, DNS, public address, restart policy and tags change in place; the containers restart. Any other change replaces the group, and so does any change of a group that has ended. Your own disks and elastic IPs stay when the group is deleted; ECI does not document what happens to an elastic IP that it created.`,
  examples: {
    "A web server with a public address": `const web = new clouds.eci.ContainerGroup("web", {
  name: "web",
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  containers: [{
    name: "nginx",
    image: "nginx:1.27",
    resources: { cpu: 1, memory: "2Gi" },
    ports: [{ containerPort: 8088 }],
    readinessProbe: { httpGet: { port: 8088 } },
  }],
  eip: { autoCreate: { bandwidthInMbps: 5 } },
});

export const address = web.publicIp;`,
    "A worker with a configuration file": `const worker = new clouds.eci.ContainerGroup("worker", {
  name: "worker",
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  restartPolicy: "Always",
  containers: [{
    name: "worker",
    image: "registry.example.com/worker:5",
    resources: { cpu: 2, memory: "4Gi" },
    env: [{ name: "CONFIG", value: "/etc/worker/worker.yaml" }],
    volumeMounts: [
      { name: "config", mountPath: "/etc/worker" },
      { name: "scratch", mountPath: "/tmp" },
    ],
  }],
  initContainers: [{ name: "wait", image: "busybox:1", command: ["sh", "-c", "sleep 5"] }],
  volumes: [
    { name: "config", configFile: { files: [{ path: "worker.yaml", content: "queue: jobs" }] } },
    { name: "scratch", emptyDir: {} },
  ],
  labels: { app: "worker" },
});

export const status = worker.status;`,
  },
  idFormat: "containerGroupId",
  inputs,
  outputs,
  unreturned: [
    ...["containers.*.securityContext", "initContainers.*.securityContext"],
    ...["volumes.*.configFile.defaultMode", "volumes.*.configFile.files.*.mode", "volumes.*.downwardApi.defaultMode"],
    ...["volumes.*.zos.accessKey", "volumes.*.zos.secretKey"],
  ],
  stable: ["createTime", "prodInstId", "masterOrderId"],
  interrupts: {
    replacement: "its containers stop, their local data is lost, and its addresses change",
    update: {
      containers: "the containers restart",
      volumes: "the containers restart",
      imageRegistryCredentials: "the containers restart",
      restartPolicy: "the containers restart",
      dnsConfig: "the containers restart",
      eip: "the containers restart, and the public address changes",
    },
  },
  onChange: {
    name: "replace",
    vpcId: "replace",
    subnetId: "replace",
    securityGroupId: "replace",
    zone: noteOrReplace,
    cpu: sized("allocatedCpu"),
    memory: sized("allocatedMemory"),
    gpu: "replace",
    flavorName: "replace",
    zoneId: "replace",
    architecture: "replace",
    ephemeralStorage: "replace",
    terminationGracePeriodSeconds: "replace",
    restartPolicy: inPlace,
    containers: inPlace,
    volumes: inPlace,
    imageRegistryCredentials: inPlace,
    eip: inPlaceButRemoval,
    dnsConfig: inPlaceButRemoval,
    initContainers: "replace",
    hostName: "replace",
    hostAliases: "replace",
    securityContext: "replace",
    imageCacheId: "replace",
    autoMatchImageCache: "replace",
    dataCacheBucket: "replace",
    iamRoleName: "replace",
    serviceAccountName: "replace",
    alsInstanceId: "replace",
    epId: "replace",
    labels: "replace",
    annotations: "replace",
    tags: "update",
    // Sent only when the group is deleted.
    forceOnDelete: "update",
  },
  // Two groups cannot bind the same address.
  deleteBeforeReplace: (want, was) =>
    want.eip?.eipInstanceId !== undefined && want.eip.eipInstanceId === was.eip?.eipInstanceId,
  blame: {
    "Openapi.Vpc.NotFound": "vpcId",
    "Openapi.Subnet.NotFound": "subnetId",
    "Openapi.SecurityGroup.NotFound": "securityGroupId",
    "Openapi.Eip.NotFound": "eip",
  },
  rules,
  ahead: zoneAhead,
  migrations: [renamed({ cpuArchitecture: "architecture" })],

  find: async ({ clients: { eci } }, id) => present(await eci.describeContainerGroup({ containerGroupId: id })),
  list: {
    name: (row) => row.containerGroupName,
    all: async function* ({ clients: { eci } }, _scope, counted) {
      for await (const page of pages((paging) => eci.describeContainerGroups(paging))) {
        if (page.totalCount !== undefined) counted?.(page.totalCount);
        yield withIds(page.containerGroups);
      }
    },
    some: {
      most: PAGE,
      rows: async ({ clients: { eci } }, ids) =>
        withIds((await eci.describeContainerGroups({ containerGroupIds: ids.join(","), limit: PAGE })).containerGroups),
    },
  },
  async create({ clients: { eci } }, want) {
    const { containerGroupId = "", masterOrderId } = await eci.createContainerGroup(expand(want));
    if (masterOrderId) orders.set(containerGroupId, masterOrderId);
    return containerGroupId;
  },
  async update({ clients: { eci } }, id, { want, row, changed }) {
    if (changed.has("tags")) await changeTags(eci, id, flattenTags(row.tags), want.tags ?? {});
    const request = expandChange(want, changed);
    if (Object.keys(request).length === 0) return;
    if (ENDED.includes(statusOf(row))) throw new Error(`the group has ended (${statusOf(row)}): ${REFRESH}`);
    await eci.updateContainerGroup({ containerGroupId: id, ...request }, { idempotent: true });
  },
  delete: async ({ clients: { eci } }, id, was) => {
    const force = was.forceOnDelete || undefined;
    await eci.deleteContainerGroup({ containerGroupId: id, force }, { idempotent: true });
  },
  status: statusOf,
  progress: ({ containers = [], initContainers = [] }) => containersProgress(containers, initContainers),
  reasons: (_context, _id, { containers = [], initContainers = [], events = [] }) => [
    ...[...initContainers, ...containers].flatMap((one) => trouble(one) ?? []),
    ...events.filter(({ type }) => type === "Warning").map(({ reason, message }) => `event ${reason}: ${message}`),
  ],
  waits: {
    created: {
      target: ["Running", "Succeeded"],
      pending: ["Scheduling", "Pending", "Restarting", "Updating"],
      elsewhere: ["Terminating"],
      dead: ["Failed", "ScheduleFailed"],
      timeout: "10m",
    },
    deleted: { timeout: "10m" },
  },
  flatten,
});

const REFRESH = 'run "pulumi refresh", then "pulumi up" to create a new one';

/** No document lists the statuses, so case is ignored. */
function statusOf({ status = "" }: ContainerGroup): string {
  return STATUSES.find((known) => known.toLowerCase() === status.toLowerCase()) ?? status;
}

/** A response without an ID means "not found" (reference/ctyun-lifecycle.md, 5). */
const present = (row: ContainerGroup) => (row.containerGroupId ? row : undefined);

const withIds = (rows: readonly ContainerGroup[] = []) =>
  rows.flatMap((row) => (row.containerGroupId ? [[row.containerGroupId, row] as const] : []));

/** Uses the calls for tags, because an update would restart the containers. */
async function changeTags(eci: Eci, id: string, was: Readonly<Record<string, string>>, want: Record<string, string>) {
  const resource = { resourceId: id, resourceType: "ContainerGroup" };
  const tagKeys = Object.keys(was).filter((key) => !Object.hasOwn(want, key));
  const tags = expandTags(want).filter(({ key = "", value }) => was[key] !== value);
  if (tagKeys.length > 0) await eci.unbindTag({ ...resource, tagKeys }, { idempotent: true });
  if (tags.length > 0) await eci.bindTag({ ...resource, tags }, { idempotent: true });
}

function rules(want: Wanted): CheckFailure[] {
  const { containers, initContainers = [], volumes = [] } = want;
  return [
    ...groupFailures({ containers, initContainers, volumes: volumes.map(({ name }) => name) }),
    ...containersOf({ containers, initContainers }).flatMap(eciFailures),
    ...volumeFailures(volumes),
    ...eipFailures(want.eip),
    ...tagFailures(want.tags),
    ...credentialFailures(want.imageRegistryCredentials),
  ];
}

function expand(want: Wanted): CreateContainerGroupRequest {
  const { name, vpcId, subnetId, securityGroupId, zone, zoneId, containers, initContainers, volumes, tags } = want;
  const { cpu, memory, gpu, flavorName, architecture, ephemeralStorage, restartPolicy } = want;
  const { hostName, hostAliases, dnsConfig, terminationGracePeriodSeconds, imageRegistryCredentials, eip } = want;
  const { imageCacheId, autoMatchImageCache, dataCacheBucket, iamRoleName, serviceAccountName } = want;
  const { alsInstanceId, epId, labels, annotations } = want;
  const { sysctls = [], ...users } = want.securityContext ?? {};
  return {
    containerGroupName: name,
    vpcId,
    vSwitchId: subnetId,
    securityGroupId,
    azInfo: [{ azName: zone, azId: zoneId }],
    cpu,
    memory,
    gpu,
    flavorName,
    cpuArchitecture: architecture,
    ephemeralVolume: ephemeralStorage,
    restartPolicy,
    hostName,
    hostAliases,
    dnsConfig,
    terminationGracePeriodSeconds,
    imageCacheId,
    autoMatchImageCache,
    dataCacheBucket,
    iamRoleName,
    serviceAccountName,
    alsInstanceId,
    epId,
    labels,
    annotations,
    containers: containers.map(expandContainer),
    initContainers: initContainers?.map(expandInitContainer),
    volumes: volumes?.map(expandVolume),
    eip: expandEip(eip),
    tags: tags && expandTags(tags),
    // Singular here, plural in the update (contract).
    imageRegistryCredential: imageRegistryCredentials,
    securityContext: want.securityContext && { sysctl: sysctls, ...users },
  };
}

/** Sends complete lists, because no document says whether they replace or merge. */
function expandChange(want: Wanted, changed: ReadonlySet<string>): Partial<UpdateContainerGroupRequest> {
  return {
    ...(changed.has("restartPolicy") && { restartPolicy: want.restartPolicy }),
    ...(changed.has("containers") && { containers: want.containers.map(expandContainer) }),
    ...(changed.has("volumes") && { volumes: (want.volumes ?? []).map(expandVolume) }),
    ...(changed.has("imageRegistryCredentials") && { imageRegistryCredentials: want.imageRegistryCredentials ?? [] }),
    ...(changed.has("dnsConfig") && { dnsConfig: want.dnsConfig }),
    ...(changed.has("eip") && { eip: expandEip(want.eip) }),
  };
}

/** Orders of the groups that this process created, because no call returns them. */
const orders = new Map<string, string>();

function flatten(row: ContainerGroup, _context: unknown, known: Readonly<Record<string, unknown>>) {
  const { containerGroupName: name = "", vpcId = "", vSwitchId: subnetId = "", securityGroupId = "", epId } = row;
  const { cpu, memory, gpu, tenantEniInstanceId, vmId, prodInstId, ipv6Address } = row;
  const volumes = z.array(volume).safeParse(known.volumes);
  return {
    name,
    vpcId,
    subnetId,
    securityGroupId,
    ...(epId && { epId }),
    restartPolicy: row.restartPolicy as Wanted["restartPolicy"],
    containers: liveContainers(row.containers ?? [], known.containers),
    initContainers: liveContainers(row.initContainers ?? [], known.initContainers),
    volumes: flattenVolumes(row.volumes ?? [], volumes.data ?? []),
    tags: flattenTags(row.tags),
    ...(gpu && { gpu }),
    status: statusOf(row),
    privateIp: row.intranetIp,
    publicIp: row.internetIp,
    ipv6Address,
    allocatedCpu: cpu,
    allocatedMemory: memory,
    tenantEniInstanceId,
    vmId,
    prodInstId,
    masterOrderId: textOf(known.masterOrderId) ?? orders.get(row.containerGroupId ?? ""),
    createTime: utc(row.creationTime),
    succeededTime: utc(row.succeededTime),
    failedTime: utc(row.failedTime),
  };
}
