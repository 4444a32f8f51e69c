import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OTHER_READINGS, parseReadings } from "../../emulator/readings";
import { resourceOf } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { everyKind, type KindWorld, operationsAgainst, titleOf } from "../support/every-kind";
import { movedClock } from "../support/moved-clock";

// The provider depends on none of the emulator's guesses. `npm run test:readings` runs all lifecycle tests under the other readings.

/** How the page's sections are called here. */
const SECTIONS = [
  ["tencent", "Tencent"],
  ["bci", "Baidu (bce"],
  ["bec", "Baidu's edge"],
  ["eci", "CTyun"],
] as const;

it("the page has each as a row, and says what the other reading is", () => {
  const page = readFileSync(resolve(__dirname, "../../docs/emulator-readings.md"), "utf8");
  const sections = page.split("\n## ");
  for (const name of Object.keys(OTHER_READINGS)) {
    const [cloud, subject] = name.split(/: (.*)/);
    const [, title = "?"] = SECTIONS.find(([short]) => short === cloud) ?? [];
    expect(
      sections.find((section) => section.startsWith(title)),
      name,
    ).toContain(`\n| ${subject} |`);
  }
  const rows = Object.entries(OTHER_READINGS).map(([name, other]) => `| ${name} | ${other} |`);
  expect(page).toContain(`${rows.join("\n")}\n`);
});

it("are named by an option", () => {
  expect(parseReadings("other").size).toBe(Object.keys(OTHER_READINGS).length);
  expect([...parseReadings("documented"), ...parseReadings("bci: markers")]).toEqual(["bci: markers"]);
  expect(() => parseReadings("toString")).toThrow("readings are documented, other, or one of tencent: unknown IDs");
});

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", (_title, program) => {
  let cloud: TestEmulator;
  let world: KindWorld;
  beforeAll(async () => {
    cloud = await startEmulator({ readings: parseReadings("other"), lifecycle: "reads:1" });
    world = operationsAgainst(cloud, {}, movedClock(Date.now()));
  });
  afterAll(() => cloud.close());

  it("lives under the other readings", async () => {
    const inputs: Properties = { ...program.inputs, ...(await program.before?.(world)) };
    const operations = world.operations(program.type);
    const { id, properties } = await operations.create(inputs);
    expect((await operations.diff(id, properties, inputs)).changes).toEqual([]);
    expect((await operations.read(id, properties))?.inputs).toBeUndefined();
    expect((await operations.update(id, properties, inputs)).properties).toMatchObject(inputs);
    await operations.delete(id, properties);
    await operations.delete(id, properties);
    const { remains } = await resourceOf(program.type);
    if (!program.unreadable && remains === undefined) expect(await operations.read(id, properties)).toBeUndefined();
  });
});
