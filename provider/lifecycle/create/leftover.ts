import { randomUUID } from "node:crypto";
import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { remove } from "../delete";
import { find } from "../find";
import { normalForm } from "../normal-form";
import { liveProperties } from "../properties";
import type { Resource } from "../spec";
import type { Attempt, AttemptRecord } from "./attempt";
import { digestOf } from "./digests";
import { madeByLeftover } from "./look";

/** Says that an interrupted replacement, or a run on another machine, may have left a second one. */
export const leftoverText = ({ id, wanted: { name } }: Attempt): string => {
  const what = id ?? (name === undefined ? "another one" : `another ${JSON.stringify(name)}`);
  return `an interrupted run may have created ${what}, which is not in any state; the next update or delete of this resource deletes it`;
};

/**
 * Deletes what an interrupted attempt made for a resource that the state has under another ID. Its failure is a warning.
 * @param properties the resource's own
 */
export async function clearLeftover(
  spec: Resource,
  context: AnyContext,
  record: AttemptRecord,
  attempt: Attempt,
  properties: Properties,
): Promise<void> {
  try {
    const id = await madeByLeftover(spec, context, record, attempt);
    if (id !== undefined) await deleteLeftover(spec, context, id, sentWith(attempt, normalForm(spec, properties)));
    record.end();
  } catch (error) {
    context.warn(`${leftoverText(attempt)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Those of the inputs that the attempt was sent with, too. What a delete is to keep is none of them: no program has seen it. */
function sentWith({ inputs }: Attempt, want: Properties): Properties {
  const isSame = (name: string) => want[name] !== undefined && digestOf(want[name]) === inputs[name];
  const names = Object.keys(inputs).filter((name) => !name.endsWith("OnDelete") && isSame(name));
  return Object.fromEntries(names.map((name) => [name, want[name]]));
}

async function deleteLeftover(spec: Resource, context: AnyContext, id: string, sent: Properties): Promise<void> {
  const row = await find(spec, context, id, {});
  if (row === undefined) return;
  context.warn(`also deleting ${id}: an interrupted run created it, and it is not in any state`);
  // What was bought for it goes with it, such as an address, which not every cloud returns.
  const live = { ...sent, ...(await liveProperties(spec, context, row, {})) };
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
