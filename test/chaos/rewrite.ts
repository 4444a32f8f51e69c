import { z } from "zod";
import { resourceOf } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import { isSet, traitsOf, unwrapped } from "../../provider/lifecycle/schema";
import { chaosKinds, type Planned } from "./kinds";
import { type Program, withEach } from "./program";
import type { Running } from "./small-engine";

/** The kinds, with inputs in the words that each resource of a program is written in. */
export async function writtenKinds(): Promise<Running["kinds"]> {
  const all = Object.entries(chaosKinds).map(async ([name, kind]) => {
    const { inputs: schema } = await resourceOf(kind.type);
    const inputs = (planned: Planned) => {
      const plain = kind.inputs(planned);
      return planned.rewritten ? (rewritten(schema, plain) as Properties) : plain;
    };
    return [name, { ...kind, inputs }] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}

/** The program with every resource in the other words. */
export const otherwiseWritten = (program: Program): Program =>
  withEach(program, (planned) => ({ ...planned, rewritten: !planned.rewritten }));

/** The same inputs in other words: null for what is not set, and lists turned round where their order is ignored. */
function rewritten(schema: z.ZodType, value: unknown): unknown {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodArray && Array.isArray(value)) {
    const items = value.map((item) => rewritten(bare.element as z.ZodType, item));
    const { byName, anyOrder } = traitsOf(schema);
    return isSet(schema) || byName || anyOrder ? items.toReversed() : items;
  }
  if (!(bare instanceof z.ZodObject) || typeof value !== "object" || value === null) return value;
  const members = Object.entries(bare.shape).map(([name, field]) => {
    const member = (value as Record<string, unknown>)[name];
    return [name, member === undefined ? nullOf(field as z.ZodType) : rewritten(field as z.ZodType, member)] as const;
  });
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** What must be set is set otherwise: by what the resource belongs to. */
const nullOf = (field: z.ZodType) => (field.safeParse(undefined).success ? null : undefined);
