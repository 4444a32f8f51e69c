import { nextId, nextNumber } from "../../ids";
import { remove, startTransition } from "../../transitions";
import type { World } from "../../world";
import { address } from "../bci/parts/eip";
import type { Call } from "../call";
import { illegal } from "../errors";
import type { Inputs } from "./inputs.gen";
import {
  type Deployment,
  type DeploymentAttributes,
  deploymentAfterRead,
  deployments,
  type Pod,
  pods,
  podsOfDeployment,
  requireDeployment,
  requireSettled,
  type Service,
  services,
} from "./parts/rows";
import { checkReplicas } from "./parts/service-rules";
import { deploymentDetails } from "./parts/service-view";

/** Makes a service's deployment at a node, without pods yet. */
export function makeDeployment(world: World, service: Service, attributes: DeploymentAttributes): Deployment {
  const { account, region, createdAt } = service;
  const prefix = `sts-${service.id.slice(2)}-${attributes.node.regionId}-`;
  const row = {
    account,
    region,
    createdAt,
    owner: service.id,
    status: "present",
    id: nextId(world.state, prefix, 5),
    attributes,
  };
  deployments.rows(world.state).set(row.id, row);
  return row;
}

/** Adds pods, or removes those with the highest ordinals. */
export function scale(world: World, service: Service, deployment: Deployment, replicas: number): void {
  const there = podsOfDeployment(world, deployment);
  for (const pod of there.slice(replicas)) remove(world, pods, pod);
  for (let ordinal = there.length; ordinal < replicas; ordinal++) makePod(world, service, deployment, ordinal);
}

function makePod(world: World, service: Service, deployment: Deployment, ordinal: number): void {
  const { needPublicIp, needIpv6PublicIp } = service.attributes;
  const n = nextNumber(world.state, "bec-ip");
  const row: Pod = {
    account: service.account,
    region: service.region,
    createdAt: world.clock.iso(),
    owner: deployment.id,
    id: `${deployment.id}-${ordinal}`,
    status: service.status === "STOP" ? "STOP" : "PENDING",
    attributes: {
      ordinal,
      internalIp: address("172.20", n),
      ...(needPublicIp ? { publicIp: address("198.19", n) } : {}),
      ...(needIpv6PublicIp ? { ipv6PublicIp: ipv6(address("172.20", n)) } : {}),
      restartCount: 0,
    },
  };
  pods.rows(world.state).set(row.id, row);
}

/** A documentation address for a private address. */
export const ipv6 = (internalIp: string) => `2001:db8::${internalIp.split(".").slice(2).join(":")}`;

function getDeployment(call: Call<Inputs["GetDeployment"]>): object {
  const { deployment, service } = deploymentAfterRead(call, call.input.deploymentId);
  return deploymentDetails(call.world, service, deployment);
}

function updateReplicas(call: Call<Inputs["UpdateDeploymentReplicas"]>): object {
  const { world, input } = call;
  const { deployment, service } = requireDeployment(call, input.deploymentId);
  requireSettled(service, world);
  scale(world, service, deployment, checkReplicas(world, input.replicas));
  const to = service.status === "STOP" ? "STOP" : "RUNNING";
  startTransition(world, services, service, { phase: "update", passing: service.status, to, failedTo: "EXCEPTION" });
  return { result: true, action: "update", details: { deploymentId: deployment.id } };
}

/** Deletes all of the deployments or none. The service stays, even without deployments. */
function deleteDeployments(call: Call<Inputs["DeleteDeployments"]>): object {
  const ids = call.input.body;
  if (ids.length === 0) throw illegal("the body must name at least one deployment");
  const found = ids.map((id) => requireDeployment(call, id));
  for (const { service } of found) requireSettled(service, call.world);
  for (const { deployment } of found) remove(call.world, deployments, deployment);
  return { result: true, action: "delete", details: { deploymentId: ids } };
}

export const deploymentHandlers = {
  GetDeployment: getDeployment,
  UpdateDeploymentReplicas: updateReplicas,
  DeleteDeployments: deleteDeployments,
};
