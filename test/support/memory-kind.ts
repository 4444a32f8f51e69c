import { z } from "zod";
import type { AnyContext } from "../../provider/lifecycle/context";
import type { Attempt, AttemptRecord } from "../../provider/lifecycle/create/attempt";
import { secret } from "../../provider/lifecycle/schema";
import { type Resource, resourcesOf, type Spec } from "../../provider/lifecycle/spec";
import type { Clock } from "../../provider/transport/clock";
import { type Category, CloudError } from "../../provider/transport/errors";
import { movedClock } from "./moved-clock";

/** A kind of resource in a cloud that is a map in memory: what the lifecycle sends and says is seen without a socket. */

const inputs = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, "must be short, in lower case"),
  size: z.number().default(1),
  vpcId: z.string().optional(),
  version: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
  password: secret(z.string()).optional(),
});
const outputs = z.object({ status: z.string(), address: z.string().optional(), createTime: z.string().optional() });

/** A row of the cloud. */
export interface Thing {
  name: string;
  status: string;
  size?: number;
  vpcId?: string;
  version?: string;
  tags?: Record<string, string>;
  address?: string;
  createTime?: string;
}

type ThingSpec = Spec<object, typeof inputs, typeof outputs, Thing>;

/** What the cloud holds by ID, what was called, and the kind's declaration. */
export interface MemoryKind {
  spec: Resource;
  things: Map<string, Thing>;
  /** The calls, oldest first: their names, the ID, and what was sent. */
  calls: unknown[][];
  /** Errors of the next calls of a name; an answered one is taken away. */
  failures: Record<string, Error[]>;
}

/** Declares the kind. @param over what is different in one test */
export function memoryKind(over: Partial<ThingSpec> = {}): MemoryKind {
  const things = new Map<string, Thing>();
  const calls: unknown[][] = [];
  const failures: Record<string, Error[]> = {};
  const called = async (name: string, ...rest: unknown[]) => {
    calls.push([name, ...rest]);
    const failure = failures[name]?.shift();
    if (failure) throw failure;
  };
  const spec: ThingSpec = {
    type: "test:Thing",
    description: "A thing.",
    examples: {},
    idFormat: "id",
    inputs,
    outputs,
    onChange: {
      name: "update",
      size: "update",
      tags: "update",
      password: "update",
      vpcId: "replace",
      version: "replace",
    },
    computed: ["version"],
    stable: ["address"],
    interrupts: { replacement: "its data is lost" },
    blame: { BadSize: "size" },
    async find(_context, id) {
      await called("find", id);
      return things.get(id);
    },
    async create({ clientToken }, want) {
      await called("create", want, clientToken);
      const id = `thing-${things.size + 1}`;
      const { password: _, ...row } = want;
      things.set(id, { ...row, status: "Ready", version: row.version ?? "1.0", address: `10.0.0.${things.size + 1}` });
      return id;
    },
    async update(_context, id, { want, changed }) {
      const sent = Object.fromEntries([...changed].map((name) => [name, want[name as keyof typeof want]]));
      await called("update", id, sent);
      things.set(id, { ...(things.get(id) as Thing), ...sent });
    },
    async delete(_context, id) {
      await called("delete", id);
      things.delete(id);
    },
    status: ({ status }) => status,
    waits: {
      created: { target: ["Ready"], pending: ["Making"], failed: ["Broken"], dead: ["Dead"], timeout: "1m" },
      deleted: { timeout: "1m" },
    },
    flatten: (row) => row,
    ...over,
  };
  return { spec: resourcesOf<object>()(spec), things, calls, failures };
}

/** Declares a kind that is listed, by name unless `isNamed` is false. @param rows what there is, by ID */
export function listedKind(
  { isNamed = true, ...over }: Partial<ThingSpec> & { isNamed?: boolean } = {},
  rows: Readonly<Record<string, Thing>> = {},
): MemoryKind {
  const kind = memoryKind({
    list: {
      ...(isNamed && { name: (one: Thing) => one.name }),
      all: async function* () {
        const failure = kind.failures.list?.shift();
        if (failure) throw failure;
        yield [...kind.things].map(([id, thing]) => [id, thing] as const);
      },
    },
    ...over,
  });
  for (const [id, one] of Object.entries(rows)) kind.things.set(id, one);
  return kind;
}

/** A failed call of the cloud in memory. */
export const cloudError = (category: Category, more: Partial<ConstructorParameters<typeof CloudError>[0]> = {}) =>
  new CloudError({
    cloud: "test",
    service: "test",
    action: "Do",
    endpoint: "https://test",
    category,
    code: "Code",
    reason: `it is ${category}`,
    ...more,
  });

/** What a user is shown, oldest first. */
export interface Said {
  reported: string[];
  noted: string[];
  warned: string[];
}

/** A context whose clock is moved, and what is said in it. */
export function memoryContext(over: Partial<AnyContext> & { clock?: Clock } = {}): { context: AnyContext; said: Said } {
  const said: Said = { reported: [], noted: [], warned: [] };
  const context: AnyContext = {
    clients: {},
    region: "r1",
    clock: movedClock(0),
    signal: new AbortController().signal,
    clientToken: "token",
    report: (text) => void said.reported.push(text),
    note: (text) => void said.noted.push(text),
    warn: (text) => void said.warned.push(text),
    ...over,
  };
  return { context, said };
}

/** Notes of one resource's creation. @param attempt the note of an earlier run */
export function memoryRecord(attempt?: Attempt): AttemptRecord & { last: Attempt | undefined } {
  const record: AttemptRecord & { last: Attempt | undefined } = {
    last: attempt,
    earlier: () => record.last,
    takesOver: () => undefined,
    hasTakenOver: () => false,
    keep: async (one) => {
      // As on a disk: what does not wait for it comes first.
      await Promise.resolve();
      record.last = structuredClone(one);
    },
    add: (one) => {
      record.last = structuredClone(one);
    },
    end: () => {
      record.last = undefined;
    },
    answered: () => undefined,
    others: () => new Set(),
    whileMaking: (make) => make(),
  };
  return record;
}
