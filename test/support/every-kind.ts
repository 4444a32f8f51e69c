import { cloudSettings } from "../../emulator/access";
import type { Properties } from "../../provider/lifecycle/codec";
import { type Notes, notesInMemory } from "../../provider/lifecycle/create/notes";
import type { Host } from "../../provider/lifecycle/host";
import { type Operations, operationsOf } from "../../provider/lifecycle/operations";
import type { Resource } from "../../provider/lifecycle/spec";
import { type Clock, systemClock } from "../../provider/transport/clock";
import { connect } from "../../provider/transport/connect";
import { type HttpRequest, openHttp } from "../../provider/transport/http";
import type { TestEmulator } from "./emulator";
import { workload } from "./triggers";

/** Every kind of resource as a program writes it, with as many of its optional inputs as go together. */
export interface KindProgram {
  type: string;
  /** Distinguishes programs of one type. */
  title?: string;
  inputs: Properties;
  /** A change in place, for a kind whose calls no conformance test sends by hand. */
  change?: Properties;
  /** What must be there first: makes it, and returns the inputs that name it. */
  before?(world: KindWorld): Promise<Properties>;
  /** No call reads it by its ID. */
  unreadable?: true;
}

/** A cloud, and operations on it within this process. */
export interface KindWorld {
  cloud: TestEmulator;
  /** @param load gives the resource of a type; by default its own */
  operations(type: string, load?: (type: string) => Promise<Resource>): Operations;
  /** Cancels the run, as the engine does. */
  cancel(): void;
  /** Makes a resource and returns its ID and properties. */
  make(type: string, inputs: Properties): Promise<{ id: string; properties: Properties }>;
  /** Warnings about resources, oldest first. */
  said: string[];
  /** Warnings about settings, oldest first. */
  warned: string[];
  /** Requests, oldest first. */
  sent: HttpRequest[];
}

/**
 * Operations against an emulator, without a process between.
 * @param notes those of the run; by default each resource has its own
 */
export function operationsAgainst(
  cloud: TestEmulator,
  settings: Properties = {},
  clock: Clock = systemClock,
  notes?: Notes,
): KindWorld {
  const sent: HttpRequest[] = [];
  const warned: string[] = [];
  const http = openHttp({ connectTimeout: 5 }, {});
  const clouds = connect(
    {
      endpoint: cloud.url,
      retry: { base: "10ms", maxDelay: "50ms" },
      rateLimit: "none",
      ...cloudSettings(cloud.credentials),
      ...settings,
    },
    {
      clock,
      warn: (text) => void warned.push(text),
      exchange: (request, options) => {
        sent.push(request);
        return http.exchange(request, options);
      },
    },
  );
  const run = new AbortController();
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const host = (): Host => ({
    clouds: () => clouds,
    reporter: () => ({ report: () => undefined, note: say, warn: say }),
    signal: run.signal,
    notes: notes ?? notesInMemory(),
  });
  const operations: KindWorld["operations"] = (type, load) => operationsOf(type, host(), load);
  const cancel = () => run.abort(new Error("the run was cancelled"));
  return { cloud, operations, said, sent, warned, cancel, make: (type, inputs) => operations(type).create(inputs) };
}

/** A range that no other cluster of the VPC has. */
async function freeRange({ cloud }: KindWorld): Promise<{ vpcId: string; clusterCidr: string }> {
  const clusters = await cloud.resources({ service: "tke", kind: "cluster" });
  return { vpcId: "vpc-1", clusterCidr: `10.${clusters.length}.0.0/16` };
}

async function cluster(world: KindWorld, inputs: Properties = {}): Promise<{ clusterId: string }> {
  const { id } = await world.make("tke:Cluster", { name: "of-a-test", ...(await freeRange(world)), ...inputs });
  return { clusterId: id };
}

async function repository(world: KindWorld): Promise<string> {
  const namespace = `team-${(await world.cloud.resources({ service: "tcr", kind: "namespace" })).length}`;
  await world.make("tcr:Namespace", { name: namespace });
  const { id } = await world.make("tcr:Repository", { namespace, name: "api" });
  return id;
}

