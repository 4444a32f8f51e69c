import { describe, expect, it } from "vitest";
import { everyKind, type KindProgram, titleOf } from "../support/every-kind";
import { type Accident, Workbench } from "./cut-off";

const urn = (type: string) => `urn:pulumi:dev::test::${type}::it`;

/** Plays a create with an accident, then runs until the engine has it, then a destroy. @returns what is wrong */
async function play(
  program: KindProgram,
  accident: Accident,
): Promise<{ steps: number; calls: number; problems: string[] }> {
  const { type } = program;
  return Workbench.run(async (bench) => {
    const problems: string[] = [];
    const inputs = { ...(await bench.prepare(program)), __urn: urn(type) };
    const before = bench.holdings;
    const first = await bench.create(type, inputs, accident);
    // What a run answered is in the state; else the next run sends the create again.
    const last = first.made ? first : await bench.create(type, inputs);
    if (!last.made || (last.error && last !== first))
      problems.push(`the next run: ${last.error?.message ?? "nothing"}`);
    const added = bench.holdings.filter((one) => !before.includes(one));
    if (last.made) {
      const gone = await bench.delete(type, last.made.id, last.made.properties);
      if (gone.error) problems.push(`the destroy: ${gone.error.message}`);
    }
    const left = bench.holdings.filter((one) => !before.includes(one));
    if (bench.notes > 0 && last.made) problems.push("a note is left");
    return { ...first, problems: [...problems, `made ${added.length}`, `left ${left.length}`] };
  });
}

describe("a create that is cut off, of every kind", () => {
  it.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", async (_, program) => {
    const plain = await play(program, {});
    const expected = plain.problems;
    const wrong: string[] = [];
    for (let step = 1; step <= plain.steps; step += 1) {
      const { problems } = await play(program, { killedAt: step });
      if (problems.join() !== expected.join())
        wrong.push(`killed at ${step} of ${plain.steps}: ${problems.join("; ")}`);
    }
    for (let call = 1; call <= plain.calls; call += 1) {
      for (const accident of [{ lostAnswer: call }, { brokenAnswer: call }]) {
        const { problems } = await play(program, accident);
        if (problems.join() !== expected.join()) wrong.push(`${JSON.stringify(accident)}: ${problems.join("; ")}`);
      }
    }
    expect(wrong, expected.join("; ")).toEqual([]);
  });
});

it("what was made without a name is recognised by what the call asked for, also when the program has changed", async () => {
  const type = "bci:ImageCache";
  const program = everyKind.find((one) => one.type === type) as KindProgram;
  await Workbench.run(async (bench) => {
    const inputs = { ...(await bench.prepare(program)), __urn: urn(type) };
    await bench.create(type, inputs, { killedAt: 5 });
    expect(bench.holdings.filter((one) => one.includes("image-cache"))).toHaveLength(1);
    const { made } = await bench.create(type, { ...inputs, images: ["busybox:1"] });
    expect(bench.holdings.filter((one) => one.includes("image-cache"))).toEqual([`bci image-cache ${made?.id}`]);
  });
});

it("what an interrupted replacement left is warned of, unless the next run replaces again and resumes with it", async () => {
  const type = "bci:ContainerGroup";
  const program = everyKind.find((one) => one.type === type) as KindProgram;
  await Workbench.run(async (bench) => {
    const inputs = { ...(await bench.prepare(program)), __urn: urn(type) };
    const groups = () => bench.holdings.filter((one) => one.includes("container-group"));
    const { made: old } = await bench.create(type, inputs);
    // As with --replace: no comparison comes before.
    await bench.create(type, inputs, { killedAt: 8 });
    expect(groups()).toHaveLength(2);
    if (!old) throw new Error("nothing was made");
    bench.warnings.length = 0;
    await bench.compare(type, old, { ...inputs, hostName: "other" });
    expect(bench.warnings).toEqual([]);
    await bench.compare(type, old, inputs);
    // A refresh compares, and the update after it, too: it is said once.
    await bench.compare(type, old, inputs);
    expect(bench.warnings).toEqual([
      expect.stringMatching("an interrupted run may have created .*, which is not in any state"),
    ]);
    const { made } = await bench.create(type, { ...inputs, hostName: "other" });
    await bench.delete(type, old.id, old.properties);
    expect(groups()).toEqual([`bci container-group ${made?.id}`]);
  });
});
