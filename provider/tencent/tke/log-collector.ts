import { z } from "zod";
import { idPart, idParts } from "../../lifecycle/ids";
import { oneOf, setOf } from "../../lifecycle/schema";
import type { CheckFailure } from "../../lifecycle/spec";
import { pages } from "../pages";
import { resource, type TencentContext } from "../resource";
import type { CreateLogCollectorRequest, GetLogCollectorStatusResponse, LogCollector } from "./api.gen";
import { inCluster } from "./parts/in-cluster";

const namespace = z
  .strictObject({
    name: z.string().min(1).describe("Kubernetes namespace."),
    allContainers: z.boolean().optional().describe("Includes every container of the namespace."),
    services: setOf(z.string().min(1)).optional().describe("Workloads whose containers are included."),
  })
  .meta({ id: "LogNamespace" });

// Plural names for single values (manual, LogInputOption).
const source = z
  .strictObject({
    type: oneOf("container-log", "host-log").describe("Logs of containers, or files of the nodes."),
    path: z.string().min(1).optional().describe("Path of the logs."),
    label: z
      .strictObject({ name: z.string().min(1), value: z.string() })
      .meta({ id: "LogLabel" })
      .optional()
      .describe("A label added to what is collected."),
    allNamespaces: z.boolean().optional().describe("Collects from every namespace."),
    namespace: namespace.optional().describe("The namespace to collect from."),
  })
  .meta({ id: "LogSource" });

const destination = z
  .strictObject({
    type: oneOf("cls", "ckafka", "kafka").describe("The cloud's log service, its Kafka, or your own Kafka."),
    logsetId: z.string().min(1).optional().describe("Log set, for `cls`."),
    topicId: z.string().min(1).optional().describe("ID of the topic, for `cls` and `ckafka`."),
    instanceId: z.string().min(1).optional().describe("Kafka instance, for `ckafka`."),
    host: z.string().min(1).optional().describe("Kafka host, for `kafka`."),
    port: z.int().min(1).max(65535).optional().describe("Kafka port, for `kafka`."),
    topic: z.string().min(1).optional().describe("Name of the topic, for `kafka`."),
  })
  .meta({ id: "LogDestination" });

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster to collect from."),
  name: idPart().describe("Name of the rule, unique in its cluster."),
  description: z.string().optional().describe("Description of the rule."),
  source: source.describe("What is collected."),
  destination: destination.describe("Where it is sent."),
  enableAgent: z
    .boolean()
    .default(true)
    .describe("Turns on the cluster's log agent if it is off. The API has no call that turns it off. Default true."),
});

const outputs = z.strictObject({
  status: z
    .string()
    .describe("`collecting` once the agent runs on every node, `starting` before that, `no agent` when it is off."),
  createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
});

type Want = z.output<typeof inputs>;
type Tencent = TencentContext;

const ID = "clusterId/name";

interface Row {
  rule: LogCollector;
  agent: GetLogCollectorStatusResponse;
}

export const logCollector = resource({
  type: "tke:LogCollector",
  description:
    "A rule that collects logs of a cluster (the API's old version, the only documented one). It turns on the cluster's log agent, unless `enableAgent` is false. A destroy deletes the rule; the agent stays on, because the API has no call that turns it off.",
  examples: {
    "The containers of a namespace, to CLS": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.LogCollector("web", {
  clusterId: cluster.id,
  name: "web",
  source: { type: "container-log", namespace: { name: "web", allContainers: true } },
  destination: { type: "cls", logsetId: "logset-12345678", topicId: "topic-12345678" },
});`,
    "A file of the nodes, to Kafka": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.LogCollector("system", {
  clusterId: cluster.id,
  name: "system",
  description: "System messages of the nodes",
  source: { type: "host-log", path: "/var/log/messages", label: { name: "tier", value: "node" } },
  destination: { type: "kafka", host: "10.0.0.9", port: 9092, topic: "logs" },
});`,
  },
  idFormat: ID,
  inputs,
  outputs,
  stable: ["createTime"],
  interrupts: { replacement: "nothing is collected until the new rule works" },
  within: inCluster,
  onChange: {
    clusterId: "replace",
    name: "replace",
    description: "update",
    source: "update",
    destination: "update",
    enableAgent: "update",
  },
  rules,
  async find(context, id): Promise<Row | undefined> {
    const { clusterId, name } = idParts(id, ID);
    for await (const page of rulesOf(context, clusterId, name)) {
      const rule = page.find((one) => one.Name === name);
      if (rule) return { rule, agent: await agentOf(context, clusterId) };
    }
    return undefined;
  },
  list: {
    within: "tke:Cluster",
    scope: (id) => idParts(id, ID).clusterId,
    name: ({ rule }) => rule.Name,
    async *all(context, clusterId) {
      const agent = await agentOf(context, clusterId);
      for await (const page of rulesOf(context, clusterId))
        yield page.map((rule) => [`${clusterId}/${rule.Name}`, { rule, agent }] as const);
    },
  },
  overwrites: (want) => `${want.clusterId}/${want.name}`,
  async create(context, want) {
    if (want.enableAgent) await enableAgent(context, want.clusterId);
    await context.clients.tke.CreateLogCollector(expand(want));
    return `${want.clusterId}/${want.name}`;
  },
  async update(context, _id, { want, changed }) {
    if (want.enableAgent) await enableAgent(context, want.clusterId);
    if (!(["description", "source", "destination"] as const).some((input) => changed.has(input))) return;
    await context.clients.tke.UpdateLogCollector(expand(want), { idempotent: true });
  },
  async delete({ clients }, id) {
    const { clusterId, name } = idParts(id, ID);
    await clients.tke.DeleteLogCollector({ ClusterId: clusterId, Name: name }, { idempotent: true });
  },
  status: statusOf,
  progress: ({ agent }) =>
    `${agent.CurrentNumberScheduled ?? 0} of ${agent.DesiredNumberScheduled ?? 0} agents running`,
  waits: {
    created: { target: ["collecting", "no agent"], pending: ["starting"], timeout: "10m" },
    deleted: { timeout: "5m" },
  },
  flatten: (row) => ({
    clusterId: row.rule.ClusterId,
    ...flattenRule(row.rule),
    status: statusOf(row),
  }),
});

