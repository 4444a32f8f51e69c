import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { containersOf, failure, groupFailures } from "../../lifecycle/containers/rules";
import { renamed } from "../../lifecycle/migrate";
import { everyRow, pagesByMarker, pagesByPosition } from "../../lifecycle/pages";
import type { CheckFailure, Known, Update, Want } from "../../lifecycle/spec";
import { CloudError } from "../../transport/errors";
import { countedRows, nextOf } from "../pages";
import { type BaiduContext, resource } from "../resource";
import type { Bec, CreateServiceRequest, PodBrief, ServiceBrief, ServiceDetails } from "./api.gen";
import { areContainers, becFailures, expandEdgeContainer, flattenEdgeContainers, podTrouble } from "./parts/containers";
import { arePlaces, expandPlace, flattenPlaces, isAt, onPlacesChange, placeFailures } from "./parts/places";
import { placesAhead } from "./parts/places-ahead";
import { expandLogCollection, inputs, outputs } from "./parts/schema";
import { edgeVolumeFailures, expandEdgeVolumes, wireNames } from "./parts/volumes";

type Service = Want<typeof inputs>;
type Change = Update<typeof inputs, typeof outputs, ServiceDetails>;

// Largest page (GET /v2/service).
const LIST_PAGE = 1000;

const SERVING = ["RUNNING", "NORMAL"];
// Statuses from the manual's list, and those that the Go client adds (bec.json, statuses.service).
const ON_THE_WAY = [
  ...["", "STARTING", "PENDING", "WAITING", "BINDING", "UNKNOWN", "RUNNING_IN_PART"],
  ...["CREATING", "RESTARTING", "REINSTALLING", "IMAGING"],
];
const GOING = ["TERMINATING", "TERMINATED", "DELETING"];

