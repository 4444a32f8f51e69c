import { born, mine } from "../../caller";
import { Refusal } from "../../cloud";
import { nextId } from "../../ids";
import { listAfterRead, read, startTransition } from "../../transitions";
import { type Call, jsonObject, page } from "../call";
import type { Inputs } from "./inputs.gen";
import { join, levelWith } from "./instance";
import { asGroups, type Group, terminate } from "./parts/as-group-row";
import { clusterOfRead, findCluster, findRunningCluster, nodeNameType } from "./parts/cluster-row";
import { nodesOf } from "./parts/instance-row";
import { checkLogin } from "./parts/login";
import { checkMachineNames } from "./parts/machine";

function wrong(message: string): Refusal {
  return new Refusal("InvalidParameter.AsCommonError", message);
}

function createGroup(call: Call<Inputs["CreateClusterAsGroup"]>): object {
  const { input, world } = call;
  const cluster = findRunningCluster(call, input.ClusterId);
  const group = jsonObject(input.AutoScalingGroupPara, "AutoScalingGroupPara", "InvalidParameter.AsCommonError");
  const launch = jsonObject(input.LaunchConfigurePara, "LaunchConfigurePara", "InvalidParameter.AsCommonError");
  if ("LaunchConfigurationId" in group) throw wrong("`AutoScalingGroupPara` must not set LaunchConfigurationId.");
  for (const name of ["ImageId", "UserData"])
    if (name in launch) throw wrong(`\`LaunchConfigurePara\` must not set ${name}.`);
  checkLogin(launch.LoginSettings, "LaunchConfigurePara.LoginSettings");
  checkMachineNames(launch, nodeNameType(cluster));
  const { MinSize, MaxSize, DesiredCapacity, VpcId } = group;
  const size = range(MinSize, MaxSize, "AutoScalingGroupPara");
  const desired = DesiredCapacity ?? size.MinSize;
  if (!Number.isInteger(desired) || Number(desired) < size.MinSize || Number(desired) > size.MaxSize)
    throw wrong("`DesiredCapacity` in `AutoScalingGroupPara` must be from MinSize to MaxSize.");
  const vpc = cluster.attributes.ClusterNetworkSettings.VpcId;
  if (VpcId !== undefined && VpcId !== vpc)
    throw wrong(`\`VpcId\` in \`AutoScalingGroupPara\` must be the cluster's, ${vpc}.`);
  levelWith(call, cluster, Number(desired));

  const row: Group = {
    ...born(call),
    id: nextId(world.state, "asg-"),
    owner: cluster.id,
    status: "",
    attributes: {
      AutoScalingGroupPara: group,
      LaunchConfigurePara: launch,
      LaunchConfigurationId: nextId(world.state, "asc-"),
      InstanceAdvancedSettings: input.InstanceAdvancedSettings ?? {},
      Labels: input.Labels ?? [],
      ...size,
      Enabled: true,
    },
  };
  asGroups.rows(world.state).set(row.id, row);
  startTransition(world, asGroups, row, { phase: "create", passing: "enabling", to: "enabled" });
  grow(call, row, Number(desired));
  return { LaunchConfigurationId: row.attributes.LaunchConfigurationId, AutoScalingGroupId: row.id };
}

/** More nodes need a request to the vendor (manual, questions about scaling). */
const MOST_NODES = 200;

/** @throws Refusal unless both are integers with 0 <= least <= most */
function range(least: unknown, most: unknown, where: string): { MinSize: number; MaxSize: number } {
  const [MinSize, MaxSize] = [Number(least), Number(most)];
  if (MaxSize > MOST_NODES) throw wrong(`\`MaxSize\` in \`${where}\` must be at most ${MOST_NODES}.`);
  if (!Number.isInteger(least) || !Number.isInteger(most) || MinSize < 0 || MinSize > MaxSize)
    throw wrong(`\`MinSize\` and \`MaxSize\` in \`${where}\` must be whole numbers with 0 <= MinSize <= MaxSize.`);
  return { MinSize, MaxSize };
}

/** Buys nodes until the group has the wanted number. */
function grow(call: Call<object>, group: Group, wanted: number): void {
  const cluster = findCluster(call, group.owner ?? "");
  const { LaunchConfigurePara, InstanceAdvancedSettings, Labels } = group.attributes;
  const count = wanted - nodesOfGroup(call, group).length;
  const node = {
    InstanceRole: "WORKER",
    InstanceName: "",
    InstanceAdvancedSettings: { ...InstanceAdvancedSettings, Labels },
    VpcId: "",
    Bought: true,
    RunInstancesPara: LaunchConfigurePara,
    AutoScalingGroupId: group.id,
  };
  if (count > 0)
    join(
      call,
      cluster,
      Array.from({ length: count }, () => node),
    );
}

