import { lookUp } from "../../../words/look-up";
import { born } from "../../caller";
import { nextId } from "../../ids";
import { notesOf } from "../../state";
import { listAfterRead, startTransition } from "../../transitions";
import type { Call } from "../call";
import { illegal } from "../errors";
import { onceForToken } from "../tokens";
import { ipv6, makeDeployment, scale } from "./deployment";
import type { Inputs } from "./inputs.gen";
import { type EdgeNode, nodeOf, requireCards } from "./nodes";
import {
  deploymentsOf,
  podsOf,
  readServices,
  requireService,
  requireSettled,
  type Service,
  serviceAfterRead,
  services,
  servicesOf,
} from "./parts/rows";
import { checkBandwidth, checkContainers, checkReplicas, checkService } from "./parts/service-rules";
import { brief, details } from "./parts/service-view";

function createService(call: Call<Inputs["CreateService"]>): object {
  const { world } = call;
  return onceForToken(call, notesOf(world.state, "bec", "tokens"), () => {
    const { deployInstances, ...asked } = call.input;
    checkService(call.input);
    const places = deployInstances.map((place) => ({ node: nodeOf(place), ...place }));
    for (const { replicas } of places) checkReplicas(world, replicas);
    const nodes = places.map(({ node }) => node);
    requireCards(nodes, asked.containers);
    requireDistinct(nodes);
    const row: Service = { ...born(call), id: nextId(world.state, "s-"), status: "", attributes: asked };
    services.rows(world.state).set(row.id, row);
    for (const { node, replicas, networkType } of places)
      scale(world, row, makeDeployment(world, row, { node, networkType }), checkReplicas(world, replicas));
    startTransition(world, services, row, {
      phase: "create",
      passing: "STARTING",
      to: "RUNNING",
      failedTo: "FAILED",
    });
    // The time is null right after creation, as in the sample.
    return { result: true, action: "Create service", details: { ...brief(world, row), createTime: null } };
  });
}

function requireDistinct(nodes: readonly EdgeNode[]): void {
  const ids = nodes.map(({ regionId }) => regionId);
  if (new Set(ids).size !== ids.length) throw illegal("deployInstances: a node appears twice");
}

function getService(call: Call<Inputs["GetService"]>): object {
  return details(call.world, serviceAfterRead(call, call.input.serviceId));
}

/** Pages by ID: the marker is the ID at which a page starts. */
function listServices(call: Call<Inputs["ListServices"]>): object {
  const { marker, maxKeys = 1000 } = call.input;
  const { found, rows } = listAfterRead(
    () => {
      const found = servicesOf(call)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .filter(({ id }) => marker === undefined || id >= marker);
      return { found, rows: found.slice(0, maxKeys) };
    },
    (list) => readServices(call.world, list),
  );
  const next = found[maxKeys];
  return {
    marker: marker ?? "",
    isTruncated: next !== undefined,
    ...(next === undefined ? {} : { nextMarker: next.id }),
    maxKeys,
    services: rows.map((row) => brief(call.world, row)),
  };
}

function listServicesV1(call: Call<Inputs["ListServicesV1"]>): object {
  const { pageNo = 1, pageSize = 100, keywordType = "serviceName", keyword = "", order, orderBy, status } = call.input;
  const sign = order?.toUpperCase() === "DESC" ? -1 : 1;
  const { found, rows } = listAfterRead(
    () => {
      const selected = servicesOf(call)
        .filter(({ id, attributes }) => (keywordType === "serviceId" ? id : attributes.serviceName).includes(keyword))
        .sort((a, b) => sign * compare(sortKey(a, orderBy), sortKey(b, orderBy)));
      const found = selected.filter((row) => status === undefined || row.status === status.toUpperCase());
      return { selected, found, rows: found.slice((pageNo - 1) * pageSize, pageNo * pageSize) };
    },
    (list) => readServices(call.world, list),
  );
  const result = rows.map((row) => brief(call.world, row));
  return { result, orderBy: orderBy ?? null, order: order ?? null, pageNo, pageSize, totalCount: found.length };
}

