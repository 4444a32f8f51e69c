import { lookUp } from "../../../words/look-up";
import { born, mine, mineById } from "../../caller";
import { Refusal } from "../../cloud";
import { nextHex, nextId, nextNumber } from "../../ids";
import { listAfterRead, read, remove, startTransition } from "../../transitions";
import type { Call } from "../call";
import { codeOf, conflict, notFound, refuseUnless } from "../errors";
import { matchDataCaches } from "./data-cache";
import { imageCaches, matchImageCaches } from "./image-cache";
import type { Eip, Inputs, Volume } from "./inputs.gen";
import { address, containerGroups, groupAfterRead, schedule } from "./parts/container-group-life";
import { type Group, note, requireGroup } from "./parts/container-group-row";
import { checkGroup } from "./parts/container-group-rules";
import { detail, eventsView, record, statusView } from "./parts/container-group-view";
import { FLAVORS, type Size, sizeOf } from "./parts/flavors";
import { idsOf, isAmong, pageOf } from "./parts/page";
import { hasTags } from "./parts/tag";

function createContainerGroup(call: Call<Inputs["createContainerGroup"]>): object {
  const { world, input } = call;
  checkGroup(input);
  checkImageCache(call);
  const size = sizeFor(input);
  const row: Group = {
    ...born(call),
    id: nextId(world.state, "eci-", 16),
    status: "",
    attributes: {
      ...input,
      ...size,
      ...publicAddress(call, input.eip),
      prodInstId: nextHex(world.state, "eci-product", 32),
      vmId: uuid(nextHex(world.state, "eci-vm", 32)),
      tenantEniInstanceId: nextId(world.state, "port-", 10),
      restarts: 0,
      events: [],
      logs: [],
      opsTasks: [],
    },
  };
  containerGroups.rows(world.state).set(row.id, row);
  note(world, row, { type: "Normal", reason: "Created", message: `Created container group ${row.id}` });
  matchImageCaches(
    call,
    input.containers.map(({ image }) => image),
  );
  matchDataCaches(call, input);
  schedule(world, row);
  return { containerGroupId: row.id, masterOrderId: nextHex(world.state, "eci-order", 32) };
}

const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

function checkImageCache(call: Call<Inputs["createContainerGroup"]>): void {
  const { imageCacheId } = call.input;
  if (imageCacheId === undefined) return;
  const cache = mineById(call, imageCaches.rows(call.world.state), imageCacheId);
  if (cache === undefined) throw notFound("image cache", imageCacheId);
  if (cache.status !== "ready") throw conflict(`The image cache ${imageCacheId} is ${cache.status}, not ready.`);
}

function sizeFor(group: Inputs["createContainerGroup"]): Size {
  const flavor = FLAVORS.find(({ flavorName }) => flavorName === group.flavorName);
  const size = flavor ?? sizeOf(group, group.containers, group.initContainers ?? []);
  if (size === undefined) throw new Refusal(codeOf("OutOfRange"), "cpu and memory are more than the largest size has");
  return { cpu: size.cpu, memory: size.memory };
}

/** Public addresses belong to another product: every named one exists, and can be bound once. */
export function publicAddress(call: Call<object>, eip: Eip = {}, own?: Group): { internetIp?: string } {
  const { world } = call;
  if (eip.eipInstanceId) {
    const holder = mine(call, containerGroups.rows(world.state)).find(
      (group) => group !== own && group.attributes.eip?.eipInstanceId === eip.eipInstanceId,
    );
    if (holder !== undefined) throw conflict(`The elastic IP ${eip.eipInstanceId} is bound to ${holder.id}.`);
    return { internetIp: address("203.0", nextNumber(world.state, "eci-eip")) };
  }
  return eip.autoCreateEip ? { internetIp: address("198.18", nextNumber(world.state, "eci-eip")) } : {};
}

function describeContainerGroup(call: Call<Inputs["describeContainerGroup"]>): object {
  return detail(groupAfterRead(call, call.input.containerGroupId));
}

/** The subnet filter is ignored, because the document says that it is not supported yet. */
function select(call: Call<Inputs["describeContainerGroups"]>): Group[] {
  const { containerGroupIds, containerGroupName, tags, epId } = call.input;
  const ids = idsOf(containerGroupIds);
  const byPart = call.world.otherReadings.has("eci: filter by name");
  const isNamed = (name: string, wanted: string) => (byPart ? name.includes(wanted) : name === wanted);
  return mine(call, containerGroups.rows(call.world.state)).filter(
    (row) =>
      isAmong(row, ids) &&
      (!containerGroupName || isNamed(row.attributes.containerGroupName, containerGroupName)) &&
      (!epId || row.attributes.epId === epId) &&
      hasTags(row.attributes, tags),
  );
}

