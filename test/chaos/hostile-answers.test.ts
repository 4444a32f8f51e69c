import { describe, expect, it } from "vitest";
import type { HttpAnswer } from "../../provider/transport/http";
import { everyKind, type KindProgram, titleOf } from "../support/every-kind";
import { Workbench } from "./cut-off";

type Change = (answer: HttpAnswer) => HttpAnswer;

/** A proxy's own answer. */
const instead =
  (status: number, text: string, type = "application/json"): Change =>
  () => ({ status, headers: { "content-type": type }, text });

/** Another value for each ID in an answer, and for each in a list of IDs. */
const withIds =
  (value: unknown): Change =>
  (answer) => {
    const changed = (key: string, old: unknown) => {
      if (!/(id|ids|idset)$/i.test(key) || /^request/i.test(key)) return old;
      return Array.isArray(old) ? old.map(() => value) : typeof old === "string" ? value : old;
    };
    return { ...answer, text: JSON.stringify(JSON.parse(answer.text, changed)) };
  };

/** What becomes of an answer after the call has taken effect. None of them says in the cloud's own form that nothing was made. */
const CHANGES: Readonly<Record<string, Change>> = {
  "an empty ID": withIds(""),
  "an ID of white space": withIds(" "),
  "an ID with a slash": withIds("a/b"),
  "an ID with a line break": withIds("a\nb"),
  "no ID": withIds(null),
  "a number as ID": withIds(12_345),
  "an object as ID": withIds({ id: "a" }),
  "a list as ID": withIds([]),
  "an empty list of IDs": (answer) => ({
    ...answer,
    text: answer.text.replace(/"InstanceIdSet":\[[^\]]*\]/, '"InstanceIdSet":[]'),
  }),
  "no content": instead(204, ""),
  "a proxy's page": instead(200, "<html></html>", "text/html"),
  "a proxy's 404": instead(404, "<html></html>", "text/html"),
  "a proxy's code": instead(409, '{"code":"Conflict","message":"no"}'),
  "a proxy's refusal": instead(403, '{"code":"Forbidden","message":"no"}'),
  "an empty error": instead(200, '{"Response":{}}'),
  "a cut answer": (answer) => ({ ...answer, text: answer.text.slice(0, -3) }),
  "an answer nested 6,000 deep": instead(200, `{"Response":${'{"a":'.repeat(6_000)}1${"}".repeat(6_000)}}`),
};

/** A create whose call of this number gets a changed answer, then runs until the engine has it, then a destroy. @returns what is wrong */
async function play(program: KindProgram, call: number, change: Change) {
  const { type } = program;
  return Workbench.run(async (bench) => {
    const problems: string[] = [];
    const inputs = { ...(await bench.prepare(program)), __urn: `urn:pulumi:dev::test::${type}::it` };
    const before = bench.holdings;
    let [calls, held, hasMade] = [0, before.length, false];
    bench.answered = (answer) => {
      calls += 1;
      const had = held;
      held = bench.holdings.length;
      if (calls !== call) return answer;
      hasMade = held > had;
      return hasMade ? change(answer) : answer;
    };
    const first = await bench.create(type, inputs);
    bench.answered = (answer) => answer;
    const last = first.made ? first : await bench.create(type, inputs);
    if (!last.made) problems.push(`the next run: ${last.error?.message}`);
    const added = bench.holdings.filter((one) => !before.includes(one));
    const gone = last.made && (await bench.delete(type, last.made.id, last.made.properties));
    if (gone?.error) problems.push(`the destroy: ${gone.error.message}`);
    const left = bench.holdings.filter((one) => !before.includes(one));
    return { calls: first.calls, hasMade, problems: [...problems, `made ${added.length}`, `left ${left.length}`] };
  });
}

describe("a create whose answer is not what the cloud promises makes one resource, and no run loses it", () => {
  it.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", async (_, program) => {
    const plain = await play(program, 0, (answer) => answer);
    const wrong: string[] = [];
    for (let call = 1; call <= plain.calls; call += 1) {
      const { hasMade } = await play(program, call, (answer) => answer);
      for (const [name, change] of hasMade ? Object.entries(CHANGES) : []) {
        const { problems } = await play(program, call, change);
        if (problems.join() !== plain.problems.join()) wrong.push(`${name}: ${problems.join("; ")}`);
      }
    }
    expect(wrong, plain.problems.join("; ")).toEqual([]);
  });
});

/** What another server answers, or a proxy; none of them is the cloud's word that a resource is gone. */
const NOT_GONE: Readonly<Record<string, Change>> = {
  "no content": instead(204, ""),
  nothing: instead(200, ""),
  "a page": instead(404, "<html></html>", "text/html"),
  "a code": instead(404, '{"code":"NotFound","message":"no route"}'),
  "a code and a status": instead(404, '{"statusCode":404,"error":"NotFound","message":"no route"}'),
  "a Kubernetes status": instead(404, '{"kind":"Status","status":"Failure","reason":"NotFound","code":404}'),
  "an empty object": instead(200, "{}"),
};

describe("a read that another server answers does not find that the resource is gone", () => {
  it.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", async (_, program) => {
    const { type } = program;
    await Workbench.run(async (bench) => {
      const { made } = await bench.create(type, await bench.prepare(program));
      if (made === undefined) throw new Error("nothing was made");
      const { calls } = await bench.read(type, made);
      const before = bench.holdings;
      const gone: string[] = [];
      for (const [name, change] of Object.entries(NOT_GONE)) {
        for (let call = 1; call <= calls; call += 1) {
          let count = 0;
          bench.answered = (answer) => {
            count += 1;
            return count === call ? change(answer) : answer;
          };
          const read = await bench.read(type, made);
          if (read.made && read.made.id !== made.id) gone.push(`${name}, call ${call}`);
        }
        // A delete that believed it would forget the resource.
        bench.answered = change;
        const deleted = await bench.delete(type, made.id, made.properties);
        if (!deleted.error) gone.push(`${name}, deleted`);
      }
      expect(gone).toEqual([]);
      expect(bench.holdings).toEqual(before);
    });
  });
});

describe("a list whose row has no usable ID does not show that the resource is gone", () => {
  it.each(["eci:ImageCache", "eci:VirtualNode", "bci:ImageCache"])("%s", async (type) => {
    const program = everyKind.find((one) => one.type === type) as KindProgram;
    await Workbench.run(async (bench) => {
      const { made } = await bench.create(type, await bench.prepare(program));
      if (made === undefined) throw new Error("nothing was made");
      const before = bench.holdings;
      for (const value of ["", null, 12_345, { id: "a" }, []]) {
        bench.answered = withIds(value);
        const runs = [await bench.read(type, made), await bench.delete(type, made.id, made.properties)];
        for (const { error } of runs)
          expect(error?.message).toMatch(/without a usable |does not match its API: .*Id is /);
      }
      expect(bench.holdings).toEqual(before);
    });
  });
});
