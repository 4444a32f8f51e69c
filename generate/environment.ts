import { resourceOf } from "../provider/clouds";
import type { Resource } from "../provider/lifecycle/spec";
import type { EnvironmentArgs, EnvironmentBci, EnvironmentEci, EnvironmentOutputs, EnvironmentRegistry } from "../sdk";
import { pagePath } from "./docs";
import type { PropertySpec, SchemaTypes, TypeSpec } from "./schema-types";
import { MADE } from "./sdk-text";

/** One kind of resource that an environment is made of. */
interface Kind {
  /** `module:Name`. */
  type: string;
  /** Name of its description in the schema. */
  name: string;
  /** Inputs that the environment fills in. */
  filled: readonly string[];
  extra?: Readonly<Record<string, PropertySpec>>;
}

/** A part of an environment: one resource, or some by key. */
interface Part {
  kind: Kind;
  byKey: boolean;
  description: string;
}

type Entry = Part | PropertySpec | Group;

/** Parts under a name of their own. */
interface Group {
  name: string;
  description: string;
  members: Readonly<Record<string, Entry>>;
}

const kind = (type: string, filled: readonly string[] = [], extra?: Kind["extra"]): Kind => {
  const [module = "", name = ""] = type.split(":");
  const prefix = ["bci", "eci"].includes(module) ? module.charAt(0).toUpperCase() + module.slice(1) : "";
  return { type, name: `Environment${prefix}${name}`, filled, extra };
};

const one = (of: Kind, description: string): Part => ({ kind: of, byKey: false, description });
const some = (of: Kind, description: string): Part => ({ kind: of, byKey: true, description });
const plainText = (description: string) => ({ type: "string", plain: true, description });

const endpoint = kind("tke:ClusterEndpoint", ["clusterId", "access"]);

const registry: Record<keyof EnvironmentRegistry, Entry> = {
  namespace: { type: "string", description: "Namespace. Default: the environment's name." },
  repositories: some(
    kind("tcr:Repository", ["namespace"]),
    "Repositories by key, which is their name within the namespace.",
  ),
};

const bci: Record<keyof EnvironmentBci, Entry> = {
  imageCaches: some(kind("bci:ImageCache"), "Image caches by key; the groups wait for all of them."),
  containerGroups: some(kind("bci:ContainerGroup"), "Container groups by key."),
};

const imageCache = plainText("Key of one of the environment's `eci.imageCaches` to start from.");

const eci: Record<keyof EnvironmentEci, Entry> = {
  imageCaches: some(kind("eci:ImageCache"), "Image caches by key; the groups wait for all of them."),
  dataCaches: some(kind("eci:DataCache"), "Data caches by key; the groups wait for all of them."),
  containerGroups: some(kind("eci:ContainerGroup", [], { imageCache }), "Container groups by key."),
};

const endpoints: Record<keyof NonNullable<EnvironmentArgs["endpoints"]>, Entry> = {
  internal: one(endpoint, "Endpoint within the network."),
  external: one(endpoint, "Endpoint on the internet."),
};

/** What an environment is made of; the same names as in the SDK's own class. */
const parts: Record<keyof EnvironmentArgs, Entry> = {
  name: plainText("Name that the names in the clouds begin with. Default: the component's name."),
  tags: {
    type: "object",
    plain: true,
    additionalProperties: { type: "string" },
    description:
      "Tags of every resource that supports tags, besides `environment`: the environment's name. A part's own tags take precedence.",
  },
  cluster: one(kind("tke:Cluster"), "The Kubernetes cluster; its name is the environment's."),
  endpoints: {
    name: "EnvironmentEndpoints",
    description: "Endpoints of the cluster, by the access they give.",
    members: endpoints,
  },
  nodePools: some(kind("tke:NodePool", ["clusterId"]), "Virtual node pools of the cluster, by key."),
  asGroups: some(
    kind("tke:AsGroup", ["clusterId", "vpcId"]),
    "Scaling groups of the cluster, by key; in the cluster's VPC.",
  ),
  registry: { name: "EnvironmentRegistry", description: "Namespace and repositories for images.", members: registry },
  bci: { name: "EnvironmentBci", description: "Baidu's container instances.", members: bci },
  edgeServices: some(kind("bec:Service"), "Services at Baidu's edge, by key."),
  eci: { name: "EnvironmentEci", description: "CTyun's container instances.", members: eci },
};

const outputs: Record<keyof EnvironmentOutputs, PropertySpec> = {
  clusterId: { type: "string", description: "ID of the cluster, if the environment has one." },
  kubeconfig: {
    type: "string",
    secret: true,
    description: "A kubeconfig of the external endpoint, or of the internal one if there is no external one.",
  },
  repositories: {
    type: "object",
    additionalProperties: { type: "string" },
    description: "Address of each repository, by key: the image reference for push and pull, without the tag.",
  },
};

const DESCRIPTION = `A whole environment from one description: a cluster with its endpoints, node pools and scaling groups, a registry with repositories, image caches, container groups and edge services. Names and tags come from the environment's name, and each part waits for those it needs, so the same description creates the same environment in any account.

The parts, their keys and the name decide which resources exist, so they must be known when the program runs. Everything inside a part can be an output.`;

/** Token of the component. */
export const environmentToken = "container-clouds:index:Environment";

