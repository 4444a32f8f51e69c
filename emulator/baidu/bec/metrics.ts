import { illegal } from "../errors";
import type { Call } from "../routes";
import { podStatus, podsOf, requireService } from "./rows";

/** What one running pod adds, in the metric's unit (percent, bytes, bits or requests); anything else is at rest. */
const LOAD: Record<string, number> = { CPU: 10, MEMORY: 25, REQUEST_NUMBER: 60, REQUEST_RATE: 1, REQUEST_DELAY: 20 };

interface MetricsInput {
  readonly serviceId: string;
  readonly metricsType: string;
  readonly start?: number;
  readonly end?: number;
  readonly stepInMin?: number;
}

/** No run of a service can be measured here: its pods of now stand for every minute since it was made. */
function getServiceMetrics(call: Call<MetricsInput>): object {
  const { world, input } = call;
  const service = requireService(call, input.serviceId);
  const now = Math.floor(world.clock.now() / 1000);
  const { end = now, start = end - 3600, stepInMin = 1 } = input;
  if (start > end || stepInMin < 1) throw illegal("start must not be after end, and stepInMin be 1 or more");
  const times = Array.from(
    { length: Math.floor((end - start) / (60 * stepInMin)) + 1 },
    (_, i) => start + i * 60 * stepInMin,
  );
  const made = Date.parse(service.createdAt) / 1000;
  const pods = podsOf(world, service).filter((pod) => podStatus(service, pod) === "RUNNING").length;
  const value = ((Object.hasOwn(LOAD, input.metricsType) ? LOAD[input.metricsType] : undefined) ?? 0) * pods;
  const metrics = times.map((timeInSecond) => ({ timeInSecond, value: timeInSecond < made ? 0 : value }));
  const totalValue = metrics.reduce((total, point) => total + point.value, 0);
  const maxValue = Math.max(...metrics.map((point) => point.value));
  return { metrics, maxValue, avgValue: totalValue / metrics.length, totalValue };
}

export const metricsHandlers = { GetServiceMetrics: getServiceMetrics };
