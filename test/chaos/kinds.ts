import { kinds } from "../../emulator/clouds";
import type { Phase } from "../../emulator/lifecycle";
import type { Properties } from "../../provider/lifecycle/codec";
import { everyKind, type KindProgram } from "../support/every-kind";
import { cacheKinds } from "./cache-kinds";
import { moreTencentKinds } from "./more-tencent-kinds";
import { secrets } from "./secrets";

const names = [
  ...["cluster", "pool", "namespace", "repository", "bci-group", "eci-group", "service"],
  ...["scaling-group", "scaling-options", "endpoint", "virtual-node", "instances", "existing-instances"],
  ...["log-collector", "audit", "cni-cluster", "cni-subnets", "chart"],
  ...["user", "image", "image-policy", "global-policy", "trigger"],
  ...["bci-image-cache", "eci-image-cache", "data-cache", "eci-node"],
] as const;

/** The kinds of the table here. Those that it leaves out are drawn under their types, which no code names. */
export type KindName = (typeof names)[number];

/** One resource of a random program. Numbers choose its inputs, so that a change is another number. */
export interface Planned {
  readonly kind: KindName;
  /** Makes its name in the cloud; no two resources of a program have the same. */
  readonly key: number;
  /** Changes in place, where the kind can. */
  readonly look: number;
  /** Changes only by a replacement. */
  readonly form: number;
  /** Name in the program of what it belongs to. */
  readonly parent?: string;
  /** A replacement deletes the old one first: the option `deleteBeforeReplace`. */
  readonly deleteFirst?: boolean;
  /** Written in other words that mean the same. */
  readonly rewritten?: boolean;
  /** A child of the program's component. */
  readonly component?: boolean;
}

/** What a random program can say of one kind, and where the emulator shows it. */
export interface ChaosKind {
  readonly type: `${string}:${string}`;
  /** Where the inventory has it; absent where it is a setting of what it belongs to. */
  readonly inventory?: { readonly service: string; readonly kind: string };
  /** What it belongs to, and which of its inputs are which outputs of that. */
  readonly parent?: { readonly kind: KindName; readonly inputs: Readonly<Record<string, string>> };
  /** There can be only one in what it belongs to, or in the account: it goes with that. */
  readonly alone?: true;
  /** No call deletes it: it may be in the cloud, and nobody's. */
  readonly remains?: true;
  /** No call reads it: what is done to it outside the program stays unseen. */
  readonly unreadable?: true;
  /** Whether the cloud lets two have one name, so that a rename in the program need not rename it there. */
  readonly sharesNames?: true;
  /** Nothing of it changes in place. */
  readonly fixed?: true;
  /** Attributes to put over those in the cloud, outside the program. */
  readonly drift?: Properties;
  /** Phases that may end badly, after which the provider makes a new one. */
  readonly failing?: readonly Phase[];
  /** Without what `parent` brings. */
  inputs(planned: Planned): Properties;
  /** What the inventory must have of it, in the wire's names. */
  shown(planned: Planned): Properties;
}

const env = [
  { name: "API_KEY", value: secrets["environment secret"] },
  { name: "MODE", value: "chaos" },
];
const logins = [{ server: "registry.test", userName: "puller", password: secrets["registry password"] }];
const container = (planned: Planned) => ({ name: "web", image: `nginx:1.${planned.look}`, env });

