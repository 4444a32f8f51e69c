import {
  type CloudName,
  cloudNames,
  cloudOf,
  clouds,
  resourceOf,
  resourceTypes,
  services,
} from "../../provider/clouds";
import type { Wait } from "../../provider/lifecycle/spec";
import { foreignText } from "../../provider/transport/foreign-text";

/** The condition of a resource: its status, its error, or what the next run does with it. */
export type Condition = "ready" | "waiting" | "failed" | "create" | "update" | "replace" | "delete";

/** A resource, or a network that resources name. */
export interface Node {
  /** Short and unique in the graph: `n1`. */
  readonly key: string;
  readonly name: string;
  /** Without the package: `tke:Cluster`; `network` for a network. */
  readonly type: string;
  /** The cloud's status, if there is one. */
  readonly status?: string;
  readonly condition: Condition;
  /** Name of the cloud, or `other`. */
  readonly cloud: CloudName | "other";
}

/** The second resource depends on the first. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** A stack, prepared for drawing. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** The drawn fields of a resource in a deployment (`pulumi stack export`). */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly delete?: boolean;
  readonly parent?: string;
  readonly dependencies?: readonly string[] | null;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | null;
  readonly initErrors?: readonly string[] | null;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** The drawn fields of a deployment. */
export interface Deployment {
  readonly resources?: readonly StateResource[] | null;
  readonly pending_operations?: readonly { readonly resource: StateResource }[] | null;
}

/** What the next run does, by URN. */
export type Plan = ReadonlyMap<string, string>;

const HIDDEN = /^pulumi:(pulumi:Stack|providers:)/;
const NETWORK = "network";

/** @param plan operations of a preview, which colour the resources that they change */
export async function graphOf(deployment: Deployment, plan: Plan = new Map()): Promise<Graph> {
  const pending = (deployment.pending_operations ?? []).map(({ resource }) => resource);
  const present = deployment.resources ?? [];
  const known = new Set([...present, ...pending].map(({ urn }) => urn));
  const planned = [...plan.keys()].filter((urn) => !known.has(urn)).map((urn) => ({ urn, type: typeOfUrn(urn) }));
  // Sorted, because a state has resources in order of creation, which differs from run to run.
  const shown = byUrn([...present, ...pending, ...planned])
    // Components belong to no cloud, and edges to all of their children would hide the others.
    .filter(({ type, custom }) => !HIDDEN.test(type) && custom !== false)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const busy = new Set(pending.map(({ urn }) => urn));

  const keys = new Map(shown.map(({ urn }, index) => [urn, `n${index + 1}`]));
  const waits = await waitsOf(shown);
  const nodes: Node[] = shown.map((resource) => nodeOf(resource, keys, busy, plan, waits));
  const edges = shown.flatMap((resource) =>
    neededBy(resource).flatMap((urn) => edge(keys.get(urn), keys.get(resource.urn))),
  );
  for (const resource of shown) {
    const { cloud } = nodes[shown.indexOf(resource)] as Node;
    for (const network of networksOf(resource)) {
      const id = `${cloud} ${network}`;
      const key = keys.get(id) ?? `n${keys.size + 1}`;
      if (!keys.has(id)) nodes.push({ key, name: network, type: NETWORK, condition: "ready", cloud });
      keys.set(id, key);
      edges.push(...edge(key, keys.get(resource.urn)));
    }
  }
  return {
    nodes,
    edges: edges.toSorted((a, b) => numberOf(a.from) - numberOf(b.from) || numberOf(a.to) - numberOf(b.to)),
  };
}

const orderOf = ({ urn, type }: StateResource) => `${plainType(type)} ${urn.split("::").at(-1)}`;
const numberOf = (key: string) => Number(key.slice(1));

/** One resource per URN; of a resource and its replacement, the replacement. */
function byUrn(resources: readonly StateResource[]): StateResource[] {
  const found = new Map<string, StateResource>();
  for (const resource of resources) if (!found.has(resource.urn) || !resource.delete) found.set(resource.urn, resource);
  return [...found.values()];
}

