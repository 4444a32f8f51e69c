import { expect, test } from "vitest";
import { StateRecorder } from "../../../engine/apply/recorder";
import type { Deployment } from "../../../engine/deployment";
import type { Step } from "../../../engine/plan/steps";
import type { Snapshot } from "../../../engine/types";

const base = { resources: [], pendingOperations: [] } as unknown as Snapshot;
const creation = { op: "create", new: { urn: "urn:pulumi:dev::test::a:b:C::one", type: "a:b:C" } } as unknown as Step;

test("a state that could not be saved is saved again at the end, and says again what is in the way", () => {
  let full = true;
  const saved: Snapshot[] = [];
  const save = (snapshot: Snapshot) => {
    if (full) throw new Error("no space left");
    saved.push(snapshot);
  };
  const recorder = new StateRecorder({ resources: [] } as unknown as Deployment, base, save);
  expect(() => recorder.begin(creation)).toThrow("failed to save snapshot: no space left");
  expect(() => recorder.close()).toThrow("failed to save snapshot: no space left");
  full = false;
  recorder.close();
  expect(saved.map(({ pendingOperations }) => pendingOperations.length)).toEqual([1]);
});