export const service = resource({
  type: "bec:Service",
  description: `A container service of Baidu Edge Computing: the same containers at edge nodes chosen by region, city and operator, with a number of pods at each.

Name, containers, registry secrets, bandwidth, IPv6, numbers of pods and whether the service runs change in place, one call after the other; so does the removal of places. BEC has no call for other changes: a new place, volumes, tags and network inputs replace the service; the new one is created first. Baidu's FAQ says that cores and memory cannot change after purchase, although the call accepts them: the update is tried in place, and a refusal names the next step. A destroy also deletes the pods, their addresses and their data disks.`,
  examples: {
    "Web servers at two edges": `const web = new clouds.bec.Service("web", {
  name: "web",
  containers: [{
    name: "nginx",
    image: "nginx:1.27",
    resources: { cpu: 1, memory: "2Gi" },
    ports: [{ containerPort: 80 }],
  }],
  deployInstances: [
    { regionId: "cn-shanghai-ct", replicas: 2 },
    { region: "SOUTH_CHINA", city: "GUANGZHOU", serviceProvider: "CHINA_UNICOM" },
  ],
  needPublicIp: true,
  bandwidthInMbps: 100,
});

export const deployments = web.deployments;`,
    "A store with a disk at each edge": `const store = new clouds.bec.Service("store", {
  name: "store",
  containers: [{
    name: "store",
    image: "redis:7",
    resources: { cpu: 2, memory: "4Gi" },
    ports: [{ containerPort: 6379 }],
    volumeMounts: [{ name: "data", mountPath: "/data" }],
  }],
  volumes: [{ name: "data", volumeClaimTemplate: { storageSize: "100Gi", diskType: "NVME" } }],
  deployInstances: [{ regionId: "cn-shanghai-ct", replicas: 3 }],
  tags: { team: "store" },
});

export const status = store.status;`,
  },
  idFormat: "serviceId",
  inputs,
  outputs,
  stable: ["createTime"],
  interrupts: {
    replacement: "its pods stop in all places, their local data is lost, and their addresses change",
    update: { containers: "its containers restart", running: "its pods stop or start" },
  },
  onChange: {
    name: "update",
    containers: "update",
    imagePullSecrets: "update",
    bandwidthInMbps: "update",
    kernelParam: "update",
    running: "update",
    needIpv6PublicIp: (_was, now) => (now === false ? "replace" : "update"),
    deployInstances: onPlacesChange,
    containerGroupName: "replace",
    needPublicIp: "replace",
    volumes: "replace",
    tags: "replace",
    hostAliases: "replace",
    dnsPolicy: "replace",
    dnsConfig: "replace",
    logCollection: "replace",
    chargeType: "replace",
  },
  computed: ["containerGroupName", "bandwidthInMbps"],
  agrees: { deployInstances: arePlaces, containers: areContainers },
  // The create call starts the new service.
  afterCreate: ["running"],
  rules,
  ahead: placesAhead,
  migrations: [renamed({ paymentMethod: "chargeType", lastUpdateTime: "updateTime" })],

  find: async ({ clients: { bec } }, id) => {
    const row = await bec.GetService({ serviceId: id });
    return wordOf(row) === "TERMINATED" ? undefined : row;
  },
  // Lists return neither containers nor deployments.
  async *index({ clients: { bec } }) {
    for await (const { services } of pagesByMarker(
      (marker) => bec.ListServices({ marker, maxKeys: LIST_PAGE }),
      nextOf,
    )) {
      const there = services.filter(({ status }) => status.toUpperCase() !== "TERMINATED");
      yield there.map(({ serviceId, serviceName }) => ({ id: serviceId, name: serviceName }));
    }
  },
  create: async ({ clients: { bec }, clientToken }, want) =>
    (await bec.CreateService({ clientToken, ...expand(want) })).details.serviceId,
  update,
  delete: async ({ clients: { bec }, clientToken }, id) => {
    await bec.DeleteService({ serviceId: id, clientToken: tokenFor(clientToken, "delete") }, { idempotent: true });
  },
  status: (row) => {
    const word = wordOf(row);
    return SERVING.includes(word) && row.runningPods !== row.totalPods ? "RUNNING_IN_PART" : word;
  },
  progress: ({ runningPods, totalPods }) => `${runningPods}/${totalPods} pods running`,
  reasons: async ({ clients: { bec } }, id) => {
    const waiting = (await podsOf(bec, id)).filter(({ status }) => !SERVING.includes(status.toUpperCase()));
    // Three pods are enough: the others wait for the same reason.
    const pods = await Promise.all(waiting.slice(0, 3).map(({ podName }) => bec.GetPod({ podId: podName })));
    return pods.flatMap(podTrouble);
  },
  waits: {
    created: {
      target: SERVING,
      pending: ON_THE_WAY,
      elsewhere: [...GOING, "STOP", "STOPPED", "STOPPING"],
      failed: ["EXCEPTION"],
      dead: ["FAILED"],
      timeout: "20m",
    },
    updated: {
      target: [...SERVING, "STOP"],
      pending: [...ON_THE_WAY, "STOPPING"],
      elsewhere: GOING,
      failed: ["EXCEPTION", "FAILED"],
      timeout: "20m",
    },
    deleted: { timeout: "10m" },
  },
  flatten,
});

// The manual's samples have lower-case statuses.
const wordOf = ({ status }: Pick<ServiceDetails, "status">) => status.toUpperCase();

function rules(want: Service): CheckFailure[] {
  const { containers, volumes = [], deployInstances, needPublicIp, bandwidthInMbps } = want;
  const group = { containers, initContainers: [], volumes: volumes.map(({ name }) => name) };
  return [
    ...groupFailures(group),
    ...containersOf(group).flatMap(becFailures),
    ...edgeVolumeFailures(volumes),
    ...placeFailures(deployInstances),
    ...(bandwidthInMbps !== undefined && !needPublicIp
      ? [failure(["bandwidthInMbps"], "needs needPublicIp: true")]
      : []),
  ];
}

