import { nextNumber } from "../../../ids";
import { kindOf } from "../../../kind";
import type { Transition } from "../../../row";
import { afterRead, read, startTransition } from "../../../transitions";
import type { World } from "../../../world";
import type { Call } from "../../call";
import { type ContainerGroupAttributes, type Group, groupKind, log, note, requireGroup } from "./container-group-row";

export const containerGroups = kindOf<ContainerGroupAttributes>({ ...groupKind, ended });

/** The group of a call that reads it, its log or its load. @throws Refusal if it does not exist, or this read ends its deletion */
export function groupAfterRead(call: Call<object>, id: string): Group {
  return afterRead(
    () => requireGroup(call, id),
    (group) => read(call.world, containerGroups, [group]),
  );
}

/** No registry has an image whose name contains this text: groups and caches with it fail. */
const MISSING = "does-not-exist";

/** Index of the first image that cannot be pulled; -1 if all can. */
export const missingImage = (images: readonly string[]) => images.findIndex((image) => image.includes(MISSING));

/** The reason of the failure, as a container runtime words it. */
export const pullFailure = (image: string | undefined) => `failed to pull image "${image}": not found`;

/** A group is Scheduling, then Pending, then Running. One that does not always restart is then Succeeded. */
export function schedule(world: World, row: Group): void {
  startTransition(world, containerGroups, row, {
    phase: "schedule",
    passing: "Scheduling",
    to: "Pending",
    failedTo: "ScheduleFailed",
  });
}

/** Restarts a group's containers, with another status meanwhile. */
export function startAgain(world: World, row: Group, phase: "update" | "restart", passing: string): void {
  row.attributes.restarts += phase === "restart" ? 1 : 0;
  startTransition(world, containerGroups, row, { phase, passing, to: "Running", failedTo: "Failed" });
}

function ended(world: World, row: Group, { phase }: Transition): void {
  if (row.status === "Pending") placed(world, row);
  else if (row.status === "Running") started(world, row);
  else settled(world, row, phase);
}

function placed(world: World, row: Group): void {
  const { attributes } = row;
  attributes.intranetIp ??= address("192.168", nextNumber(world.state, "eci-ip"));
  note(world, row, { type: "Normal", reason: "Scheduled", message: `placed in ${attributes.azInfo[0]?.azName}` });
  startTransition(world, containerGroups, row, {
    phase: "create",
    passing: "Pending",
    to: "Running",
    failedTo: "Failed",
  });
}

function started(world: World, row: Group): void {
  const { attributes } = row;
  const images = attributes.containers.map(({ image }) => image);
  const culprit = missingImage(images);
  if (culprit >= 0) {
    row.status = "Failed";
    row.reason = pullFailure(images[culprit]);
    attributes.culprit = culprit;
    settled(world, row, "create");
    return;
  }
  delete attributes.culprit;
  attributes.startedAt = world.clock.iso();
  for (const { name, image, command = [], args = [] } of attributes.containers) {
    note(world, row, { type: "Normal", reason: "Started", message: `Started container ${name}` });
    log(world, row, name, ["started", image, ...command, ...args].join(" "));
  }
  if (attributes.restartPolicy === "Always") return;
  startTransition(world, containerGroups, row, {
    phase: "run",
    passing: "Running",
    to: "Succeeded",
    failedTo: "Failed",
  });
}

function settled(world: World, row: Group, phase: string): void {
  row.attributes.endedAt = world.clock.iso();
  if (row.status === "Succeeded") {
    note(world, row, { type: "Normal", reason: "Completed", message: "all containers ended with status 0" });
    return;
  }
  const scheduling = row.status === "ScheduleFailed";
  const reason = scheduling ? "FailedScheduling" : "Failed";
  note(world, row, { type: "Warning", reason, message: row.reason ?? `phase ${phase} failed` });
}

/** The nth address of a network of 65536. */
export function address(network: string, n: number): string {
  return `${network}.${Math.floor(n / 250) % 250}.${(n % 250) + 1}`;
}
