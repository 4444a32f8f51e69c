import { z } from "zod";
import { anyOrder, byName, oneOf, setOf } from "../../../lifecycle/schema";
import { dataDiskMounts, existingNodes, newNodes } from "./cluster-nodes";
import { clusterRange, powerOfTwo } from "./network";
import { nodeSettings } from "./nodes";
import { tags } from "./tags";

/** Inputs and outputs of a cluster; the resource file is `cluster.ts`. */

const args = byName(z.array(z.string())).optional();

const extraArgs = z
  .strictObject({
    kubeApiServer: args.describe("kube-apiserver arguments, each `key=value`. Order is ignored."),
    kubeControllerManager: args.describe("kube-controller-manager arguments. Order is ignored."),
    kubeScheduler: args.describe("kube-scheduler arguments. Order is ignored."),
  })
  .meta({ id: "ClusterExtraArgs" });

/** How pods get their addresses. */
export const networkType = oneOf("GR", "VPC-CNI").meta({ id: "ClusterNetworkType" });

/** What its nodes run on. */
export const architecture = oneOf("x86", "arm").meta({ id: "ClusterArchitecture" });

/** Whose image the nodes have. */
export const osCustomizeType = oneOf("GENERAL", "DOCKER_CUSTOMIZE").meta({ id: "ClusterOsCustomizeType" });

export const inputs = z.strictObject({
  name: z.string().min(1).max(60).describe("Name of the cluster, at most 60 characters."),
  description: z.string().optional().describe("Description of the cluster."),
  type: oneOf("MANAGED_CLUSTER", "INDEPENDENT_CLUSTER")
    .default("MANAGED_CLUSTER")
    .describe(
      "`MANAGED_CLUSTER` (the default): masters run by the platform; `INDEPENDENT_CLUSTER`: self-managed masters.",
    ),
  version: z
    .string()
    .optional()
    .describe("Kubernetes version, one of `DescribeVersions`. Default: chosen by the cloud."),
  os: z.string().optional().describe("Operating system of the nodes. Default: chosen by the cloud."),
  osCustomizeType: osCustomizeType.default("GENERAL").describe("Image flavour. Default `GENERAL`."),
  architecture: architecture
    .optional()
    .describe(
      "Processor architecture (`ClusterArch` in the API). Default: chosen by the cloud. Not in public Tencent Cloud.",
    ),
  level: z.string().optional().describe("Size class of a managed cluster, such as `L5`. Default: chosen by the cloud."),
  autoUpgradeLevel: z.boolean().optional().describe("Raises the level automatically. Default false."),
  vpcId: z.string().min(1).optional().describe("VPC of the cluster. Required unless the cluster takes existing nodes."),
  projectId: z.int().min(0).optional().describe("Project for what is created inside the cluster."),
  tags: tags.optional(),
  clusterCidr: clusterRange
    .optional()
    .describe(
      "CIDR range of the pods: private, mask 10 to 24. It must not overlap the VPC or its other clusters. Required for a `GR` network.",
    ),
  ignoreCidrConflict: z
    .boolean()
    .default(false)
    .describe("Accepts `clusterCidr` even if it overlaps another. Default false."),
  serviceCidr: clusterRange.optional().describe("Range of the services: private, mask 10 to 24."),
  maxPodsPerNode: powerOfTwo(4, 256)
    .optional()
    .describe("Maximum number of pods on a node, 4 to 256; rounded up to a power of two."),
  maxServices: powerOfTwo(32, 32768)
    .optional()
    .describe("Maximum number of services, 32 to 32768; rounded up to a power of two."),
  networkType: networkType.default("GR").describe("`GR` (global route, the default) or `VPC-CNI`."),
  eniSubnetIds: setOf(z.string())
    .optional()
    .describe("Subnets of the pods with VPC-CNI. Subnets can be added, not removed."),
  eniIpReclaimSeconds: z
    .int()
    .min(300)
    .max(15767999)
    .optional()
    .describe("Seconds until a pod's address is reclaimed, for VPC-CNI."),
  nonStaticIpMode: z.boolean().default(false).describe("VPC-CNI pods without fixed addresses. Default false."),
  dualStack: z.boolean().default(false).describe("IPv4 and IPv6. Default false."),
  ipvs: z.boolean().default(false).describe("Uses IPVS instead of iptables for services. Default false."),
  autoscaling: z
    .boolean()
    .optional()
    .describe("Cannot be true: the API does not switch it on while it creates a cluster. Use `tke:AsGroup` instead."),
  containerRuntime: oneOf("docker", "containerd").optional().describe("Container runtime. Default `docker`."),
  nodeNameType: oneOf("lan-ip", "hostname")
    .default("lan-ip")
    .describe(
      "What nodes are named by. Default `lan-ip`; with `hostname`, every machine that becomes a node needs a `hostName`.",
    ),
  extraArgs: extraArgs.optional().describe("Custom arguments of the control plane."),
  defaultSecurityGroup: z
    .boolean()
    .default(false)
    .describe("Gives the nodes the default security group. Default false."),
  nodes: anyOrder(z.array(newNodes))
    .max(10)
    .optional()
    .describe("Machines to buy as the first nodes. Order is ignored."),
  existingNodes: anyOrder(z.array(existingNodes))
    .optional()
    .describe("Existing machines to use as the first nodes. Order is ignored."),
  nodeSettings: nodeSettings.optional().describe("How the first nodes are set up."),
  dataDiskMounts: anyOrder(z.array(dataDiskMounts))
    .optional()
    .describe("Mounts of data disks by machine model. Order is ignored."),
  keepInstancesOnDelete: z
    .boolean()
    .optional()
    .describe("Keeps the nodes' machines on delete. Default true where `existingNodes` is set, else false."),
});

const endpoints = z
  .strictObject({
    external: z.string().optional().describe("Public address of the API server, with port."),
    internal: z.string().optional().describe("Private address of the API server, with port."),
    domain: z.string().optional().describe("Domain name of the API server."),
    externalDomain: z.string().optional().describe("Domain name for public access."),
    internalDomain: z.string().optional().describe("Domain name for private access."),
    certificateAuthority: z.string().optional().describe("CA certificate of the API server, PEM."),
  })
  .meta({ id: "ClusterEndpoints" });

export const outputs = z.strictObject({
  status: z.string().describe("`Running`, `Creating` or `Abnormal`."),
  nodeCount: z.int().describe("Current number of nodes."),
  endpoints: endpoints.describe("Addresses of the API server, as of the last create or update."),
  createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
});
