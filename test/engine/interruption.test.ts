import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ScenarioStack } from "./stack";

let stack: ScenarioStack;
beforeEach(() => {
  stack = new ScenarioStack(resolve(__dirname, "scenarios/slow.js"));
});
afterEach(() => stack.remove());

const names = () => stack.snapshot.resources.map(({ urn }) => urn.split("::").at(-1));
const pending = () => stack.snapshot.pendingOperations.map(({ type, resource }) => `${type} ${resource.urn.slice(-1)}`);
const release = () => writeFileSync(join(stack.folder, "records/release"), "");

/** Resolves when the provider is in the middle of a create. */
async function untilWaiting(): Promise<void> {
  while (!stack.calls().some(({ method }) => method === "waiting")) await new Promise((wake) => setTimeout(wake, 20));
}

test("the first interruption lets what runs come to its end and begins nothing more", async () => {
  const cancel = new AbortController();
  const running = stack.step(0, { cancel: cancel.signal });
  await untilWaiting();
  cancel.abort();
  release();
  const { result } = await running;
  expect(result.status).toBe("cancelled");
  expect(result.errors).toEqual(["update canceled"]);
  expect(names()).toEqual(["rec-dev", "default", "a", "b"]);
  expect(pending()).toEqual([]);
});

test("the second interruption stops at once and leaves what was under way as pending, which the next run reports", async () => {
  const [cancel, terminate] = [new AbortController(), new AbortController()];
  const running = stack.step(0, { cancel: cancel.signal, terminate: terminate.signal });
  await untilWaiting();
  cancel.abort();
  terminate.abort();
  expect((await running).result.status).toBe("cancelled");
  expect(names()).toEqual(["rec-dev", "default", "a"]);
  expect(pending()).toEqual(["creating b"]);

  release();
  const next = await stack.step(1);
  expect(next.result.status).toBe("succeeded");
  const reported = next.events.map(({ diagnosticEvent }) => (diagnosticEvent as { message: string })?.message).join();
  expect(reported).toContain("with 1 pending operations");
  expect(reported).toContain("Slow::b, interrupted while creating");
  expect(reported).toContain("npx pulumi-container-clouds recover --stack");
  expect(names()).toEqual(["rec-dev", "default", "a", "b", "c"]);
  expect(pending(), "whether it was made is for the user to say").toEqual(["creating b"]);
});

test.each([
  [4, "update", ["rec-dev", "default", "a"]],
  [5, "preview", []],
])("step %i: an interruption does not wait for a check that is never answered (%s)", async (step, what, left) => {
  const cancel = new AbortController();
  const running = stack.step(step, { cancel: cancel.signal });
  await untilWaiting();
  cancel.abort();
  const { result } = await running;
  expect(result.status).toBe("cancelled");
  expect(result.errors).toEqual([`${what} canceled`]);
  expect(names()).toEqual(left);
  expect(pending()).toEqual([]);
});

test("a program that is killed deletes nothing", async () => {
  release();
  await stack.step(0);
  const before = names();
  const { result } = await stack.step(2);
  expect(result.status).toBe("failed");
  expect(result.errors.join()).toContain("Program ended by signal SIGKILL");
  expect(names().sort()).toEqual(before.sort());
});

test("a provider whose process ends is named, and what was made stays", async () => {
  const { result } = await stack.step(3);
  expect(result.status).toBe("failed");
  expect(result.errors).toContain("the provider process of 'pulumi-nodejs' ended (exit code 7)");
  expect(names()).toEqual(["rec-dev", "default", "a"]);
});

test("a state that cannot be saved ends the run, with what was saved before", async () => {
  const { result } = await stack.step(0, {
    onSave: ({ pendingOperations }) => {
      if (pendingOperations.some(({ resource }) => resource.urn.endsWith("::a"))) throw new Error("no space left");
    },
  });
  expect(result.status).toBe("failed");
  expect(result.errors).toContain("failed to save snapshot: no space left");
  expect(names()).toEqual(["rec-dev", "default"]);
  expect(stack.calls().map(({ method }) => method)).toEqual(["check"]);
});
