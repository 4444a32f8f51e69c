import type { Call } from "../call";
import { illegal } from "../errors";
import type { Inputs } from "./inputs.gen";
import {
  deploymentAfterRead,
  type Pod,
  podAfterRead,
  podStatus,
  podsOf,
  podsOfDeployment,
  type Service,
  serviceAfterRead,
} from "./parts/rows";

/** The load of one running pod, in the metric's unit (percent, bytes, bits or requests). Other metrics are 0. */
const LOAD: Record<string, number> = { CPU: 10, MEMORY: 25, REQUEST_NUMBER: 60, REQUEST_RATE: 1, REQUEST_DELAY: 20 };

/** Largest number of points: the minutes of a month. Not documented. */
const MOST_POINTS = 31 * 24 * 60;

function getServiceMetrics(call: Call<Inputs["GetServiceMetrics"]>): object {
  const service = serviceAfterRead(call, call.input.serviceId);
  return metrics(call, service, podsOf(call.world, service));
}

function getDeploymentMetrics(call: Call<Inputs["GetDeploymentMetrics"]>): object {
  const { deployment, service } = deploymentAfterRead(call, call.input.deploymentId);
  return metrics(call, service, podsOfDeployment(call.world, deployment));
}

function getPodMetrics(call: Call<Inputs["GetPodMetrics"]>): object {
  const { pod, service } = podAfterRead(call, call.input.podId);
  return metrics(call, service, [pod]);
}

/** Past pods are not recorded, so the current pods count for every minute since the service was created. */
function metrics(
  { world, input }: Call<Omit<Inputs["GetServiceMetrics"], "serviceId">>,
  service: Service,
  pods: readonly Pod[],
): object {
  const now = Math.floor(world.clock.now() / 1000);
  const { end = now, start = end - 3600, stepInMin = 1 } = input;
  if (start > end || stepInMin < 1) throw illegal("start must not be after end, and stepInMin be 1 or more");
  const count = Math.floor((end - start) / (60 * stepInMin)) + 1;
  if (count > MOST_POINTS) throw illegal(`start, end and stepInMin ask for ${count} points; at most ${MOST_POINTS}`);
  const times = Array.from({ length: count }, (_, i) => start + i * 60 * stepInMin);
  const made = Date.parse(service.createdAt) / 1000;
  const running = pods.filter((pod) => podStatus(service, pod) === "RUNNING").length;
  const value = ((Object.hasOwn(LOAD, input.metricsType) ? LOAD[input.metricsType] : undefined) ?? 0) * running;
  const points = times.map((timeInSecond) => ({ timeInSecond, value: timeInSecond < made ? 0 : value }));
  const totalValue = points.reduce((total, point) => total + point.value, 0);
  const maxValue = Math.max(...points.map((point) => point.value));
  return { metrics: points, maxValue, avgValue: totalValue / points.length, totalValue };
}

export const metricsHandlers = {
  GetServiceMetrics: getServiceMetrics,
  GetDeploymentMetrics: getDeploymentMetrics,
  GetPodMetrics: getPodMetrics,
};
