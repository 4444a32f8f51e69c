import { z } from "zod";
import { type ContainerState, containerState } from "../../../lifecycle/containers/container";
import { failure } from "../../../lifecycle/containers/rules";
import { rowsOf } from "../../../lifecycle/functions/rows";
import { providerFunction } from "../../resource";
import type { ContainerGroup, DescribeEvent } from "../api.gen";
import { containerGroup } from "../container-group";
import { utc } from "../parts/dates";
import { everyPage, tagFilter } from "./pages";

const tags = z.record(z.string(), z.string());

const event = z
  .object({
    type: z.string().optional().describe("`Normal` or `Warning`."),
    reason: z.string().optional().describe("Reason, in one word."),
    message: z.string().optional().describe("What happened."),
    count: z.int().optional().describe("Number of occurrences."),
    firstTime: z.string().optional().describe("First occurrence, UTC."),
    lastTime: z.string().optional().describe("Last occurrence, UTC."),
  })
  .meta({ id: "EciEvent" });

const flattenEvent = (row: DescribeEvent): z.input<typeof event> => ({
  type: row.type || undefined,
  reason: row.reason || undefined,
  message: row.message || undefined,
  count: row.count,
  firstTime: utc(row.firstTimestamp),
  lastTime: utc(row.lastTimestamp),
});

const containerStatus = z
  .object({
    name: z.string().describe("Name of the container."),
    image: z.string().optional().describe("Its image."),
    state: containerState.describe("`Waiting`, `Running` or `Terminated`."),
    ready: z.boolean().describe("Whether its readiness probe has passed."),
    restartCount: z.int().describe("Number of restarts."),
    reason: z.string().optional().describe("Why it is in that state."),
    message: z.string().optional().describe("More about the reason."),
    exitCode: z.number().optional().describe("Exit code of an ended container."),
  })
  .meta({ id: "EciContainerStatus" });

const flattenStatus = ({ currentState: now, ...one }: NonNullable<ContainerGroup["containers"]>[number]) => ({
  name: one.name ?? "",
  image: one.image || undefined,
  ready: one.ready ?? false,
  restartCount: one.restartCount ?? 0,
  state: (now?.state ?? "Waiting") as ContainerState,
  reason: now?.reason || undefined,
  message: now?.message || undefined,
  // ECI leaves it out if it is zero (contract, conventions).
  exitCode: now?.state === "Terminated" ? (now.exitCode ?? 0) : undefined,
});

const groups = rowsOf<ContainerGroup>(containerGroup, {
  name: "EciGroup",
  fields: [
    ...["name", "status", "privateIp", "publicIp", "ipv6Address", "allocatedCpu", "allocatedMemory", "gpu"],
    ...["restartPolicy", "vpcId", "subnetId", "securityGroupId", "epId", "tags"],
    ...["createTime", "succeededTime", "failedTime"],
  ],
  more: {
    shape: {
      containerGroupId: z.string().describe("ID of the group."),
      containerStatuses: z.array(containerStatus).describe("State of each container."),
      initContainerStatuses: z.array(containerStatus).describe("Result of each init container."),
      events: z.array(event).describe("Events."),
    },
    flatten: (row) => ({
      containerGroupId: row.containerGroupId ?? "",
      containerStatuses: (row.containers ?? []).map(flattenStatus),
      initContainerStatuses: (row.initContainers ?? []).map(flattenStatus),
      events: (row.events ?? []).map(flattenEvent),
    }),
  },
});

const groupIds = z.array(z.string().min(1)).min(1).optional().describe("Only these. Default: all.");
const containerGroupId = z.string().min(1).describe("ID of the container group.");

