import { describe, expect, it } from "vitest";
import { find, isGone, readable, unlessAbsent } from "../../../provider/lifecycle/find";
import { cloudError, memoryContext, memoryKind } from "../../support/memory-kind";

const { context } = memoryContext();

describe("a find", () => {
  it("of what the cloud says is not there is none, also where a kind returns null", async () => {
    const { spec, failures } = memoryKind();
    failures.find = [cloudError("not-found")];
    expect(await find(spec, context, "a", {})).toBeUndefined();
    const nulls = memoryKind({ find: async () => null as never }).spec;
    expect(await find(nulls, context, "a", {})).toBeUndefined();
  });

  it("whose answer has a field of another type is an error that says so, and keeps its cause", async () => {
    for (const cause of [new TypeError("x is not a function"), new RangeError("invalid time")]) {
      const read = readable({ type: "test:Thing" }, () => Promise.reject(cause));
      await expect(read).rejects.toMatchObject({
        message:
          "test:Thing cannot be read: a field of the cloud's response does not have the type that its API documents",
        cause,
      });
    }
    const other = new Error("another");
    await expect(readable({ type: "test:Thing" }, () => Promise.reject(other))).rejects.toBe(other);
  });
});

it("gone is only what the cloud says is not there: one that cannot be asked says nothing", async () => {
  const { spec, things, failures } = memoryKind();
  expect(await isGone(spec, context, "a", {})).toBe(true);
  things.set("a", { name: "web", status: "Ready" });
  expect(await isGone(spec, context, "a", {})).toBe(false);
  things.delete("a");
  for (const category of ["unauthorised", "throttled", "connection"] as const) {
    failures.find = [cloudError(category)];
    expect(await isGone(spec, context, "a", {})).toBe(false);
  }
});

it("a call to what is absent gives nothing, and any other failure is thrown", async () => {
  expect(await unlessAbsent(Promise.resolve(5))).toBe(5);
  expect(await unlessAbsent(Promise.reject(cloudError("not-found")))).toBeUndefined();
  await expect(unlessAbsent(Promise.reject(cloudError("conflict")))).rejects.toThrow("it is conflict");
  await expect(unlessAbsent(Promise.reject(new Error("not-found")))).rejects.toThrow("not-found");
});