const machine = {
  instanceType: "S5.MEDIUM4",
  systemDisk: { type: "CLOUD_PREMIUM", size: 50 },
  dataDisks: [{ type: "CLOUD_PREMIUM", size: 100 }],
  internet: { needPublicIp: true, bandwidthInMbps: 5 },
  login: { password: "Sesame-0pen" },
  securityGroupIds: ["sg-1"],
  agents: { monitor: false },
};
const nodeSettings = { labels: { tier: "1" }, userScript: "echo hello", kubeletArgs: ["max-pods=64"] };
const eciPlace = {
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
};
const logins = [{ server: "registry.test", userName: "puller", password: "Passw0rd-of-puller" }];

/** What every cloud can do of a container. */
const container = {
  name: "web",
  image: "nginx:1.27",
  command: ["nginx"],
  args: ["-g", "daemon off;"],
  workingDir: "/srv",
  env: [
    { name: "B", value: "2" },
    { name: "A", value: "1" },
    { name: "EMPTY", value: "" },
  ],
  ports: [
    { containerPort: 8080, name: "http" },
    { containerPort: 53, protocol: "UDP" },
  ],
  resources: { cpu: 1, memory: "2Gi" },
  volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
};
const probe = { httpGet: { port: 8080, httpHeaders: [{ name: "X", value: "1" }] }, periodSeconds: 5 };

