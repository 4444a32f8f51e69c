import { z } from "zod";
import { changedAt, type Properties, pathText } from "./codec";
import { schemaAt, unwrapped } from "./schema";
import type { CheckFailure, Resource } from "./spec";

/** Values of every type; most schemas accept one of them. */
const PLAIN = [true, false, 0, 1, 8, "a", "a:1", "10.0.0.0/16", "1Gi", [], {}];

/** Largest number of combinations of stand-ins that are tried. */
const MOST = 64;

/**
 * Rules between inputs that are broken whatever valid values replace the invalid inputs. All mistakes are then reported at once, without
 * any that only follows from another.
 * @param wrong paths of the inputs that are invalid by themselves
 */
export function brokenRules(
  schema: Resource["inputs"],
  inputs: Properties,
  wrong: readonly (readonly PropertyKey[])[],
  rules: (want: Properties) => CheckFailure[],
): CheckFailure[] {
  let programs = [inputs];
  for (const path of wrong) {
    const values = standIns(schema, path);
    programs = programs.flatMap((program) =>
      values.map((value) => changedAt(program, path, () => value) as Properties),
    );
    if (programs.length > MOST) return [];
  }
  const parsed = programs.flatMap((program) => schema.safeParse(program).data ?? []);
  const [first, ...others] = parsed.map((want) => rules(want as Properties));
  const isSaidBy = (failures: readonly CheckFailure[], { property, reason }: CheckFailure) =>
    failures.some((one) => one.property === property && one.reason === reason);
  const places = wrong.map(pathText);
  return (first ?? []).filter(
    (failure) =>
      others.every((failures) => isSaidBy(failures, failure)) &&
      !places.some((place) => isWithin(place, failure.property) || isWithin(failure.property, place)),
  );
}

const isWithin = (inner: string, outer: string) =>
  inner === outer || (inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length)));

/** Valid values for a path; empty if the schema has no such path, so that the property is left out. */
function standIns(schema: z.ZodType, path: readonly PropertyKey[]): unknown[] {
  const taken = schemaAt(schema, path);
  if (taken === undefined) return [undefined];
  const bare = unwrapped(taken);
  const words = bare instanceof z.ZodEnum ? bare.options : [];
  return [undefined, ...words, ...PLAIN].filter((value) => taken.safeParse(value).success);
}
