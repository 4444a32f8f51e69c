import { expect, test } from "vitest";
import { StateRecorder } from "../../../engine/apply/recorder";
import type { Deployment } from "../../../engine/deployment";
import type { Step } from "../../../engine/plan/steps";
import type { Snapshot } from "../../../engine/types";

const base = { resources: [], pendingOperations: [] } as unknown as Snapshot;
const creation = { op: "create", new: { urn: "urn:pulumi:dev::test::a:b:C::one", type: "a:b:C" } } as unknown as Step;

const other = { op: "create", new: { urn: "urn:pulumi:dev::test::a:b:C::two", type: "a:b:C" } } as unknown as Step;

test("what steps record at the same time is one save, which comes before they go on", async () => {
  const saved: Snapshot[] = [];
  const recorder = new StateRecorder({ resources: [] } as unknown as Deployment, base, (state) => saved.push(state));
  await Promise.all([recorder.begin(creation), recorder.begin(other)]);
  expect(saved.map(({ pendingOperations }) => pendingOperations.length)).toEqual([2]);
  await Promise.all([recorder.end(creation, true), recorder.end(other, true)]);
  expect(saved.map(({ resources }) => resources.length)).toEqual([0, 2]);
});

test("a state that could not be saved is saved again at the end, and says again what is in the way", async () => {
  let full = true;
  const saved: Snapshot[] = [];
  const save = (snapshot: Snapshot) => {
    if (full) throw new Error("no space left");
    saved.push(snapshot);
  };
  const recorder = new StateRecorder({ resources: [] } as unknown as Deployment, base, save);
  await expect(recorder.begin(creation)).rejects.toThrow("failed to save snapshot: no space left");
  expect(() => recorder.close()).toThrow("failed to save snapshot: no space left");
  full = false;
  recorder.close();
  expect(saved.map(({ pendingOperations }) => pendingOperations.length)).toEqual([1]);
});
