import { describe, expect, it } from "vitest";
import { resourceOf } from "../../provider/clouds";
import { everyKind, type KindProgram, titleOf } from "../support/every-kind";
import { type Accident, type Made, Workbench } from "./cut-off";

/** What the run after the accident does: only what the program asks for, or the same replacement again. */
type Next = "plain" | "again";

interface Way {
  deleteFirst: boolean;
  next: Next;
}

interface Played {
  steps: number;
  calls: number;
  problems: string[];
  /** How many things are still in the cloud after the destroy. */
  left: number;
}

/** The inputs, and how many things there are that were not there before. */
async function begin(bench: Workbench, program: KindProgram) {
  const { type } = program;
  const needed = await bench.prepare(program);
  const before = bench.holdings;
  // What is bound to the old one is waited for, and that in vain.
  const inputs = { ...needed, timeouts: { create: "1m" }, __urn: `urn:pulumi:dev::test::${type}::it` };
  return { inputs, added: () => bench.holdings.filter((one) => !before.includes(one)).length };
}

/** Plays a forced replacement with an accident, then the next runs, then a destroy. */
async function play(program: KindProgram, { deleteFirst, next }: Way, accident: Accident): Promise<Played> {
  const { type } = program;
  return Workbench.run(async (bench) => {
    const { inputs, added } = await begin(bench, program);
    const { made: old } = await bench.create(type, inputs);
    if (!old) throw new Error("nothing was made");
    const problems: string[] = [];
    const run = await bench.replace(type, old, inputs, { deleteFirst, ...accident });
    let state: readonly Made[] = run.state;
    if (state[0] === old && next === "again") ({ state } = await bench.replace(type, old, inputs, { deleteFirst }));
    if (state.length === 0) {
      const { made, error } = await bench.create(type, inputs);
      if (!made) problems.push(`the next run: ${error?.message ?? "nothing"}`);
      state = made ? [made] : [];
    }
    const [entry, ...replaced] = state;
    if (entry) {
      // The engine compares what the program has, and then deletes what was replaced.
      await bench.compare(type, entry, inputs);
      for (const one of replaced) await bench.delete(type, one.id, one.properties);
      if (!(await bench.isThere(type, entry))) problems.push("the state says one that is not there");
      const { error } = await bench.delete(type, entry.id, entry.properties);
      if (error) problems.push(`the destroy: ${error.message}`);
    }
    return { ...run, problems, left: added() };
  });
}

/** How much is left of one that is made and deleted, such as machines that are kept. */
const leftOfOne = (program: KindProgram) =>
  Workbench.run(async (bench) => {
    const { inputs, added } = await begin(bench, program);
    const { made } = await bench.create(program.type, inputs);
    if (made) await bench.delete(program.type, made.id, made.properties);
    return added();
  });

/** What goes wrong when the replacement is killed at each step, and when each answer to it is lost. */
async function wrongWays(program: KindProgram, way: Way): Promise<string[]> {
  const left = await leftOfOne(program);
  const wrong: string[] = [];
  const playWith = async (accident: Accident) => {
    const played = await play(program, way, accident);
    const isLeft = played.left === left || played.left === 2 * left;
    const problems = [...played.problems, ...(isLeft ? [] : [`left ${played.left} in place of ${left}`])];
    if (problems.length > 0) wrong.push(`${JSON.stringify(accident)}: ${problems.join("; ")}`);
    return played;
  };
  const { steps, calls } = await playWith({});
  for (let step = 1; step <= steps; step += 1) await playWith({ killedAt: step });
  // A run that is not killed makes the same of a lost answer whatever the next one does.
  if (way.deleteFirst || way.next === "plain")
    for (let call = 1; call <= calls; call += 1) await playWith({ lostAnswer: call });
  return wrong;
}

// As with `--replace` and `state taint`: no comparison comes before.
describe.each<[string, Way]>([
  ["the new one first, and not repeated", { deleteFirst: false, next: "plain" }],
  ["the new one first, and repeated", { deleteFirst: false, next: "again" }],
  ["the old one first, and repeated", { deleteFirst: true, next: "again" }],
])("a forced replacement that is cut off, %s: never none while the state says one, and nothing is left", (_, way) => {
  it.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", async (_title, program) => {
    // What nothing deletes cannot make way.
    if (way.deleteFirst && !(await resourceOf(program.type)).delete) return;
    expect(await wrongWays(program, way)).toEqual([]);
  });
});
