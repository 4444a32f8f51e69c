import { mineById } from "../../caller";
import { Refusal } from "../../cloud";
import { notesOf } from "../../state";
import { type Change, startTransition } from "../../transitions";
import type { World } from "../../world";
import type { Call } from "../call";
import { onceForToken } from "../tokens";
import type { Inputs } from "./inputs.gen";
import { podsOf, requireService, requireSettled, type Service, services } from "./parts/rows";

type Action = "start" | "stop";

const CHANGES: Readonly<Record<"start" | "stop", Change>> = {
  start: { phase: "start", passing: "STARTING", to: "RUNNING", failedTo: "EXCEPTION" },
  stop: { phase: "stop", passing: "STOPPING", to: "STOP", failedTo: "EXCEPTION" },
};

function startStopService(call: Call<Inputs["StartStopService"]>): object | undefined {
  const { world, input, version } = call;
  return onceForToken(call, notesOf(world.state, "bec", "tokens"), () => {
    const row = requireService(call, input.serviceId);
    operate(world, row, input.action);
    // A map of strings, because the vendor's Go client decodes nothing else here.
    return version === "v1" ? { result: true, action: input.action, details: { serviceId: row.id } } : undefined;
  });
}

/** A service that is already in the requested state stays in it. */
function operate(world: World, row: Service, action: Action): void {
  requireSettled(row, world);
  const isSo = row.status === CHANGES[action].to;
  if (isSo && world.otherReadings.has("bec: starting what runs, stopping what is stopped"))
    throw new Refusal("Conflict", `The service ${row.id} is ${row.status}.`);
  if (isSo) return;
  for (const pod of podsOf(world, row)) pod.status = action === "start" ? "PENDING" : "STOPPING";
  startTransition(world, services, row, CHANGES[action]);
}

function deleteService(call: Call<Inputs["DeleteService"]>): object | undefined {
  const { world, input, version } = call;
  return onceForToken(call, notesOf(world.state, "bec", "tokens"), () => {
    const { serviceId } = input;
    end(world, requireService(call, serviceId));
    return version === "v1" ? { result: true, action: "delete", details: { serviceId } } : undefined;
  });
}

/** Also ends services that run or are changing, because no document says that they must be stopped first. */
function end(world: World, row: Service): void {
  const isEnding = row.transition?.phase === "delete";
  if (isEnding && world.otherReadings.has("bec: deleting twice"))
    throw new Refusal("Conflict", `The service ${row.id} is ${row.status}.`);
  if (isEnding) return;
  for (const pod of podsOf(world, row)) pod.status = "TERMINATING";
  startTransition(world, services, row, { phase: "delete", passing: "DELETING", failedTo: "FAILED" });
}

function batchOperate(call: Call<Inputs["BatchOperateServices"]>): object {
  const { idList, action } = call.input;
  return batch(call, action, idList, (row) => operate(call.world, row, action));
}

function batchDelete(call: Call<Inputs["BatchDeleteServices"]>): object {
  return batch(call, "delete", call.input.body, (row) => end(call.world, row));
}

/** Returns one result per ID. A failure for one ID does not stop the others. */
function batch(call: Call<object>, action: string, ids: readonly string[], perform: (row: Service) => void): object {
  const details = ids.map((resourceId) => {
    const row = mineById(call, services.rows(call.world.state), resourceId);
    if (row === undefined) return { resourceId, success: false, error: "Resource Not Found" };
    try {
      perform(row);
      return { resourceId, success: true };
    } catch (error) {
      if (error instanceof Refusal) return { resourceId, success: false, error: error.message };
      throw error;
    }
  });
  return { result: details.every(({ success }) => success), action, details };
}

export const operateHandlers = {
  StartStopService: startStopService,
  DeleteService: deleteService,
  BatchOperateServices: batchOperate,
  BatchDeleteServices: batchDelete,
};
