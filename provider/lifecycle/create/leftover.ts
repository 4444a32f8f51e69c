import { randomUUID } from "node:crypto";
import type { AnyContext } from "../context";
import { remove } from "../delete";
import { find } from "../find";
import { liveProperties } from "../properties";
import type { Resource } from "../spec";
import type { Attempt, AttemptRecord } from "./attempt";
import { madeByLeftover } from "./look";

/** Says that an interrupted replacement, or a run on another machine, may have left a second one. */
export const leftoverText = ({ id, wanted: { name } }: Attempt): string => {
  const what = id ?? (name === undefined ? "another one" : `another ${JSON.stringify(name)}`);
  return `an interrupted run may have created ${what}, which is not in any state; the next update or delete of this resource deletes it`;
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
    if (id !== undefined) await deleteLeftover(spec, context, id);
    record.end();
  } catch (error) {
    context.warn(`${leftoverText(attempt)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function deleteLeftover(spec: Resource, context: AnyContext, id: string): Promise<void> {
  const row = await find(spec, context, id, {});
  if (row === undefined) return;
  context.warn(`also deleting ${id}: an interrupted run created it, and it is not in any state`);
  // What it was made with is what the cloud returns: an address that was bought for it goes with it.
  const live = await liveProperties(spec, context, row, {});
  // The operation's own token is for what it was asked to do: one that a cloud has seen before is refused, or answered as before.
  await remove(spec, { ...context, clientToken: randomUUID() }, id, { ...live, deletionProtection: undefined });
}

/**
 * Warns, after a resource could not be deleted, of what an interrupted run made within it: that is in no state, and not deleted
 * here, because the notes of a machine are those of all its stacks.
 */
export async function warnOfWithin(
  context: AnyContext,
  id: string,
  inside: readonly { type: string; id: string }[],
  load: (type: string) => Promise<Resource>,
): Promise<void> {
  const there = async (one: { type: string; id: string }) => {
    const row = await find(await load(one.type), context, one.id, {}).catch(() => undefined);
    return row === undefined ? [] : [`${one.type} ${one.id}`];
  };
  const held = (await Promise.all(inside.map(there))).flat();
  if (held.length === 0) return;
  const it = held.length === 1 ? "it" : "them";
  context.warn(
    `${id} contains ${held.join(", ")}, created by an interrupted run and perhaps not in any state: run "pulumi up" with the program ` +
      `of that run, which resumes with ${it}, or delete ${it}, then run this again`,
  );
}
