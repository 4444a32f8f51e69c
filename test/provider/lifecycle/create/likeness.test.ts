import { describe, expect, it, vi } from "vitest";
import type { Wanted } from "../../../../provider/lifecycle/create/attempt";
import { alike } from "../../../../provider/lifecycle/create/likeness";
import { memoryContext, memoryKind, type Thing } from "../../../support/memory-kind";

const row: Thing = { name: "web", status: "Ready", size: 1, vpcId: "vpc-1" };
const inputs = { name: "web", vpcId: "vpc-1" };

/** What is alike of rows in the cloud, whose IDs are `a`, `b` and so on. */
async function alikeOf(
  rows: readonly Partial<Thing>[],
  given: object = inputs,
  kind = memoryKind(),
  wanted: Wanted = {},
) {
  const ids = rows.map((_, index) => "abcdef"[index] ?? "");
  rows.forEach((one, index) => void kind.things.set(ids[index] ?? "", { ...row, ...one }));
  return alike(kind.spec, memoryContext().context, [...ids, "gone"], { ...given }, wanted);
}

describe("what could have been made with inputs", () => {
  it("is what agrees with them in all that cannot change in place", async () => {
    expect(await alikeOf([{}, { vpcId: "vpc-2" }, { size: 7 }])).toEqual([{ id: "a" }, { id: "c" }]);
  });

  it("may have what the inputs do not name", async () => {
    expect(await alikeOf([{}, { vpcId: "vpc-2" }], { name: "web" })).toEqual([{ id: "a" }, { id: "b" }]);
  });

  it("is nameless where neither the cloud returns a name that the inputs have, nor its ID follows from them", async () => {
    const silent = () => memoryKind({ flatten: ({ name: _, ...rest }) => rest });
    const nameless = [{ id: "a", isNameless: true }];
    const named = [{ id: "a" }];
    expect(await alikeOf([{}], inputs, silent())).toEqual(nameless);
    expect(await alikeOf([{}], { vpcId: "vpc-1" })).toEqual(nameless);
    expect(await alikeOf([{}], inputs)).toEqual(named);
    for (const given of [inputs, { vpcId: "vpc-1" }])
      expect(await alikeOf([{}], given, silent(), { id: "a" })).toEqual(named);
  });

  it("does not differ from them in what neither the cloud nor a replacement can change", async () => {
    const onChange = { ...memoryKind().spec.onChange, vpcId: "refuse" } as never;
    const kind = memoryKind({ onChange, remains: "it stays" });
    expect(await alikeOf([{}, { vpcId: "vpc-2" }], inputs, kind)).toEqual([{ id: "a" }]);
  });

  it("is read with the connection of the inputs and with none of their values", async () => {
    const known: unknown[] = [];
    const kind = memoryKind({ find: async (_context, _id, what) => void known.push(what) });
    await alikeOf([], { ...inputs, profile: "prod", region: "r2" }, kind);
    expect(known).toEqual([{ profile: "prod", region: "r2" }]);
  });

  it("has a time in UTC whatever this machine's zone is", async () => {
    vi.stubEnv("TZ", "Asia/Shanghai");
    const found = await alikeOf([{ createTime: "2026-11-22 08:00:00" }]);
    vi.unstubAllEnvs();
    expect(found).toEqual([{ id: "a", at: Date.UTC(2026, 10, 22, 8) }]);
  });

  it("has the time at which the cloud says that it was made, in UTC where it names no zone", async () => {
    const eight = Date.UTC(2026, 10, 22, 8);
    const times = [
      "2026-11-22T08:00:00Z",
      "2026-11-22 08:00:00",
      "2026-11-22T16:00:00+08:00",
      "2026-11-22T03:00:00-0500",
    ];
    const found = await alikeOf(times.map((createTime) => ({ createTime })));
    expect(found.map(({ at }) => at)).toEqual([eight, eight, eight, eight]);
    expect(await alikeOf([{ createTime: "2026-11-22T08:00:00.5Z" }])).toEqual([{ id: "a", at: eight }]);
  });

  it.each(["yesterday", "2026-11-22", "2026-13-45T08:00:00Z", "on 2026-11-22T08:00:00Z", ""])(
    "has no time where the cloud says %j",
    async (createTime) => {
      expect(await alikeOf([{ createTime }])).toEqual([{ id: "a" }]);
    },
  );
});
