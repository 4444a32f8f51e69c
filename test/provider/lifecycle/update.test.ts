import { describe, expect, it } from "vitest";
import { findTogether } from "../../../provider/lifecycle/batch";
import { DEAD, DRIFT, GIVEN, UNRETURNED } from "../../../provider/lifecycle/internal-properties";
import { PartlyDoneError } from "../../../provider/lifecycle/partial-error";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import { update } from "../../../provider/lifecycle/update";
import { cloudError, listedKind, memoryContext, memoryKind } from "../../support/memory-kind";
import { movedClock } from "../../support/moved-clock";

const row = { name: "web", status: "Ready", size: 1, address: "10.0.0.1", version: "1.0" };
const state = { name: "web", size: 1, status: "Ready", address: "10.0.0.1", version: "1.0", [GIVEN]: [] };

const sent = (calls: unknown[][]) => calls.filter(([name]) => name === "update");

describe("an update", () => {
  it("sends only what differs, says so, and returns what the cloud then has", async () => {
    const { spec, things, calls } = memoryKind();
    things.set("a", { ...row, tags: { a: "1" } });
    const { context, said } = memoryContext();
    const inputs = { name: "blue", size: 1, tags: { a: "1" } };
    const made = await update(spec, context, "a", { ...state, tags: { a: "1" } }, inputs);
    expect(sent(calls)).toEqual([["update", "a", { name: "blue" }]]);
    expect(said.reported).toEqual(["changing name", "Ready"]);
    expect(made).toEqual({
      id: "a",
      properties: {
        name: "blue",
        size: 1,
        tags: { a: "1" },
        status: "Ready",
        address: "10.0.0.1",
        version: "1.0",
        region: "r1",
        [GIVEN]: [],
      },
    });
  });

  it("compares with the cloud and not with the state: what is there already is not sent", async () => {
    const { spec, things, calls } = memoryKind();
    things.set("a", { ...row, size: 5 });
    const { context, said } = memoryContext();
    const made = await update(spec, context, "a", state, { name: "web", size: 5 });
    expect(sent(calls)).toEqual([]);
    expect(said.reported).toEqual(["Ready"]);
    expect(made.properties.size).toBe(5);
  });

  it("sends an input that the cloud does not return when it differs from the last known one", async () => {
    const { spec, things, calls } = memoryKind();
    things.set("a", row);
    const had = { ...state, password: "first" };
    await update(spec, memoryContext().context, "a", had, { name: "web", password: "first" });
    expect(sent(calls)).toEqual([]);
    await update(spec, memoryContext().context, "a", had, { name: "web", password: "second" });
    expect(sent(calls)).toEqual([["update", "a", { password: "second" }]]);
  });

  it("clears an input that the program no longer has", async () => {
    const { spec, things, calls } = memoryKind();
    things.set("a", { ...row, tags: { a: "1" } });
    await update(spec, memoryContext().context, "a", { ...state, tags: { a: "1" } }, { name: "web" });
    expect(sent(calls)).toEqual([["update", "a", { tags: undefined }]]);
  });

  it("of what is gone says what to do, and sends nothing", async () => {
    const { spec, calls } = memoryKind();
    const updating = update(spec, memoryContext().context, "a", state, { name: "blue" });
    await expect(updating).rejects.toThrow('it no longer exists in the cloud; run "pulumi refresh"');
    const moved = update(spec, memoryContext().context, "a", state, { name: "blue", profile: "other" });
    await expect(moved).rejects.toThrow(
      'it is not found with the profile "other"; a resource cannot move to another account: change profile back, or ',
    );
    expect(sent(calls)).toEqual([]);
  });

  it("that is refused as busy is repeated after another look", async () => {
    const { spec, things, failures, calls } = memoryKind();
    things.set("a", row);
    failures.update = [cloudError("conflict")];
    const clock = movedClock(0);
    await update(spec, memoryContext({ clock }).context, "a", state, { name: "blue" });
    expect(calls.map(([name]) => name)).toEqual(["find", "update", "find", "update", "find"]);
    expect(clock.now()).toBe(2_000);
  });

  it("whose first call did it, though refused as busy, sends no second", async () => {
    let sent = 0;
    const { spec, things } = memoryKind({
      update: async (_context, id) => {
        sent += 1;
        things.set(id, { ...row, name: "blue" });
        throw cloudError("conflict");
      },
    });
    things.set("a", row);
    await update(spec, memoryContext().context, "a", state, { name: "blue" });
    expect(sent).toBe(1);
  });

  it("that is refused leaves the resource as it was: the failure itself is thrown", async () => {
    const { spec, things, failures } = memoryKind();
    things.set("a", row);
    const refusal = cloudError("invalid");
    failures.update = [refusal];
    await expect(update(spec, memoryContext().context, "a", state, { name: "blue" })).rejects.toBe(refusal);
  });

  it("keeps the new inputs when the wait after it fails", async () => {
    const { spec, things } = memoryKind();
    things.set("a", { ...row, status: "Making" });
    const { context } = memoryContext();
    const inputs = { name: "blue", timeouts: { update: "3s" } };
    const failed = await update(spec, context, "a", state, inputs).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(NotReadyError);
    const { id, message, properties } = failed as NotReadyError;
    expect([id, message]).toEqual(["a", "still Making after 3 s; set timeouts.update to wait longer"]);
    expect(properties).toMatchObject({ name: "blue", status: "Making" });
    expect(properties).not.toHaveProperty(DEAD);
  });

  it("that did a part keeps what was learned", async () => {
    const { spec, things } = memoryKind({
      update: async (_context, id, { learn }) => {
        learn({ address: "10.9.9.9" });
        throw new PartlyDoneError("half of it", id);
      },
    });
    things.set("a", row);
    const failed = await update(spec, memoryContext().context, "a", state, { name: "blue" }).catch((error) => error);
    expect(failed).toBeInstanceOf(NotReadyError);
    expect(failed.reasons).toEqual(["half of it"]);
    expect(failed.properties).toMatchObject({ name: "blue", address: "10.9.9.9" });
  });

  it("of what died while nobody looked records it, so that the next up replaces it", async () => {
    const { spec, things, failures } = memoryKind();
    things.set("a", { ...row, status: "Dead" });
    failures.update = [cloudError("invalid")];
    const failed = await update(spec, memoryContext().context, "a", state, { name: "blue" }).catch((error) => error);
    expect(failed).toBeInstanceOf(NotReadyError);
    expect(failed.properties).toMatchObject({ name: "web", [DEAD]: true });
  });

  it("does not send what drifted and only a replacement changes back, and goes on keeping it", async () => {
    const { spec, things, calls } = memoryKind();
    things.set("a", { ...row, vpcId: "vpc-2" });
    const drifted = { ...state, vpcId: "vpc-2", [DRIFT]: { vpcId: { said: "vpc-1" } } };
    const made = await update(spec, memoryContext().context, "a", drifted, { name: "blue", vpcId: "vpc-1" });
    expect(sent(calls)).toEqual([["update", "a", { name: "blue" }]]);
    expect(made.properties).toMatchObject({ vpcId: "vpc-2", [DRIFT]: { vpcId: { said: "vpc-1" } } });
  });

  it("does not wait where the program says so", async () => {
    const { spec, things } = memoryKind();
    things.set("a", { ...row, status: "Making" });
    const clock = movedClock(0);
    const inputs = { name: "blue", waitFor: "none" };
    const { properties } = await update(spec, memoryContext({ clock }).context, "a", state, inputs);
    expect(properties.status).toBe("Making");
    expect(clock.now()).toBe(0);
  });

  it("finds what it learned before, and keeps that when it fails later", async () => {
    const { spec, things } = memoryKind({
      find: async (_context, _id, known) => (known.address === "10.9.9.9" || sends === 0 ? row : undefined),
      update: async (_context, _id, { learn }) => {
        sends += 1;
        learn({ address: "10.9.9.9" });
        if (sends === 1) throw cloudError("conflict");
        throw cloudError("invalid");
      },
    });
    let sends = 0;
    things.set("a", row);
    const failed = await update(spec, memoryContext().context, "a", state, { name: "blue" }).catch((error) => error);
    expect(failed).toBeInstanceOf(NotReadyError);
    expect(failed.message).toBe("it is invalid (Code, test Do at https://test)");
    expect(failed.properties.address).toBe("10.9.9.9");
  });

  it("names all that it changes, and warns of what it finds that only a replacement changes back", async () => {
    const { spec, things } = memoryKind();
    things.set("a", { ...row, vpcId: "vpc-2" });
    const { context, said } = memoryContext();
    const inputs = { name: "blue", size: 4, vpcId: "vpc-1" };
    const made = await update(spec, context, "a", { ...state, vpcId: "vpc-1" }, inputs);
    expect(said.reported[0]).toBe("changing name, size");
    expect(said.warned).toEqual([expect.stringMatching(/^vpcId was changed outside of Pulumi, from "vpc-1"/)]);
    expect(made.properties[DRIFT]).toEqual({ vpcId: { said: "vpc-1" } });
  });

  it("of a kind without such a call sends nothing and reads back what there is", async () => {
    const { spec, things } = memoryKind({ update: undefined });
    things.set("a", row);
    const made = await update(spec, memoryContext().context, "a", state, { name: "blue" });
    expect(made.properties.name).toBe("blue");
  });

  it("ends within the time of updates that the program says, while something stays busy", async () => {
    const { spec, things, failures } = memoryKind();
    things.set("a", row);
    failures.update = Array.from({ length: 9 }, () => cloudError("conflict"));
    const clock = movedClock(0);
    const inputs = { name: "blue", timeouts: { update: "5s" } };
    await expect(update(spec, memoryContext({ clock }).context, "a", state, inputs)).rejects.toThrow("it is conflict");
    expect(clock.now()).toBe(4_000);
  });
});

