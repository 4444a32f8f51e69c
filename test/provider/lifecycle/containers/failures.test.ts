import { expect, it } from "vitest";
import { containersProgress, trouble } from "../../../../provider/lifecycle/containers/failures";

it.each([
  ["is not there yet", { state: "Waiting", reason: "ContainerCreating" }, undefined],
  ["runs", { state: "Running", reason: "anything" }, undefined],
  // ECI leaves out an exit code of 0.
  ["ended well", { state: "Terminated", reason: "Completed" }, undefined],
  [
    "ended badly",
    { state: "Terminated", reason: "Error", exitCode: 137 },
    "container web is Terminated: Error: exit code 137",
  ],
  [
    "has no image",
    { state: "Waiting", reason: "ErrImagePull", message: "no" },
    "container web is Waiting: ErrImagePull: no",
  ],
])("a container that %s", (_, currentState, said) => {
  expect(trouble({ name: "web", currentState })).toBe(said);
});

it("says how far a group is, and the first trouble", () => {
  const running = { name: "a", currentState: { state: "Running" } };
  const waiting = { name: "b", currentState: { state: "Waiting", reason: "CrashLoopBackOff" } };
  expect(containersProgress([running, {}], [])).toBe("1/2 containers running");
  expect(containersProgress([running], [waiting])).toBe(
    "1/1 containers running, container b is Waiting: CrashLoopBackOff",
  );
});
