import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Properties } from "../../../provider/lifecycle/codec";
import { commonInputs } from "../../../provider/lifecycle/schema";
import { unreturnedIn, withRecorded } from "../../../provider/lifecycle/unreturned";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindWorld, NOT_LEARNED, operationsAgainst, titleOf } from "../../support/every-kind";

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
  world = operationsAgainst(cloud);
});
afterAll(() => cloud.close());

const readable = everyKind.filter(({ unreadable }) => !unreadable);

describe.each(readable.map((program) => [titleOf(program), program] as const))("import of %s", (_title, program) => {
  let id: string;
  let inputs: Properties;
  let found: { properties: Properties; inputs?: Properties };
  const operations = () => world.operations(program.type);
  beforeAll(async () => {
    inputs = { ...program.inputs, ...(await program.before?.(world)) };
    ({ id } = await operations().create(inputs));
    found = (await operations().read(id, {})) ?? { properties: {} };
  });

  it("gives inputs that the check takes, and that show no change", async () => {
    const { check, diff } = operations();
    expect(await check(found.inputs ?? {}, found.inputs)).toEqual([]);
    expect(await diff(id, found.properties, found.inputs ?? {})).toMatchObject({ changes: [], recorded: [] });
  });

  it("shows no change to the program that made it, and records what the cloud does not return", async () => {
    world.said.length = 0;
    const { diff } = operations();
    const { changes, recorded } = await diff(id, found.properties, inputs);
    expect(changes).toEqual([]);
    expect(unreturnedIn(found.properties)).toEqual(expect.arrayContaining(recorded));
    if (recorded.length > 0)
      expect(world.said.at(-1)).toMatch(new RegExp(`^${recorded[0]}.*: recorded as the program says`));
    else expect(world.said).toEqual([]);
  });

  it("learns every input but those that the API does not return, or returns in part", () => {
    if (program.title !== undefined) return;
    const names = unreturnedIn(found.properties).filter((name) => !(name in commonInputs));
    expect(names.sort().join(" ")).toBe(NOT_LEARNED[program.type] ?? "");
  });

  it("compares with what was recorded from then on, in the inputs or after an update", async () => {
    const { diff, update, read } = operations();
    world.sent.length = 0;
    const made = await update(id, found.properties, inputs);
    const sent = world.sent.filter(({ url, body }) =>
      /"Action":"(Modify|Create|Update|Delete)|updateC/.test(`${body} ${url}`),
    );
    expect(sent).toEqual([]);
    for (const state of [made.properties, withRecorded(found.properties, inputs)]) {
      expect(await diff(id, state, inputs)).toMatchObject({ changes: [], recorded: [], drifted: [] });
      expect((await read(id, state))?.inputs).toBeUndefined();
    }
    const [first] = (await diff(id, found.properties, inputs)).recorded.filter(
      // A range with a text behind it is none.
      (name) => typeof inputs[name] === "string" && !/\/\d+$/.test(String(inputs[name])),
    );
    if (first === undefined) return;
    const other = { ...inputs, [first]: `${inputs[first]}-other` };
    const changes = await diff(id, withRecorded(found.properties, inputs), other).then(
      (difference) => difference.changes.map(({ path }) => path),
      (refused: Error) => [/: (\w+) cannot change/.exec(refused.message)?.[1]],
    );
    expect(changes).toEqual([first]);
  });
});

/** A program with as few properties as the check takes, at any depth: what remains at defaults shows no change either. */
async function least(check: (inputs: Properties) => Promise<unknown[]>, inputs: Properties): Promise<Properties> {
  const shrunk = structuredClone(inputs);
  const isTaken = async () => (await check(shrunk)).length === 0;
  const shrink = async (part: unknown): Promise<void> => {
    if (typeof part !== "object" || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (!Array.isArray(part)) Reflect.deleteProperty(part, key);
      if (Array.isArray(part) || !(await isTaken())) {
        Reflect.set(part, key, value);
        await shrink(value);
      }
    }
  };
  await shrink(shrunk);
  return shrunk;
}

describe.each(readable.map((program) => [titleOf(program), program] as const))(
  "import of the least %s",
  (_title, program) => {
    beforeAll(() => cloud.reset());

    it("shows no change to the program that made it", async () => {
      const { check, create, read, diff } = world.operations(program.type);
      const inputs = await least(check, { ...program.inputs, ...(await program.before?.(world)) });
      const { id } = await create(inputs);
      const found = await read(id, {});
      expect(await diff(id, found?.properties ?? {}, inputs)).toMatchObject({ changes: [] });
    });
  },
);
