import { z } from "zod";
import { AbsentError } from "../../../lifecycle/functions/absent";
import { rowsOf } from "../../../lifecycle/functions/rows";
import { oneOf, secret } from "../../../lifecycle/schema";
import { everyPage } from "../../pages";
import { providerFunction } from "../../resource";
import type { DescribeHelmChartDetailResponse, LogCollector } from "../api.gen";
import { flattenChart, helmChart } from "../helm-chart";
import { flattenRule, logCollector } from "../log-collector";

/** Functions for services around clusters: logs, dashboards, charts, the API server of the service. */

const clusterId = z.string().min(1).describe("ID of the cluster, such as `cls-abcd1234`.");

const collectors = rowsOf<LogCollector>(logCollector, {
  name: "TkeLogCollector",
  fields: ["name", "description", "source", "destination", "createTime"],
  flatten: flattenRule,
});

export const getLogCollectors = providerFunction({
  token: "tke:getLogCollectors",
  description: "The log collection rules of a cluster.",
  example: `const { collectors } = clouds.tke.getLogCollectorsOutput({ clusterId: "cls-abcd1234" });
export const names = collectors.apply((all) => all.map((collector) => collector.name));`,
  inputs: z.object({
    clusterId,
    name: z.string().min(1).optional().describe("Part of a name. Default: all."),
  }),
  outputs: z.object({ collectors: z.array(collectors.schema).describe("The rules.") }),
  call: async (context, { clusterId, name }) => {
    const rows = await everyPage(async (page) => {
      const asked = { ClusterId: clusterId, Search: name, ...page };
      const { LogCollectorList, TotalCount } = await context.clients.tke.ListLogCollector(asked);
      return { rows: LogCollectorList, total: TotalCount };
    });
    return { collectors: await Promise.all(rows.map((row) => collectors.flatten(row, context))) };
  },
});

export const getLogCollector = providerFunction({
  token: "tke:getLogCollector",
  description: "One log collection rule of a cluster, by its name. Fails if there is none.",
  example: `const collector = clouds.tke.getLogCollectorOutput({ clusterId: "cls-abcd1234", name: "nginx" });
export const topic = collector.destination.topicId;`,
  inputs: z.object({ clusterId, name: z.string().min(1).describe("Name of the rule.") }),
  outputs: collectors.schema,
  call: async (context, { clusterId, name }) => {
    const { LogCollector } = await context.clients.tke.GetLogCollector({ ClusterId: clusterId, Name: name });
    if (!LogCollector) throw new AbsentError(`there is no rule ${name} in the cluster ${clusterId}`, "check the name");
    return collectors.flatten(LogCollector, context);
  },
});

export const getLogCollection = providerFunction({
  token: "tke:getLogCollection",
  description: "Whether the log collection service of a cluster is on, and on how many nodes it runs.",
  example: `export const collects = clouds.tke.getLogCollectionOutput({ clusterId: "cls-abcd1234" }).enabled;`,
  inputs: z.object({
    clusterId,
    name: z.string().min(1).optional().describe("Also checks whether a rule of this name exists."),
  }),
  outputs: z.object({
    enabled: z.boolean().describe("Whether it is on."),
    runningCollectors: z.int().optional().describe("Number of collectors that run."),
    desiredCollectors: z.int().optional().describe("Desired number of collectors."),
    exists: z.boolean().optional().describe("Whether a rule of the given `name` exists."),
  }),
  call: async ({ clients: { tke } }, { clusterId: ClusterId, name }) => {
    const status = await tke.GetLogCollectorStatus({ ClusterId });
    const exists = name ? (await tke.CheckIfLogCollectorExists({ ClusterId, Name: name })).CheckResult : undefined;
    return {
      enabled: status.Enabled ?? false,
      runningCollectors: status.CurrentNumberScheduled,
      desiredCollectors: status.DesiredNumberScheduled,
      exists,
    };
  },
});

export const getDashboard = providerFunction({
  token: "tke:getDashboard",
  description: "The ID of one of a cluster's dashboards for its audit or its events.",
  example: `const dashboard = clouds.tke.getDashboardOutput({ clusterId: "cls-abcd1234", type: "event-overview" });
export const id = dashboard.dashboardId;`,
  inputs: z.object({
    clusterId,
    type: oneOf(
      "audit-overview",
      "audit-search",
      "audit-node-overview",
      "audit-k8s-resource-overview",
      "event-overview",
      "event-search",
    ).describe("Which dashboard. Those of the audit exist while it is on."),
  }),
  outputs: z.object({ dashboardId: z.string().describe("ID of the dashboard.") }),
  call: async ({ clients: { tke } }, { clusterId, type }) => {
    const { DashboardID } = await tke.GetDashboardID({ ClusterId: clusterId, DashboardType: type });
    return { dashboardId: DashboardID ?? "" };
  },
});

