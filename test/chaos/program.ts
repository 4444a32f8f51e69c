import * as fc from "fast-check";
import { chaosKinds, type KindName, kindNames, type Planned } from "./kinds";

/** A program: its resources by their logical names, parents before what belongs to them. */
export interface Program {
  readonly resources: ReadonlyMap<string, Planned>;
  /** Names that resources had before, for those that a rename kept: new name to old ones. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Names and keys given out so far. */
  readonly made: number;
}

/** Makes the repositories of the names in `seed-names.ts`. */
export const seedProgram: Program = {
  resources: new Map<string, Planned>([
    ["seed", { kind: "namespace", key: 0, look: 0, form: 0 }],
    ["source", { kind: "repository", key: 0, look: 0, form: 0, parent: "seed" }],
    ["target", { kind: "repository", key: 1, look: 0, form: 0, parent: "seed" }],
  ]),
  aliases: new Map(),
  made: 0,
};

export const emptyProgram: Program = { resources: new Map(), aliases: new Map(), made: 0 };

/** One thing a person does to a program. `pick` chooses among the resources, whatever their number. */
export type Edit =
  | { readonly do: "add"; readonly kind: KindName; readonly pick: number; readonly component?: boolean }
  | { readonly do: "change" | "replace" | "remove" | "reorder" | "rewrite" | "move"; readonly pick: number }
  | { readonly do: "rename"; readonly pick: number; readonly alias: boolean };

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("add" as const),
      kind: fc.constantFrom(...kindNames),
      pick: fc.nat(9),
      component: fc.constantFrom(true, false, false),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("change", "replace", "remove"), pick: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("rename" as const), pick: fc.nat(9), alias: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("reorder", "rewrite"), pick: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("move" as const), pick: fc.nat(9) }) },
);

/** Most resources in a program: enough for every interplay, few enough to be quick. */
const MOST = 7;

/**
 * The program after an edit.
 * @param untouchable resources that an interrupted run may have made: a person sees first what became of them
 */
export function edited(program: Program, edit: Edit, untouchable: ReadonlySet<string>): Program {
  if (edit.do === "add") return added(program, edit);
  const names = [...program.resources.keys()];
  const name = names[edit.pick % Math.max(1, names.length)];
  const planned = name === undefined ? undefined : program.resources.get(name);
  if (name === undefined || planned === undefined) return program;
  switch (edit.do) {
    case "change":
      if (chaosKinds[planned.kind].fixed) return withResource(program, name, { ...planned, form: planned.form + 1 });
      return withResource(program, name, { ...planned, look: planned.look + 1 });
    case "replace":
      return withResource(program, name, { ...planned, form: planned.form + 1 });
    case "reorder":
      return withResource(program, name, { ...planned, deleteFirst: !planned.deleteFirst });
    case "rewrite":
      return withResource(program, name, { ...planned, rewritten: !planned.rewritten });
    // With an alias, as a person does.
    case "move":
      if (untouchable.has(name)) return program;
      return withResource(program, name, { ...planned, component: !planned.component });
    case "rename":
      if (chaosKinds[planned.kind].alone && !edit.alias) return program;
      return untouchable.has(name) ? program : renamed(program, name, planned, edit.alias);
    case "remove":
      if (chaosKinds[planned.kind].alone) return program;
      return [name, ...belongingTo(program, name)].some((one) => untouchable.has(one))
        ? program
        : removed(program, name);
  }
}

function added(program: Program, edit: Extract<Edit, { do: "add" }>): Program {
  const { kind, pick, component = false } = edit;
  if (program.resources.size >= MOST) return program;
  const { parent } = chaosKinds[kind];
  const possible = parent ? [...program.resources].filter(([, planned]) => planned.kind === parent.kind) : [];
  if (parent && possible.length === 0) return added(added(program, { ...edit, kind: parent.kind }), edit);
  const owner = possible[pick % Math.max(1, possible.length)]?.[0];
  const isThere = [...program.resources.values()].some((one) => one.kind === kind && one.parent === owner);
  if (chaosKinds[kind].alone && isThere) return program;
  const key = program.made + 1;
  const planned: Planned = { kind, key, look: 0, form: 0, ...(owner && { parent: owner }), component };
  return { ...withResource(program, `${kind}${key}`, planned), made: key };
}

function withResource(program: Program, name: string, planned: Planned): Program {
  return { ...program, resources: new Map(program.resources).set(name, planned) };
}

function renamed(program: Program, from: string, planned: Planned, alias: boolean): Program {
  const key = program.made + 1;
  const to = `${planned.kind}${key}`;
  const keepsName = alias || chaosKinds[planned.kind].sharesNames;
  const resources = [...program.resources].map(([name, one]): [string, Planned] => {
    if (name === from) return [to, keepsName ? planned : { ...planned, key }];
    return [name, one.parent === from ? { ...one, parent: to } : one];
  });
  const aliases = new Map(program.aliases);
  const before = aliases.get(from) ?? [];
  aliases.delete(from);
  if (alias) aliases.set(to, [from, ...before]);
  return { resources: new Map(resources), aliases, made: key };
}

export function withEach(program: Program, change: (planned: Planned, name: string) => Planned): Program {
  const resources = [...program.resources].map(([name, planned]) => [name, change(planned, name)] as const);
  return { ...program, resources: new Map(resources) };
}

/** What belongs to a resource, and to that. */
function belongingTo(program: Program, name: string): string[] {
  const children = [...program.resources].filter(([, { parent }]) => parent === name).map(([child]) => child);
  return [...children, ...children.flatMap((child) => belongingTo(program, child))];
}

function removed(program: Program, name: string): Program {
  const gone = new Set([name, ...belongingTo(program, name)]);
  return { ...program, resources: new Map([...program.resources].filter(([one]) => !gone.has(one))) };
}
