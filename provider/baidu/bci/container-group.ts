import { z } from "zod";
import { container, imageRegistryCredential, restartPolicy } from "../../lifecycle/containers/container";
import { containersProgress, trouble } from "../../lifecycle/containers/failures";
import { containersOf, failure, groupFailures } from "../../lifecycle/containers/rules";
import { renamed } from "../../lifecycle/migrate";
import { pagesByMarker } from "../../lifecycle/pages";
import { byName, namedSetOf, setOf } from "../../lifecycle/schema";
import type { CheckFailure, Want } from "../../lifecycle/spec";
import { nextOf } from "../pages";
import { resource } from "../resource";
import type { CreateInstanceRequest, InstanceDetailModel, InstanceModel } from "./api.gen";
import { bciFailures, expandContainer, flattenContainer } from "./parts/containers";
import { eip, eipFailures, expandEip } from "./parts/eip";
import { expandVolumes, flattenVolumes, mountTypes, volume, volumeFailures } from "./parts/volumes";
import { zoneAhead } from "./parts/zones";

const NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9]$/;
const TAG_KEY = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;

const inputs = z.strictObject({
  name: z
    .string()
    .regex(NAME, 'must have 2 to 252 letters, digits, "-" or ".", the first and last a letter or digit')
    .transform((name) => name.toLowerCase())
    .describe('Name: 2 to 252 letters, digits, "-" and ".". BCI lowers upper-case letters.'),
  zone: z
    .string()
    .min(1)
    .optional()
    .describe("Availability zone (`zoneName` in the API), such as `zoneC`. Default: chosen by BCI."),
  subnetIds: setOf(z.string().min(1), { min: 1, max: 10 }).describe(
    "1 to 10 subnets of one VPC. With several, in several zones, BCI has more capacity to place the group.",
  ),
  securityGroupIds: setOf(z.string().min(1), { min: 1, max: 10 }).describe("1 to 10 security groups of the same VPC."),
  restartPolicy: restartPolicy
    .default("Always")
    .describe("When containers that ended are restarted. Defaults to Always. The group itself is never restarted."),
  containers: byName(z.array(container)).min(1).max(20).describe("The containers, 1 to 20."),
  initContainers: z
    .array(container)
    .optional()
    .describe("Init containers: run to completion, in order, before the others."),
  volumes: namedSetOf(volume, "volumes").optional().describe("Volumes that the containers mount. Order is ignored."),
  eip: eip.optional().describe("Public address. Default: none."),
  releaseEipOnDelete: z
    .boolean()
    .optional()
    .describe(
      "Whether the public address is released with the group. Default: true for an address created with the group, false for your own.",
    ),
  gpuType: z
    .string()
    .min(1)
    .optional()
    .describe("GPU model, such as `Nvidia A10 PCIE`. Required if a container requests a GPU."),
  terminationGracePeriodSeconds: z.int().min(0).optional().describe("Seconds between the stop signal and the kill."),
  hostName: z.string().min(1).optional().describe("Host name of the group."),
  tags: z.record(z.string(), z.string()).optional().describe("Tags by key."),
  imageRegistryCredentials: setOf(imageRegistryCredential)
    .optional()
    .describe("Credentials for private image registries."),
});

const outputs = z.object({
  status: z.string().describe("`Pending`, `Creating`, `Running`, `Terminating`, `Succeeded` or `Failed`."),
  privateIp: z.string().optional().describe("Address in the subnet."),
  publicIp: z.string().optional().describe("Public address, if there is one."),
  bandwidthInMbps: z.number().optional().describe("Bandwidth of the public address."),
  allocatedCpu: z.number().describe("Cores: what the containers request, rounded up to a size that BCI offers."),
  allocatedMemory: z.number().describe("Memory in GiB, rounded up in the same way."),
  cpuType: z.string().optional().describe("Make of the processor, such as `intel`."),
  createTime: z.string().describe("Creation time, UTC."),
});

type ContainerGroup = Want<typeof inputs>;

/** A group as lists return it. Fields that only the single read returns never change, or are read after a failure. */
export type GroupRow = InstanceModel & Partial<InstanceDetailModel>;

const UNRETURNED = ["stdin", "stdinOnce", "tty", "securityContext", "livenessProbe", "readinessProbe", "startupProbe"];

