import { mine } from "../../caller";
import { listAfterRead, startTransition } from "../../transitions";
import { missingImage } from "../bci/parts/images";
import type { Call } from "../call";
import type { Container, Inputs } from "./inputs.gen";
import {
  imageOf,
  type Pod,
  podAfterRead,
  podStatus,
  pods,
  readPods,
  requirePod,
  requireSettled,
  type Service,
} from "./parts/rows";
import { podBrief } from "./parts/service-view";

/** Lists the pods of all services, of one, or of one deployment. A service that does not exist has no pods. */
function listPods(call: Call<Inputs["ListPods"]>): object {
  const { pageNo = 1, pageSize = 100, keyword = "", order, orderBy, serviceId, deploymentId } = call.input;
  const { found, rows } = listAfterRead(
    () => {
      const found = mine(call, pods.rows(call.world.state))
        .map((pod) => requirePod(call, pod.id))
        .filter(({ service }) => serviceId === undefined || service.id === serviceId)
        .filter(({ deployment }) => deploymentId === undefined || deployment.id === deploymentId)
        .filter(({ pod }) => pod.id.includes(keyword));
      if (order?.toUpperCase() === "DESC") found.reverse();
      return { found, rows: found.slice((pageNo - 1) * pageSize, pageNo * pageSize) };
    },
    (list) => readPods(call.world, list),
  );
  const result = rows.map(({ service, deployment, pod }) => podBrief(call.world, service, deployment, pod));
  return { result, pageNo, pageSize, totalCount: found.length, order: order ?? null, orderBy: orderBy ?? null };
}

function getPod(call: Call<Inputs["GetPod"]>): object {
  const { pod, deployment, service } = podAfterRead(call, call.input.podId);
  const disks = service.attributes.volumes?.volumeClaimTemplates ?? [];
  return {
    ...podBrief(call.world, service, deployment, pod),
    podId: pod.id,
    podIp: pod.attributes.internalIp,
    podDataStorage: disks.reduce((total, { storageSize = 0 }) => total + storageSize, 0),
    podEventDetails: events(service, pod),
    containerStatuses: service.attributes.containers.map((spec) => containerStatus(service, pod, spec)),
    createTime: pod.createdAt,
  };
}

function events(service: Service, pod: Pod): object[] {
  const bad = ["EXCEPTION", "FAILED"].includes(podStatus(service, pod));
  const scheduled = { eventName: "Scheduled", eventType: "Normal", eventMessage: `placed ${pod.id}` };
  if (!bad) return [scheduled];
  return [scheduled, { eventName: "Failed", eventType: "Warning", eventMessage: service.reason ?? "it failed" }];
}

function containerStatus(service: Service, pod: Pod, spec: Container): object {
  const status = podStatus(service, pod);
  const running = status === "RUNNING";
  const image = imageOf(spec);
  const { startedAt = pod.createdAt, restartCount } = pod.attributes;
  const waiting =
    missingImage([image]) < 0
      ? { reason: "ContainerCreating", message: "" }
      : { reason: "ErrImagePull", message: service.reason ?? "" };
  return {
    name: spec.name ?? "",
    image,
    ready: running,
    restartCount,
    state: running ? { running: { startedAt: Date.parse(startedAt) } } : { waiting },
  };
}

function restartPod(call: Call<Inputs["RestartPod"]>): undefined {
  const { pod, service } = requirePod(call, call.input.podId);
  requireSettled(service, call.world);
  pod.attributes.restartCount += 1;
  startTransition(call.world, pods, pod, {
    phase: "restart",
    passing: "STARTING",
    to: "RUNNING",
    failedTo: "EXCEPTION",
  });
}

export const podHandlers = { ListPods: listPods, GetPod: getPod, RestartPod: restartPod };