export const everyKind: readonly KindProgram[] = [
  {
    type: "tke:Cluster",
    before: freeRange,
    inputs: {
      name: "web",
      description: "the web",
      tags: { team: "web", empty: "" },
      serviceCidr: "192.168.0.0/20",
      maxPodsPerNode: 100,
      maxServices: 256,
      containerRuntime: "containerd",
      ipvs: true,
      level: "L20",
      extraArgs: { kubeApiServer: ["v=2"] },
      deletionProtection: false,
      keepInstancesOnDelete: false,
      nodes: [{ zone: "zone-1", subnetId: "subnet-1", count: 2, machine }],
      nodeSettings,
    },
  },
  {
    type: "tke:Cluster",
    title: "few inputs",
    before: freeRange,
    inputs: { name: "small" },
  },
  {
    type: "tke:Cluster",
    title: "VPC-CNI",
    inputs: {
      name: "cni",
      vpcId: "vpc-cni",
      networkType: "VPC-CNI",
      eniSubnetIds: ["subnet-1", "subnet-0"],
      serviceCidr: "192.168.0.0/20",
      eniIpReclaimSeconds: 600,
      nonStaticIpMode: true,
    },
  },
  {
    type: "tke:NodePool",
    before: cluster,
    inputs: {
      name: "batch",
      subnetIds: ["subnet-2", "subnet-1"],
      securityGroupIds: ["sg-1"],
      unschedulable: false,
      labels: { workload: "batch" },
      taints: [{ key: "workload", value: "batch", effect: "NoSchedule" }],
    },
  },
  {
    type: "tke:AsGroup",
    before: cluster,
    inputs: {
      name: "workers",
      minSize: 1,
      maxSize: 3,
      desiredCapacity: 2,
      enabled: true,
      vpcId: "vpc-1",
      subnetIds: ["subnet-2", "subnet-1"],
      zones: ["zone-1"],
      cooldownSeconds: 300,
      projectId: 0,
      retryPolicy: "NO_RETRY",
      terminationPolicy: "NEWEST_INSTANCE",
      launchConfigurationName: "workers",
      launchConfiguration: machine,
      nodeSettings,
      labels: { tier: "1" },
      keepInstancesOnDelete: true,
    },
  },
  {
    type: "tke:AsGroupOptions",
    before: cluster,
    inputs: {
      scaleDownEnabled: true,
      expander: "least-waste",
      maxEmptyBulkDelete: 5,
      scaleDownDelayMinutes: 20,
      skipNodesWithLocalStorage: true,
      okTotalUnreadyCount: 3,
    },
  },
  { type: "tke:ClusterEndpoint", before: cluster, inputs: { access: "internal", subnetId: "subnet-1" } },
  {
    type: "tke:VirtualNode",
    before: async (world) => {
      const { clusterId } = await cluster(world);
      const pool = { clusterId, name: "pool", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
      return { clusterId, nodePoolId: (await world.make("tke:NodePool", pool)).properties.nodePoolId };
    },
    inputs: { subnetId: "subnet-1", drainOnDelete: false, forceOnDelete: true },
  },
  {
    type: "tke:Instances",
    before: cluster,
    inputs: {
      zone: "gsqy-1",
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      count: 2,
      namePrefix: "worker",
      machine,
      nodeSettings,
      drainOnDelete: false,
      keepInstancesOnDelete: true,
    },
  },
  {
    type: "tke:ExistingInstances",
    before: cluster,
    inputs: {
      instanceIds: ["ins-00000002", "ins-00000001"],
      login: { password: "Sesame-0pen" },
      nodeSettings,
      agents: { security: false },
      securityGroupId: "sg-1",
      keepInstancesOnDelete: true,
    },
  },
  {
    type: "tke:LogCollector",
    before: cluster,
    inputs: {
      name: "web",
      description: "logs",
      enableAgent: true,
      source: { type: "container-log", namespace: { name: "web", services: ["b", "a"] } },
      destination: { type: "cls", logsetId: "logset-1", topicId: "topic-1" },
    },
  },
  {
    type: "tke:ClusterAudit",
    before: cluster,
    unreadable: true,
    inputs: { logsetId: "logset-1", topicId: "topic-1", logRegion: "gsqy" },
  },
  {
    type: "tke:VpcCniSubnets",
    before: (world) =>
      cluster(world, {
        networkType: "VPC-CNI",
        eniSubnetIds: ["subnet-0"],
        serviceCidr: "192.168.32.0/20",
        clusterCidr: undefined,
      }),
    inputs: { subnetIds: ["subnet-2", "subnet-1"] },
  },
  {
    type: "tke:HelmChart",
    inputs: {
      name: "web",
      version: "1.2.3",
      cosPath: "charts/web-1.2.3.tgz",
      namespace: "100000000001",
      registryId: "1250000000",
    },
  },
  { type: "tcr:Namespace", inputs: { name: "solo" } },
  {
    type: "tcr:Repository",
    before: async (world) => {
      await world.make("tcr:Namespace", { name: "crew" });
      return { namespace: "crew" };
    },
    inputs: { name: "api", description: "API server", public: true },
  },
  { type: "tcr:User", inputs: { password: "Sesame-0pen" } },
  {
    type: "tcr:Image",
    before: async (world) => {
      const id = await repository(world);
      await world.cloud.push(`${id}:build-1`);
      return { repositoryName: id, source: `${id}:build-1` };
    },
    inputs: { tag: "release" },
  },
  {
    type: "tcr:ImageLifecycle",
    before: async (world) => ({ repositoryName: await repository(world) }),
    inputs: { keepLast: 10, unit: "tags" },
  },
  { type: "tcr:GlobalImageLifecycle", inputs: { keepLast: 90, unit: "days" }, change: { keepLast: 60 } },
  {
    type: "tcr:ApplicationTrigger",
    before: async (world) => ({ repositoryName: await repository(world) }),
    unreadable: true,
    inputs: {
      name: "api",
      invokeMethod: "taglist",
      invokeExpr: "v1",
      ...workload,
    },
  },
  {
    type: "bci:ContainerGroup",
    inputs: {
      name: "web",
      zone: "zoneC",
      subnetIds: ["sbn-2", "sbn-1"],
      securityGroupIds: ["g-2", "g-1"],
      restartPolicy: "OnFailure",
      terminationGracePeriodSeconds: 20,
      hostName: "web",
      tags: { team: "a" },
      imageRegistryCredentials: logins,
      releaseEipOnDelete: true,
      eip: { autoCreate: { bandwidthInMbps: 10 } },
      containers: [
        { ...container, readinessProbe: probe, livenessProbe: { tcpSocket: { port: 8080 } }, stdin: true, tty: true },
        { name: "side", image: "redis:7", securityContext: { runAsUser: 1000, capabilities: { add: ["NET_ADMIN"] } } },
      ],
      initContainers: [{ name: "init", image: "busybox:1", command: ["true"], imagePullPolicy: "Always" }],
      volumes: [
        { name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "512Mi" } },
        { name: "data", nfs: { server: "cfs-1", path: "/" } },
        { name: "conf", configFile: { defaultMode: 0o644, files: [{ path: "a", content: "1" }] } },
      ],
    },
  },
  {
    type: "bci:ContainerGroup",
    title: "few inputs",
    inputs: {
      name: "few",
      subnetIds: ["sbn-1"],
      securityGroupIds: ["g-1"],
      containers: [{ name: "app", image: "nginx:1.27" }],
    },
  },
  {
    type: "bci:ImageCache",
    inputs: {
      name: "base",
      images: ["nginx:1.27", "redis"],
      subnetId: "sbn-1",
      securityGroupId: "g-1",
      zone: "zoneA",
      ephemeralStorage: 40,
      eip: { ip: "203.0.113.9" },
      autoMatchImageCache: true,
      imageRegistryCredentials: logins,
    },
  },
  {
    type: "bec:Service",
    inputs: {
      name: "web",
      needPublicIp: true,
      bandwidthInMbps: 10,
      needIpv6PublicIp: true,
      tags: { service: "bec" },
      imagePullSecrets: ["b", "a"],
      kernelParam: "net.core.somaxconn=1024",
      containerGroupName: "web",
      dnsPolicy: "None",
      dnsConfig: { nameservers: ["10.0.0.2"] },
      hostAliases: [{ ip: "10.0.0.1", hostnames: ["db"] }],
      logCollection: {
        custom: true,
        logPath: "/var/log/app.log",
        elasticsearch: { ip: "10.0.0.3", index: "app", encrypted: true, userName: "u", password: "hunter2-of-es" },
      },
      containers: [
        container,
        {
          name: "side",
          image: "redis",
          resources: { cpu: 1, memory: 1 },
          env: [{ name: "KEY", valueFrom: { secretKeyRef: { name: "keys", key: "a", optional: true } } }],
        },
      ],
      volumes: [
        { name: "tmp", emptyDir: {} },
        { name: "conf", configMap: { name: "baidu-config" } },
        { name: "data", volumeClaimTemplate: { storageSize: "100Gi", diskType: "NVME" } },
      ],
      deployInstances: [
        { regionId: "cn-shanghai-ct", replicas: 2 },
        { region: "SOUTH_CHINA", city: "GUANGZHOU", serviceProvider: "CHINA_UNICOM" },
      ],
    },
  },
  {
    type: "bec:Service",
    title: "few inputs",
    inputs: {
      name: "few",
      containers: [{ name: "web", image: "nginx:1.27", resources: { cpu: 1, memory: "2Gi" } }],
      deployInstances: [{ regionId: "cn-shanghai-ct" }],
    },
  },
  {
    type: "eci:ContainerGroup",
    inputs: {
      name: "web",
      ...eciPlace,
      restartPolicy: "OnFailure",
      hostName: "web",
      tags: { team: "a" },
      terminationGracePeriodSeconds: 20,
      imageRegistryCredentials: logins,
      eip: { eipInstanceId: "eip-1" },
      labels: { app: "web" },
      annotations: { note: "x" },
      ephemeralStorage: 50,
      forceOnDelete: true,
      dnsConfig: { nameservers: ["10.0.0.2"] },
      hostAliases: [{ ip: "10.0.0.1", hostnames: ["db"] }],
      containers: [
        {
          ...container,
          imagePullPolicy: "Always",
          livenessProbe: { exec: { command: ["true"] } },
          readinessProbe: probe,
          lifecycle: { preStop: { exec: { command: ["echo", "down"] } } },
          securityContext: { runAsUser: 1000, capabilities: { add: ["NET_ADMIN"] } },
        },
        { name: "side", image: "redis:7" },
      ],
      initContainers: [{ name: "init", image: "busybox:1", command: ["true"] }],
      volumes: [
        { name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "100M" } },
        { name: "conf", configFile: { defaultMode: 0o644, files: [{ path: "a", content: "1" }] } },
      ],
    },
  },
  {
    type: "eci:ContainerGroup",
    title: "few inputs",
    inputs: { name: "few", ...eciPlace, containers: [{ name: "web", image: "nginx:1.27" }] },
  },
  {
    type: "eci:ImageCache",
    inputs: {
      name: "base",
      images: ["redis:7", "nginx:1.27"],
      ...eciPlace,
      size: 40,
      retentionDays: 10,
      tags: { team: "a" },
      imageRegistryCredentials: logins,
      eip: { eipInstanceId: "eip-1" },
    },
  },
  {
    type: "eci:DataCache",
    inputs: {
      name: "model",
      bucket: "models",
      path: "/models/small",
      ...eciPlace,
      size: 40,
      retentionDays: 10,
      tags: { team: "a" },
      eip: { autoCreate: {} },
      dataSource: { git: { url: "https://git.example/models.git", branch: "v2", accessToken: "hunter22-of-git" } },
    },
  },
  {
    type: "eci:VirtualNode",
    inputs: {
      name: "burst",
      kubeconfig: "apiVersion: v1\nkind: Config\n",
      ...eciPlace,
      tags: { team: "a" },
      taints: [{ key: "virtual-node.ctyun.cn", value: "eci", effect: "NoSchedule" }],
    },
  },
];

