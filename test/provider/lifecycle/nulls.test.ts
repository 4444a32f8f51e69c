import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { functionOf, functionTokens, resourceOf } from "../../../provider/clouds";
import type { Properties } from "../../../provider/lifecycle/codec";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindProgram, operationsAgainst, titleOf } from "../../support/every-kind";
import { functionsOf } from "../../support/functions";

/** Where an optional part may be null: the objects that a program writes and the names that it may leave out of each. */
interface Hole {
  path: readonly (string | number)[];
  name: string;
}

function holesIn(schema: z.ZodType, value: unknown, path: readonly (string | number)[] = []): Hole[] {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodObject) {
    return Object.entries(bare.shape).flatMap(([name, field]) => {
      const own = (value as Properties)[name];
      const inner = own === undefined ? [] : holesIn(field as z.ZodType, own, [...path, name]);
      return (field as z.ZodType).safeParse(undefined).success ? [{ path, name }, ...inner] : inner;
    });
  }
  // Every entry of a map may be left out.
  if (bare instanceof z.ZodRecord) {
    return Object.entries(value as Properties).flatMap(([name, item]) => [
      { path, name },
      ...holesIn(bare.valueType as z.ZodType, item, [...path, name]),
    ]);
  }
  if (bare instanceof z.ZodArray)
    return (value as unknown[]).flatMap((item, index) => holesIn(bare.element as z.ZodType, item, [...path, index]));
  return [];
}

function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapped(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in as z.ZodType);
  return schema;
}

/** The inputs with null at the holes, or with nothing there. */
function punched(inputs: Properties, holes: readonly Hole[], by: null | undefined): Properties {
  const copy = JSON.parse(JSON.stringify(inputs));
  // What lies deeper goes first, so that what it lies in is still there.
  for (const { path, name } of holes.toSorted((a, b) => b.path.length - a.path.length)) {
    const at = path.reduce((value, key) => value[key], copy);
    if (by === null) at[name] = null;
    else delete at[name];
  }
  return copy;
}

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());

/** What a life sends, without what is random in it. */
async function sentBy(program: KindProgram, change: (inputs: Properties) => Properties): Promise<string[]> {
  const own = await startEmulator({ seed: "nulls" });
  try {
    const world = operationsAgainst(own);
    const needed = await program.before?.(world);
    const inputs = change({ ...program.inputs, ...needed });
    const operations = world.operations(program.type);
    world.sent.length = 0;
    const { id, properties } = await operations.create(inputs);
    const first = await operations.read(id, properties);
    const { changes } = await operations.diff(id, { ...properties, ...first?.properties }, inputs);
    const updated = await operations.update(id, properties, { ...inputs, timeouts: { update: "5m" } });
    await operations.delete(id, updated.properties);
    const random = /[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;
    const requests = world.sent.map(({ method, url, body }) => [method, url.replace(own.url, ""), body].join(" "));
    return [...requests, JSON.stringify([first?.inputs, changes])].map((text) => text.replace(random, "*"));
  } finally {
    await own.close();
  }
}

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("null in %s", (_title, program) => {
  const operations = () => operationsAgainst(cloud).operations(program.type);
  const given: Properties = {
    vpcId: "vpc-1",
    clusterId: "cls-1",
    nodePoolId: "np-1",
    namespace: "team",
    ...program.inputs,
  };

  it("means what nothing means, to checks, comparisons and previews", async () => {
    const { inputs: schema } = await resourceOf(program.type);
    const inputs = Object.fromEntries(Object.entries(given).filter(([name]) => name in schema.shape));
    const holes = holesIn(schema, inputs);
    const { check, diff, foresee } = operations();
    await fc.assert(
      fc.asyncProperty(fc.subarray(holes), fc.subarray(holes), async (here, before) => {
        const [nulls, without] = [null, undefined].map((by) => punched(inputs, here, by)) as [Properties, Properties];
        const [stateNulls, state] = [null, undefined].map((by) => punched(inputs, before, by)) as [
          Properties,
          Properties,
        ];
        expect(await check(nulls)).toEqual(await check(without));
        const settled = async (difference: Promise<unknown>) => difference.catch((error: Error) => error.message);
        expect(await settled(diff("id", stateNulls, nulls))).toEqual(await settled(diff("id", state, without)));
        expect(await settled(foresee(nulls))).toEqual(await settled(foresee(without)));
      }),
      { numRuns: 40 },
    );
  });

  it("sends what nothing sends, from create to delete", async () => {
    const { inputs: schema } = await resourceOf(program.type);
    const absent = (inputs: Properties) =>
      holesIn(schema, inputs).filter(({ path, name }) => {
        const at = path.reduce<unknown>((value, key) => (value as Properties)[key], inputs) as Properties;
        return at[name] === undefined;
      });
    const nulls = await sentBy(program, (inputs) => punched(inputs, absent(inputs), null));
    expect(nulls).toEqual(await sentBy(program, (inputs) => inputs));
  });
});

it.each(functionTokens)("null in %s means what nothing means", async (token) => {
  const called = functionsOf(cloud);
  const names = Object.keys((await functionOf(token)).inputs.shape);
  const answered = (inputs: Properties) => called(token, inputs).catch((error: Error) => error.message);
  const random = /(?<=request )[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}/g;
  const [nulls, without] = [Object.fromEntries(names.map((name) => [name, null])), {}].map(async (inputs) =>
    JSON.stringify(await answered(inputs)).replace(random, "*"),
  );
  expect(await nulls).toEqual(await without);
});
