import { z } from "zod";
import { AbsentError } from "../../../lifecycle/functions/absent";
import { windowFailures } from "../../../lifecycle/functions/window";
import { secret } from "../../../lifecycle/schema";
import { providerFunction } from "../../resource";
import type { MetricRecord } from "../api.gen";
import { utc } from "../parts/dates";

/** Functions for the logs and metrics of containers and the operations on their groups. */

const containerGroupId = z.string().min(1).describe("ID of the container group.");

/** Structures that the contract describes only in outline. */
type Loose = Record<string, unknown>;
const loose = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const number = (value: unknown) => (typeof value === "number" ? value : undefined);

export const getContainerLog = providerFunction({
  token: "eci:getContainerLog",
  description:
    "What a container wrote to its standard output. It can contain secrets: use `getContainerLogOutput`, whose result Pulumi encrypts.",
  example: `const { content } = clouds.eci.getContainerLogOutput({ containerGroupId: "eci-abcd1234", tailLines: 100 });
export { content };`,
  inputs: z.object({
    containerGroupId,
    containerName: z.string().min(1).optional().describe("Container; required if there are several."),
    tailLines: z.int().min(1).optional().describe("Maximum number of lines, counted from the end. Default: all."),
    sinceSeconds: z.int().min(1).optional().describe("Only the log of this many seconds."),
    sinceTime: z
      .string()
      .min(1)
      .optional()
      .describe("Only the log since this time, RFC 3339 (`startTime` in the API)."),
    limitBytes: z.int().min(1).optional().describe("At most this many bytes."),
    previous: z.boolean().optional().describe("The log of the container's previous run. Default false."),
    timestamps: z.boolean().optional().describe("Starts each line with its time. Default false."),
  }),
  outputs: z.object({
    containerName: z.string().optional().describe("Name of the container."),
    content: secret(z.string()).describe("What it wrote."),
  }),
  call: async ({ clients: { eci } }, want) => {
    // Zero and false are left out of the query (contract, describeContainerLog).
    const { previous, timestamps, tailLines: tail, sinceTime: startTime, ...same } = want;
    const flags = { previous: previous || undefined, timestamps: timestamps || undefined };
    const { containerName, content = "" } = await eci.describeContainerLog({ ...same, tail, startTime, ...flags });
    return { containerName: containerName || undefined, content };
  },
});

const load = z
  .object({
    name: z.string().describe("Name of the container."),
    cpuPercent: z.number().optional().describe("CPU usage in percent."),
    memoryPercent: z.number().optional().describe("Memory usage in percent."),
  })
  .meta({ id: "EciContainerLoad" });

const sample = z
  .object({
    time: z.int().describe("Unix seconds."),
    cpuPercent: z.number().optional().describe("CPU usage of the group in percent."),
    memoryPercent: z.number().optional().describe("Memory usage of the group in percent."),
    receiveRate: z.number().optional().describe("Network in, of all interfaces, in the cloud's unit."),
    transmitRate: z.number().optional().describe("Network out, of all interfaces, in the cloud's unit."),
    containers: z.array(load).describe("Each container."),
  })
  .meta({ id: "EciMetricSample" });

const usage = ({ cpu, memory }: { cpu?: unknown; memory?: unknown }) => ({
  cpuPercent: number(loose(cpu).cpuUsage),
  memoryPercent: number(loose(memory).memoryUsage),
});

function flatten(row: MetricRecord): z.input<typeof sample> {
  const { interfaces } = loose(row.network);
  const sum = (field: string) =>
    Array.isArray(interfaces)
      ? interfaces.reduce((total, one) => total + (number(loose(one)[field]) ?? 0), 0)
      : undefined;
  return {
    // A string here.
    time: Number(row.timestamp),
    ...usage(row),
    receiveRate: sum("networkReceiveRate"),
    transmitRate: sum("networkTransmitRate"),
    containers: (row.containers ?? []).map((one) => ({ name: text(one.name) ?? "", ...usage(one) })),
  };
}

const metrics = z
  .object({
    containerGroupId: z.string().describe("ID of the group."),
    samples: z.array(sample).describe("The samples, oldest first."),
  })
  .meta({ id: "EciGroupMetrics" });