export const getContainerGroups = providerFunction({
  token: "eci:getContainerGroups",
  description: "The account's container groups in a resource pool, with their containers and events.",
  example: `const { groups } = clouds.eci.getContainerGroupsOutput({ tags: { team: "web" } });
export const addresses = groups.apply((all) => all.map((group) => group.privateIp));`,
  inputs: z.object({
    containerGroupIds: groupIds,
    name: z.string().min(1).optional().describe("Only groups of this name."),
    status: z.string().min(1).optional().describe("Only groups in this state."),
    tags: tags.optional().describe("Only groups with these tags."),
    epId: z.string().min(1).optional().describe("Only groups of this enterprise project."),
  }),
  outputs: z.object({ groups: z.array(groups.schema).describe("The groups.") }),
  call: async (context, { containerGroupIds, name, status, tags, epId }) => {
    const ids = containerGroupIds?.join(",");
    const asked = { containerGroupIds: ids, containerGroupName: name, status, tags: tagFilter(tags), epId };
    const rows = await everyPage(async (page) => {
      const { containerGroups, nextToken } = await context.clients.eci.describeContainerGroups({ ...asked, ...page });
      return { rows: containerGroups, nextToken };
    });
    return { groups: await Promise.all(rows.map((row) => groups.flatten(row, context))) };
  },
});

export const getContainerGroup = providerFunction({
  token: "eci:getContainerGroup",
  description: "One container group, by its ID. Fails if there is none.",
  example: `const group = clouds.eci.getContainerGroupOutput({ containerGroupId: "eci-abcd1234" });
export const address = group.publicIp;`,
  inputs: z.object({ containerGroupId }),
  outputs: groups.schema,
  call: async (context, { containerGroupId }) =>
    groups.flatten(await context.clients.eci.describeContainerGroup({ containerGroupId }), context),
});

const record = z
  .object({
    containerGroupId: z.string().describe("ID of the group."),
    name: z.string().describe("Its name."),
    status: z.string().optional().describe("Its state."),
    flavorName: z.string().optional().describe("Its flavour."),
    privateIp: z.string().optional().describe("Address in the subnet."),
    publicIp: z.string().optional().describe("Public address."),
    vpcName: z.string().optional().describe("Name of the VPC."),
    subnetName: z.string().optional().describe("Name of the subnet."),
    securityGroupName: z.string().optional().describe("Name of the security group."),
    createTime: z.string().optional().describe("Creation time, UTC."),
  })
  .meta({ id: "EciGroupRecord" });

/** The documents name no largest page. */
const PAGE = 100;

export const getContainerGroupRecords = providerFunction({
  token: "eci:getContainerGroupRecords",
  description:
    "Short records of the container groups, as the console lists them, with the names of VPC, subnet and security group.",
  example: `const { records } = clouds.eci.getContainerGroupRecordsOutput();
export const flavours = records.apply((all) => all.map((record) => record.flavorName));`,
  inputs: z.object({
    searchType: z.string().min(1).optional().describe("Field to search; the manual lists none."),
    searchValue: z.string().min(1).optional().describe("What to search for."),
    epId: z.string().min(1).optional().describe("Only groups of this enterprise project."),
  }),
  outputs: z.object({ records: z.array(record).describe("The groups.") }),
  rules: ({ searchType, searchValue }) =>
    (searchType === undefined) === (searchValue === undefined) ? [] : [failure(["searchValue"], "requires searchType")],
  call: async ({ clients: { eci } }, want) => {
    const records: z.input<typeof record>[] = [];
    for (let pageNow = 1; ; pageNow++) {
      const { records: rows = [], total = 0 } = await eci.containerGroupList({ ...want, pageNow, pageSize: PAGE });
      records.push(
        ...rows.map((row) => ({
          containerGroupId: row.containerGroupId ?? "",
          name: row.containerGroupName ?? "",
          status: row.instanceStatus || undefined,
          flavorName: row.flavorName || undefined,
          privateIp: row.podIp || undefined,
          publicIp: row.eip || undefined,
          vpcName: row.vpcName || undefined,
          subnetName: row.vSwitchName || undefined,
          securityGroupName: row.secureGroupName || undefined,
          createTime: utc(row.createdTime),
        })),
      );
      if (rows.length === 0 || records.length >= total) return { records };
    }
  },
});