const chartVersion = z
  .object({
    name: z.string().describe("Name of the chart."),
    version: z.string().describe("The version, as the cloud formats it."),
    score: z.int().optional().describe("Relevance to the search."),
  })
  .meta({ id: "TkeChartVersion" });

const chartName = z.string().min(1).describe("Name of the chart.");

export const getHelmChartVersions = providerFunction({
  token: "tke:getHelmChartVersions",
  description: "The versions of a Helm chart.",
  example: `const { versions } = clouds.tke.getHelmChartVersionsOutput({ name: "web" });
export const offered = versions.apply((all) => all.map(({ version }) => version));`,
  inputs: z.object({ name: chartName }),
  outputs: z.object({ versions: z.array(chartVersion).describe("The versions, in the cloud's order.") }),
  call: async ({ clients: { tke } }, { name }) => {
    const { Results } = await tke.DescribeHelmChartVersion({ ChartName: name });
    return {
      versions: (Results ?? []).map((row) => ({
        name: row.Name ?? name,
        version: row.Chart ?? "",
        score: row.Score,
      })),
    };
  },
});

const chartFile = z
  .object({
    name: z.string().describe("Path of the file in the chart."),
    content: z.string().describe("Its content."),
  })
  .meta({ id: "TkeChartFile" });

const charts = rowsOf<DescribeHelmChartDetailResponse["Chart"]>(helmChart, {
  name: "TkeHelmChart",
  fields: ["appVersion", "description"],
  flatten: flattenChart,
});

export const getHelmChart = providerFunction({
  token: "tke:getHelmChart",
  description:
    "One version of a Helm chart: its metadata and files, and an address to download it from. Anyone with the address can download the chart: use `getHelmChartOutput`, whose result Pulumi encrypts.",
  example: `const chart = clouds.tke.getHelmChartOutput({ name: "web", version: "1.2.3" });
export const download = chart.downloadUrl;`,
  inputs: z.object({ name: chartName, version: z.string().min(1).describe("Version of the chart.") }),
  outputs: z.object({
    ...charts.schema.shape,
    values: z.string().optional().describe("Default values, YAML."),
    files: z.array(chartFile).describe("Files of the chart."),
    templates: z.array(chartFile).describe("Templates of the chart."),
    downloadUrl: secret(z.string()).describe("Signed address of the chart's archive."),
  }),
  call: async (context, { name, version }) => {
    const { tke } = context.clients;
    const asked = { ChartName: name, ChartVersion: version };
    const [{ Chart }, { PreSignedDownloadURL }] = await Promise.all([
      tke.DescribeHelmChartDetail(asked),
      tke.DescribeChartDownloadInfo(asked),
    ]);
    const files = (list: readonly { Name?: string; Data?: string }[] | null | undefined) =>
      (list ?? []).map(({ Name, Data }) => ({ name: Name ?? "", content: Data ?? "" }));
    return {
      ...(await charts.flatten(Chart, context)),
      values: Chart?.Values || undefined,
      files: files(Chart?.Files),
      templates: files(Chart?.Templates),
      downloadUrl: PreSignedDownloadURL ?? "",
    };
  },
});

export const getApiServer = providerFunction({
  token: "tke:getApiServer",
  description:
    "Reads a path of the container service's own API server (`GET` only), for data that no other function reads.",
  example: `const { body } = clouds.tke.getApiServerOutput({
  clusterId: "cls-abcd1234",
  path: "/apis/platform.tke/v1/clusters",
});
export const items = body.apply((text) => JSON.parse(text).items);`,
  inputs: z.object({
    path: z.string().startsWith("/", 'must start with "/"').describe('Path and query, from "/".'),
    clusterId: z.string().min(1).optional().describe("Cluster whose permissions are used."),
    accept: z
      .string()
      .min(1)
      .default("application/json")
      .describe("Format of the response. Default `application/json`."),
  }),
  outputs: z.object({
    body: z.string().describe("Body of the response, which can be a Kubernetes Status that reports a failure."),
  }),
  call: async ({ clients: { tke } }, { path, clusterId, accept }) => {
    const asked = { Method: "GET", Path: path, Accept: accept, ClusterId: clusterId };
    return { body: (await tke.ForwardRequest(asked, { idempotent: true })).ResponseBody ?? "" };
  },
});
