import { describe, expect, it } from "vitest";
import { adopt, resume } from "../../../../provider/lifecycle/create/adopt";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { MADE } from "../../../../provider/lifecycle/internal-properties";
import { NotReadyError } from "../../../../provider/lifecycle/ready";
import { cloudError, memoryContext, memoryKind, memoryRecord, type Thing } from "../../../support/memory-kind";

const row: Thing = { name: "web", status: "Ready", size: 1, vpcId: "vpc-1", address: "10.0.0.1", version: "1.0" };
const attempt: Attempt = { type: "test:Thing", wanted: {}, token: "t", inputs: {}, at: 0 };

function kindWith(one: Thing = row, over: Parameters<typeof memoryKind>[0] = {}) {
  const kind = memoryKind(over);
  kind.things.set("a", one);
  return kind;
}

const changes = (calls: unknown[][]) => calls.filter(([name]) => name !== "find");

describe("adopting by ID", () => {
  const inputs = { name: "web", vpcId: "vpc-1", size: 3, adopt: "a" };

  it("sends what differs and can change in place, and keeps what the cloud then has", async () => {
    const { spec, calls } = kindWith();
    const { id, properties } = await adopt(
      spec,
      memoryContext({ clientToken: "12345678-9" }).context,
      inputs,
      memoryRecord(),
    );
    expect(changes(calls)).toEqual([["update", "a", { size: 3 }]]);
    expect(id).toBe("a");
    expect(properties).toMatchObject({ ...inputs, status: "Ready", address: "10.0.0.1", [MADE]: "12345678" });
  });

  it("takes the program's word for what the cloud does not return", async () => {
    const { spec, calls } = kindWith();
    const made = await adopt(spec, memoryContext().context, { ...inputs, size: 1, password: "pw" }, memoryRecord());
    expect(changes(calls)).toEqual([]);
    expect(made.properties.password).toBe("pw");
  });

  it("takes for known only what the program gives, so that what the cloud chose stays", async () => {
    const was: object[] = [];
    const kind: ReturnType<typeof memoryKind> = kindWith(
      { ...row, tags: { a: "1" }, vpcId: undefined as never },
      { update: async (_context, _id, update) => void was.push(update.was) },
    );
    await adopt(kind.spec, memoryContext().context, inputs, memoryRecord());
    expect(was).toEqual([expect.objectContaining({ size: 1, vpcId: "vpc-1", tags: undefined, version: undefined })]);
  });

  it("leaves alone what differs in what cannot change in place, and names all of it", async () => {
    const { spec, calls } = kindWith();
    const other = { ...inputs, vpcId: "vpc-2", version: "2.0" };
    await expect(adopt(spec, memoryContext().context, other, memoryRecord())).rejects.toThrow(
      "adopt: a differs in vpcId, version, which cannot change in place; set the values that it has",
    );
    expect(changes(calls)).toEqual([]);
  });

  it("is refused where there is no such resource", async () => {
    const { spec } = memoryKind();
    await expect(adopt(spec, memoryContext().context, inputs, memoryRecord())).rejects.toThrow(
      'adopt: there is no resource with the ID "a"',
    );
  });

  it("ends the note of the attempt that made it, and no other", async () => {
    for (const [id, left] of [
      ["a", undefined],
      ["b", "b"],
    ] as const) {
      const record = memoryRecord({ ...attempt, id });
      await adopt(kindWith().spec, memoryContext().context, inputs, record);
      expect(record.last?.id).toBe(left);
    }
    await adopt(kindWith().spec, memoryContext().context, inputs, memoryRecord());
  });
});

describe("resuming with what an interrupted attempt created", () => {
  const resumed = (kind: ReturnType<typeof memoryKind>, inputs: object, changed: string[] = []) =>
    resume(kind.spec, memoryContext().context, "a", { name: "web", ...inputs }, changed);

  it("sends what differs now, and again what has changed and the cloud does not return", async () => {
    const kind = kindWith();
    const made = await resumed(kind, { size: 2, password: "pw" }, ["password"]);
    expect(changes(kind.calls)).toEqual([["update", "a", { size: 2, password: "pw" }]]);
    expect(made?.properties).toMatchObject({ size: 2, password: "pw" });
    const same = kindWith();
    await resumed(same, { size: 1, password: "pw" }, ["size"]);
    expect(changes(same.calls)).toEqual([]);
  });

  it("knows of what has changed only what the cloud returns, also of a part that it does not return", async () => {
    const updates: object[] = [];
    const kind: ReturnType<typeof memoryKind> = kindWith(
      { ...row, tags: { a: "1" } },
      {
        unreturned: ["tags.b"],
        flatten: (one, _context, { tags }) => ({ ...one, tags: { ...one.tags, ...(tags?.b && { b: tags.b }) } }),
        update: async (_context, _id, { was, changed }) => void updates.push({ was, changed: [...changed] }),
      },
    );
    const inputs = { size: 2, tags: { a: "1", b: "2" }, password: "pw" };
    await resumed(kind, inputs, ["size", "tags", "password"]);
    const was = { size: 1, tags: undefined, password: undefined };
    expect(updates).toEqual([{ was: expect.objectContaining(was), changed: ["size", "tags", "password"] }]);
  });

  it("deletes it where what has changed cannot change in place, though the cloud does not show that", async () => {
    for (const [inputs, changed] of [
      [{ vpcId: "vpc-1" }, ["version"]],
      [{ vpcId: "vpc-2" }, []],
      [{ vpcId: "vpc-1" }, ["size", "vpcId"]],
    ] as const) {
      const was: unknown[] = [];
      const kind: ReturnType<typeof memoryKind> = kindWith(row, {
        delete: async (_context, id, { vpcId, version }) => {
          was.push(id, vpcId, version);
          kind.things.delete(id);
        },
      });
      expect(await resumed(kind, inputs, [...changed])).toBeUndefined();
      expect(changes(kind.calls)).toEqual([]);
      expect(was).toEqual(["a", "vpc-1", "1.0"]);
    }
  });

  it("deletes it also where the program protects what it makes: no state knows of this one", async () => {
    const kind = kindWith();
    await resumed(kind, { vpcId: "vpc-2", deletionProtection: true });
    expect(changes(kind.calls)).toEqual([["delete", "a"]]);
  });

  it("finds nothing where it is gone", async () => {
    const kind = memoryKind();
    expect(await resumed(kind, {})).toBeUndefined();
    expect(changes(kind.calls)).toEqual([]);
  });

  it("keeps its ID when a change fails", async () => {
    const kind = kindWith();
    kind.failures.update = [cloudError("invalid")];
    const error = await resumed(kind, { size: 2 }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(NotReadyError);
    expect(error).toMatchObject({ id: "a", message: "it is invalid (Code, test Do at https://test)" });
    expect((error as NotReadyError).properties).toMatchObject({ name: "web", size: 1, status: "Ready" });
    const text = kindWith();
    text.failures.update = ["no error" as never];
    await expect(resumed(text, { size: 2 })).rejects.toThrow("no error");
  });

  it("keeps what a wait after the change has found out", async () => {
    const kind = kindWith(row, { reasons: async () => ["no capacity"] });
    kind.things.set("a", { ...row, status: "Broken" });
    const error = (await resumed(kind, {}).catch((failure: unknown) => failure)) as NotReadyError;
    expect(error.reasons).toEqual([expect.any(String), "no capacity"]);
  });
});
