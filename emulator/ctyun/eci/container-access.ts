import { nextHex } from "../../ids";
import { notesOf } from "../../state";
import type { Call } from "../call";
import { conflict, invalid, notFound, refuseUnless } from "../errors";
import { containerGroups } from "./container-group-life";
import { type Group, log, requireGroup } from "./container-group-row";
import type { ContainerRequest } from "./container-group-rules";
import { beijing } from "./dates";

interface LogInput {
  readonly containerGroupId: string;
  readonly containerName?: string;
  readonly startTime?: string;
  readonly tail?: number;
  readonly previous?: boolean;
  readonly sinceSeconds?: number;
  readonly limitBytes?: number;
  readonly timestamps?: boolean;
}

function describeContainerLog(call: Call<LogInput>): object {
  const { input, world } = call;
  const { attributes, ...group } = requireGroup(call, input.containerGroupId);
  const { name } = requireContainer({ attributes, ...group }, input.containerName);
  const run = attributes.restarts - (input.previous ? 1 : 0);
  const since = Math.max(fromTime(input.startTime), world.clock.now() - (input.sinceSeconds ?? Infinity) * 1000);
  const lines = attributes.logs
    .filter((line) => line.container === name && line.run === run && Date.parse(line.at) >= since)
    .map(({ at, text }) => `${input.timestamps ? `${beijing(at)} ` : ""}${text}\n`);
  const content = lines.slice(input.tail ? -input.tail : 0).join("");
  return { containerName: name, content: input.limitBytes ? content.slice(0, input.limitBytes) : content };
}

/** RFC 3339 is what the format is taken to be. */
function fromTime(text: string | undefined): number {
  if (text === undefined) return Number.NEGATIVE_INFINITY;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalid(`startTime must be a time such as 2025-01-16T09:26:44+08:00`);
  return at;
}

/** The container of that name; without a name the only one. */
function requireContainer({ attributes }: Group, name: string | undefined): ContainerRequest {
  const { containers, initContainers = [] } = attributes;
  const [first, ...more] = containers;
  if (!name) refuseUnless(more.length === 0, "containerName is required: the group has several containers");
  const found = name ? [...containers, ...initContainers].find((one) => one.name === name) : first;
  if (found === undefined) throw notFound("container", name ?? "");
  return found;
}

interface ExecInput {
  readonly containerGroupId: string;
  readonly containerName?: string;
  readonly command?: readonly string[];
  readonly sync?: boolean;
}

function execContainerCommand(call: Call<ExecInput & { command: readonly string[] }>): object {
  const group = requireRunning(call);
  const container = requireContainer(group, call.input.containerName);
  const { command, sync } = call.input;
  refuseUnless(command.length > 0, "command must have at least one item");
  log(call.world, group, container.name, `exec ${command.join(" ")}`);
  return sync ? { syncResponse: output(command, group, container) } : { webSocketUri: terminal(call, group) };
}

/** The reply is not published: the address, as of the call above. */
function createContainerWebsocket(call: Call<ExecInput>): object {
  const group = requireRunning(call);
  requireContainer(group, call.input.containerName);
  return { webSocketUri: terminal(call, group) };
}

function requireRunning(call: Call<ExecInput>): Group {
  const group = requireGroup(call, call.input.containerGroupId);
  if (group.status !== "Running") throw conflict(`The container group ${group.id} is ${group.status}, not Running.`);
  return group;
}

/** Nothing runs here: a few commands are answered from what is known of the container. */
function output([program, ...args]: readonly string[], group: Group, container: ContainerRequest): string {
  const variables = container.environmentVar?.map(({ key, value }) => `${key}=${value}\n`) ?? [];
  switch (program?.split("/").at(-1)) {
    case "echo":
      return `${args.join(" ")}\n`;
    case "hostname":
      return `${group.attributes.hostName ?? group.attributes.containerGroupName}\n`;
    case "env":
      return variables.join("");
    case "true":
      return "";
    default:
      return `sh: ${program}: not found\n`;
  }
}

function terminal(call: Call<object>, group: Group): string {
  const token = nextHex(call.world.state, "eci-terminal", 32);
  notesOf<string>(call.world.state, "eci", "terminals")[token] = group.id;
  return `ws://${call.host}/eci/api/v1/containers/execWebsocket?token=${token}`;
}

/** Knows its tokens, but speaks no WebSocket: there is no terminal behind it. */
function execWebsocket(call: Call<{ token: string }>): object {
  const id = notesOf<string>(call.world.state, "eci", "terminals")[call.input.token];
  if (id === undefined || containerGroups.rows(call.world.state)[id] === undefined)
    throw notFound("terminal of the token", "given");
  throw conflict("The terminal cannot be opened: the emulator runs no containers. Use sync: true.");
}

export const containerAccessHandlers = {
  describeContainerLog,
  execContainerCommand,
  createContainerWebsocket,
  execWebsocket,
};
