import { readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { orderOf, withoutRaced } from "./order";
import { asSet, canonical, type Described, describeStep, type RecordedStep, readRecording } from "./recording";
import { ScenarioStack } from "./stack";

const folder = resolve(__dirname, "../recordings/scenarios");
const scenarios = readdirSync(folder).map((file) => basename(file, ".js"));

/** Resources of a scenario that fail alike: the real engine, too, reports only the one that it happens to meet first. */
const ALIKE: Record<string, [string, string]> = { "20-check-fails": ["a", "b"] };

/** Compares one step with its recording, field by field, but for what the real engine itself does not promise. */
function compare(step: Described, recorded: RecordedStep, before: RecordedStep | undefined): void {
  const promised = (field: string) => !recorded.varies.includes(field);
  const [actual, wanted] = recorded.exit === 0 ? [step, recorded] : withoutRaced(step, recorded, before);
  expect(actual.diagnostics, "diagnostics").toEqual(wanted.diagnostics);
  expect(actual.exit, "exit").toBe(wanted.exit);
  if (promised("changes") && wanted.changes) expect(actual.changes, "changes").toEqual(wanted.changes);
  if (promised("calls")) {
    expect(asSet(actual.calls), "calls").toEqual(asSet(wanted.calls));
    expect(orderOf(actual, before), "order of calls").toEqual(orderOf(wanted, before));
  }
  if (promised("operations")) expect(asSet(actual.operations), "operations").toEqual(asSet(wanted.operations));
  expect(canonical(actual.outputs), "outputs").toEqual(canonical(wanted.outputs));
  expect(actual.pendingOperations, "pending operations").toEqual(wanted.pendingOperations);
  if (promised("resources")) expect(asSet(actual.resources), "resources").toEqual(asSet(wanted.resources));
}

/** A recording in which two resources have changed names. */
function swap(recorded: RecordedStep, [one, other]: [string, string]): RecordedStep {
  const names = new RegExp(`(?<=::|"|')(${one}|${other})(?=['"\\\\]|-\\d)`, "g");
  return JSON.parse(JSON.stringify(recorded).replace(names, (name) => (name === one ? other : one)));
}

// Each scenario has folders and processes of its own.
describe.concurrent("what the real engine did", () => {
  const stacks: ScenarioStack[] = [];
  afterAll(() => {
    for (const stack of stacks) stack.remove();
  });

  test.for(scenarios)("%s", { timeout: 180_000 }, async (name) => {
    const recording = readRecording(name);
    const stack = new ScenarioStack(resolve(folder, `${name}.js`));
    stacks.push(stack);
    for (const [index, recorded] of recording.entries()) {
      const actual = describeStep(await stack.step(index), stack.folder);
      const alike = ALIKE[name];
      const reported = alike && actual.diagnostics[0]?.urn !== recorded.diagnostics[0]?.urn;
      try {
        compare(actual, reported ? swap(recorded, alike) : recorded, recording[index - 1]);
      } catch (error) {
        (error as Error).message = `step ${index} (${recorded.run}): ${(error as Error).message}`;
        throw error;
      }
    }
  });
});