function nodesOfGroup(call: Call<object>, group: Group) {
  return nodesOf(call, group.owner ?? "").filter(({ attributes }) => attributes.AutoScalingGroupId === group.id);
}

function groupsOf(call: Call<object>, clusterId: string): Group[] {
  return mine(call, asGroups.rows(call.world.state)).filter((row) => row.owner === clusterId);
}

function describeGroups(call: Call<Inputs["DescribeClusterAsGroups"]>): object {
  const { ClusterId, AutoScalingGroupIds = [] } = call.input;
  clusterOfRead(call, ClusterId);
  const isNamed = ({ id }: Group) => AutoScalingGroupIds.length === 0 || AutoScalingGroupIds.includes(id);
  const { found, rows } = listAfterRead(
    () => {
      const found = groupsOf(call, ClusterId).filter(isNamed);
      return { found, rows: page(found, call.input) };
    },
    (groups) => read(call.world, asGroups, groups),
  );
  return {
    TotalCount: found.length,
    ClusterAsGroupSet: rows.map(({ id, status, createdAt, attributes }) => ({
      AutoScalingGroupId: id,
      Status: status,
      IsUnschedulable: (attributes.InstanceAdvancedSettings.Unschedulable ?? 0) !== 0,
      Labels: attributes.Labels,
      CreatedTime: createdAt,
    })),
  };
}

/** @throws Refusal if the group does not exist, or is changing */
function settledGroup(call: Call<object>, clusterId: string, id: string): Group {
  const group = groupsOf(call, clusterId).find((row) => row.id === id);
  if (group === undefined)
    throw new Refusal("ResourceNotFound", `The cluster ${clusterId} has no scaling group ${id}.`);
  if (group.transition !== undefined)
    throw new Refusal("ResourceUnavailable", `The scaling group ${id} is ${group.status}.`);
  return group;
}

function modifyGroup(call: Call<Inputs["ModifyClusterAsGroupAttribute"]>): object {
  findCluster(call, call.input.ClusterId);
  const change = call.input.ClusterAsGroupAttribute;
  if (change === undefined)
    throw new Refusal("MissingParameter", "The request is missing a required parameter `ClusterAsGroupAttribute`.");
  const group = settledGroup(call, call.input.ClusterId, change.AutoScalingGroupId);
  const { attributes } = group;
  const { MinSize = attributes.MinSize, MaxSize = attributes.MaxSize } = change.AutoScalingGroupRange ?? {};
  const size = range(MinSize, MaxSize, "AutoScalingGroupRange");
  const missing = size.MinSize - nodesOfGroup(call, group).length;
  if (missing > 0) levelWith(call, findCluster(call, call.input.ClusterId), missing);
  Object.assign(attributes, size);
  grow(call, group, attributes.MinSize);
  for (const node of nodesOfGroup(call, group).slice(attributes.MaxSize)) terminate(call.world, node);
  const before = attributes.Enabled;
  attributes.Enabled = change.AutoScalingGroupEnabled ?? before;
  const switching = attributes.Enabled ? "enabling" : "disabling";
  startTransition(call.world, asGroups, group, {
    phase: "update",
    passing: before === attributes.Enabled ? "updating" : switching,
    to: attributes.Enabled ? "enabled" : "disabled",
  });
  return {};
}

function deleteGroups(call: Call<Inputs["DeleteClusterAsGroups"]>): object {
  const { ClusterId, AutoScalingGroupIds, KeepInstance = false } = call.input;
  findCluster(call, ClusterId);
  const groups = AutoScalingGroupIds.map((id) => settledGroup(call, ClusterId, id));
  for (const group of groups) {
    group.attributes.KeepInstance = KeepInstance;
    startTransition(call.world, asGroups, group, { phase: "delete", passing: "deleting", failedTo: group.status });
  }
  return {};
}

export const asGroupHandlers = {
  CreateClusterAsGroup: createGroup,
  DescribeClusterAsGroups: describeGroups,
  ModifyClusterAsGroupAttribute: modifyGroup,
  DeleteClusterAsGroups: deleteGroups,
};
