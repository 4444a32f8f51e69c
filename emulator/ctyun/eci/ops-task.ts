import type { Call } from "../call";
import { invalid } from "../errors";
import type { Inputs } from "./inputs.gen";
import { groupAfterRead } from "./parts/container-group-life";
import { requireGroup } from "./parts/container-group-row";
import { beijing } from "./parts/dates";

/** A task is complete when the call returns. Its types are not documented, so any is accepted. */
function createOpsTask(call: Call<Inputs["createOpsTask"]>): object {
  const { containerGroupId, opsType, opsValue } = call.input;
  const { attributes } = requireGroup(call, containerGroupId);
  try {
    JSON.parse(opsValue);
  } catch {
    throw invalid("opsValue must be JSON text");
  }
  attributes.opsTasks.push({ opsType, opsValue, at: call.world.clock.iso() });
  return { result: "success" };
}

function describeOpsTask(call: Call<Inputs["describeOpsTask"]>): object {
  const { containerGroupId, opsType: wanted } = call.input;
  const { attributes } = groupAfterRead(call, containerGroupId);
  const records = attributes.opsTasks
    .filter(({ opsType }) => !wanted || opsType === wanted)
    .map(({ opsType, opsValue, at }) => ({ opsType, opsValue, opsStatus: "Success", createTime: beijing(at) }));
  return { records };
}

export const opsTaskHandlers = { createOpsTask, describeOpsTask };
