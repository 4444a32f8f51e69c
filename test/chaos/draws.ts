import * as fc from "fast-check";
import { type ChaosKind, chaosKinds, type Planned } from "./kinds";
import { type Edit, edit, edited, emptyProgram, type Program, withEach } from "./program";
import type { UpOptions } from "./small-engine";
import { optionsOf } from "./up-options";

/** Two environments of one program, in one account. */
export const stackNames = ["dev", "prod"] as const;
export type StackName = (typeof stackNames)[number];

/** How the resources reach the engine; in one process, `dynamic` stands for the operations that the dynamic provider calls. */
export type Delivery = "dynamic" | "plugin";

/** What comes before a run of one stack, and how it is asked for. */
export interface DrawnRun {
  readonly edits: readonly Edit[];
  readonly stack: StackName;
  readonly refresh: boolean;
  /** Resources to replace, unchanged or not: `--replace`. */
  readonly replace?: readonly number[];
  /** The only resources to touch: `--target`. */
  readonly target?: readonly number[];
  /** The run is on a machine that has no notes of earlier ones. */
  readonly newMachine?: true;
}

/** A life of a program's stacks, in one process or with real processes. */
export interface DrawnSequence {
  readonly delivery: Delivery;
  readonly rounds: readonly DrawnRun[];
}

/** There in so many of a hundred. */
export const sometimes = <T>(percent: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 100 - percent, arbitrary: fc.constant(undefined) }, { weight: percent, arbitrary });

/** What every run draws, beside its edits. */
export const runDraws = {
  stack: fc.oneof(
    { weight: 3, arbitrary: fc.constant("dev" as const) },
    { weight: 1, arbitrary: fc.constant("prod" as const) },
  ),
  refresh: fc.boolean(),
  replace: sometimes(15, fc.array(fc.nat(9), { minLength: 1, maxLength: 2 })),
  target: sometimes(10, fc.array(fc.nat(9), { minLength: 1, maxLength: 4 })),
  newMachine: sometimes(10, fc.constant(true as const)),
};

/** The edits before a run. */
export const editsBetween = (minLength: number, maxLength: number) => fc.array(edit, { minLength, maxLength });

export const delivery: fc.Arbitrary<Delivery> = fc.constantFrom("dynamic", "plugin");

/** More than the names that a sequence gives out. */
const OTHER_KEYS = 100;

/** The program as a stack has it: environments give their resources names of their own, and share what an account has once. */
export function programOf(stack: StackName, program: Program): Program {
  if (stack === "dev") return program;
  const isShared = (kind: ChaosKind) => kind.alone && kind.parent === undefined;
  const own = [...program.resources].filter(([, { kind }]) => !isShared(chaosKinds[kind]));
  return withEach({ ...program, resources: new Map(own) }, (planned) => ({
    ...planned,
    key: planned.key + OTHER_KEYS,
  }));
}

/** One run with what it comes to. */
interface Outline extends DrawnRun {
  readonly delivery: Delivery;
  readonly before: Program;
  readonly program: Program;
  readonly options: UpOptions;
}

const some = ({ program }: Outline, is: (planned: Planned, name: string) => boolean) =>
  [...program.resources].some(([name, planned]) => is(planned, name));

const replaces = (run: Outline, deleteFirst: boolean) =>
  some(run, ({ form, deleteFirst: first = false }, name) => {
    const old = run.before.resources.get(name);
    return old !== undefined && form > old.form && first === deleteFirst;
  });

/** All that sequences draw, and which runs show it. */
const draws: Readonly<Record<string, (run: Outline) => boolean>> = {
  "the dynamic delivery": ({ delivery }) => delivery === "dynamic",
  "the plugin": ({ delivery }) => delivery === "plugin",
  "a second stack": ({ stack, program }) => stack === "prod" && program.resources.size > 0,
  "a resource in a component": (run) => some(run, ({ component }) => component === true),
  "a move into or out of a component": (run) =>
    some(run, ({ component = false }, name) => {
      const old = run.before.resources.get(name);
      return old !== undefined && component !== (old.component ?? false);
    }),
  "a replacement, the new one first": (run) => replaces(run, false),
  "a replacement, the old one first": (run) => replaces(run, true),
  "null for what is not set, and lists in another order": (run) => some(run, ({ rewritten }) => rewritten === true),
  "--replace": ({ options }) => (options.replace?.size ?? 0) > 0,
  "--target": ({ options }) => (options.target?.size ?? 0) > 0,
  "a refresh": ({ options }) => options.refresh,
  "lost notes": ({ newMachine }) => newMachine === true,
};

/** Names of all that sequences draw beside the kinds of resources. */
export const drawNames: readonly string[] = Object.keys(draws);

/** What a sequence draws: names of draws, and of kinds. */
export function drawnIn({ delivery, rounds }: DrawnSequence): Set<string> {
  const drawn = new Set<string>();
  let edits: Program = emptyProgram;
  for (const round of rounds) {
    const before = programOf(round.stack, edits);
    edits = round.edits.reduce((program, one) => edited(program, one, new Set()), edits);
    const program = programOf(round.stack, edits);
    const run = { ...round, delivery, before, program, options: optionsOf(round, program) };
    for (const [name, isShown] of Object.entries(draws)) if (isShown(run)) drawn.add(name);
    for (const { kind } of program.resources.values()) drawn.add(kind);
  }
  return drawn;
}
