import { z } from "zod";
import { failure } from "../../../lifecycle/containers/rules";
import { rowsOf } from "../../../lifecycle/functions/rows";
import { windowFailures } from "../../../lifecycle/functions/window";
import { everyRow, pagesByMarker, pagesByPosition } from "../../../lifecycle/pages";
import { oneOf } from "../../../lifecycle/schema";
import { countedRows, nextOf } from "../../pages";
import { providerFunction } from "../../resource";
import type { Bec, ServiceBrief, ServiceDetails } from "../api.gen";
import { flattenPlaces } from "../parts/places";
import { flattenBrief, service } from "../service";
import { PAGE } from "./places";

const FIELDS = [
  ...["name", "status", "totalPods", "runningPods", "totalCpu", "totalMemory", "totalGpu", "totalDisk"],
  ...["deployInstances", "regionCount", "createTime", "updateTime"],
];

const more = {
  shape: { serviceId: z.string().describe("ID of the service.") },
  flatten: (row: Pick<ServiceBrief, "serviceId">) => ({ serviceId: row.serviceId }),
};

/** Fields that only lists return. */
const listed = {
  shape: { ...more.shape, level: z.string().optional().describe("Level of the service, where the cloud has one.") },
  flatten: (row: ServiceBrief) => ({ ...more.flatten(row), level: row.level || undefined }),
};

const brief = rowsOf<ServiceBrief>(service, {
  name: "BecService",
  fields: FIELDS,
  more: listed,
  flatten: (row) => ({ ...flattenBrief(row), deployInstances: flattenPlaces(row.deployInstances, undefined) }),
});

const whole = rowsOf<ServiceDetails>(service, {
  name: "BecServiceDetail",
  fields: [...FIELDS, "running", "bandwidthInMbps", "tags", "deployments"],
  more,
});

export const getServices = providerFunction({
  token: "bec:getServices",
  description: "The account's container services at the edge.",
  example: `const { services } = clouds.bec.getServicesOutput({ status: "RUNNING" });
export const names = services.apply((all) => all.map((service) => service.name));`,
  inputs: z.object({
    name: z.string().min(1).optional().describe("Part of a name. Default: all."),
    status: z.string().min(1).optional().describe("Only services in this state. Default: all."),
  }),
  outputs: z.object({ services: z.array(brief.schema).describe("The services.") }),
  call: async (context, { name, status }) => {
    const rows = await (name === undefined && status === undefined
      ? everyService(context.clients.bec)
      : search(context.clients.bec, name, status));
    return { services: await Promise.all(rows.map((row) => brief.flatten(row, context))) };
  },
});

async function everyService(bec: Bec): Promise<ServiceBrief[]> {
  const rows: ServiceBrief[] = [];
  const pages = pagesByMarker((marker) => bec.ListServices({ marker, maxKeys: PAGE.v2 }), nextOf);
  for await (const { services } of pages) rows.push(...services);
  return rows;
}

/** Only the older list call can search. */
function search(bec: Bec, name: string | undefined, status: string | undefined): Promise<ServiceBrief[]> {
  const asked = { ...(name && { keywordType: "serviceName", keyword: name }), status };
  return everyRow(
    pagesByPosition(async ({ pageNo }) =>
      countedRows(await bec.ListServicesV1({ ...asked, pageNo, pageSize: PAGE.v1 })),
    ),
  );
}

export const getService = providerFunction({
  token: "bec:getService",
  description: "One container service at the edge with its deployments, by its ID. Fails if there is none.",
  example: `const { deployments } = clouds.bec.getServiceOutput({ serviceId: "s-abcd1234" });
export const addresses = deployments.apply((all) => all.flatMap((deployment) => deployment.publicIps));`,
  inputs: z.object({ serviceId: z.string().min(1).describe("ID of the service.") }),
  outputs: whole.schema,
  call: async (context, { serviceId }) => whole.flatten(await context.clients.bec.GetService({ serviceId }), context),
});

const METRICS = [
  ...["CPU", "MEMORY", "BANDWIDTH_RECEIVE", "BANDWIDTH_TRANSMIT", "TRAFFIC_RECEIVE", "TRAFFIC_TRANSMIT"],
  ...["NODE_BW_RECEIVE", "NODE_BW_TRANSMIT", "NODE_LB_BW_RECEIVE", "NODE_LB_BW_TRANSMIT"],
  ...["REQUEST_NUMBER", "REQUEST_RATE", "REQUEST_DELAY"],
] as [string, ...string[]];

const sample = z
  .object({
    time: z.int().describe("Unix seconds."),
    value: z.number().describe("Value at that time."),
  })
  .meta({ id: "BecMetricSample" });

