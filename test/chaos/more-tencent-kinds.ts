import type { ChaosKind } from "./kinds";
import { secrets } from "./secrets";
import { SEEDED } from "./seed-names";

const machine = {
  instanceType: "S5.MEDIUM4",
  systemDisk: { type: "CLOUD_PREMIUM", size: 50 },
  login: { password: secrets["machine password"] },
  securityGroupIds: ["sg-1", "sg-2"],
};
const ofCluster = { kind: "cluster", inputs: { clusterId: "id" } } as const;
const ofRepository = { kind: "repository", inputs: { repositoryName: "id" } } as const;

/** What belongs to clusters and repositories. */
export const moreTencentKinds = {
  "scaling-group": {
    type: "tke:AsGroup",
    inventory: { service: "tke", kind: "as-group" },
    parent: ofCluster,
    sharesNames: true,
    inputs: ({ key, look, form }) => ({
      ...{ name: `workers-${key}`, minSize: 0, maxSize: 2 + look, desiredCapacity: 0, vpcId: "vpc-1" },
      ...{
        subnetIds: ["subnet-1", "subnet-2"],
        launchConfigurationName: `workers-${key}`,
        launchConfiguration: machine,
      },
      labels: { form: String(form) },
    }),
    shown: () => ({}),
  },
  "scaling-options": {
    type: "tke:AsGroupOptions",
    parent: ofCluster,
    alone: true,
    remains: true,
    inputs: ({ look }) => ({ scaleDownEnabled: true, expander: "least-waste", maxEmptyBulkDelete: 5 + look }),
    shown: () => ({}),
  },
  endpoint: {
    type: "tke:ClusterEndpoint",
    inventory: { service: "tke", kind: "endpoint" },
    parent: ofCluster,
    alone: true,
    remains: true,
    fixed: true,
    inputs: () => ({ access: "internal", subnetId: "subnet-1" }),
    shown: () => ({}),
  },
  "virtual-node": {
    type: "tke:VirtualNode",
    inventory: { service: "tke", kind: "virtual-node" },
    parent: { kind: "pool", inputs: { clusterId: "clusterId", nodePoolId: "nodePoolId" } },
    sharesNames: true,
    fixed: true,
    inputs: () => ({ subnetId: "subnet-1", drainOnDelete: false, forceOnDelete: true }),
    shown: () => ({}),
  },
  instances: {
    type: "tke:Instances",
    inventory: { service: "tke", kind: "instance" },
    parent: ofCluster,
    sharesNames: true,
    inputs: ({ key, look, form }) => ({
      ...{
        zone: "gsqy-1",
        vpcId: "vpc-1",
        subnetId: "subnet-1",
        count: 1 + (look % 2),
        namePrefix: `worker-${key}-${form}`,
      },
      ...{ machine, drainOnDelete: false },
    }),
    shown: () => ({}),
  },
  "existing-instances": {
    type: "tke:ExistingInstances",
    inventory: { service: "tke", kind: "instance" },
    parent: ofCluster,
    inputs: ({ key, look, form }) => ({
      // From one machine to two, and back.
      ...{ instanceIds: [0, 1].slice(0, 1 + (look % 2)).map((second) => `ins-0000${1000 + key * 2 + second}`) },
      keepInstancesOnDelete: true,
      ...{ login: { password: secrets["machine password"] }, nodeSettings: { labels: { form: String(form) } } },
    }),
    shown: () => ({}),
  },
  "log-collector": {
    type: "tke:LogCollector",
    inventory: { service: "tke", kind: "log-collector" },
    parent: ofCluster,
    inputs: ({ key, look, form }) => ({
      ...{ name: `logs-${key}-${form}`, description: `look ${look}`, enableAgent: true },
      source: { type: "container-log", namespace: { name: "web", services: ["a", "b"] } },
      destination: { type: "cls", logsetId: "logset-1", topicId: "topic-1" },
    }),
    shown: () => ({}),
  },
  audit: {
    type: "tke:ClusterAudit",
    inventory: { service: "tke", kind: "audit" },
    parent: ofCluster,
    alone: true,
    unreadable: true,
    fixed: true,
    inputs: ({ form }) => ({ logsetId: "logset-1", topicId: `topic-${form}`, logRegion: "gsqy" }),
    shown: () => ({}),
  },
  "cni-cluster": {
    type: "tke:Cluster",
    inventory: { service: "tke", kind: "cluster" },
    inputs: ({ key, look, form }) => ({
      ...{ name: `cni-${key}`, vpcId: "vpc-cni", networkType: "VPC-CNI", eniSubnetIds: ["subnet-0"] },
      ...{
        serviceCidr: `172.${16 + (key % 16)}.${((key >> 4) % 16) * 16}.0/20`,
        description: `look ${look}`,
        tags: { form: String(form) },
      },
    }),
    shown: ({ look }) => ({ ClusterDescription: `look ${look}` }),
  },
  "cni-subnets": {
    type: "tke:VpcCniSubnets",
    parent: { kind: "cni-cluster", inputs: { clusterId: "id" } },
    alone: true,
    remains: true,
    fixed: true,
    inputs: () => ({ subnetIds: ["subnet-1", "subnet-2"] }),
    shown: () => ({}),
  },
  chart: {
    type: "tke:HelmChart",
    inventory: { service: "tke", kind: "helm-chart" },
    fixed: true,
    inputs: ({ key, form }) => ({
      ...{ name: `chart${key}`, version: `1.0.${form}`, cosPath: `charts/chart${key}-1.0.${form}.tgz` },
      ...{ namespace: "100000000001", registryId: "1250000000" },
    }),
    shown: () => ({}),
  },
  user: {
    type: "tcr:User",
    alone: true,
    remains: true,
    inputs: ({ look }) => ({ password: `${secrets["account password"]}${look}` }),
    shown: () => ({}),
  },
  image: {
    type: "tcr:Image",
    inventory: { service: "tcr", kind: "image" },
    inputs: ({ key, look, form }) => ({
      ...{ repositoryName: SEEDED.target, tag: `tag-${key}-${form}`, source: `${SEEDED.source}:build-${look % 2}` },
    }),
    shown: () => ({}),
  },
  "image-policy": {
    type: "tcr:ImageLifecycle",
    inventory: { service: "tcr", kind: "image-lifecycle" },
    parent: ofRepository,
    alone: true,
    fixed: true,
    inputs: ({ form }) => ({ keepLast: 10 + form, unit: "tags" }),
    shown: () => ({}),
  },
  "global-policy": {
    type: "tcr:GlobalImageLifecycle",
    inventory: { service: "tcr", kind: "global-image-lifecycle" },
    alone: true,
    inputs: ({ look }) => ({ keepLast: 90 + look, unit: "days" }),
    shown: () => ({}),
  },
  trigger: {
    type: "tcr:ApplicationTrigger",
    inventory: { service: "tcr", kind: "application-trigger" },
    parent: ofRepository,
    remains: true,
    unreadable: true,
    fixed: true,
    inputs: ({ key, form }) => ({
      ...{ name: `api-${key}-${form}`, invokeMethod: "taglist", invokeExpr: "v1", clusterId: "cls-12345678" },
      ...{
        clusterRegion: 1,
        namespace: "default",
        workloadType: "Deployment",
        workloadName: "api",
        containerName: "api",
      },
    }),
    shown: () => ({}),
  },
} as const satisfies Partial<Readonly<Record<string, ChaosKind>>>;