describe("what an update asks the cloud for", () => {
  /** What reading is given as known, at each look. */
  const looks = async (inputs: object, over: object = {}) => {
    const seen: unknown[] = [];
    const { spec, things } = memoryKind({
      flatten: (found, _context, known) => {
        seen.push({ ...(known as object) });
        return found;
      },
      ...over,
    });
    things.set("a", row);
    await update(spec, memoryContext().context, "a", state, { ...inputs });
    return seen;
  };

  it("after a change are all outputs but the stable ones, and after none only what is not known", async () => {
    expect(await looks({ name: "blue", size: 1 })).toEqual([state, { address: "10.0.0.1" }]);
    expect(await looks({ name: "blue", size: 1 }, { stable: undefined })).toEqual([state, {}]);
    expect(await looks({ name: "web", size: 1 })).toEqual([state, state]);
  });
});

describe("the waits of an update", () => {
  it("are those of updates where the kind has some, else those of creates", async () => {
    const created = { target: ["Ready"], pending: ["Busy"], timeout: "3s" };
    const updated = { target: ["Changed"], pending: ["Busy"], timeout: "2s" };
    const of = async (waits: object) => {
      const { spec, things } = memoryKind({ waits: { created, deleted: { timeout: "1m" }, ...waits } });
      things.set("a", { ...row, status: "Busy" });
      const { context, said } = memoryContext();
      const updating = update(spec, context, "a", state, { name: "blue" });
      return [await updating.catch((error: Error) => error.message), said.reported[1]];
    };
    const setting = "set timeouts.update to wait longer";
    expect(await of({ updated })).toEqual([`still Busy after 2 s; ${setting}`, "Busy; waiting for Changed"]);
    expect(await of({})).toEqual([`still Busy after 3 s; ${setting}`, "Busy; waiting for Ready"]);
  });

  it("limit how often a busy resource is asked again, too", async () => {
    const { spec, things, failures } = memoryKind({
      waits: {
        created: { target: ["Ready"], timeout: "1h" },
        updated: { target: ["Ready"], timeout: "5s" },
        deleted: { timeout: "1m" },
      },
    });
    things.set("a", row);
    failures.update = Array.from({ length: 9 }, () => cloudError("conflict"));
    const clock = movedClock(0);
    await expect(update(spec, memoryContext({ clock }).context, "a", state, { name: "blue" })).rejects.toThrow();
    expect(clock.now()).toBe(4_000);
  });
});