// Largest page (GET /v2/instance).
const PAGE = 1000;

export const containerGroup = resource({
  type: "bci:ContainerGroup",
  description: `A container group of Baidu Container Instance: containers that share network and volumes, with no machine to manage.

BCI has no call that changes a group: every change replaces it. The new group is created first, unless both would bind the same public address.`,
  examples: {
    "A web server with a public address": `const web = new clouds.bci.ContainerGroup("web", {
  name: "web",
  subnetIds: ["sbn-abc"],
  securityGroupIds: ["g-abc"],
  containers: [{
    name: "nginx",
    image: "nginx:1.27",
    resources: { cpu: "500m", memory: "1Gi" },
    ports: [{ containerPort: 80 }],
    readinessProbe: { httpGet: { port: 80 } },
  }],
  eip: { autoCreate: { bandwidthInMbps: 10 } },
});

export const address = web.publicIp;`,
    "A job with a volume, from a private registry": `const config = new pulumi.Config();
const report = new clouds.bci.ContainerGroup("report", {
  name: "report",
  subnetIds: ["sbn-abc"],
  securityGroupIds: ["g-abc"],
  restartPolicy: "OnFailure",
  containers: [{
    name: "report",
    image: "registry.example.com/report:7",
    command: ["/bin/report"],
    args: ["--out", "/out/report.csv"],
    env: [{ name: "LEVEL", value: "info" }],
    resources: { cpu: 1, memory: "2Gi" },
    volumeMounts: [{ name: "out", mountPath: "/out" }],
  }],
  volumes: [{ name: "out", nfs: { server: "cfs-abc.example.com", path: "/" } }],
  imageRegistryCredentials: [{
    server: "registry.example.com",
    userName: "report",
    password: config.requireSecret("registryPassword"),
  }],
  tags: { team: "finance" },
});

export const status = report.status;`,
  },
  idFormat: "containerGroupId",
  inputs,
  outputs,
  stable: ["createTime"],
  interrupts: {
    replacement: "its containers stop, their local data is lost, and its addresses change, except one named in eip.ip",
  },
  onChange: {
    name: "replace",
    zone: "replace",
    subnetIds: "replace",
    securityGroupIds: "replace",
    restartPolicy: "replace",
    containers: "replace",
    initContainers: "replace",
    volumes: "replace",
    eip: "replace",
    gpuType: "replace",
    terminationGracePeriodSeconds: "replace",
    hostName: "replace",
    tags: "replace",
    imageRegistryCredentials: "replace",
    // Sent only when the group is deleted.
    releaseEipOnDelete: "update",
  },
  computed: ["zone"],
  unreturned: ["containers", "initContainers"].flatMap((list) => UNRETURNED.map((part) => `${list}.*.${part}`)),
  // The cloud returns only the subnet that the group is in.
  agrees: { subnetIds: (found, said) => found.every((subnet) => said.includes(subnet)) },
  deleteBeforeReplace: (want, was) => want.eip?.ip !== undefined && want.eip.ip === was.eip?.ip,
  rules,
  ahead: zoneAhead,
  migrations: [renamed({ "eip.autoCreate.paymentTiming": "chargeType" })],

  find: async ({ clients: { bci } }, id): Promise<GroupRow | undefined> => {
    const { instance } = await bci.GetInstance({ instanceId: id });
    return instance.deleteTime ? undefined : instance;
  },
  list: {
    // Only the read of a single group returns containers, subnets and security groups (GET /v2/instance).
    inPart: true,
    name: (row) => row.instanceName,
    all: async function* ({ clients: { bci } }) {
      const all = pagesByMarker((marker) => bci.ListInstances({ marker, maxKeys: PAGE }), nextOf);
      for await (const { result } of all)
        yield result.filter((row) => !row.deleteTime).map((row) => [row.instanceId, row as GroupRow] as const);
    },
  },
  create: async ({ clients: { bci }, clientToken }, want) =>
    (await bci.CreateInstance({ clientToken, ...expand(want) })).instanceId,
  delete: async ({ clients: { bci }, warn }, id, was) => {
    const made = was.eip?.autoCreate !== undefined;
    const relatedReleaseFlag = was.releaseEipOnDelete ?? made;
    await bci.DeleteInstance({ instanceId: id, relatedReleaseFlag }, { idempotent: true });
    if (made && !relatedReleaseFlag)
      warn("the elastic IP that was made for it stays, and is billed, because releaseEipOnDelete is false");
  },
  status: (row) => row.status,
  progress: ({ containers, initContainers }) => containers && containersProgress(containers, initContainers ?? []),
  reasons: async ({ clients: { bci } }, id) => {
    const { instance } = await bci.GetInstance({ instanceId: id });
    return [...(instance.initContainers ?? []), ...instance.containers].flatMap((one) => trouble(one) ?? []);
  },
  waits: {
    created: {
      target: ["Running", "Succeeded"],
      pending: ["Pending", "Creating"],
      elsewhere: ["Terminating"],
      dead: ["Failed"],
      timeout: "20m",
      // The API's overview: containers start within seconds.
      typical: "30s",
    },
    deleted: { timeout: "10m" },
  },
  flatten,
});