function expand(want: Service): CreateServiceRequest {
  const { name, containerGroupName = name, chargeType, needPublicIp, needIpv6PublicIp, bandwidthInMbps } = want;
  const { volumes = [], imagePullSecrets, kernelParam, tags, hostAliases, dnsPolicy, dnsConfig } = want;
  const names = wireNames(volumes);
  return {
    serviceName: name,
    containerGroupName,
    paymentMethod: chargeType,
    needPublicIp,
    needIpv6PublicIp,
    bandwidth: bandwidthInMbps,
    kernelParam,
    hostAliases,
    dnsPolicy,
    dnsConfig,
    containers: want.containers.map((one) => expandEdgeContainer(one, names)),
    deployInstances: want.deployInstances.map(expandPlace),
    volumes: expandEdgeVolumes(volumes),
    imageRegistrySecrets: imagePullSecrets?.map((name) => ({ name })),
    tags: tags && Object.entries(tags).map(([tagKey, tagValue]) => ({ tagKey, tagValue })),
    logCollectDetail: want.logCollection && expandLogCollection(want.logCollection),
  };
}

/** A separate token for each call of one operation; at most 64 characters. */
const tokenFor = (clientToken: string, call: string) => `${clientToken.slice(0, 54)}-${call}`;

/** Calls of an update that succeeded; a retry of the update after a busy call skips them. */
const taken = new WeakMap<Change, Set<string>>();

/** Sends one call for each type of change, in this order. A service that is busy with one refuses the next. */
async function update({ clients: { bec }, clientToken }: BaiduContext, id: string, change: Change): Promise<void> {
  const done = taken.get(change) ?? new Set<string>();
  taken.set(change, done);
  for (const [name, call] of callsOf(bec, id, change)) {
    if (done.has(name)) continue;
    await call(tokenFor(clientToken, name));
    done.add(name);
  }
}

type Call = readonly [name: string, send: (clientToken: string) => Promise<unknown>];

function callsOf(bec: Bec, serviceId: string, change: Change): Call[] {
  const { want, changed, row } = change;
  // Drift of a place that is gone is left alone by an update; it then sends nothing about places.
  const places = changed.has("deployInstances") ? want.deployInstances : undefined;
  const isWanted = (view: ServiceDetails["deployInstances"][number]) => places?.some((place) => isAt(place, view));
  const dropped = row.resourceBriefVos.filter(({ deployInstance }) => places && !isWanted(deployInstance));
  const rescaled = row.deployInstances.some((view) =>
    places?.some((place) => isAt(place, view) && place.replicas !== view.replicas),
  );
  const parts = resourceParts(change);
  const calls: (Call | false)[] = [
    changed.has("name") && [
      "name",
      (clientToken) => bec.UpdateService({ serviceId, clientToken, type: "name", serviceName: want.name }),
    ],
    Object.keys(parts).length > 0 && [
      "resource",
      (clientToken) =>
        bec.UpdateService({ serviceId, clientToken, type: "resource", ...parts }).catch(adviseOnSizes(change)),
    ],
    places !== undefined &&
      rescaled && [
        "replicas",
        (clientToken) =>
          bec.UpdateService({ serviceId, clientToken, type: "replicas", deployInstances: places.map(expandPlace) }),
      ],
    dropped.length > 0 && [
      "places",
      () => bec.DeleteDeployments({ body: dropped.map(({ resourceId }) => resourceId) }, { idempotent: true }),
    ],
    changed.has("running") && [
      "running",
      (clientToken) => bec.StartStopService({ serviceId, clientToken, action: want.running ? "start" : "stop" }),
    ],
  ];
  return calls.filter((call) => call !== false);
}

/** The parts of an update of type `resource`: only what differs. An empty value clears. */
function resourceParts({ want, changed }: Change) {
  const names = wireNames(want.volumes ?? []);
  return {
    ...(changed.has("containers") && { containers: want.containers.map((one) => expandEdgeContainer(one, names)) }),
    ...(changed.has("imagePullSecrets") && {
      imageRegistrySecrets: (want.imagePullSecrets ?? []).map((name) => ({ name })),
    }),
    ...(changed.has("bandwidthInMbps") && { bandwidth: want.bandwidthInMbps }),
    ...(changed.has("needIpv6PublicIp") && { needIpv6PublicIp: want.needIpv6PublicIp }),
    ...(changed.has("kernelParam") && { kernelParam: want.kernelParam ?? "" }),
  };
}

