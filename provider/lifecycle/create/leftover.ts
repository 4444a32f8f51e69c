import type { AnyContext } from "../context";
import { remove } from "../delete";
import type { Resource } from "../spec";
import { seen } from "./adopt";
import type { Attempt, AttemptRecord } from "./attempt";
import { madeByLeftover } from "./make-once";

/** Says that an interrupted replacement, or a run on another machine, may have left a second one. */
export const leftoverText = ({ id, wanted: { name } }: Attempt): string => {
  const what = id ?? (name === undefined ? "another one" : `another ${JSON.stringify(name)}`);
  return `an interrupted run may have made ${what}, which is in no state; the next update or delete of this resource deletes it`;
};

/** Deletes what an interrupted attempt made for a resource that the state has under another ID. Its failure is a warning. */
export async function clearLeftover(
  spec: Resource,
  context: AnyContext,
  record: AttemptRecord,
  attempt: Attempt,
): Promise<void> {
  try {
    const id = await madeByLeftover(spec, context, record, attempt);
    const found = id === undefined ? undefined : await seen(spec, context, id, {});
    if (id !== undefined && found) {
      context.warn(`deleting ${id} too, created by an interrupted run and in no state`);
      await remove(spec, context, id, { ...found.state, deletionProtection: undefined });
    }
    record.end();
  } catch (error) {
    context.warn(`${leftoverText(attempt)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