function rules(want: ContainerGroup): CheckFailure[] {
  const { containers, initContainers = [], volumes = [], gpuType, tags = {} } = want;
  const all = containersOf({ containers, initContainers });
  return [
    ...groupFailures({ containers, initContainers, volumes: volumes.map(({ name }) => name) }),
    ...all.flatMap(bciFailures),
    ...volumeFailures(volumes),
    ...eipFailures(want.eip),
    ...all
      .filter(({ container }) => container.resources?.gpu !== undefined && gpuType === undefined)
      .map(({ path }) => failure([...path, "resources", "gpu"], "needs gpuType on the group")),
    ...Object.keys(tags)
      .filter((key) => !TAG_KEY.test(key))
      .map((key) =>
        failure(["tags", key], 'the key must have letters, digits, "-" and ".", the first and last a letter or digit'),
      ),
  ];
}

function expand(want: ContainerGroup): CreateInstanceRequest {
  const { name, zone, subnetIds, securityGroupIds, restartPolicy, gpuType, hostName, volumes = [], tags } = want;
  const { terminationGracePeriodSeconds, imageRegistryCredentials } = want;
  const types = mountTypes(volumes);
  return {
    name,
    zoneName: zone,
    subnetIds,
    securityGroupIds,
    restartPolicy,
    gpuType,
    hostName,
    terminationGracePeriodSeconds,
    imageRegistryCredentials,
    ...expandEip(want.eip),
    tags: tags && Object.entries(tags).map(([tagKey, tagValue]) => ({ tagKey, tagValue })),
    containers: want.containers.map((one) => expandContainer(one, types)),
    initContainers: want.initContainers?.map((one) => expandContainer(one, types)),
    volume: expandVolumes(volumes),
  };
}

function flatten(row: GroupRow, _context: unknown, known: Readonly<Record<string, unknown>>) {
  return {
    name: row.instanceName,
    // Empty values from BCI mean nothing.
    ...(row.zoneName && { zone: row.zoneName }),
    ...(row.gpuType && { gpuType: row.gpuType }),
    ...(row.tags && { tags: Object.fromEntries(row.tags.map(({ tagKey, tagValue }) => [tagKey, tagValue ?? ""])) }),
    restartPolicy: row.restartPolicy as ContainerGroup["restartPolicy"],
    ...(row.securityGroups?.length && { securityGroupIds: row.securityGroups.map((one) => one.securityGroupId) }),
    ...(known.containers === undefined && toldInPart(row)),
    status: row.status,
    privateIp: row.internalIp || undefined,
    publicIp: row.publicIp || undefined,
    bandwidthInMbps: row.bandwidthInMbps || undefined,
    allocatedCpu: row.cpu,
    allocatedMemory: row.memory,
    cpuType: row.cpuType || undefined,
    createTime: row.createTime,
  };
}

/** Values that never change and that the cloud returns only in part; used if no better value is known. */
function toldInPart(row: GroupRow) {
  return {
    subnetIds: row.subnet ? [row.subnet.subnetId] : [],
    containers: (row.containers ?? []).map(flattenContainer),
    initContainers: row.initContainers?.length ? row.initContainers.map(flattenContainer) : undefined,
    volumes: flattenVolumes(row.volume),
  };
}
