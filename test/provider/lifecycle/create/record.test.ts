import { beforeEach, expect, it } from "vitest";
import { makeOnce } from "../../../../provider/lifecycle/create/make-once";
import { notesInMemory } from "../../../../provider/lifecycle/create/notes";
import { recordOf } from "../../../../provider/lifecycle/create/record";
import { forgetSaid } from "../../../../provider/lifecycle/warn-once";
import { inputs, noted, refusal, searchOf, throwing } from "../../../support/making";
import { listedKind, type MemoryKind, memoryContext, memoryKind } from "../../../support/memory-kind";

const FULL = "disk full; set PULUMI_HOME to a folder that can be written to";
const UNRESUMED = `if this run is killed now, the next run cannot resume it: ${FULL}`;

beforeEach(forgetSaid);

/** Creates with records on a full disk. @returns what was made, and the warnings */
async function onFullDisk(kind: MemoryKind, send: () => Promise<string>, earlier = false, urn = "urn:a") {
  const full = throwing(new Error("disk full"));
  const notes = notesInMemory();
  if (earlier) await notes.write(urn, noted());
  const warned: string[] = [];
  const say = (text: string) => void warned.push(text);
  const host = {
    clouds: throwing(new Error("not asked")),
    reporter: () => ({ report: () => undefined, note: () => undefined, warn: say }),
    notes: { ...notes, write: full, add: full, remove: full },
  };
  const record = recordOf(kind.spec, host as never, urn);
  const { context, said } = memoryContext({ clientToken: "12345678-9" });
  const made = await makeOnce(searchOf(kind, context, record), inputs, send).catch((error: unknown) => error);
  expect(said.warned).toEqual([]);
  return { made, warned };
}

it("a create on a full disk is sent without a record, and the user is warned once for each resource", async () => {
  expect(await onFullDisk(listedKind(), async () => "new")).toEqual({ made: { id: "new" }, warned: [UNRESUMED] });
  expect((await onFullDisk(listedKind(), async () => "new")).warned).toEqual([]);
  expect((await onFullDisk(listedKind(), async () => "new", false, "urn:b")).warned).toEqual([UNRESUMED]);
});

it("a create that is refused on a full disk is warned of once, though its record cannot be removed either", async () => {
  const refused = async () => throwing(refusal())();
  expect((await onFullDisk(listedKind(), refused, true)).warned).toEqual([UNRESUMED]);
});

it("the one warning of a resource whose ID its inputs make has both risks", async () => {
  const kind = memoryKind({ idFormat: "name" });
  expect((await onFullDisk(kind, async () => "web")).warned).toEqual([
    `if this run is killed now, the next run cannot resume it, and another provider of this run that deletes what it replaces may delete it: ${FULL}`,
  ]);
});

it("a create is found where its record can only be read", async () => {
  const unseen = memoryKind({ unreadable: "no such call", idFormat: "name" });
  const exists = async () => throwing(refusal("already-exists"))();
  const { made, warned } = await onFullDisk(unseen, exists, true);
  expect(made).toMatchObject({ id: "web", found: true });
  expect(warned).toHaveLength(1);
});
