import { randomUUID } from "node:crypto";
import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { checkMadeId } from "../ids";
import { membersIn, membersOf, scopeOfSet, setId } from "../members";
import type { Additions, Resource } from "../spec";
import type { Attempt, AttemptRecord } from "./attempt";
import { LOOK_MS, lookFor } from "./look";
import { isRefusal, left, unlessUnderWay } from "./make-once";
import { addMade, before } from "./search";

/**
 * Adds members to an existing set and keeps a record of each addition, as for creates. A run that is killed or loses a response therefore
 * leaves no machine that is in no state.
 * @param record the record of this set's additions
 */
export function additionsTo(spec: Resource, context: AnyContext, id: string, record: AttemptRecord): Additions {
  return {
    async found(state) {
      const earlier = await unlessUnderWay(context, record);
      if (earlier === undefined) return [];
      const known = new Set(membersIn(spec, id, state));
      const ids = earlier.id === undefined ? await lookFor(spec, context, record, earlier) : [earlier.id];
      if (ids !== undefined && ids.length > 1) throw new Error(tooMany(ids));
      if (ids === undefined) context.warn(UNKNOWN);
      const added = (ids ?? []).flatMap(membersOf).filter((member) => !known.has(member));
      const fresh = added.length > 0 ? await present(spec, context, id, added, earlier.at) : [];
      if (fresh.length === 0) record.end();
      else {
        context.warn(`resuming with ${fresh.join(", ")}, added by an interrupted run`);
        record.add({ ...earlier, id: setId(scopeOfSet(id), fresh) });
        record.answered();
      }
      return fresh;
    },
    async add(wanted, make) {
      const isNamed = typeof wanted !== "number";
      const attempt: Attempt = {
        type: spec.type,
        wanted: { scope: scopeOfSet(id), count: isNamed ? wanted.length : wanted },
        token: randomUUID(),
        inputs: {},
        at: context.clock.now(),
        pid: process.pid,
      };
      const there = await before(spec, context, attempt.wanted);
      const named = isNamed ? wanted.filter((member) => !there?.includes(member)) : [];
      const noted = { ...attempt, ...(there && { before: there }) };
      await record.keep(named.length > 0 ? withId(noted, id, named) : noted);
      try {
        const made = await make();
        if (made.length === 0) {
          record.end();
          return made;
        }
        const answered = withId(noted, id, made);
        checkMadeId(spec, answered.id);
        record.add(answered);
        record.answered();
        await addMade(spec, context, attempt.wanted, answered.id);
        return made;
      } catch (error) {
        if (isRefusal(error)) record.end();
        else record.add(left(named.length > 0 ? withId(noted, id, named) : noted));
        throw error;
      }
    },
    over: () => record.end(),
  };
}

/** The added members that the cloud lists. Looks again until one is listed or `LOOK_MS` have passed since the addition. */
async function present({ members }: Resource, context: AnyContext, id: string, added: readonly string[], at: number) {
  for (;;) {
    // If the cloud cannot list members, the IDs from its response count as present.
    const listed = await members?.list(context, scopeOfSet(id)).catch(() => undefined);
    const there = added.filter((member) => !listed || listed.some((one) => one.id === member));
    if (there.length > 0 || context.clock.now() >= at + LOOK_MS) return there;
    await context.clock.sleep(1_000, context.signal);
  }
}

/** Whether the state has every member that the attempt added: the attempt is then complete. */
export function isInState(spec: Resource, id: string, state: Properties, { id: added }: Attempt): boolean {
  const known = new Set(membersIn(spec, id, state));
  return added !== undefined && membersOf(added).every((member) => known.has(member));
}

const withId = (attempt: Attempt, id: string, members: readonly string[]): Attempt & { id: string } => ({
  ...attempt,
  id: setId(scopeOfSet(id), members),
});

const UNKNOWN =
  "an earlier run was interrupted while adding members, and the cloud does not list them: check the cloud for members that nothing uses";

const tooMany = (ids: readonly string[]) =>
  `an earlier run was interrupted while adding members: the cloud lists ${ids.flatMap(membersOf).join(", ")}, new since then, ` +
  "which is more than it requested; delete those that nothing uses, and run this again";