/** Warns that, by Baidu's FAQ, cores and memory of a bought service cannot change, although the call accepts them. */
function adviseOnSizes({ want, was }: Change) {
  const sizes = ({ containers }: Service) => containers.map(({ name, resources }) => ({ name, resources }));
  return (error: unknown): never => {
    const refused = error instanceof CloudError && error.category === "invalid";
    if (!refused || isDeepStrictEqual(sizes(want), sizes(was))) throw error;
    const advice =
      'BEC may not change the resources of a service: keep them, or run "pulumi up --replace" with its URN';
    throw new Error(`${error.message}; ${advice}`, { cause: error });
  };
}

const PAGE_SIZE = 100;

const podsOf = (bec: Bec, serviceId: string) =>
  everyRow(
    pagesByPosition(async ({ pageNo }) => countedRows(await bec.ListPods({ serviceId, pageNo, pageSize: PAGE_SIZE }))),
  );

type KnownService = Known<typeof inputs, typeof outputs>;

/** The fields that a list also returns. */
export const flattenBrief = (row: Omit<ServiceBrief, "regions"> & { regions?: number; regionSize?: number }) => ({
  name: row.serviceName,
  status: wordOf(row),
  totalPods: row.totalPods,
  runningPods: row.runningPods,
  totalCpu: row.totalCpu,
  totalMemory: row.totalMem,
  totalGpu: row.totalGpu,
  totalDisk: row.totalDisk,
  // Lists and the read by ID have different names for this number.
  regionCount: row.regions ?? row.regionSize,
  createTime: row.createTime || undefined,
  updateTime: row.lastUpdateTime || undefined,
});

/** Public addresses and similar outputs come from the pods, because the service does not return them. */
async function flatten(row: ServiceDetails, { clients: { bec } }: BaiduContext, known: KnownService) {
  const pods = await podsOf(bec, row.serviceId);
  const [first] = row.resourceBriefVos;
  return {
    deployInstances: flattenPlaces(row.deployInstances, known.deployInstances),
    running: !["STOP", "STOPPING"].includes(wordOf(row)),
    // Without a place, nothing is known about pods.
    ...(first && {
      containerGroupName: first.resourceName || undefined,
      bandwidthInMbps: megabits(first.ingressBandwidth),
      containers: flattenEdgeContainers(first.containers, known.containers, wireNames(givenVolumes(known))),
    }),
    ...(row.imageRegistrySecrets && {
      imagePullSecrets: row.imageRegistrySecrets.flatMap(({ name }) => name || []),
    }),
    ...(row.tagsMap && {
      tags: Object.fromEntries(row.tagsMap.map(({ tagKey, tagValue = "" }) => [tagKey, tagValue])),
    }),
    ...flattenBrief(row),
    deployments: row.resourceBriefVos.map(({ resourceId, deployInstance }) =>
      flattenDeployment(resourceId, deployInstance, pods),
    ),
  };
}

const givenVolumes = ({ volumes = [] }: KnownService) => volumes;

/** The number in a string such as "100Mbps"; undefined without bandwidth. */
export function megabits(text: string | undefined): number | undefined {
  const found = /^(\d+)(?:\.0+)?\s*Mbps$/i.exec(text ?? "")?.[1];
  return found === undefined ? undefined : Number(found) || undefined;
}

function flattenDeployment(
  id: string,
  place: ServiceDetails["deployInstances"][number],
  pods: readonly PodBrief[],
): z.input<typeof outputs>["deployments"][number] {
  const { regionId, region, regionName, city, cityName, country, countryName, serviceProvider } = place;
  const own = pods.filter(({ deploymentId }) => deploymentId === id);
  return {
    deploymentId: id,
    regionId,
    region,
    city,
    serviceProvider,
    regionName,
    cityName,
    country,
    countryName,
    serviceProviderName: place.spName || undefined,
    publicIps: own.flatMap(({ publicIp }) => publicIp || []),
    ipv6PublicIps: own.flatMap(({ ipv6PublicIp }) => ipv6PublicIp || []),
    privateIps: own.flatMap(({ internalIp }) => internalIp || []),
  };
}
