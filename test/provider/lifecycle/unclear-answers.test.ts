import { describe, expect, it } from "vitest";
import type { HttpAnswer } from "../../../provider/transport/http";
import { Workbench } from "../../chaos/cut-off";
import { everyKind, titleOf } from "../../support/every-kind";

/** What a read returns in the place of a payload: none of it says that a resource is gone. */
const UNCLEAR = { nothing: undefined, null: null, "a text": "x", false: false, "a number": 7 };

/** Levels of a response at which its payload may be replaced: all of it, each list or object in it, and each of those in these. */
const DEPTHS = [0, 1, 2];

/** A successful response with another payload. Counts, IDs and other plain fields stay. */
const withPayload =
  (payload: unknown, depth: number) =>
  (answer: HttpAnswer): HttpAnswer => {
    if (answer.status !== 200) return answer;
    const body = JSON.parse(answer.text);
    const envelope = ["Response", "returnObj"].find((name) => name in body);
    const within = envelope === undefined ? body : body[envelope];
    const changed = replaced(within, payload, depth);
    const whole = envelope === undefined ? changed : { ...body, [envelope]: changed };
    return { ...answer, text: whole === undefined ? "" : JSON.stringify(whole) };
  };

function replaced(value: unknown, payload: unknown, depth: number): unknown {
  if (depth === 0) return payload;
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([name, field]) => [
    name,
    typeof field === "object" ? replaced(field, payload, depth - 1) : field,
  ]);
  return Object.fromEntries(fields);
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", (_, program) => {
  it.each(Object.entries(UNCLEAR))("is not gone because a read returns %s", async (_name, payload) => {
    const { type } = program;
    await Workbench.run(async (bench) => {
      const inputs = { ...(await bench.prepare(program)), __urn: `urn:pulumi:dev::test::${type}::it` };
      const { made } = await bench.create(type, inputs);
      if (!made) throw new Error("nothing was made");
      for (const depth of DEPTHS) {
        bench.answered = withPayload(payload, depth);
        const { made: found, error } = await bench.read(type, made);
        expect(error?.message ?? found?.id, `at depth ${depth}`).not.toBe("");
      }
    });
  });
});
