import { z } from "zod";
import { type Resource, resourcesOf } from "../../provider/lifecycle/spec";
import { CloudError } from "../../provider/transport/errors";

/** One thing in the model's cloud. */
export interface ModelRow {
  readonly id: string;
  readonly name: string;
  readonly form: number;
  look: number;
  readonly createTime: string;
  /** The stack that made it, or "hand". Not returned to the provider. */
  maker: string;
}

/** What the cloud holds; plain data, so that a copy of it is a copy of the cloud. */
export interface ModelState {
  rows: ModelRow[];
  made: number;
  /** IDs by client token. */
  tokens: Record<string, string>;
}

/** How the calls of a run reach the model's cloud. */
export interface ModelCalls {
  state: ModelState;
  /** The stack that calls. */
  caller: string;
  now(): number;
  /** Runs a call; it may never come back, or lose its answer. */
  call<T>(effect: () => T): Promise<T>;
  /** Something was changed or deleted by a stack that did not make it. */
  intruded(what: string): void;
}

interface Inputs {
  name: string;
  form: number;
  look: number;
}

const inputs = z.strictObject({ name: z.string(), form: z.number(), look: z.number() });

const taken = (name: string) =>
  new CloudError({
    cloud: "tencent",
    service: "tke",
    action: "Create",
    endpoint: "model",
    category: "already-exists",
    code: "Exists",
    reason: `${name} is taken`,
    mayHaveTakenEffect: false,
  });

const rowOf = ({ state }: ModelCalls, id: string) => state.rows.find((row) => row.id === id);

function add(calls: ModelCalls, { name, form, look }: Inputs, id?: string): string {
  const { state, caller } = calls;
  state.made += 1;
  const createTime = new Date(calls.now()).toISOString();
  const row = { id: id ?? `id-${state.made}`, name, form, look, createTime, maker: caller };
  state.rows.push(row);
  return row.id;
}

/** What all kinds of the model share. */
function kind(type: `${string}:${string}`, own: Partial<Resource>): Resource {
  const declare = resourcesOf<ModelCalls>();
  const spec = declare({
    type,
    description: "",
    examples: {},
    idFormat: "id",
    inputs,
    outputs: z.strictObject({ createTime: z.string() }),
    onChange: { name: "replace", form: "replace", look: "update" },
    interrupts: { replacement: "it is another one" },
    find: (context, id) => context.clients.call(() => structuredClone(rowOf(context.clients, id))),
    create: ({ clients }, want) => clients.call(() => add(clients, want)),
    update: ({ clients }, id, { want }) =>
      clients.call(() => {
        const row = rowOf(clients, id);
        if (row && row.maker !== clients.caller) clients.intruded(`${clients.caller} changes ${row.maker}'s ${id}`);
        if (row) row.look = want.look;
      }),
    delete: ({ clients }, id) =>
      clients.call(() => {
        const row = rowOf(clients, id);
        if (row && row.maker !== clients.caller) clients.intruded(`${clients.caller} deletes ${row.maker}'s ${id}`);
        clients.state.rows = clients.state.rows.filter((one) => one !== row);
      }),
    status: () => "there",
    waits: { created: { target: ["there"], timeout: "1m" }, deleted: { timeout: "1m" } },
    flatten: (row: ModelRow | undefined) =>
      row ? { name: row.name, form: row.form, look: row.look, createTime: row.createTime } : {},
  } as Parameters<typeof declare<typeof inputs, z.ZodObject, ModelRow | undefined>>[0]);
  return { ...spec, ...own };
}

type Context = { clients: ModelCalls };
const calls = (context: unknown) => (context as Context).clients;

const list = (withNames: boolean): Partial<Resource> => ({
  list: {
    ...(withNames && { name: (row: unknown) => (row as ModelRow).name }),
    async *all(context) {
      yield await calls(context).call(() =>
        structuredClone(calls(context).state.rows).map((row) => [row.id, row] as const),
      );
    },
  },
});

/** Kinds as the clouds have them, as far as creation goes: how an ID comes about, and what a second create does. */
export const modelKinds: Readonly<Record<string, Resource>> = {
  named: kind("tke:Named", list(true)),
  unnamed: kind("tke:Unnamed", {
    ...list(false),
    flatten: (row) => {
      const { form, look, createTime } = row as ModelRow;
      return { form, look, createTime };
    },
  }),
  token: kind("tke:Token", {
    ...list(true),
    create: (context, want) => {
      const { clientToken } = context;
      const { state } = calls(context);
      return calls(context).call(() => {
        state.tokens[clientToken] ??= add(calls(context), want as unknown as Inputs);
        return state.tokens[clientToken];
      });
    },
  }),
  unique: kind("tke:Unique", {
    idFormat: "name",
    ...list(true),
    create: (context, want) =>
      calls(context).call(() => {
        const { name } = want as unknown as Inputs;
        if (rowOf(calls(context), name)) throw taken(name);
        return add(calls(context), want as unknown as Inputs, name);
      }),
  }),
  overwriting: kind("tke:Overwriting", {
    overwrites: (want) => `of-${want.name}`,
    create: (context, want) =>
      calls(context).call(() => {
        const { state } = calls(context);
        const id = `of-${want.name}`;
        const old = rowOf(calls(context), id);
        if (old && old.maker !== calls(context).caller) calls(context).intruded(`overwrites ${old.maker}'s ${id}`);
        state.rows = state.rows.filter((row) => row !== old);
        return add(calls(context), want as unknown as Inputs, id);
      }),
  }),
};
