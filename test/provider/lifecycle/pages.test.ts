import { describe, expect, it } from "vitest";
import { everyRow, pagesByMarker, pagesByPosition } from "../../../provider/lifecycle/pages";
import type { HttpAnswer } from "../../../provider/transport/http";
import { Workbench } from "../../chaos/cut-off";
import { everyKind } from "../../support/every-kind";

const ALL = Array.from({ length: 7 }, (_, id) => ({ id }));

describe("a list by position", () => {
  it.each([1, 2, 3, 7, 50])("is read to its end if the cloud returns at most %i rows at once", async (most) => {
    const seen: number[] = [];
    const read = async (from: { seen: number }) => {
      seen.push(from.seen);
      return { rows: ALL.slice(from.seen, from.seen + most), total: ALL.length };
    };
    expect(await everyRow(pagesByPosition(read))).toEqual(ALL);
    expect(seen.length).toBe(Math.ceil(ALL.length / most));
  });

  it.each([undefined, 1e9, Number.POSITIVE_INFINITY])("ends with an empty page if its total is %s", async (total) => {
    const read = async ({ pageNo }: { pageNo: number }) => ({ rows: ALL.slice((pageNo - 1) * 5, pageNo * 5), total });
    expect(await everyRow(pagesByPosition(read))).toEqual(ALL);
  });

  it("is empty where there are no rows, whatever its total is", async () => {
    for (const rows of [[], null, undefined])
      expect(await everyRow(pagesByPosition(async () => ({ rows, total: 3 })))).toEqual([]);
  });

  it("is an error if its pages repeat, because rows are missing then", async () => {
    const read = async () => ({ rows: ALL, total: 10 });
    await expect(everyRow(pagesByPosition(read))).rejects.toThrow("the cloud's list has no end: after page 2 it");
  });
});

describe("a list by markers", () => {
  const next = (page: { next?: string }) => page.next;
  const read = (pages: Readonly<Record<string, string | undefined>>) =>
    everyRow(
      (async function* () {
        for await (const page of pagesByMarker(async (marker = "") => ({ at: marker, next: pages[marker] }), next))
          yield [page.at];
      })(),
    );

  it("is read until a page has none", async () => {
    expect(await read({ "": "b", b: "c", c: "" })).toEqual(["", "b", "c"]);
  });

  it("is an error if a marker comes again", async () => {
    await expect(read({ "": "b", b: "b" })).rejects.toThrow("the cloud's list has no end");
    await expect(read({ "": "b", b: "c", c: "b" })).rejects.toThrow("the cloud's list has no end");
  });
});

/** An answer of a cloud that returns one row of these lists at once. */
const cut = (answer: HttpAnswer): HttpAnswer => ({
  ...answer,
  text: JSON.stringify(
    JSON.parse(answer.text, (name, value) =>
      /^(NamespaceInfo|TagInfo|LogCollectorList|InstanceSet)$/.test(name) ? value.slice(0, 1) : value,
    ),
  ),
});

describe("a resource that is not on the first, short page of a list is there", () => {
  it.each([
    ["tcr:Namespace", "name"],
    ["tcr:Image", "tag"],
    ["tke:LogCollector", "name"],
  ])("%s", async (type, naming) => {
    const program = everyKind.find((one) => one.type === type);
    if (program === undefined) throw new Error(`there is no ${type}`);
    await Workbench.run(async (bench) => {
      const inputs = await bench.prepare(program);
      bench.answered = cut;
      for (const ending of ["-3", "-2", ""]) {
        const named = { ...inputs, [naming]: `${inputs[naming]}${ending}` };
        const { made, error } = await bench.create(type, {
          ...named,
          __urn: `urn:pulumi:dev::test::${type}::it${ending}`,
        });
        if (made === undefined) throw error;
        expect(await bench.isThere(type, made), ending).toBe(true);
      }
    });
  });

  it("tke:Instances", async () => {
    const program = everyKind.find((one) => one.type === "tke:Instances");
    if (program === undefined) throw new Error("there is no tke:Instances");
    await Workbench.run(async (bench) => {
      const inputs = { ...(await bench.prepare(program)), count: 3, __urn: "urn:pulumi:dev::test::tke:Instances::it" };
      const { made, error } = await bench.create("tke:Instances", inputs);
      if (made === undefined) throw error;
      bench.answered = cut;
      const read = await bench.read("tke:Instances", made);
      expect(read.made).toEqual(made);
    });
  });
});