function rules({ source, destination }: Want): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const refuse = (property: string, reason: string) => failures.push({ property, reason });
  if (source.type === "host-log") {
    if (!source.path) refuse("source.path", 'is required with type "host-log"');
    for (const name of ["allNamespaces", "namespace"] as const)
      if (source[name] !== undefined) refuse(`source.${name}`, 'only with type "container-log"');
  } else if (!source.allNamespaces && !source.namespace) {
    refuse("source.namespace", 'is required with type "container-log", unless allNamespaces is true');
  }
  for (const name of NEEDED[destination.type])
    if (destination[name] === undefined) refuse(`destination.${name}`, `is required with type "${destination.type}"`);
  return failures;
}

const NEEDED = { cls: ["topicId"], ckafka: ["instanceId"], kafka: ["host", "port", "topic"] } as const;

/** Ready if as many agents run as are wanted. */
function statusOf({ agent }: Row): string {
  if (!agent.Enabled) return "no agent";
  return (agent.CurrentNumberScheduled ?? 0) >= (agent.DesiredNumberScheduled ?? 0) ? "collecting" : "starting";
}

const agentOf = ({ clients }: Tencent, clusterId: string) =>
  clients.tke.GetLogCollectorStatus({ ClusterId: clusterId });

async function enableAgent(context: Tencent, clusterId: string): Promise<void> {
  if ((await agentOf(context, clusterId)).Enabled) return;
  await context.clients.tke.EnableLogCollector({ ClusterId: clusterId }, { idempotent: true });
}

/** The rules that a search returns, which include similar names. */
const rulesOf = ({ clients }: Tencent, clusterId: string, search?: string) =>
  pages(async (page) => {
    const { LogCollectorList, TotalCount } = await clients.tke.ListLogCollector({
      ClusterId: clusterId,
      Search: search,
      ...page,
    });
    return { rows: LogCollectorList, total: TotalCount };
  });

/** The whole rule, also for an update: the manual does not say what an omitted field means. */
function expand({ clusterId, name, description = "", source, destination }: Want): CreateLogCollectorRequest {
  return {
    ClusterId: clusterId,
    Name: name,
    Description: description,
    InputType: source.type,
    OutputType: destination.type,
    InputOption: {
      Path: source.path,
      Labels: source.label && { Name: source.label.name, Value: source.label.value },
      AllNamespaces: source.allNamespaces,
      Namespaces: source.namespace && {
        Namespace: source.namespace.name,
        AllContainers: source.namespace.allContainers,
        Services: source.namespace.services,
      },
    },
    OutputOption: {
      InstanceId: destination.instanceId,
      TopicId: destination.topicId,
      Host: destination.host,
      Port: destination.port === undefined ? undefined : String(destination.port),
      Topic: destination.topic,
      LogsetId: destination.logsetId,
    },
  };
}

/** The fields of a rule. */
export const flattenRule = (rule: LogCollector) => ({
  name: rule.Name,
  description: rule.Description,
  ...flattenOptions(rule),
  createTime: rule.CreatedAt,
});

function flattenOptions({ InputType, OutputType, InputOption: input = {}, OutputOption: output = {} }: LogCollector) {
  const { Labels: label, Namespaces: from } = input ?? {};
  return {
    source: {
      type: InputType as Want["source"]["type"],
      path: input?.Path || undefined,
      label: label && { name: label.Name, value: label.Value },
      allNamespaces: input?.AllNamespaces,
      namespace: from && { name: from.Namespace, allContainers: from.AllContainers, services: from.Services },
    },
    destination: {
      type: OutputType as Want["destination"]["type"],
      logsetId: output?.LogsetId || undefined,
      topicId: output?.TopicId || undefined,
      instanceId: output?.InstanceId || undefined,
      host: output?.Host || undefined,
      port: output?.Port ? Number(output.Port) : undefined,
      topic: output?.Topic || undefined,
    },
  };
}