/** How a program of the table is called in a test. */
export const titleOf = ({ type, title }: KindProgram) => (title ? `${type}, ${title}` : type);

/** By type, the inputs that no read finds: one that a resource file forgets to read back shows in the test of imports. */
export const NOT_LEARNED: Readonly<Record<string, string>> = {
  "tke:Cluster":
    "autoUpgradeLevel autoscaling dataDiskMounts defaultSecurityGroup dualStack eniIpReclaimSeconds " +
    "eniSubnetIds existingNodes extraArgs ignoreCidrConflict keepInstancesOnDelete networkType " +
    "nodeNameType nodeSettings nodes nonStaticIpMode osCustomizeType serviceCidr",
  "tke:NodePool": "drainOnDelete forceOnDelete",
  "tke:AsGroup":
    "cooldownSeconds desiredCapacity hostName keepInstancesOnDelete launchConfiguration " +
    "launchConfigurationName maxSize minSize name nodeSettings projectId retryPolicy subnetIds " +
    "terminationPolicy vpcId zones",
  "tke:ClusterEndpoint": "extensiveParameters securityGroupId subnetId",
  "tke:VirtualNode": "drainOnDelete forceOnDelete",
  "tke:Instances": "drainOnDelete hostName keepInstancesOnDelete machine namePrefix nodeSettings subnetId vpcId zone",
  "tke:ExistingInstances":
    "agents drainOnDelete hostName keepInstancesOnDelete login nodePoolId nodeSettings securityGroupId",
  "tke:LogCollector": "enableAgent",
  "tke:VpcCniSubnets": "subnetIds",
  "tke:HelmChart": "cosPath namespace registryId",
  "tcr:User": "password",
  "tcr:Image": "source",
  "bci:ContainerGroup":
    "containers eip gpuType hostName imageRegistryCredentials initContainers releaseEipOnDelete subnetIds " +
    "terminationGracePeriodSeconds",
  "bci:ImageCache":
    "autoMatchImageCache eip ephemeralStorage imageRegistryCredentials name securityGroupId subnetId zone",
  "bec:Service":
    "chargeType containers deployInstances dnsConfig dnsPolicy hostAliases kernelParam logCollection " +
    "needIpv6PublicIp needPublicIp volumes",
  "eci:ContainerGroup":
    "alsInstanceId annotations architecture autoMatchImageCache containers cpu dataCacheBucket " +
    "dnsConfig eip epId ephemeralStorage flavorName forceOnDelete gpu hostAliases hostName iamRoleName " +
    "imageCacheId imageRegistryCredentials initContainers labels memory securityContext " +
    "serviceAccountName terminationGracePeriodSeconds volumes zone zoneId",
  "eci:ImageCache": "eip imageRegistryCredentials securityGroupId subnetId vpcId zoneId",
  "eci:DataCache": "dataSource eip",
  "eci:VirtualNode": "kubeconfig",
};