export const getMetrics = providerFunction({
  token: "eci:getMetrics",
  description: "Usage of container groups over time.",
  example: `const { metrics } = clouds.eci.getMetricsOutput({ containerGroupIds: ["eci-abcd1234"] });
export const latest = metrics.apply(([group]) => group?.samples.at(-1)?.cpuPercent);`,
  inputs: z.object({
    containerGroupIds: z.array(z.string().min(1)).min(1).describe("The groups."),
    startTime: z.int().optional().describe("Start, Unix seconds. Default: the cloud's choice."),
    endTime: z.int().optional().describe("End, Unix seconds. Default: now."),
    periodSeconds: z.int().min(1).optional().describe("Seconds between samples. Default: the cloud's choice."),
  }),
  outputs: z.object({ metrics: z.array(metrics).describe("One for each group.") }),
  rules: windowFailures,
  call: async ({ clients: { eci } }, { containerGroupIds, startTime, endTime, periodSeconds }) => {
    const window = { startTime, endTime, period: periodSeconds };
    const [only] = containerGroupIds;
    if (containerGroupIds.length === 1 && only) {
      const { records = [] } = await eci.describeConsoleContainerGroupMetric({ containerGroupId: only, ...window });
      return { metrics: [{ containerGroupId: only, samples: records.map(flatten) }] };
    }
    const asked = { containerGroupIds: containerGroupIds.join(","), ...window };
    const { metrics = [] } = await eci.describeMultiConsoleContainerGroupMetric(asked);
    return {
      metrics: metrics.map((row) => ({
        containerGroupId: text(row.name) ?? "",
        samples: Array.isArray(row.records) ? (row.records as MetricRecord[]).map(flatten) : [],
      })),
    };
  },
});

const opsTask = z
  .object({
    type: z.string().describe("Kind of the task."),
    value: z.string().optional().describe("Its input, as JSON."),
    status: z.string().optional().describe("Its result."),
    createTime: z.string().optional().describe("Time of the request, UTC."),
  })
  .meta({ id: "EciOpsTask" });

export const getOpsTasks = providerFunction({
  token: "eci:getOpsTasks",
  description: "Maintenance tasks of a container group, such as a core dump.",
  example: `const { tasks } = clouds.eci.getOpsTasksOutput({ containerGroupId: "eci-abcd1234" });
export const states = tasks.apply((all) => all.map((task) => task.status));`,
  inputs: z.object({ containerGroupId, type: z.string().min(1).optional().describe("Only tasks of this kind.") }),
  outputs: z.object({ tasks: z.array(opsTask).describe("The tasks.") }),
  call: async ({ clients: { eci } }, { containerGroupId, type }) => {
    const { records = [] } = await eci.describeOpsTask({ containerGroupId, opsType: type });
    return {
      tasks: records.map((row) => ({
        type: text(row.opsType) ?? "",
        value: text(row.opsValue),
        status: text(row.opsStatus),
        createTime: utc(text(row.createTime)),
      })),
    };
  },
});

export const getCommitTask = providerFunction({
  token: "eci:getCommitTask",
  description: "A task that saves a container as an image.",
  example: `const task = clouds.eci.getCommitTaskOutput({ taskId: "0123456789abcdef" });
export const state = task.status;`,
  inputs: z.object({ taskId: z.string().min(1).describe("ID of the task.") }),
  outputs: z.object({
    taskId: z.string().describe("ID of the task."),
    status: z.string().optional().describe("Its state."),
    containerGroupId: z.string().optional().describe("Group of the container."),
    containerName: z.string().optional().describe("The container."),
  }),
  call: async ({ clients: { eci } }, { taskId }) => {
    const [row] = (await eci.describeCommitContainerTask({ taskId })).tasks ?? [];
    if (!row) throw new AbsentError(`there is no task ${taskId}`, "check the ID");
    return {
      taskId: text(row.taskId) ?? taskId,
      status: text(row.taskStatus),
      containerGroupId: text(row.containerGroupId),
      containerName: text(row.containerName),
    };
  },
});
