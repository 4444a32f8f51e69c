import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { resourceOf } from "../provider/clouds";
import type { Resource } from "../provider/lifecycle/spec";
import { repository } from "./contract";
import { pagePath } from "./docs";
import type { PropertySpec, SchemaTypes, TypeSpec } from "./schema-types";
import { interfaceText, jsDoc, MADE } from "./sdk-text";
import type { Member } from "./sdk-types";

/** A resource type that an environment consists of. */
interface Kind {
  /** `module:Name`. */
  type: string;
  /** Name of its inputs' type in the schema. */
  name: string;
  /** Inputs that the environment sets. */
  filled: readonly string[];
  extra?: Readonly<Record<string, PropertySpec>>;
}

/** A part of an environment: one resource, or several by key. */
interface Part {
  kind: Kind;
  byKey: boolean;
  description: string;
  /** Whether TypeScript also accepts a function of the environment so far. */
  described?: true;
}

type Entry = Part | PropertySpec | Group;
type Entries = Readonly<Record<string, Entry>>;

/** Parts grouped under a name. */
interface Group {
  name: string;
  description: string;
  members: Entries;
}

const kind = (type: string, filled: readonly string[] = [], extra?: Kind["extra"]): Kind => {
  const [module = "", name = ""] = type.split(":");
  const prefix = ["bci", "eci"].includes(module) ? module.charAt(0).toUpperCase() + module.slice(1) : "";
  return { type, name: `Environment${prefix}${name}`, filled, extra };
};

const one = (of: Kind, description: string): Part => ({ kind: of, byKey: false, description });
const some = (of: Kind, description: string): Part => ({ kind: of, byKey: true, description });
const described = (of: Kind, description: string): Part => ({ ...some(of, description), described: true });
const plainText = (description: string) => ({ type: "string", plain: true, description });

const endpoint = kind("tke:ClusterEndpoint", ["clusterId", "access"]);

const registry: Entries = {
  namespace: { type: "string", description: "Namespace. Default: the environment's name." },
  repositories: some(
    kind("tcr:Repository", ["namespace"]),
    "Repositories by key, which is their name within the namespace.",
  ),
};

const bci: Entries = {
  imageCaches: some(kind("bci:ImageCache"), "Image caches by key; the groups wait for all of them."),
  containerGroups: described(kind("bci:ContainerGroup"), "Container groups by key."),
};

const imageCache = plainText("Key of one of the environment's `eci.imageCaches` to start from.");

const eci: Entries = {
  imageCaches: some(kind("eci:ImageCache"), "Image caches by key; the groups wait for all of them."),
  dataCaches: some(kind("eci:DataCache"), "Data caches by key; the groups wait for all of them."),
  containerGroups: described(kind("eci:ContainerGroup", [], { imageCache }), "Container groups by key."),
};

const endpoints: Entries = {
  internal: one(endpoint, "Endpoint within the network."),
  external: one(endpoint, "Endpoint on the internet."),
};

/** The parts of an environment, from which the class's inputs, the schema and the page are generated. */
const parts: Entries = {
  name: plainText("Prefix of all names in the clouds. Default: the component's name."),
  tags: {
    type: "object",
    plain: true,
    additionalProperties: { type: "string" },
    description:
      "Tags of every part that can have tags, besides `environment`, which is the environment's name. A part's own tags take precedence.",
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
  edgeServices: described(kind("bec:Service"), "Services at Baidu's edge, by key."),
  eci: { name: "EnvironmentEci", description: "CTyun's container instances.", members: eci },
};

const outputs: Readonly<Record<string, PropertySpec>> = {
  clusterId: { type: "string", description: "ID of the cluster, if the environment has one." },
  kubeconfig: {
    // Marked secret by its value, because a component in Java's SDK has no option for secret outputs.
    type: "string",
    description: "A kubeconfig of the external endpoint, else of the internal one.",
  },
  repositoryUrls: {
    type: "object",
    additionalProperties: { type: "string" },
    description: "Address of each repository, by key: what images are pushed to and pulled from, without the tag.",
  },
};

const CLASS = readFileSync(resolve(repository, "sdk/container-environment.ts"), "utf8");

/** The class's description, without its example. */
const DESCRIPTION =
  (CLASS.split("/**\n").at(1) ?? "")
    .split(" *\n * @example")[0]
    ?.replace(/^ \* ?/gm, "")
    .trim() ?? "";

/** Token of the component. */
export const environmentToken = "container-clouds:index:ContainerEnvironment";

/** The component in the form of Pulumi's metaschema. */
export async function environmentSpec(types: SchemaTypes): Promise<Record<string, unknown>> {
  return {
    isComponent: true,
    description: DESCRIPTION,
    inputProperties: await propertiesOf(parts, types),
    properties: outputs,
    required: ["repositoryUrls"],
  };
}

const isGroup = (entry: Entry): entry is Group => "members" in entry;
const isPart = (entry: Entry): entry is Part => "kind" in entry;

async function propertiesOf(entries: Entries, types: SchemaTypes) {
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

/** A resource's inputs, without those that the environment sets; the name is optional. */
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

/** Path of the component's page. */
export const environmentPath = "docs/container-environment.md";

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
    "# ContainerEnvironment",
    DESCRIPTION,
    TYPESCRIPT,
    `## Inputs\n\n${table(["name", "type", "meaning"], rowsOf(parts, "", link))}\n\nA part accepts the inputs of its resource, except those that the environment sets; its \`name\` is optional.`,
    `## Outputs\n\n${table(
      ["name", "meaning"],
      Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, String(description)]),
    )}`,
    OTHERS,
  ]
    .join("\n\n")
    .concat("\n");
}