/** Orders by creation time, or by another field of a service. */
function sortKey({ id, createdAt, status, attributes }: Service, orderBy = "createTime"): string {
  const keys: Record<string, string> = { serviceId: id, serviceName: attributes.serviceName, status };
  return lookUp(keys, orderBy) ?? createdAt;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const UPDATES = { name: rename, replicas: changeReplicas, resource: changeResource };

function updateService(call: Call<Inputs["UpdateService"]>): object | undefined {
  const { world, input, version } = call;
  return onceForToken(call, notesOf(world.state, "bec", "tokens"), () => {
    const row = requireService(call, input.serviceId);
    requireSettled(row, world);
    UPDATES[input.type](call, row);
    row.attributes = { ...row.attributes, lastUpdateTime: world.clock.iso() };
    return version === "v1" ? { result: true, action: "update", details: [brief(world, row)] } : undefined;
  });
}

/** Changes only the name, at once. */
function rename({ input }: Call<Inputs["UpdateService"]>, row: Service): void {
  if (!input.serviceName) throw illegal("serviceName is required with type name");
  row.attributes = { ...row.attributes, serviceName: input.serviceName };
}

/** Places that are not named keep their number of pods. A place that the service does not have is refused. */
function changeReplicas({ world, input }: Call<Inputs["UpdateService"]>, row: Service): void {
  if (!input.deployInstances?.length) throw illegal("deployInstances is required with type replicas");
  requireDistinct(input.deployInstances.map(nodeOf));
  const changes = input.deployInstances.map((place) => {
    const { regionId } = nodeOf(place);
    const found = deploymentsOf(world, row).find(({ attributes }) => attributes.node.regionId === regionId);
    if (found === undefined) throw illegal(`deployInstances: ${row.id} has no deployment at ${regionId}`);
    return { found, replicas: checkReplicas(world, place.replicas) };
  });
  for (const { found, replicas } of changes) scale(world, row, found, replicas);
  startUpdate(world, row, row.status);
}

function changeResource({ world, input, version }: Call<Inputs["UpdateService"]>, row: Service): void {
  const { containers, imageRegistrySecrets, bandwidth, needIpv6PublicIp, kernelParam } = input;
  const changes = { containers, imageRegistrySecrets, bandwidth, needIpv6PublicIp, kernelParam };
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  if (given.length === 0) throw illegal("type resource requires something to change");
  if (containers) {
    checkContainers(containers, row.attributes.volumes ?? {});
    const places = deploymentsOf(world, row).map(({ attributes }) => attributes.node);
    requireCards(places, containers);
  }
  if (version === "v1" && bandwidth !== undefined && !Number.isInteger(bandwidth))
    throw illegal("bandwidth must be an integer in v1");
  if (bandwidth !== undefined && row.attributes.needPublicIp) checkBandwidth(bandwidth);
  if (needIpv6PublicIp === false && row.attributes.needIpv6PublicIp)
    throw illegal("needIpv6PublicIp can be turned on only");
  row.attributes = { ...row.attributes, ...Object.fromEntries(given) };
  for (const pod of podsOf(world, row)) {
    if (needIpv6PublicIp) pod.attributes.ipv6PublicIp ??= ipv6(pod.attributes.internalIp);
    if (row.status !== "STOP" && containers) pod.status = "PENDING";
  }
  startUpdate(world, row, row.status === "STOP" ? "STOP" : "STARTING");
}

/** A stopped service stays stopped. */
function startUpdate(world: Call["world"], row: Service, passing: string): void {
  const to = row.status === "STOP" ? "STOP" : "RUNNING";
  startTransition(world, services, row, { phase: "update", passing, to, failedTo: "EXCEPTION" });
}

export const serviceHandlers = {
  CreateService: createService,
  GetService: getService,
  ListServices: listServices,
  ListServicesV1: listServicesV1,
  UpdateService: updateService,
};