/** The component in the form of Pulumi's metaschema. */
export async function environmentSpec(types: SchemaTypes): Promise<Record<string, unknown>> {
  return {
    isComponent: true,
    description: DESCRIPTION,
    inputProperties: await propertiesOf(parts, types),
    properties: outputs,
    required: ["repositories"],
  };
}

const isGroup = (entry: Entry): entry is Group => "members" in entry;
const isPart = (entry: Entry): entry is Part => "kind" in entry;

async function propertiesOf(entries: Readonly<Record<string, Entry>>, types: SchemaTypes) {
  const properties: Record<string, PropertySpec> = {};
  for (const [name, entry] of Object.entries(entries)) properties[name] = await propertyOf(entry, types);
  return properties;
}

async function propertyOf(entry: Entry, types: SchemaTypes): Promise<PropertySpec> {
  if (isGroup(entry)) {
    const { name, description, members } = entry;
    return { ...types.add(name, { properties: await propertiesOf(members, types) }), plain: true, description };
  }
  if (!isPart(entry)) return entry;
  const item: TypeSpec = { ...(await kindSpec(entry.kind, types)), plain: true };
  const { description } = entry;
  return entry.byKey
    ? { type: "object", additionalProperties: item, plain: true, description }
    : { ...item, description };
}

/** A resource's inputs, without those that the environment fills in; the name is the environment's business. */
async function kindSpec({ type, name, filled, extra }: Kind, types: SchemaTypes): Promise<TypeSpec> {
  const resource = await resourceOf(type);
  const { properties, required = [] } = types.object(type.split(":")[1] ?? "", resource.inputs);
  const own = Object.fromEntries(Object.entries(properties).filter(([input]) => !filled.includes(input)));
  const named = "name" in own && { name: { ...own.name, description: nameText(resource) } };
  const needed = required.filter((input) => input !== "name" && !filled.includes(input));
  return types.add(name, {
    description: `Inputs of a ${type} of an environment.`,
    properties: { ...own, ...named, ...extra },
    ...(needed.length > 0 && { required: needed }),
  });
}

const nameText = ({ type }: Resource) =>
  type === "tcr:Repository"
    ? "Name within the namespace. Default: the key."
    : 'Name in the cloud. Default: the environment\'s name, "-" and the key.';

/** Where the component's page is. */
export const environmentPath = "docs/environment.md";

/** The component's page. */
export async function environmentPage(): Promise<string> {
  const resources = new Map<string, Resource>();
  for (const { kind } of allParts(parts)) resources.set(kind.type, await resourceOf(kind.type));
  const link = ({ type }: Kind) => {
    const resource = resources.get(type);
    return resource ? `[${type}](${pagePath(resource).slice("docs/".length)})` : type;
  };
  return [
    `<!-- ${MADE.replace("the resource files in provider/", "the resource files in provider/ and generate/environment.ts")} -->`,
    "# Environment",
    DESCRIPTION,
    TYPESCRIPT,
    `## Inputs\n\n${table(["name", "what", "meaning"], rowsOf(parts, "", link))}\n\nA part has the inputs of its resource, without those that the environment sets; its \`name\` is optional.`,
    `## Outputs\n\n${table(
      ["name", "meaning"],
      Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, String(description)]),
    )}`,
    OTHERS,
  ]
    .join("\n\n")
    .concat("\n");
}

function allParts(entries: Readonly<Record<string, Entry>>): Part[] {
  return Object.values(entries).flatMap((entry) =>
    isGroup(entry) ? allParts(entry.members) : isPart(entry) ? [entry] : [],
  );
}

function rowsOf(entries: Readonly<Record<string, Entry>>, prefix: string, link: (of: Kind) => string): string[][] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const path = `${prefix}${name}`;
    if (isGroup(entry)) return rowsOf(entry.members, `${path}.`, link);
    if (!isPart(entry))
      return [[`\`${path}\``, entry.type === "object" ? "object of strings" : "string", String(entry.description)]];
    const without = entry.kind.filled.map((input) => `\`${input}\``).join(", ");
    const what = `${link(entry.kind)}${without && ` without ${without}`}${entry.byKey ? ", by key" : ""}`;
    return [[`\`${path}\``, what, entry.description]];
  });
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const TYPESCRIPT = `\`\`\`typescript
import * as clouds from "pulumi-container-clouds";

const shop = new clouds.Environment("shop", {
  cluster: { vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" },
  endpoints: { internal: { subnetId: "subnet-a" } },
  nodePools: { batch: { subnetIds: ["subnet-a"], securityGroupIds: ["sg-a"] } },
  registry: { repositories: { api: { description: "API server" } } },
});
export const kubeconfig = shop.kubeconfig;
\`\`\``;

const OTHERS = `## In other languages

For programs that are not in TypeScript the plugin constructs the component, and its children are the plugin's resources. Parts that are functions are available
in TypeScript only: put a container that runs an image of the environment's own registry into a second environment, which uses the first one's \`repositories\`.

\`\`\`yaml
resources:
  images:
    type: container-clouds:index:Environment
    properties:
      registry: { repositories: { api: { description: API server } } }
  shop:
    type: container-clouds:index:Environment
    properties:
      bci:
        containerGroups:
          api:
            subnetIds: [sbn-a]
            securityGroupIds: [g-a]
            containers: [{ name: api, image: "\${images.repositories.api}:1.0" }]
\`\`\``;