function allParts(entries: Entries): Part[] {
  return Object.values(entries).flatMap((entry) =>
    isGroup(entry) ? allParts(entry.members) : isPart(entry) ? [entry] : [],
  );
}

function rowsOf(entries: Entries, prefix: string, link: (of: Kind) => string): string[][] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const path = `${prefix}${name}`;
    if (isGroup(entry)) return rowsOf(entry.members, `${path}.`, link);
    if (!isPart(entry))
      return [[`\`${path}\``, entry.type === "object" ? "strings by key" : "string", String(entry.description)]];
    const without = entry.kind.filled.map((input) => `\`${input}\``).join(", ");
    const what = `${link(entry.kind)}${without && ` without ${without}`}${entry.byKey ? ", by key" : ""}`;
    return [[`\`${path}\``, what, entry.description]];
  });
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const TYPESCRIPT = `\`\`\`typescript
import * as clouds from "pulumi-container-clouds";

const shop = new clouds.ContainerEnvironment("shop", {
  cluster: { vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" },
  endpoints: { internal: { subnetId: "subnet-a" } },
  nodePools: { batch: { subnetIds: ["subnet-a"], securityGroupIds: ["sg-a"] } },
  registry: { repositories: { api: { description: "API server" } } },
});
export const clusterId = shop.clusterId;
export const kubeconfig = shop.kubeconfig;
\`\`\``;

const OTHERS = `## In other languages

The plugin constructs the component, and its children are the plugin's resources. Parts that are functions work only in
TypeScript. Elsewhere, put a container that runs an image of the environment's own registry into a second environment, which uses the first one's \`repositoryUrls\`.

\`\`\`yaml
resources:
  images:
    type: container-clouds:index:ContainerEnvironment
    properties:
      registry: { repositories: { api: { description: API server } } }
  shop:
    type: container-clouds:index:ContainerEnvironment
    properties:
      bci:
        containerGroups:
          api:
            subnetIds: [sbn-a]
            securityGroupIds: [g-a]
            containers: [{ name: api, image: "\${images.repositoryUrls.api}:1.0" }]
\`\`\``;

/** The inputs of the SDK's class: an interface for each group of parts, and the names of all parts. */
export function environmentArgs(): string {
  const groups = Object.values(parts).filter(isGroup);
  const types = new Set(allParts(parts).map(({ kind }) => kind.type));
  const imports = [...types].sort().map((type) => {
    const [module = "", name = ""] = type.split(":");
    return `import type { ${name}Args as ${argsOf(type)} } from "./${module}/${fileOf(name)}";`;
  });
  return `// ${MADE}
import type * as pulumi from "@pulumi/pulumi";
import type { Described, Part, Without } from "../environment-parts";
${imports.join("\n")}

${groups.map(({ name, description, members }) => `${jsDoc(description)}\n${interfaceText(name, membersOf(members))}`).join("\n")}
/** What an environment is made of. Every part may be left out. */
${interfaceText("ContainerEnvironmentArgs", membersOf(parts))}
/** Names of all parts. */
export const environmentParts: readonly string[] = ${JSON.stringify(Object.keys(parts))};
`;
}

const fileOf = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
const argsOf = (type: string) => `${type.charAt(0).toUpperCase()}${type.slice(1).replace(":", "")}Args`;

const membersOf = (entries: Entries): Member[] =>
  Object.entries(entries).map(([name, entry]) => ({
    name,
    doc: String(entry.description),
    type: typeScript(entry),
    optional: true,
  }));

function typeScript(entry: Entry): string {
  if (isGroup(entry)) return entry.name;
  if (!isPart(entry)) {
    const text = entry.plain && entry.type === "string" ? "string" : "pulumi.Input<string>";
    return entry.type === "object" ? "Record<string, pulumi.Input<string>>" : text;
  }
  const { type, filled, extra = {} } = entry.kind;
  const names = filled.map((name) => JSON.stringify(name)).join(" | ");
  // An endpoint has no name.
  const inputs =
    type === "tke:ClusterEndpoint"
      ? `Without<${argsOf(type)}, ${names}>`
      : `Part<${[argsOf(type), names].filter(Boolean).join(", ")}>`;
  const more = Object.entries(extra).map(
    ([name, { description }]) => `{ ${jsDoc(String(description))} ${name}?: string }`,
  );
  const part = [inputs, ...more].join(" & ");
  const own = entry.described ? `Described<${part}>` : part;
  return entry.byKey ? `Record<string, ${own}>` : own;
}
