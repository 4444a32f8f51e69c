import { describe, expect, it } from "vitest";
import { checkFields } from "../../../emulator/contract/check";
import { givenFields } from "../../../emulator/contract/given";
import type { Field, Shape } from "../../../emulator/contract/shape";
import { readTencentContract } from "../../../emulator/contract/tencent";
import { READING } from "../../../emulator/tencent/routes";

// The manual says of 35 fields of requests, in 96 places, that they may be null. There null is as if the field were absent, in
// every other place it is a value of another type.

type Step = readonly [field: Field, inList: boolean];

/** Every place of a request, as the fields that lead to it; a structure is not entered again within itself. */
function* places(
  fields: readonly Field[],
  above: readonly Step[] = [],
  within: readonly string[] = [],
): Generator<Step[]> {
  for (const field of fields) {
    const isList = field.shape.kind === "list";
    const inner: Shape = field.shape.kind === "list" ? field.shape.of : field.shape;
    const here = [...above, [field, isList] as const];
    yield here;
    if (inner.kind === "object" && !within.includes(inner.name))
      yield* places(inner.fields(), here, [...within, inner.name]);
  }
}

/** A request with this value at the place, and nothing else. */
function requestWith([step, ...rest]: readonly Step[], value: unknown): Record<string, unknown> {
  if (step === undefined) return {};
  const [{ name }, isList] = step;
  const inner = rest.length === 0 ? value : requestWith(rest, value);
  return { [name]: rest.length > 0 && isList ? [inner] : inner };
}

const all = ["tke", "tcr"].flatMap((service) =>
  [...readTencentContract(service).actions.values()].flatMap((action) =>
    [...places(action.input)].map((steps) => ({ action, steps, field: (steps.at(-1) as Step)[0] })),
  ),
);
const nullable = all.filter(({ field }) => field.nullable);

/** What is wrong with the type of a value in the request. */
function problems({ action, steps }: (typeof all)[number], value: unknown): string[] {
  const given = givenFields(action.input, requestWith(steps, value), READING);
  return checkFields(action.input, given).flatMap(({ kind, path }) => (kind === "type" ? [path] : []));
}

const pathOf = (steps: readonly Step[]) =>
  steps.map(([{ name }, isList], at) => (isList && at < steps.length - 1 ? `${name}.0` : name)).join(".");

describe("null", () => {
  it("may stand in 96 places of the requests, for 35 fields", () => {
    const owners = nullable.map(({ action, steps, field }) => {
      const above = steps.at(-2)?.[0].shape;
      const shape = above?.kind === "list" ? above.of : above;
      return `${shape?.kind === "object" ? shape.name : action.name}.${field.name}`;
    });
    expect([nullable.length, new Set(owners).size]).toEqual([96, 35]);
  });

  it.each(nullable.map((place) => [`${place.action.name} ${pathOf(place.steps)}`, place] as const))(
    "in %s is as if it were absent",
    (_, place) => {
      const { action, steps } = place;
      expect(givenFields(action.input, requestWith(steps, null), READING)).toEqual(
        givenFields(action.input, requestWith(steps, undefined), READING),
      );
      expect(problems(place, null)).toEqual([]);
    },
  );

  it("in every other place is refused as a value of another type", () => {
    const others = all.filter(({ field }) => !field.nullable && field.shape.kind !== "anything");
    expect(others.length).toBeGreaterThan(300);
    for (const place of others) expect(problems(place, null), place.action.name).toEqual([pathOf(place.steps)]);
  });
});
