import { born, mine, mineById } from "../../caller";
import { Refusal } from "../../cloud";
import { nextId, nextNumber } from "../../ids";
import { kindOf } from "../../kind";
import type { Row, Transition } from "../../row";
import { notesOf } from "../../state";
import { afterRead, listAfterRead, read, remove, startTransition } from "../../transitions";
import type { World } from "../../world";
import type { Call } from "../call";
import { badRequest } from "../errors";
import { onceForToken, type Tokens } from "../tokens";
import { matchCaches } from "./image-cache";
import type { Inputs } from "./inputs.gen";
import type { ContainerGroupAttributes } from "./parts/container-group-row";
import { checkGroup, type GroupRequest } from "./parts/container-group-rules";
import { detail, summary } from "./parts/container-group-view";
import { address, eips, makeEip } from "./parts/eip";
import { missingImage, pullFailure } from "./parts/images";
import { sizeOf } from "./parts/sizes";
import { checkZone } from "./parts/zones";

type Group = Row<ContainerGroupAttributes>;

export const containerGroups = kindOf<ContainerGroupAttributes>({
  service: "bci",
  kind: "container-group",
  name: (row) => row.attributes.name,
  secrets: ["sent.imageRegistryCredentials.*.password"],
  toldSecrets: ["sent.volume.configFile.*.configFiles.*.file"],
  ended,
});

function createInstance(call: Call<Inputs["CreateInstance"]>): object {
  const tokens: Tokens = notesOf(call.world.state, "bci", "tokens");
  if (call.world.otherReadings.has("bci: life span of a client token")) forgetTokens(call, tokens);
  return onceForToken(call, tokens, () => ({ instanceId: makeGroup(call, call.input).id }));
}

/** Removes the tokens of groups that no longer exist. */
function forgetTokens({ world }: Call<object>, tokens: Tokens): void {
  const groups = containerGroups.rows(world.state);
  for (const [key, { answer }] of Object.entries(tokens))
    if (!groups.has((answer as { instanceId: string }).instanceId)) delete tokens[key];
}

function makeGroup(call: Call<object>, sent: GroupRequest): Group {
  const { world } = call;
  checkZone(sent.zoneName);
  checkGroup(sent);
  const size = sizeOf(sent.containers, sent.initContainers ?? []);
  if (size === undefined) throw badRequest("cpu and memory of the containers are more than the largest size offers");
  const row: Group = {
    ...born(call),
    id: nextId(world.state, "p-"),
    status: "Pending",
    attributes: {
      name: sent.name.toLowerCase(),
      zoneName: sent.zoneName || "zoneA",
      ...size,
      tags: sent.tags,
      ...publicAddress(call, sent),
      sent,
    },
  };
  containerGroups.rows(world.state).set(row.id, row);
  matchCaches(
    call,
    sent.containers.map(({ image }) => image),
  );
  startTransition(world, containerGroups, row, {
    phase: "schedule",
    passing: "Pending",
    to: "Creating",
    failedTo: "Failed",
  });
  return row;
}

/** `eipIp` takes precedence; the other fields count only with `autoCreateEip`. */
function publicAddress(call: Call<object>, sent: GroupRequest): { publicIp?: string; bandwidthInMbps: number } {
  const known = eips.rows(call.world.state);
  if (sent.eipIp) {
    const holder = mine(call, containerGroups.rows(call.world.state)).find(
      ({ attributes }) => attributes.publicIp === sent.eipIp,
    );
    if (holder !== undefined) throw badRequest(`eipIp ${sent.eipIp} is bound to ${holder.id}`);
    return { publicIp: sent.eipIp, bandwidthInMbps: known.get(sent.eipIp)?.attributes.bandwidthInMbps ?? 1 };
  }
  if (!sent.autoCreateEip) return { bandwidthInMbps: 0 };
  const bandwidthInMbps = Math.floor(sent.eipBandwidthInMbps ?? 100);
  const made = makeEip(call, {
    name: sent.eipName ?? "eip",
    routeType: sent.eipRouteType ?? "BGP",
    bandwidthInMbps,
    billingMethod: sent.eipBillingMethod ?? "ByTraffic",
  });
  return { publicIp: made.id, bandwidthInMbps };
}

