import { nextHex } from "../../ids";
import { runCommand } from "../../shell";
import { notesOf } from "../../state";
import type { World } from "../../world";
import type { Call } from "../call";
import { conflict, invalid, notFound, refuseUnless } from "../errors";
import type { Container, Inputs } from "./inputs.gen";
import { containerGroups, groupAfterRead } from "./parts/container-group-life";
import { type Group, log, requireGroup } from "./parts/container-group-row";
import { beijing } from "./parts/dates";

function describeContainerLog(call: Call<Inputs["describeContainerLog"]>): object {
  const { input, world } = call;
  const group = groupAfterRead(call, input.containerGroupId);
  const { attributes } = group;
  const { name } = requireContainer(group, input.containerName);
  const run = attributes.restarts - (input.previous ? 1 : 0);
  const since = Math.max(fromTime(input.startTime), world.clock.now() - (input.sinceSeconds || Infinity) * 1000);
  const lines = attributes.logs
    .filter((line) => line.container === name && line.run === run && Date.parse(line.at) >= since)
    .map(({ at, text }) => `${input.timestamps ? `${beijing(at)} ` : ""}${text}\n`);
  const content = lines.slice(input.tail ? -input.tail : 0).join("");
  return { containerName: name, content: input.limitBytes ? content.slice(0, input.limitBytes) : content };
}

/** Parses a time, assuming RFC 3339. */
function fromTime(text: string | undefined): number {
  if (text === undefined) return Number.NEGATIVE_INFINITY;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalid(`startTime must be a time such as 2025-01-16T09:26:44+08:00`);
  return at;
}

/** The container with that name; without a name, the only one. */
function requireContainer({ attributes }: Group, name: string | undefined): Container {
  const { containers, initContainers = [] } = attributes;
  const [first, ...more] = containers;
  if (!name) refuseUnless(more.length === 0, "containerName is required: the group has several containers");
  const found = name ? [...containers, ...initContainers].find((one) => one.name === name) : first;
  if (found === undefined) throw notFound("container", name ?? "");
  return found;
}

function execContainerCommand(call: Call<Inputs["execContainerCommand"]>): object {
  const group = requireRunning(call);
  const container = requireContainer(group, call.input.containerName);
  const { command, sync } = call.input;
  refuseUnless(command.length > 0, "command must have at least one item");
  log(call.world, group, container.name, `exec ${command.join(" ")}`);
  return sync ? { syncResponse: output(command, group, container) } : { webSocketUri: terminal(call, group) };
}

/** The response is not published; this returns the address, like the call above. */
function createContainerWebsocket(call: Call<Inputs["createContainerWebsocket"]>): object {
  const group = requireRunning(call);
  requireContainer(group, call.input.containerName);
  return { webSocketUri: terminal(call, group) };
}

function requireRunning(call: Call<Inputs["createContainerWebsocket"]>): Group {
  const group = requireGroup(call, call.input.containerGroupId);
  if (group.status !== "Running") throw conflict(`The container group ${group.id} is ${group.status}, not Running.`);
  return group;
}

function output(command: readonly string[], group: Group, container: Container): string {
  const { hostName, containerGroupName } = group.attributes;
  const variables = container.environmentVar?.map(({ key, value = "" }) => ({ name: key, value })) ?? [];
  const { output, complaint } = runCommand(command, { hostname: hostName ?? containerGroupName, variables });
  return `${output}${complaint}`;
}

function terminal(call: Call<object>, group: Group): string {
  const token = nextHex(call.world.state, "eci-terminal", 32);
  notesOf<string>(call.world.state, "eci", "terminals")[token] = group.id;
  return `ws://${call.host}${TERMINAL_PATH}?token=${token}`;
}

/** The call itself is an upgrade to a WebSocket (`openTerminal`). Any other request with its token opens nothing. */
function execWebsocket(call: Call<Inputs["execWebsocket"]>): object {
  if (groupOfTerminal(call.world, call.input.token) === undefined) throw notFound("terminal of the token", "given");
  throw conflict("The terminal opens to a WebSocket only.");
}

function groupOfTerminal(world: World, token: string): Group | undefined {
  const id = notesOf<string>(world.state, "eci", "terminals")[token];
  return id === undefined ? undefined : containerGroups.rows(world.state).get(id);
}

/** Path of the terminals; a token replaces the signature. */
export const TERMINAL_PATH = "/eci/api/v1/containers/execWebsocket";

/**
 * Answers lines typed into a terminal: the commands of execContainerCommand, and `exit`.
 * @returns undefined if no terminal has the token
 */
export function openTerminal(world: World, token: string): ((line: string) => string | undefined) | undefined {
  const group = groupOfTerminal(world, token);
  const container = group?.attributes.containers[0];
  if (group === undefined || container === undefined) return undefined;
  return (line) => {
    if (/^\s*exit\b/.test(line)) return undefined;
    return output(["sh", "-c", line], group, container);
  };
}

export const containerAccessHandlers = {
  describeContainerLog,
  execContainerCommand,
  createContainerWebsocket,
  execWebsocket,
};
