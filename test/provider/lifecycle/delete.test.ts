import { describe, expect, it } from "vitest";
import { remove } from "../../../provider/lifecycle/delete";
import { cloudError, memoryContext, memoryKind } from "../../support/memory-kind";
import { movedClock } from "../../support/moved-clock";

const row = { name: "web", status: "Ready" };

describe("a delete", () => {
  it("sends the call once and reports until it is gone", async () => {
    const { spec, things, calls } = memoryKind();
    things.set("a", row);
    const { context, said } = memoryContext();
    await remove(spec, context, "a", { name: "web" });
    expect(calls).toEqual([
      ["find", "a"],
      ["delete", "a"],
      ["find", "a"],
    ]);
    expect(said.reported).toEqual(["deleting", "gone"]);
  });

  it("of what is gone already is success, and sends nothing", async () => {
    const { spec, calls } = memoryKind();
    const { context, said } = memoryContext();
    await remove(spec, context, "a", { name: "web", deletionProtection: true });
    expect(calls).toEqual([["find", "a"]]);
    // It may be another account's that these keys do not see.
    expect(said.noted).toEqual(["a does not exist in this account and region: nothing was deleted"]);
  });

  it("takes no refused read for gone", async () => {
    const { spec, things, failures, calls } = memoryKind();
    things.set("a", row);
    for (const category of ["unauthorised", "throttled", "server", "invalid"] as const) {
      failures.find = [cloudError(category, { httpStatus: 403 })];
      await expect(remove(spec, memoryContext().context, "a", {})).rejects.toThrow(`it is ${category}`);
    }
    expect(calls.filter(([name]) => name === "delete")).toEqual([]);
  });

  it("refuses what is protected, with what to do", async () => {
    const { spec, things, calls } = memoryKind();
    things.set("a", row);
    const removing = remove(spec, memoryContext().context, "a", { deletionProtection: true });
    await expect(removing).rejects.toThrow('deletionProtection is true; set it to false and run "pulumi up"');
    expect(calls).toEqual([["find", "a"]]);
  });

  it("gets the inputs in their normal form, and the row", async () => {
    let got: unknown[] = [];
    const { spec, things } = memoryKind({
      delete: async (_context, id, was, seen) => {
        got = [id, was.size, seen];
        things.delete(id);
      },
    });
    things.set("a", row);
    await remove(spec, memoryContext().context, "a", { name: "web" });
    expect(got).toEqual(["a", 1, row]);
  });

  it("that the cloud answers with not-found is done", async () => {
    const { spec, things } = memoryKind({
      delete: async (_context, id) => {
        things.delete(id);
        throw cloudError("not-found");
      },
    });
    things.set("a", row);
    const { context, said } = memoryContext();
    await remove(spec, context, "a", {});
    expect(said.reported.at(-1)).toBe("gone");
  });

  it("repeats while something is busy, and looks again before each repeat", async () => {
    const { spec, things, failures, calls } = memoryKind();
    things.set("a", row);
    failures.delete = [cloudError("conflict"), cloudError("conflict")];
    const clock = movedClock(0);
    const { context, said } = memoryContext({ clock });
    await remove(spec, context, "a", {});
    expect(calls.map(([name]) => name)).toEqual(["find", "delete", "find", "delete", "find", "delete", "find"]);
    expect(clock.now()).toBe(4_000);
    expect(said.reported).toEqual([
      "deleting",
      "waiting: it is conflict (Code)",
      "waiting: it is conflict (Code)",
      "gone",
    ]);
  });

  it("whose first call did it, though refused as busy, sends no second", async () => {
    let sent = 0;
    const { spec, things } = memoryKind({
      delete: async (_context, id) => {
        sent += 1;
        things.delete(id);
        throw cloudError("conflict");
      },
    });
    things.set("a", row);
    await remove(spec, memoryContext().context, "a", {});
    expect(sent).toBe(1);
  });

  it("ends when the time of the program is up, and names the setting", async () => {
    const { spec, things } = memoryKind({ delete: async () => undefined });
    things.set("a", row);
    const removing = remove(spec, memoryContext().context, "a", { timeouts: { delete: "5s" } });
    await expect(removing).rejects.toThrow("still Ready after 5 s; set timeouts.delete to wait longer");
  });

  it("says what remains, and does not wait where no call reads or deletes it", async () => {
    const { spec, things, calls } = memoryKind({ delete: undefined, remains: "the thing stays" });
    things.set("a", row);
    const { context, said } = memoryContext();
    await remove(spec, context, "a", {});
    expect(said.warned).toEqual(["the thing stays"]);
    expect(calls).toEqual([["find", "a"]]);
    const unreadable = memoryKind({ unreadable: "no call reads it" });
    unreadable.things.set("a", row);
    await remove(unreadable.spec, memoryContext().context, "a", {});
    expect(unreadable.calls.map(([name]) => name)).toEqual(["find", "delete"]);
  });
});