export const getMetrics = providerFunction({
  token: "bec:getMetrics",
  description: "Usage over time of an edge service, one of its deployments or one of its pods.",
  example: `const metrics = clouds.bec.getMetricsOutput({ serviceId: "s-abcd1234", type: "CPU" });
export const most = metrics.max;`,
  inputs: z.object({
    serviceId: z.string().min(1).optional().describe("Of this service."),
    deploymentId: z.string().min(1).optional().describe("Of this deployment alone."),
    podName: z.string().min(1).optional().describe("Of this pod alone."),
    type: oneOf(...METRICS).describe("Metric to return."),
    serviceProvider: z.string().min(1).optional().describe("Only this operator."),
    startTime: z.int().optional().describe("Start, Unix seconds. Default: the cloud's choice."),
    endTime: z.int().optional().describe("End, Unix seconds. Default: now."),
    periodSeconds: z
      .int()
      .min(60)
      .refine((seconds) => seconds % 60 === 0, "must be a multiple of 60: BEC counts in minutes")
      .optional()
      .describe("Seconds between samples, in whole minutes (`stepInMin` in the API). Default: the cloud's choice."),
  }),
  outputs: z.object({
    samples: z.array(sample).describe("The samples, oldest first."),
    max: z.number().describe("Largest value."),
    average: z.number().describe("Average value."),
    total: z.number().describe("Sum of the values."),
  }),
  rules: ({ serviceId, deploymentId, podName, ...window }) => [
    ...([serviceId, deploymentId, podName].filter((id) => id !== undefined).length === 1
      ? []
      : [failure(["serviceId"], "set one of serviceId, deploymentId and podName")]),
    ...windowFailures(window),
  ],
  call: async ({ clients: { bec } }, { serviceId, deploymentId, podName, ...window }) => {
    const { type: metricsType, serviceProvider, startTime: start, endTime: end, periodSeconds } = window;
    const asked = { metricsType, serviceProvider, start, end, stepInMin: periodSeconds && periodSeconds / 60 };
    const { metrics, maxValue, avgValue, totalValue } =
      podName !== undefined
        ? await bec.GetPodMetrics({ podId: podName, ...asked })
        : deploymentId !== undefined
          ? await bec.GetDeploymentMetrics({ deploymentId, ...asked })
          : await bec.GetServiceMetrics({ serviceId: serviceId ?? "", ...asked });
    const samples = metrics.map((one) => ({ time: Number(one.timeInSecond), value: Number(one.value) }));
    return { samples, max: maxValue, average: avgValue, total: totalValue };
  },
});

const edgeNode = z
  .object({
    region: z.string().describe("What `region` of a deploy instance takes."),
    regionName: z.string().optional().describe("Chinese name of the region."),
    city: z.string().describe("What its `city` takes."),
    cityName: z.string().optional().describe("Chinese name of the city."),
    serviceProvider: z.string().describe("What its `serviceProvider` takes."),
    regionId: z.string().describe("ID of the node."),
    country: z.string().optional().describe("Country."),
    countryName: z.string().optional().describe("Chinese name of the country."),
    capabilities: z.array(z.string()).describe("Capabilities of the node."),
  })
  .meta({ id: "BecEdgeNode" });

export const getNodes = providerFunction({
  token: "bec:getNodes",
  description: "The nodes of the edge: every region, city and operator that a service can be deployed to.",
  example: `const { nodes } = clouds.bec.getNodesOutput();
export const cities = nodes.apply((all) => [...new Set(all.map((node) => node.city))]);`,
  inputs: z.object({
    type: oneOf("container", "gpu", "vm", "lb", "bm", "vpc", "nat", "eip", "cds", "cds_hdd")
      .default("container")
      .describe("What the node must be able to run. Default `container`."),
    country: z.string().min(1).optional().describe("English name of a country. Default: all."),
  }),
  outputs: z.object({ nodes: z.array(edgeNode).describe("The nodes.") }),
  call: async ({ clients: { bec } }, { type, country }) => {
    const { regionList } = await bec.ListNodes({ type, country });
    const nodes = regionList.flatMap((region) =>
      region.cityList.flatMap((city) =>
        city.serviceProviderList.map((one) => ({
          region: region.region,
          city: city.city,
          serviceProvider: one.serviceProvider,
          regionId: one.regionId,
          regionName: region.name || undefined,
          cityName: city.name || undefined,
          country: region.country || undefined,
          countryName: region.countryName || undefined,
          capabilities: one.capability ?? [],
        })),
      ),
    );
    return { nodes };
  },
});
