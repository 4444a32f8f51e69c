import { born, mine, mineById } from "../../caller";
import { Refusal } from "../../cloud";
import { kindOf } from "../../kind";
import type { Row } from "../../row";
import { afterRead, isLeaving, read, remove, startTransition } from "../../transitions";
import { type Call, page } from "../call";
import type { Inputs } from "./inputs.gen";
import { clusterOfRead, findCluster } from "./parts/cluster-row";
import { instances, nodesOf } from "./parts/instance-row";

/** A collection rule of the old version. */
export interface LogCollectorAttributes {
  readonly Name: string;
  readonly ClusterId: string;
  Description: string;
  InputType: string;
  OutputType: string;
  InputOption: object | null;
  OutputOption: object | null;
}

/** The log service of one cluster; no documented call turns it off. */
export interface LogAgentAttributes {
  readonly ClusterId: string;
}

type Collector = Row<LogCollectorAttributes>;

export const logCollectors = kindOf<LogCollectorAttributes>({
  service: "tke",
  kind: "log-collector",
  name: (row) => row.attributes.Name,
});

export const logAgents = kindOf<LogAgentAttributes>({
  service: "tke",
  kind: "log-agent",
  name: (row) => row.id,
});

function enable(call: Call<Inputs["EnableLogCollector"]>): object {
  const { ClusterId } = call.input;
  if (ClusterId === undefined)
    throw new Refusal("MissingParameter", "The request is missing a required parameter `ClusterId`.");
  const { id } = findCluster(call, ClusterId);
  const rows = logAgents.rows(call.world.state);
  if (rows.has(id)) return {};
  const row: Row<LogAgentAttributes> = { ...born(call), id, owner: id, status: "", attributes: { ClusterId: id } };
  rows.set(id, row);
  startTransition(call.world, logAgents, row, {
    phase: "create",
    passing: "starting",
    to: "running",
    failedTo: "starting",
  });
  return {};
}

function status(call: Call<Inputs["GetLogCollectorStatus"]>): object {
  const { id } = clusterOfRead(call, call.input.ClusterId);
  const { agent, nodes } = afterRead(
    () => ({ agent: mineById(call, logAgents.rows(call.world.state), id), nodes: nodesOf(call, id) }),
    (seen) =>
      read(call.world, logAgents, seen.agent === undefined ? [] : [seen.agent]) +
      read(call.world, instances, seen.nodes.filter(isLeaving)),
  );
  const wanted = agent === undefined ? 0 : Math.max(1, nodes.length);
  return {
    Enabled: agent !== undefined,
    CurrentNumberScheduled: agent?.status === "running" ? wanted : 0,
    DesiredNumberScheduled: wanted,
  };
}

function rule(call: Call<Inputs["GetLogCollector"]>): Collector | undefined {
  const { ClusterId, Name } = call.input;
  findCluster(call, ClusterId);
  return mineById(call, logCollectors.rows(call.world.state), `${ClusterId}/${Name}`);
}

/** @throws Refusal ResourceNotFound, because the manual has no specific code for a missing rule */
function requireRule(call: Call<Inputs["GetLogCollector"]>): Collector {
  const found = rule(call);
  if (found === undefined) throw new Refusal("ResourceNotFound", `The rule ${call.input.Name} does not exist.`);
  return found;
}

function create(call: Call<Inputs["CreateLogCollector"]>): object {
  const { ClusterId, Name, Description = "", InputType = "container-log", OutputType = "cls", ...options } = call.input;
  if (rule(call) !== undefined) throw new Refusal("InvalidParameter", `The rule ${Name} already exists.`);
  const { InputOption = null, OutputOption = null } = options;
  const id = `${ClusterId}/${Name}`;
  const attributes = { Name, ClusterId, Description, InputType, OutputType, InputOption, OutputOption };
  logCollectors.rows(call.world.state).set(id, { ...born(call), id, owner: ClusterId, status: "present", attributes });
  return {};
}

function update(call: Call<Inputs["UpdateLogCollector"]>): object {
  const { ClusterId, Name, ...changes } = call.input;
  Object.assign(requireRule(call).attributes, changes);
  return {};
}

function view(call: Call<object>, { createdAt, attributes }: Collector): object {
  const { ClusterName } = findCluster(call, attributes.ClusterId).attributes;
  return { ...attributes, ClusterName, CreatedAt: createdAt };
}

function list(call: Call<Inputs["ListLogCollector"]>): object {
  const { ClusterId, Search = "" } = call.input;
  clusterOfRead(call, ClusterId);
  const fitting = mine(call, logCollectors.rows(call.world.state))
    .filter(({ owner }) => owner === ClusterId)
    .filter(({ attributes }) => attributes.Name.includes(Search));
  return { TotalCount: fitting.length, LogCollectorList: page(fitting, call.input).map((row) => view(call, row)) };
}

function deleteRule(call: Call<Inputs["DeleteLogCollector"]>): object {
  remove(call.world, logCollectors, requireRule(call));
  return {};
}

export const logCollectorHandlers = {
  EnableLogCollector: enable,
  GetLogCollectorStatus: status,
  CreateLogCollector: create,
  UpdateLogCollector: update,
  DeleteLogCollector: deleteRule,
  ListLogCollector: list,
  GetLogCollector: (call: Call<Inputs["GetLogCollector"]>) => ({
    LogCollector: view(call, requireRule(call)),
  }),
  CheckIfLogCollectorExists: (call: Call<Inputs["CheckIfLogCollectorExists"]>) => ({
    CheckResult: rule(call) !== undefined,
  }),
};
