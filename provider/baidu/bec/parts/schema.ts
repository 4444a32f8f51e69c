import { z } from "zod";
import { container } from "../../../lifecycle/containers/container";
import { byName, namedSetOf, oneOf, secret, setOf } from "../../../lifecycle/schema";
import type { LogCollectDetail } from "../api.gen";
import { deployInstance, twice } from "./places";
import { edgeVolume } from "./volumes";

const hostAlias = z
  .strictObject({
    ip: z.string().min(1).describe("Address."),
    hostnames: setOf(z.string().min(1), { min: 1 }).describe("Names for it. Order is ignored."),
  })
  .meta({ id: "BecHostAlias" });

const dnsConfig = z
  .strictObject({ nameservers: z.array(z.string().min(1)).optional().describe("Name servers, in order.") })
  .meta({ id: "BecDnsConfig" });

const elasticsearch = z
  .strictObject({
    ip: z.string().min(1).describe("Address."),
    port: z.int().min(1).max(65_535).default(9200).describe("Port. Defaults to 9200."),
    index: z.string().min(1).describe("Index to write to."),
    encrypted: z.boolean().default(false).describe("Whether it needs a login. Defaults to false."),
    userName: z.string().min(1).optional().describe("User of the login."),
    password: secret(z.string().min(1)).optional().describe("Password of the login. Kept as a secret."),
  })
  .meta({ id: "BecElasticsearch" });

const logCollection = z
  .strictObject({
    standard: z.boolean().default(true).describe("Collect standard output. Defaults to true."),
    custom: z.boolean().default(false).describe("Also collect files, at `logPath`. Defaults to false."),
    logPath: z.string().min(1).optional().describe("Path of the files in the containers."),
    jsonAnalysis: z.boolean().default(false).describe("Read lines as JSON. Defaults to false."),
    logOutputType: z.string().min(1).optional().describe("Kind of output, as BEC names it. Default: chosen by BEC."),
    elasticsearch: elasticsearch.optional().describe("Where to push the logs to."),
  })
  .meta({ id: "BecLogCollection" });

/** Inputs of a BEC service. */
export const inputs = z.strictObject({
  name: z.string().min(1).describe("Name of the service; BEC documents no rules."),
  containerGroupName: z
    .string()
    .min(1)
    .optional()
    .describe("Name of the container group, fixed at creation. Defaults to the service's name at creation."),
  containers: byName(z.array(container)).min(1).describe("The containers of each pod."),
  deployInstances: setOf(deployInstance, { min: 1, repeated: twice }).describe(
    "Where to run, and how many pods in each place. Changed numbers of pods and removed places are updated in place; a new place replaces the service. Order is ignored.",
  ),
  running: z
    .boolean()
    .default(true)
    .describe("Whether the service runs. False stops it after creation and keeps its resources. Defaults to true."),
  needPublicIp: z.boolean().default(false).describe("Whether each pod has a public address. Defaults to false."),
  needIpv6PublicIp: z
    .boolean()
    .default(false)
    .describe("Whether each pod has a public IPv6 address. Defaults to false; can be turned on in place, but not off."),
  bandwidthInMbps: z
    .int()
    .min(1)
    .max(5120)
    .optional()
    .describe(
      "Public bandwidth in Mbps, 1 to 2048, with `needPublicIp`; to 5120 for accounts on BEC's allow-list. Default: chosen by BEC.",
    ),
  volumes: namedSetOf(edgeVolume, "volumes")
    .optional()
    .describe("Volumes that the containers mount. Order is ignored."),
  imagePullSecrets: setOf(z.string().min(1))
    .optional()
    .describe(
      "Names of credentials for private image registries that exist in BEC (`imageRegistrySecrets` in the API).",
    ),
  tags: z.record(z.string(), z.string()).optional().describe("Tags by key."),
  hostAliases: setOf(hostAlias).optional().describe("More lines of `/etc/hosts`."),
  dnsPolicy: z.string().min(1).optional().describe("DNS policy, such as `None` (with `dnsConfig`)."),
  dnsConfig: dnsConfig.optional().describe("Name servers of the pods."),
  logCollection: logCollection.optional().describe("Log collection. Default: none."),
  kernelParam: z.string().min(1).optional().describe("Kernel parameters, as BEC names them."),
  chargeType: oneOf("postpay")
    .default("postpay")
    .describe("`postpay`, the only value and the default (`paymentMethod` in the API)."),
});

const deployment = z
  .object({
    deploymentId: z.string().describe("ID of the deployment."),
    regionId: z.string().optional().describe("Edge node."),
    region: z.string().describe("Large region."),
    regionName: z.string().optional().describe("Chinese name of the large region."),
    city: z.string().optional().describe("City."),
    cityName: z.string().optional().describe("Chinese name of the city."),
    country: z.string().optional().describe("Country, such as `CHINA`."),
    countryName: z.string().optional().describe("Chinese name of the country."),
    serviceProvider: z.string().describe("Operator of the line."),
    serviceProviderName: z.string().optional().describe("Chinese name of the operator."),
    publicIps: z.array(z.string()).describe("Public addresses of its pods."),
    ipv6PublicIps: z.array(z.string()).describe("Public IPv6 addresses of its pods."),
    privateIps: z.array(z.string()).describe("Addresses of its pods inside the edge."),
  })
  .meta({ id: "BecDeployment" });

/** Outputs of a BEC service. */
export const outputs = z.object({
  status: z.string().describe("Status of the service, such as `RUNNING`, `STOP` or `EXCEPTION`."),
  totalPods: z.int().describe("Number of pods in all places."),
  runningPods: z.int().describe("Number of running pods."),
  totalCpu: z.number().describe("Cores of all pods."),
  totalMemory: z.number().describe("Memory of all pods, in GB."),
  totalGpu: z.number().describe("GPUs of all pods."),
  totalDisk: z.number().describe("Data disks of all pods, in GB."),
  regionCount: z.int().optional().describe("Number of large regions that it is deployed to."),
  createTime: z.string().optional().describe("Creation time."),
  updateTime: z.string().optional().describe("Time of the last change, as the cloud formats it."),
  deployments: z.array(deployment).describe("The deployments, one for each place, with their addresses."),
});

type LogCollection = NonNullable<z.output<typeof inputs>["logCollection"]>;

/** Only Baidu's SDK has this structure, and no document describes its fields. */
export function expandLogCollection(wanted: LogCollection): LogCollectDetail {
  const { standard, custom, logPath, jsonAnalysis, logOutputType, elasticsearch: target } = wanted;
  return {
    logCollect: true,
    standard,
    custom,
    logPath,
    jsonAnalysis,
    logOutputType,
    pushLog: target !== undefined,
    ...(target && { esIP: target.ip, esPort: target.port, esIndex: target.index, encrypted: target.encrypted }),
    ...(target && { esUserName: target.userName, esUserPassword: target.password }),
  };
}