const condition = z
  .object({
    type: z.string().describe("Type of the condition, such as `Ready`."),
    status: z.string().describe("`True`, `False` or `Unknown`."),
    reason: z.string().optional().describe("Why."),
    message: z.string().optional().describe("More about the reason."),
  })
  .meta({ id: "EciCondition" });

const status = z
  .object({
    containerGroupId: z.string().describe("ID of the group."),
    name: z.string().describe("Its name."),
    status: z.string().describe("Its state."),
    phase: z.string().optional().describe("Phase of its pod."),
    conditions: z.array(condition).describe("Conditions of its pod."),
  })
  .meta({ id: "EciGroupStatus" });

export const getContainerGroupStatuses = providerFunction({
  token: "eci:getContainerGroupStatuses",
  description:
    "The state of container groups and the conditions of their pods: a smaller response than the groups themselves.",
  example: `const { statuses } = clouds.eci.getContainerGroupStatusesOutput();
export const failed = statuses.apply((all) => all.filter(({ status }) => status === "Failed").length);`,
  inputs: z.object({
    containerGroupIds: groupIds,
    name: z.string().min(1).optional().describe("Only groups of this name."),
    tags: tags.optional().describe("Only groups with these tags."),
  }),
  outputs: z.object({ statuses: z.array(status).describe("The states.") }),
  call: async ({ clients: { eci } }, { containerGroupIds, name, tags }) => {
    const asked = { containerGroupIds: containerGroupIds?.join(","), containerGroupName: name, tags: tagFilter(tags) };
    const rows = await everyPage(async (page) => {
      const { data, nextToken } = await eci.describeContainerGroupStatus({ ...asked, ...page });
      return { rows: data, nextToken };
    });
    return {
      statuses: rows.map((row) => ({
        containerGroupId: row.containerGroupId ?? "",
        name: row.name ?? "",
        status: row.status ?? "",
        phase: row.podStatus?.phase,
        conditions: (row.podStatus?.conditions ?? []).map(({ type, status, reason, message }) => ({
          type: type ?? "",
          status: status ?? "",
          reason: reason || undefined,
          message: message || undefined,
        })),
      })),
    };
  },
});

export const getEvents = providerFunction({
  token: "eci:getEvents",
  description: "Events of container groups.",
  example: `const { events } = clouds.eci.getEventsOutput({ containerGroupIds: ["eci-abcd1234"] });
export const warnings = events.apply((all) => all.filter((event) => event.type === "Warning"));`,
  inputs: z.object({
    containerGroupIds: groupIds,
    name: z.string().min(1).optional().describe("Only groups of this name."),
    eventSource: z.string().min(1).optional().describe("Only events of this source; the manual lists none."),
    tags: tags.optional().describe("Only groups with these tags."),
  }),
  outputs: z.object({
    events: z
      .array(
        event.extend({ containerGroupId: z.string().describe("Group of the event.") }).meta({ id: "EciGroupEvent" }),
      )
      .describe("The events."),
  }),
  call: async ({ clients: { eci } }, { containerGroupIds, name, eventSource, tags }) => {
    const ids = containerGroupIds?.join(",");
    const asked = { containerGroupIds: ids, containerGroupName: name, eventSource, tags: tagFilter(tags) };
    // This response has no token for a next page, so one page must do.
    const { data = [] } = await eci.describeContainerGroupEvent({ ...asked, limit: EVENTS });
    const events = data.flatMap((row) => {
      const list = Array.isArray(row.events) ? (row.events as DescribeEvent[]) : [];
      return list.map((one) => ({ containerGroupId: String(row.containerGroupId ?? ""), ...flattenEvent(one) }));
    });
    return { events };
  },
});

/** Largest number of events to request; the documents name no largest page. */
const EVENTS = 1000;