/** A group that has a node stays Creating until its containers run. */
function ended(world: World, row: Group, { phase }: Transition): void {
  const { attributes } = row;
  attributes.updateTime = world.clock.iso();
  if (row.status === "Running") attributes.startTime = attributes.updateTime;
  if (row.status === "Creating") {
    attributes.internalIp = address("192.168", nextNumber(world.state, "bci-ip"));
    startTransition(world, containerGroups, row, {
      phase: "create",
      passing: "Creating",
      to: "Running",
      failedTo: "Failed",
    });
    return;
  }
  const images = attributes.sent.containers.map(({ image }) => image);
  const culprit = missingImage(images);
  if (phase !== "create" || row.status !== "Running" || culprit < 0) return;
  row.status = "Failed";
  row.reason = pullFailure(images[culprit]);
  attributes.culprit = culprit;
}

function requireGroup(call: Call<object>, id: string): Group {
  const row = mineById(call, containerGroups.rows(call.world.state), id);
  const code = call.world.otherReadings.has("bci: not found") ? "InstanceNotFound" : "NoSuchObject";
  if (row === undefined) throw new Refusal(code, `The instance ${id} does not exist.`, 404);
  return row;
}

function getInstance(call: Call<Inputs["GetInstance"]>): object {
  const { world, input } = call;
  const row = afterRead(
    () => requireGroup(call, input.instanceId),
    (group) => read(world, containerGroups, [group]),
  );
  return { instance: detail(row, world) };
}

/** Pages by ID: the marker is the ID at which a page starts. */
function listInstances(call: Call<Inputs["ListInstances"]>): object {
  const { marker, maxKeys = 10 } = call.input;
  const { rows, next } = listAfterRead(
    () => instances(call),
    (groups) => read(call.world, containerGroups, groups),
  );
  return {
    marker: marker ?? "",
    isTruncated: next !== undefined,
    ...(next === undefined ? {} : { nextMarker: next.id }),
    maxKeys,
    result: rows.map(summary),
  };
}

function instances(call: Call<Inputs["ListInstances"]>) {
  const { keywordType = "name", keyword, marker, maxKeys = 10 } = call.input;
  const { otherReadings } = call.world;
  const isNamed = otherReadings.has("bci: name filter of the list")
    ? (name: string, part: string) => name === part
    : (name: string, part: string) => name.includes(part);
  const fits = ({ id, attributes }: Group) =>
    keyword === undefined ||
    (keywordType === "name" ? isNamed(attributes.name, keyword.toLowerCase()) : id === keyword);
  const isAfter = otherReadings.has("bci: markers");
  const found = mine(call, containerGroups.rows(call.world.state))
    .filter(fits)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .filter(({ id }) => marker === undefined || (isAfter ? id > marker : id >= marker));
  const next = found.length > maxKeys ? found[isAfter ? maxKeys - 1 : maxKeys] : undefined;
  return { found, rows: found.slice(0, maxKeys), next };
}

function deleteInstance(call: Call<Inputs["DeleteInstance"]>): object {
  const { world, input } = call;
  const released = world.otherReadings.has("bci: elastic IP on delete");
  const twice = world.otherReadings.has("bci: deleting twice");
  if (twice && mineById(call, containerGroups.rows(world.state), input.instanceId) === undefined) return {};
  const row = requireGroup(call, input.instanceId);
  if (twice && row.transition?.phase === "delete")
    throw new Refusal("Conflict", `The instance ${row.id} is Terminating.`);
  endGroup(world, row, input.relatedReleaseFlag ?? released);
  return {};
}

/** Returns no result per ID, and ignores IDs that do not exist. */
function batchDeleteInstances(call: Call<Inputs["BatchDeleteInstances"]>): object {
  const { instanceIds, relatedReleaseFlag = false } = call.input;
  if (instanceIds.length === 0) throw badRequest("instanceIds must name at least one instance");
  for (const id of instanceIds) {
    const row = mineById(call, containerGroups.rows(call.world.state), id);
    if (row !== undefined) endGroup(call.world, row, relatedReleaseFlag);
  }
  return {};
}

function endGroup(world: World, row: Group, releaseEip: boolean): void {
  if (row.transition?.phase === "delete") return;
  const eip = row.attributes.publicIp === undefined ? undefined : eips.rows(world.state).get(row.attributes.publicIp);
  if (releaseEip && eip !== undefined) remove(world, eips, eip);
  startTransition(world, containerGroups, row, { phase: "delete", passing: "Terminating", failedTo: "Failed" });
}

export const containerGroupHandlers = {
  CreateInstance: createInstance,
  GetInstance: getInstance,
  ListInstances: listInstances,
  DeleteInstance: deleteInstance,
  BatchDeleteInstances: batchDeleteInstances,
};