function page(call: Call<Inputs["describeContainerGroups"]>): { rows: Group[]; nextToken: string; totalCount: number } {
  const { status = "" } = call.input;
  const { found, rows, nextToken } = listAfterRead(
    () => {
      const selected = select(call);
      const found = selected.filter((row) => status === "" || row.status.toLowerCase() === status.toLowerCase());
      return { selected, found, ...pageOf(found, call.input, call.world) };
    },
    (groups) => read(call.world, containerGroups, groups),
  );
  return { rows, nextToken, totalCount: found.length };
}

function describeContainerGroups(call: Call<Inputs["describeContainerGroups"]>): object {
  const { rows, ...reported } = page(call);
  return { ...reported, containerGroups: rows.map(detail) };
}

function describeContainerGroupStatus(call: Call<Inputs["describeContainerGroupStatus"]>): object {
  const { rows, ...reported } = page(call);
  return { ...reported, data: rows.map(statusView) };
}

/** The response has no token, so there is only one page. */
function describeContainerGroupEvent(call: Call<Inputs["describeContainerGroupEvent"]>): object {
  const { rows, totalCount } = page(call);
  return { totalCount, data: rows.map(eventsView) };
}

/** Searchable fields of a row that a change sets. */
const CHANGING = ["state", "instanceStatus", "podIp", "modifiedTime"];

/** The searchable fields are not documented: this searches every field of a row for a part of its value. */
function containerGroupList(call: Call<Inputs["containerGroupList"]>): object {
  const { searchType = "containerGroupName", searchValue, pageNow = 1, pageSize = 10, epId } = call.input;
  const fits = (row: Group) => !searchValue || String(lookUp(record(row), searchType) ?? "").includes(searchValue);
  const [from, size] = [(Math.max(pageNow, 1) - 1) * pageSize, Math.max(pageSize, 1)];
  const { found, rows } = listAfterRead(
    () => {
      const own = mine(call, containerGroups.rows(call.world.state));
      const selected = own.filter(({ attributes }) => !epId || attributes.epId === epId);
      const found = selected.filter(fits);
      return { ...(CHANGING.includes(searchType) && { selected }), found, rows: found.slice(from, from + size) };
    },
    (groups) => read(call.world, containerGroups, groups),
  );
  return { total: found.length, pages: Math.ceil(found.length / size), records: rows.map(record) };
}

function deleteContainerGroup(call: Call<Inputs["deleteContainerGroup"]>): object {
  const { world, input } = call;
  const row = requireGroup(call, input.containerGroupId);
  const isEnding = row.transition?.phase === "delete";
  if (isEnding && world.otherReadings.has("eci: update, restart, resize, delete"))
    throw conflict(`The container group ${row.id} is ${row.status}.`);
  if (input.force) remove(world, containerGroups, row);
  else if (row.transition?.phase !== "delete")
    startTransition(world, containerGroups, row, { phase: "delete", passing: "Terminating", failedTo: "Failed" });
  return { containerGroupId: input.containerGroupId };
}

function resizeContainerGroupVolume(call: Call<Inputs["resizeContainerGroupVolume"]>): object {
  const { volumeName, volumeHandle, newSize } = call.input;
  const { attributes } = requireLive(call, call.input.containerGroupId);
  refuseUnless(volumeName || volumeHandle, "volumeName or volumeHandle is required");
  const isMeant = ({ name, diskVolume }: Volume) =>
    diskVolume && (name === volumeName || diskVolume.volumeHandle === volumeHandle);
  const disk = attributes.volumes?.find(isMeant)?.diskVolume;
  if (disk === undefined) throw notFound("disk volume", volumeName ?? volumeHandle ?? "");
  const size = disk.volumeSize ?? 0;
  refuseUnless(newSize > size, `newSize must be more than the current size, ${size}`);
  attributes.volumes = attributes.volumes?.map((volume) =>
    volume.diskVolume === disk ? { ...volume, diskVolume: { ...disk, volumeSize: newSize } } : volume,
  );
  return {};
}

/** A group that can change. @throws Refusal Conflict unless it is Pending or Running */
export function requireLive(call: Call<object>, id: string): Group {
  const row = requireGroup(call, id);
  if (row.status !== "Pending" && row.status !== "Running")
    throw conflict(`The container group ${id} is ${row.status}: it must be Pending or Running.`);
  return row;
}

export const containerGroupHandlers = {
  createContainerGroup,
  describeContainerGroup,
  describeContainerGroups,
  describeContainerGroupStatus,
  describeContainerGroupEvent,
  containerGroupList,
  deleteContainerGroup,
  resizeContainerGroupVolume,
};