function nodeOf(
  resource: StateResource,
  keys: ReadonlyMap<string, string>,
  busy: ReadonlySet<string>,
  plan: Plan,
  waits: Waits,
): Node {
  const type = plainType(resource.type);
  const status = textOf(resource.outputs?.status) ?? textOf(resource.outputs?.phase);
  return {
    key: keys.get(resource.urn) ?? "",
    name: resource.urn.split("::").at(-1) ?? "",
    type,
    ...(status === undefined ? {} : { status }),
    condition: conditionOf(resource, status, busy, plan, waits.get(type)),
    cloud: Object.hasOwn(services, type.split(":")[0] ?? "") ? cloudOf(type) : "other",
  };
}

/** The type without the package that serves it: `pulumi-nodejs:dynamic/tke:Cluster` is `tke:Cluster`. */
const plainType = (type: string) => type.replace(/^(pulumi-nodejs:dynamic\/|container-clouds:)/, "");

type Waits = ReadonlyMap<string, Wait>;

/** What the statuses of each of this provider's types mean. */
async function waitsOf(resources: readonly StateResource[]): Promise<Waits> {
  const types = new Set(resources.map(({ type }) => plainType(type)).filter((type) => resourceTypes.includes(type)));
  return new Map(
    await Promise.all([...types].map(async (type) => [type, (await resourceOf(type)).waits.created] as const)),
  );
}

/** The type in a URN, without its parents' types. */
const typeOfUrn = (urn: string) => (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";

function conditionOf(
  { urn, initErrors, delete: deleted }: StateResource,
  status: string | undefined,
  busy: ReadonlySet<string>,
  plan: Plan,
  { target = [], pending = [], elsewhere = [], failed = [], dead = [] }: Partial<Wait> = {},
): Condition {
  const operation = plan.get(urn);
  if (operation !== undefined) {
    if (/replac/.test(operation)) return "replace";
    if (operation === "create" || operation === "update" || operation === "delete") return operation;
  }
  const among = (...lists: (readonly string[])[]) => status !== undefined && lists.flat().includes(status);
  if ((initErrors ?? []).length > 0 || among(failed, dead)) return "failed";
  if (busy.has(urn) || deleted || among(pending, elsewhere)) return "waiting";
  // Other statuses, and those of other packages, are judged by their names.
  if (among(target)) return "ready";
  if (/fail|error|abnormal/i.test(status ?? "")) return "failed";
  return /ing$/i.test(status ?? "") && !/running$/i.test(status ?? "") ? "waiting" : "ready";
}

/** URNs of a resource's dependencies and parent. */
function neededBy({ dependencies, propertyDependencies, parent }: StateResource): string[] {
  const all = [...(dependencies ?? []), ...Object.values(propertyDependencies ?? {}).flatMap((urns) => urns ?? [])];
  return [...new Set([...all, ...(parent === undefined ? [] : [parent])])];
}

/** The networks that a resource's inputs name: the VPC, or else the subnets. */
function networksOf({ inputs = {} }: StateResource): string[] {
  const vpc = textOf(inputs.vpcId);
  if (vpc !== undefined) return [vpc];
  const subnets = Array.isArray(inputs.subnetIds) ? inputs.subnetIds : [inputs.subnetId];
  return subnets.map(textOf).filter((subnet) => subnet !== undefined);
}

/** A plain string. In the state, secrets and unknowns are objects; they are not drawn. */
const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? foreignText(value) : undefined);

const edge = (from: string | undefined, to: string | undefined): Edge[] =>
  from === undefined || to === undefined || from === to ? [] : [{ from, to }];

/** The clouds of a graph in a fixed order, each with its nodes. */
export function byCloud({ nodes }: Graph): { cloud: string; title: string; nodes: Node[] }[] {
  const groups = [...cloudNames.map((cloud) => [cloud, clouds[cloud].vendor]), ["other", "Others"]] as const;
  return groups
    .map(([cloud = "", title = ""]) => ({ cloud, title, nodes: nodes.filter((node) => node.cloud === cloud) }))
    .filter((group) => group.nodes.length > 0);
}

/** The text below a node's name. */
export const detailOf = ({ type, status, condition }: Node) =>
  [type, PLANNED.includes(condition) ? condition : status].filter(Boolean).join(" · ");

const PLANNED: readonly Condition[] = ["create", "update", "replace", "delete"];
