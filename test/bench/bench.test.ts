import { mkdtempDisposableSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it, test } from "vitest";
import { figures } from "../../bench/main";
import { fillPage } from "../../bench/results";
import { expectWhole, measured } from "./measured";

const PAGE = resolve(__dirname, "../../docs/performance.md");
const NAMES = ["signers", "clients", "emulator", "refresh", "create", "start", "growth"];

describe("a short run", () => {
  let run: Awaited<ReturnType<typeof measured>>;
  beforeAll(async () => {
    run = await measured(NAMES);
  }, 300_000);

  it.each(NAMES)("measures %s whole", (name) => expectWhole(run, name));

  it("reads a stack in fewer calls than one by one", () => {
    const rows = run.results.refresh?.rows ?? [];
    expect(rows.map(({ type, resources, calls, floorCalls }) => [type, resources, calls, floorCalls])).toEqual([
      ["tke:Cluster", 2, 1, 2],
      ["tke:Cluster", 3, 1, 3],
      ["bci:ContainerGroup", 2, 1, 2],
      ["bci:ContainerGroup", 3, 1, 3],
    ]);
  });

  it("makes each group once, and asks nothing for a stack that does not change", () => {
    expect(run.results.create?.rows).toMatchObject([{ resources: 3, creates: 3 }]);
    const unchanged = run.results.growth?.rows.filter(({ step }) => step === "unchanged") ?? [];
    expect(unchanged.map(({ calls }) => calls)).toEqual([0, 0, 0, 0]);
  });

  it("puts the tables into the page", () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), "page-"));
    const page = join(folder.path, "page.md");
    writeFileSync(page, readFileSync(PAGE));
    const some = figures.filter(({ name }) => NAMES.includes(name));
    fillPage(page, some, run.results);
    const filled = readFileSync(page, "utf8");
    expect(filled).toContain("| EOP |");
    expect(filled).toContain(`Node ${process.version}`);
    fillPage(page, some, run.results);
    expect(readFileSync(page, "utf8")).toBe(filled);
    expect(() => fillPage(page, figures, run.results)).toThrow("--only up");
  });
});

test("the page has a place for every figure, and for no other", () => {
  const places = [...readFileSync(PAGE, "utf8").matchAll(/<!-- figure ([\w-]+) -->/g)].map(([, name]) => name);
  expect(places.sort()).toEqual(figures.map(({ name }) => name).sort());
});
