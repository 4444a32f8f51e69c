import { describe, expect, it } from "vitest";
import { adopt } from "../../../../provider/lifecycle/create/adopt";
import { MADE } from "../../../../provider/lifecycle/internal-properties";
import { read } from "../../../../provider/lifecycle/read";
import { memoryContext, memoryKind, memoryRecord } from "../../../support/memory-kind";

describe("what no call reads", () => {
  const kind = () => memoryKind({ unreadable: "the API has no such call", idFormat: "name" });
  const row = { name: "web", status: "Ready" };

  it("is adopted at the program's word, with nothing sent, where what it belongs to is there", async () => {
    const { spec, things, calls } = kind();
    things.set("web", row);
    const { context, said } = memoryContext();
    const inputs = { name: "web", vpcId: "vpc-1", adopt: "web" };
    const { id, properties } = await adopt(spec, context, inputs, memoryRecord());
    expect([id, properties]).toMatchObject(["web", { ...inputs, [MADE]: expect.any(String) }]);
    expect(said.warned).toEqual([
      "web is taken over with the program's inputs, which are not compared: the API has no such call",
    ]);
    expect([...new Set(calls.map(([name]) => name))]).toEqual(["find"]);
  });

  it("is not adopted under another ID, or without what it belongs to", async () => {
    const { spec } = kind();
    const { context } = memoryContext();
    const adopting = (name: string) => adopt(spec, context, { name, adopt: "web" }, memoryRecord());
    await expect(adopting("blue")).rejects.toThrow('adopt: must be the ID that these inputs make, "blue"');
    await expect(adopting("web")).rejects.toThrow("adopt: the resource that web belongs to does not exist");
  });

  it("is not imported: the way is named", async () => {
    await expect(read(kind().spec, memoryContext().context, "web", {})).rejects.toThrow(
      'the API has no such call; to manage it, put it into the program with "adopt" set to its ID',
    );
  });
});
