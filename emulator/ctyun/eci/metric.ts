import { createHash } from "node:crypto";
import { mineById } from "../../caller";
import { afterRead, read } from "../../transitions";
import type { Call } from "../call";
import { refuseUnless } from "../errors";
import type { Inputs } from "./inputs.gen";
import { containerGroups, groupAfterRead } from "./parts/container-group-life";
import type { Group } from "./parts/container-group-row";
import { idsOf } from "./parts/page";

type Window = Pick<Inputs["describeConsoleContainerGroupMetric"], "startTime" | "endTime" | "period">;

/** Seconds between samples, as observed. */
const SHORTEST_PERIOD = 15;
const HOUR = 3600;
const MOST_RECORDS = 1000;
const GIB = 2 ** 30;

/** Records of the time in which the containers ran; of the last hour if no time is given. */
function records(call: Call<Window>, group: Group): object[] {
  const { attributes } = group;
  if (attributes.startedAt === undefined) return [];
  const now = Math.floor(call.world.clock.now() / 1000);
  const { endTime = now, period = SHORTEST_PERIOD } = call.input;
  const { startTime = endTime - HOUR } = call.input;
  refuseUnless(startTime <= endTime, "startTime must not be after endTime");
  const step = Math.max(period, SHORTEST_PERIOD);
  const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);
  const last = Math.min(endTime, now, attributes.endedAt ? seconds(attributes.endedAt) : now);
  const first = Math.ceil(Math.max(startTime, seconds(attributes.startedAt)) / step) * step;
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  const latest = Array.from({ length: Math.min(count, MOST_RECORDS) }, (_, n) => first + (count - 1 - n) * step);
  return latest.reverse().map((time) => recordAt(group, time));
}

/** Made-up values that are the same for the same group and time. */
function recordAt({ id, attributes }: Group, time: number): object {
  const share = (what: string) => {
    const drawn = createHash("sha256").update(`${id}/${what}/${time}`).digest().readUInt16BE(0) / 2 ** 16;
    return 0.05 + 0.4 * drawn;
  };
  const load = (name: string, cpu: number, memory: number) => ({
    cpu: {
      cpuUsage: 100 * share(`${name}.cpu`),
      cpuNanoCores: Math.round(cpu * 1e9 * share(`${name}.cpu`)),
      limit: cpu,
    },
    memory: {
      memoryUsage: 100 * share(`${name}.memory`),
      usageBytes: Math.round(memory * GIB * share(`${name}.memory`)),
      availableBytes: Math.round(memory * GIB * (1 - share(`${name}.memory`))),
    },
  });
  const rate = (what: string) => Math.round(100_000 * share(what));
  return {
    timestamp: String(time),
    ...load("group", attributes.cpu, attributes.memory),
    network: {
      interfaces: [{ name: "eth0", networkReceiveRate: rate("receive"), networkTransmitRate: rate("transmit") }],
    },
    disk: [{ device: "vda", readBytes: rate("read"), writeBytes: rate("write"), readIO: 1, writeIO: 1 }],
    fileSystem: [{ name: "/", fileSystemUsage: 100 * share("files") }],
    containers: attributes.containers.map(({ name, cpu, memory }) => ({
      name,
      ...load(name, cpu ?? attributes.cpu, memory ?? attributes.memory),
    })),
  };
}

function describeConsoleContainerGroupMetric(call: Call<Inputs["describeConsoleContainerGroupMetric"]>): object {
  const group = groupAfterRead(call, call.input.containerGroupId);
  return { name: group.id, records: records(call, group) };
}

/** Ignores groups that do not exist. */
function describeMultiConsoleContainerGroupMetric(
  call: Call<Inputs["describeMultiConsoleContainerGroupMetric"]>,
): object {
  const { containerGroupIds, epId } = call.input;
  const ids = idsOf(containerGroupIds) ?? [];
  const found = afterRead(
    () => ids.flatMap((id) => mineById(call, containerGroups.rows(call.world.state), id) ?? []),
    (groups) => read(call.world, containerGroups, groups),
  );
  const metrics = found
    .filter(({ attributes }) => !epId || attributes.epId === epId)
    .map((group) => ({ name: group.id, records: records(call, group) }));
  return { metrics };
}

export const metricHandlers = { describeConsoleContainerGroupMetric, describeMultiConsoleContainerGroupMetric };
