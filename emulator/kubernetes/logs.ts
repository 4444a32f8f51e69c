import type { KubernetesObject } from "./object";
import { type Container, containersOf, isFinished, isMissing, outcomeOf } from "./pod-status";
import { badRequest } from "./status";

/** The container that a request names; without a name, the only one. @throws StatusError */
export function containerOf(pod: KubernetesObject, name: string): Container {
  const containers = containersOf(pod);
  const names = containers.map((container) => container.name).join(" ");
  const found = name === "" ? containers[0] : containers.find((container) => container.name === name);
  if (found === undefined) throw badRequest(`container ${name} is not valid for pod ${pod.metadata.name}`);
  if (name === "" && containers.length > 1)
    throw badRequest(`a container name must be specified for pod ${pod.metadata.name}, choose one of: [${names}]`);
  return found;
}

/**
 * A container's log, as far as the emulator can make one: that it started, the output of a known command, and how it ended.
 * @throws StatusError while the container waits to start
 */
export function logOf(pod: KubernetesObject, query: URLSearchParams, now: number): string {
  const container = containerOf(pod, query.get("container") ?? "");
  const { name, namespace } = pod.metadata;
  if (pod.status?.startTime === undefined || isMissing(container))
    throw badRequest(
      `container "${container.name}" in pod "${name}" is waiting to start: ${isMissing(container) ? "trying and failing to pull image" : "ContainerCreating"}`,
    );
  if (query.get("previous") === "true")
    throw badRequest(`previous terminated container "${container.name}" in pod "${name}" not found`);
  const { output, complaint, code } = outcomeOf(pod, container);
  const started = `started ${container.image ?? ""} as ${container.name} of ${namespace}/${name} on ${pod.spec?.nodeName}`;
  const lines = [started, ...`${output}${complaint}`.split("\n").filter((line) => line !== "")];
  if (isFinished(pod)) lines.push(`ended with code ${code}`);
  return cut(lines, Date.parse(String(pod.status.startTime)), query, now);
}

/** The lines that a request asks for. */
function cut(lines: readonly string[], at: number, query: URLSearchParams, now: number): string {
  const since = Math.max(
    now - Number(query.get("sinceSeconds") ?? Infinity) * 1000,
    Date.parse(query.get("sinceTime") ?? "") || -Infinity,
  );
  const tail = Number(query.get("tailLines") ?? Infinity);
  const kept = at < since || tail === 0 ? [] : lines.slice(-tail);
  const time = new Date(at).toISOString().replace("Z", "000000Z");
  const text = kept.map((line) => `${query.get("timestamps") === "true" ? `${time} ` : ""}${line}\n`).join("");
  const most = query.get("limitBytes");
  return most === null ? text : Buffer.from(text).subarray(0, Number(most)).toString();
}
