import { z } from "zod";
import { container, restartPolicy } from "../../../lifecycle/containers/container";
import { cpuQuantity, memoryQuantity } from "../../../lifecycle/containers/quantity";
import { byName, namedSetOf, setOf } from "../../../lifecycle/schema";
import { credentials } from "./credentials";
import { eip } from "./eip";
import { tags } from "./tags";
import { volume } from "./volumes";

const hostAlias = z
  .strictObject({
    ip: z.string().min(1).describe("Address."),
    hostnames: setOf(z.string().min(1), { min: 1 }).describe("Names of the address. Order is ignored."),
  })
  .meta({ id: "EciHostAlias" });

const dnsConfig = z
  .strictObject({
    nameservers: z.array(z.string().min(1)).optional().describe("Addresses of the DNS servers, in order."),
    searches: z.array(z.string().min(1)).optional().describe("Domains to search in, in order."),
    options: setOf(
      z
        .strictObject({
          name: z.string().min(1).describe("Name of the option, such as `ndots`."),
          value: z.string().optional().describe("Value of the option."),
        })
        .meta({ id: "EciDnsOption" }),
    )
      .optional()
      .describe("Options of the resolver."),
  })
  .meta({ id: "EciDnsConfig" });

// Namespaced parameters only (seed, securityContext).
const SYSCTL = /^(kernel\.(shm|msg)\S*|kernel\.sem|fs\.mqueue\.\S+|net\.(?!core\.rmem_max$)\S+)$/;

const securityContext = z
  .strictObject({
    sysctls: setOf(
      z
        .strictObject({
          name: z
            .string()
            .regex(
              SYSCTL,
              "must be kernel.shm*, kernel.msg*, kernel.sem, fs.mqueue.* or net.* except net.core.rmem_max",
            )
            .describe("Kernel parameter: `kernel.shm*`, `kernel.msg*`, `kernel.sem`, `fs.mqueue.*` or `net.*`."),
          value: z.string().min(1).describe("Its value, as text."),
        })
        .meta({ id: "EciSysctl" }),
    )
      .optional()
      .describe("Kernel parameters of the group."),
    runAsUser: z.int().min(0).optional().describe("Default user ID of the containers."),
    runAsGroup: z.int().min(0).optional().describe("Default group ID of the containers."),
    runAsNonRoot: z.boolean().optional().describe("Refuse to start containers as root."),
  })
  .meta({ id: "EciSecurityContext" });

const text = z.string().min(1);

/** Inputs for the location, shared by groups and caches. */
export const place = {
  vpcId: text.describe("VPC, `vpc-...`."),
  subnetId: text.describe("Subnet (`vSwitchId` in the API), `subnet-...`."),
  securityGroupId: text.describe("Security group, `sg-...`."),
  zone: text.describe(
    "Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. ECI does not return it: the first value after an import is recorded; later changes replace the resource.",
  ),
};

export const inputs = z.strictObject({
  name: text.describe("Name of the group. It need not be unique."),
  ...place,
  zoneId: z.int().min(0).optional().describe("Number of the availability zone (`azId` in the API)."),
  cpu: cpuQuantity
    .optional()
    .describe(
      "Cores of the group. By default ECI adds up what the containers request. A value other than the allocated one replaces the group.",
    ),
  memory: memoryQuantity.optional().describe("Memory of the group in GiB: as for `cpu`."),
  gpu: z.int().min(1).optional().describe("GPUs of the group. Required if `flavorName` is a size with GPUs."),
  flavorName: text.optional().describe("Size by its name, such as `s7.small.1`, instead of `cpu` and `memory`."),
  architecture: text
    .optional()
    .describe("Processor architecture (`cpuArchitecture` in the API), whose values ECI does not document."),
  ephemeralStorage: z.int().min(40).max(2048).optional().describe("Scratch storage in GB, 40 to 2048."),
  restartPolicy: restartPolicy
    .default("Always")
    .describe("When containers that ended are restarted. Defaults to Always."),
  terminationGracePeriodSeconds: z.int().min(0).optional().describe("Seconds between the stop signal and the kill."),
  containers: byName(z.array(container)).min(1).describe("The containers."),
  initContainers: z
    .array(container)
    .optional()
    .describe("Init containers: run to completion, in order, before the others. ECI cannot change them in place."),
  volumes: namedSetOf(volume, "volumes").optional().describe("Volumes that the containers mount. Order is ignored."),
  eip: eip.optional().describe("Public address. A different one is bound in place; removing it replaces the group."),
  hostName: text.optional().describe("Host name of the group."),
  hostAliases: setOf(hostAlias).optional().describe("Names in the containers' hosts file."),
  dnsConfig: dnsConfig.optional().describe("DNS resolver. Changed in place; removing it replaces the group."),
  securityContext: securityContext.optional().describe("Kernel parameters and users of the group."),
  imageRegistryCredentials: credentials.describe("Credentials for private image registries."),
  imageCacheId: text.optional().describe("Image cache to start from, which must be ready."),
  autoMatchImageCache: z
    .boolean()
    .optional()
    .describe("Uses a matching image cache; according to the vendor's page, also creates one."),
  dataCacheBucket: text
    .optional()
    .describe("Bucket of data caches to use: those that are ready, in the same zone and mounted at their own path."),
  iamRoleName: text.optional().describe("Role that the group acts under."),
  serviceAccountName: text.optional().describe("Service account."),
  alsInstanceId: text.optional().describe("Instance of the log service, `ALS-...`."),
  epId: text.optional().describe("Enterprise project."),
  labels: z.record(text, z.string()).optional().describe("Labels. ECI does not return them: drift is not detected."),
  annotations: z.record(text, z.string()).optional().describe("Annotations. ECI does not return them."),
  tags,
  forceOnDelete: z
    .boolean()
    .optional()
    .describe("Forces the deletion. The vendor does not document what that skips. Default false."),
});

export const outputs = z.object({
  status: z
    .string()
    .describe(
      "`Scheduling`, `Pending`, `Running`, `Restarting`, `Updating`, `Terminating`, `Succeeded`, `Failed` or `ScheduleFailed`.",
    ),
  privateIp: z.string().optional().describe("Address in the subnet."),
  publicIp: z.string().optional().describe("Public address, if there is one."),
  ipv6Address: z.string().optional().describe("IPv6 address, if there is one."),
  allocatedCpu: z.number().optional().describe("Allocated cores: the requested cores, rounded up by ECI."),
  allocatedMemory: z.number().optional().describe("Memory in GiB, rounded up in the same way."),
  createTime: z.string().optional().describe("Creation time, UTC."),
  succeededTime: z.string().optional().describe("Time at which all containers had succeeded, UTC."),
  failedTime: z.string().optional().describe("Time at which the group failed, UTC."),
  tenantEniInstanceId: z.string().optional().describe("ID of its network interface."),
  vmId: z.string().optional().describe("ID of the machine it runs on."),
  prodInstId: z.string().optional().describe("ID of the billed item."),
  masterOrderId: z
    .string()
    .optional()
    .describe("ID of the order. Only the create call returns it: absent after an import."),
});