it("an update of what an import did not learn records it, and sends nothing", async () => {
  const { spec, things, calls } = memoryKind();
  things.set("a", row);
  const imported = { ...state, [UNRETURNED]: ["password"] };
  const inputs = { name: "web", size: 1, password: "p" };
  const { properties } = await update(spec, memoryContext().context, "a", imported, inputs);
  expect(sent(calls)).toEqual([]);
  expect(properties.password).toBe("p");
  expect(Object.keys(properties)).not.toContain(UNRETURNED);
});

it("an update that failed in part, and of what died meanwhile, has the failure as its message and cause", async () => {
  const partly = new PartlyDoneError("half of it", "a");
  const { spec, things } = memoryKind({ update: () => Promise.reject(partly) });
  things.set("a", row);
  const failed = await update(spec, memoryContext().context, "a", state, { name: "blue" }).catch((error) => error);
  expect(failed).toMatchObject({ name: "NotReadyError", id: "a", message: "half of it", cause: partly });
  expect(failed.properties).toMatchObject({ name: "blue", status: "Ready" });
});

it("an update makes what was listed before it stale: a later read in the same run finds the change", async () => {
  const { spec } = listedKind({}, { a: row, b: { ...row, name: "other" } });
  const { context } = memoryContext();
  const read = () => Promise.all(["a", "b"].map((id) => findTogether(spec, context, id, {}, "operation")));
  expect(await read()).toMatchObject([{ name: "web" }, { name: "other" }]);
  await update(spec, context, "a", state, { name: "blue", size: 1 });
  expect(await read()).toMatchObject([{ name: "blue" }, { name: "other" }]);
});
