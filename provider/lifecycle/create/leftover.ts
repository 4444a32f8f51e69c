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

/** Text for when an interrupted replacement, or a run on another machine, may have created a second resource. */
export const leftoverText = ({ id, wanted: { name } }: Attempt): string => {
  const what = id ?? (name === undefined ? "another one" : `another ${JSON.stringify(name)}`);
  return `an interrupted run may have created ${what}, which is not in any state; the next update or delete of this resource deletes it`;
};

/**
 * Deletes what an interrupted attempt created for a resource that has another ID in the state. A failure is only a warning.
 * @param properties properties of the resource in the state
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

/**
 * The inputs that still have the values that the attempt sent. `…OnDelete` inputs are left out: no state has this resource, so its delete
 * keeps nothing.
 */
function sentWith({ inputs }: Attempt, want: Properties): Properties {
  const isSame = (name: string) => want[name] !== undefined && digestOf(want[name]) === inputs[name];
  const names = Object.keys(inputs).filter((name) => !name.endsWith("OnDelete") && isSame(name));
  return Object.fromEntries(names.map((name) => [name, want[name]]));
}

async function deleteLeftover(spec: Resource, context: AnyContext, id: string, sent: Properties): Promise<void> {
  const row = await find(spec, context, id, {});
  if (row === undefined) return;
  context.warn(`also deleting ${id}: an interrupted run created it, and it is not in any state`);
  // These inputs tell the delete what was bought with the resource, such as an address. Not every cloud returns that.
  const live = { ...sent, ...(await liveProperties(spec, context, row, {})) };
  // The operation's own token belongs to the operation's own calls: a cloud refuses a repeated token, or repeats its first response.
  await remove(spec, { ...context, clientToken: randomUUID() }, id, { ...live, deletionProtection: undefined });
}

/**
 * Warns, when a resource could not be deleted, about resources that interrupted runs created within it. They are not deleted here, because
 * the records on a machine belong to all of its stacks.
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
