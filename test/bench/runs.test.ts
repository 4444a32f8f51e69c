import { beforeAll, expect, it } from "vitest";
import { expectWhole, measured } from "./measured";

const NAMES = ["up", "stacks"];

let run: Awaited<ReturnType<typeof measured>>;
beforeAll(async () => {
  run = await measured(NAMES, "2");
}, 300_000);

it.each(NAMES)("measures %s whole", (name) => expectWhole(run, name));

it("asks nothing for a run that changes nothing", () => {
  const unchanged = run.results.stacks?.rows.filter(({ step }) => step === "unchanged") ?? [];
  expect(new Set(unchanged.map(({ calls }) => calls))).toEqual(new Set([0]));
});

it.each(["tke:Cluster", "bci:ContainerGroup"])("compares %s with as much state", (kind) => {
  const rows = run.results.stacks?.rows ?? [];
  const bytes = (makes: string) => Number(rows.find((row) => row.makes === makes)?.each);
  expect(bytes(`nothing: the state of ${kind}`) / bytes(kind)).toBeCloseTo(1, 1);
});