const table: Readonly<Record<KindName, ChaosKind>> = {
  ...moreTencentKinds,
  ...cacheKinds,
  cluster: {
    type: "tke:Cluster",
    inventory: { service: "tke", kind: "cluster" },
    drift: { ClusterDescription: "by hand" },
    inputs: ({ key, look, form }) => ({
      name: `cluster-${key}`,
      vpcId: "vpc-1",
      description: `look ${look}`,
      tags: { form: String(form) },
      // A run that fails deletes nothing, so that nodes of several programs meet.
      level: "L50",
      // With every other form the range stays, so that the old one has to go first.
      clusterCidr: `10.${key % 200}.${((form >> 1) % 16) * 16}.0/20`,
    }),
    shown: ({ key, look }) => ({ ClusterName: `cluster-${key}`, ClusterDescription: `look ${look}` }),
  },
  pool: {
    type: "tke:NodePool",
    inventory: { service: "tke", kind: "virtual-node-pool" },
    parent: { kind: "cluster", inputs: { clusterId: "id" } },
    sharesNames: true,
    drift: { Name: "by hand" },
    inputs: ({ key, look, form }) => ({
      name: `pool-${key}`,
      labels: { look: String(look) },
      subnetIds: [`subnet-${form}`],
      securityGroupIds: ["sg-1", "sg-2"],
    }),
    shown: ({ key, look, form }) => ({
      Name: `pool-${key}`,
      SubnetIds: [`subnet-${form}`],
      Labels: [{ Name: "look", Value: String(look) }],
    }),
  },
  namespace: {
    type: "tcr:Namespace",
    inventory: { service: "tcr", kind: "namespace" },
    fixed: true,
    inputs: ({ key, form }) => ({ name: `space-${key}-${form}` }),
    shown: ({ key, form }) => ({ Namespace: `space-${key}-${form}` }),
  },
  repository: {
    type: "tcr:Repository",
    inventory: { service: "tcr", kind: "repository" },
    parent: { kind: "namespace", inputs: { namespace: "name" } },
    drift: { Public: 1 },
    inputs: ({ key, look, form }) => ({ name: `repo-${key}-${form}`, description: `look ${look}` }),
    shown: ({ look }) => ({ Description: `look ${look}`, Public: 0 }),
  },
  "bci-group": {
    type: "bci:ContainerGroup",
    inventory: { service: "bci", kind: "container-group" },
    sharesNames: true,
    fixed: true,
    drift: { tags: [{ tagKey: "by", tagValue: "hand" }] },
    failing: ["schedule", "create"],
    inputs: (planned) => ({
      name: `group-${planned.key}`,
      hostName: `host-${planned.form}`,
      tags: { team: "chaos" },
      subnetIds: ["sbn-1"],
      securityGroupIds: ["g-1", "g-2"],
      imageRegistryCredentials: logins,
      containers: [container(planned)],
    }),
    shown: ({ key, form }) => ({
      name: `group-${key}`,
      tags: [{ tagKey: "team", tagValue: "chaos" }],
      sent: { hostName: `host-${form}` },
    }),
  },
  "eci-group": {
    type: "eci:ContainerGroup",
    inventory: { service: "eci", kind: "container-group" },
    sharesNames: true,
    drift: { tags: [{ key: "by", value: "hand" }] },
    failing: ["create"],
    inputs: (planned) => ({
      name: `group-${planned.key}`,
      hostName: `host-${planned.form}`,
      tags: { team: "chaos" },
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      securityGroupId: "sg-1",
      zone: "cn-huadong1-jsnj1A-public-ctcloud",
      imageRegistryCredentials: logins,
      containers: [container(planned)],
    }),
    shown: ({ key, look, form }) => ({
      containerGroupName: `group-${key}`,
      hostName: `host-${form}`,
      tags: [{ key: "team", value: "chaos" }],
      containers: [{ name: "web", image: `nginx:1.${look}` }],
    }),
  },
  service: {
    type: "bec:Service",
    inventory: { service: "bec", kind: "service" },
    sharesNames: true,
    failing: ["create"],
    inputs: (planned) => ({
      name: `service-${planned.key}`,
      tags: { form: String(planned.form) },
      containers: [{ ...container(planned), resources: { cpu: 1, memory: 2 } }],
      deployInstances: [{ regionId: "cn-shanghai-ct", replicas: 1 }],
    }),
    shown: ({ key, look }) => ({
      serviceName: `service-${key}`,
      containers: [{ imageAddress: "nginx", imageVersion: `1.${look}` }],
    }),
  },
};

/** A kind as the table of every kind has it: a change gives it another name. */
function plainKind({ type, inputs }: KindProgram): ChaosKind {
  const [service = "", name = ""] = type.split(":");
  const kind = name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
  const isHeld = kinds.some((one) => one.service === service && one.kind === kind);
  return {
    type: `${service}:${name}`,
    ...(isHeld && { inventory: { service, kind } }),
    fixed: true,
    inputs: ({ key, form }) => ({ ...inputs, ...("name" in inputs && { name: `${kind}-${key}-${form}` }) }),
    shown: () => ({}),
  };
}

const known = new Set<string>(Object.values(table).map(({ type }) => type));
const others = everyKind.filter(({ type, before, title }) => !known.has(type) && !before && !title);

export const chaosKinds: Readonly<Record<KindName, ChaosKind>> = {
  ...table,
  ...Object.fromEntries(others.map((program) => [program.type, plainKind(program)])),
};

/** The kinds that random programs are made of: those of the table, and every other that belongs to none. */
export const kindNames: readonly KindName[] = [...names, ...others.map(({ type }) => type as KindName)];
