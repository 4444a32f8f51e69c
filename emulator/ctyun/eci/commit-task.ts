import { born } from "../../caller";
import { nextHex } from "../../ids";
import { kindOf } from "../../kind";
import type { Row } from "../../row";
import { afterRead, read, remove, startTransition } from "../../transitions";
import type { Call } from "../call";
import { conflict, notFound, refuseUnless } from "../errors";
import type { Inputs } from "./inputs.gen";
import { requireGroup } from "./parts/container-group-row";

export type CommitTaskAttributes = Inputs["createCommitContainerTask"];

type Task = Row<CommitTaskAttributes>;

/** A task that saves a container as an image. */
export const commitTasks = kindOf<CommitTaskAttributes>({
  service: "eci",
  kind: "commit-task",
  name: ({ attributes }) => `${attributes.image.repository}:${attributes.image.tag}`,
  secrets: ["registry.password"],
});

function createCommitContainerTask(call: Call<Inputs["createCommitContainerTask"]>): object {
  const { world, input } = call;
  const group = requireGroup(call, input.containerGroupId);
  const known = group.attributes.containers.some(({ name }) => name === input.containerName);
  if (!known) throw notFound("container", input.containerName);
  if (group.status !== "Running") throw conflict(`The container group ${group.id} is ${group.status}, not Running.`);
  refuseUnless(input.image.repository && input.image.tag, "image must have repository and tag");
  refuseUnless(input.registry.registry, "registry.registry is required");
  const id = nextHex(world.state, "eci-commit-task", 32);
  const row: Task = { ...born(call), id, status: "", owner: group.id, attributes: input };
  commitTasks.rows(world.state).set(id, row);
  startTransition(world, commitTasks, row, {
    phase: "create",
    passing: "Running",
    to: "Succeeded",
    failedTo: "Failed",
  });
  return { taskId: id };
}

/** Finds a task by account alone, because two of the calls have no region. */
function requireTask(call: Call<object>, id: string): Task {
  const row = commitTasks.rows(call.world.state).get(id);
  if (row?.account !== call.account) throw notFound("task", id);
  return row;
}

function describeCommitContainerTask(call: Call<Inputs["describeCommitContainerTask"]>): object {
  const { taskId, containerGroupId } = call.input;
  const found = afterRead(
    () => {
      const row = requireTask(call, taskId);
      return !containerGroupId || row.attributes.containerGroupId === containerGroupId ? [row] : [];
    },
    (tasks) => read(call.world, commitTasks, tasks),
  );
  const tasks = found.map(({ id, region, status, attributes }) => ({
    taskId: id,
    regionId: region,
    taskStatus: status,
    containerGroupId: attributes.containerGroupId,
    containerName: attributes.containerName,
  }));
  return { tasks };
}

/** The statuses are not documented: any is accepted, and ends the task. */
function updateCommitContainerTask(call: Call<Inputs["updateCommitContainerTask"]>): object {
  const row = requireTask(call, call.input.taskId);
  delete row.transition;
  row.status = call.input.taskStatus;
  return { taskId: row.id };
}

function deleteCommitContainerTask(call: Call<Inputs["deleteCommitContainerTask"]>): object {
  const row = requireTask(call, call.input.taskId);
  remove(call.world, commitTasks, row);
  return { taskId: row.id };
}

export const commitTaskHandlers = {
  createCommitContainerTask,
  describeCommitContainerTask,
  updateCommitContainerTask,
  deleteCommitContainerTask,
};
