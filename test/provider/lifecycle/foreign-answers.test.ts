import { mkdtempDisposableSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import type { HttpAnswer } from "../../../provider/transport/http";
import { addWatcher } from "../../../provider/transport/observability/activity";
import { logWatcher, openLog } from "../../../provider/transport/observability/log";
import { type Log, logOf } from "../../../provider/transport/trace";
import { Workbench } from "../../chaos/cut-off";
import { everyKind, type KindProgram, titleOf } from "../../support/every-kind";
import { ACTIVE, RAW, withForeign } from "../../support/foreign-answers";

const folder = mkdtempDisposableSync(join(tmpdir(), "foreign-"));
afterAll(() => folder.remove());
const file = join(folder.path, "log");
const setting = { CONTAINER_CLOUDS_LOG: `debug:${file}` };

/** Runs something with the debug log on. @returns the lines */
async function logged(run: (log: Log | undefined) => Promise<void>): Promise<string[]> {
  writeFileSync(file, "");
  const write = openLog(setting);
  const end = write ? addWatcher(logWatcher(write)) : () => undefined;
  await run(logOf(setting)).finally(end);
  return readFileSync(file, "utf8").trimEnd().split("\n");
}

/** What a run says: its message, and what the state keeps of it. */
function saidBy({ error }: { error?: Error }): string[] {
  const half = error?.cause instanceof NotReadyError ? error.cause : undefined;
  return [error?.message ?? "", half?.message ?? "", ...(half?.reasons ?? [])];
}

/** Nothing raw, and nothing long. */
function expectPlain(texts: readonly string[]): void {
  for (const text of texts) {
    expect(text.length, text.slice(0, 100)).toBeLessThan(6_000);
    expect(text).not.toMatch(ACTIVE);
  }
}

const textsIn = (value: unknown): string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value ? Object.values(value).flatMap(textsIn) : [];

/** Which texts of a successful answer are foreign. */
const WHOSE: Readonly<Record<string, (name: string) => boolean>> = {
  "every text": () => true,
  "every ID": (name) => /ids?$/i.test(name),
  "every status and reason": (name) => /status|state|phase|reason|message|detail/i.test(name),
  "every other text": (name) => !/ids?$|status|state|phase|reason|message|detail/i.test(name),
};

const foreignIn =
  (whose: (name: string) => boolean, added: string) =>
  (answer: HttpAnswer): HttpAnswer =>
    answer.status === 200 ? { ...answer, text: withForeign(answer.text, added, whose) } : answer;

const urn = (type: string, name = "it") => `urn:pulumi:dev::test::${type}::${name}`;

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", (_, program) => {
  it.each(Object.entries(WHOSE))("says and logs nothing raw where %s is foreign", async (_whose, whose) => {
    const { type } = program;
    const answered = foreignIn(whose, RAW + "x".repeat(10_000));
    const said: string[] = [];
    const lines = await logged(async (log) => {
      await Workbench.run(async (bench) => {
        bench.log = log;
        const inputs = { ...(await bench.prepare(program)), __urn: urn(type) };
        bench.answered = answered;
        said.push(...saidBy(await bench.create(type, inputs)));
      });
      await Workbench.run(async (bench) => {
        bench.log = log;
        const inputs = { ...(await bench.prepare(program)), __urn: urn(type) };
        const { made } = await bench.create(type, inputs);
        if (!made) throw new Error("nothing was made");
        const other = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, edited(name, value)]));
        bench.answered = answered;
        const runs = [await bench.read(type, made), await bench.compare(type, made, other)];
        runs.push(await bench.update(type, made, other), await bench.delete(type, made.id, made.properties));
        said.push(...runs.flatMap(saidBy));
      });
    });
    expectPlain(said);
    expectPlain(lines.flatMap((line) => textsIn(JSON.parse(line))));
    expect(lines.join("")).not.toMatch(ACTIVE);
  });
});

/** Another value for a text that names nothing else. */
const edited = (name: string, value: unknown) => (/^(name|description)$/.test(name) ? `${value}-2` : value);

const LONGEST = RAW + "x".repeat(5_000_000);

/** Puts fields into the answer of a call, beside those that it has. */
const withFields = (marks: Readonly<Record<string, object>>) => (answer: HttpAnswer) => {
  const body = JSON.parse(answer.text);
  for (const [mark, fields] of Object.entries(marks)) if (mark in body.Response) Object.assign(body.Response, fields);
  return { ...answer, text: JSON.stringify(body) };
};

const kindOf = (type: string) => everyKind.find((one) => one.type === type) as KindProgram;

describe("five megabytes in what a message repeats", () => {
  it("of machines that cannot join, and why, are in no message and no reason", async () => {
    const type = "tke:ExistingInstances";
    await Workbench.run(async (bench) => {
      const inputs = { ...(await bench.prepare(kindOf(type))), __urn: urn(type) };
      const failed = { SuccInstanceIds: ["ins-00000001"], FailedInstanceIds: ["ins-00000002", `ins-${LONGEST}`] };
      const unusable = [{ InstanceId: "ins-00000002", UnusableReason: LONGEST, Usable: false }];
      bench.answered = withFields({ FailedInstanceIds: failed, ExistedInstanceSet: { ExistedInstanceSet: unusable } });
      const run = await bench.create(type, inputs);
      expect(run.error?.message).toContain("the cloud could not add ins-00000002: ");
      expect(saidBy(run).filter((text) => text.includes("could not add")).length).toBeGreaterThan(2);
      expectPlain(saidBy(run));
    });
  });

  it("of machines that cannot be removed are in no message", async () => {
    const type = "tke:Instances";
    await Workbench.run(async (bench) => {
      const { made } = await bench.create(type, { ...(await bench.prepare(kindOf(type))), __urn: urn(type) });
      if (!made) throw new Error("nothing was made");
      bench.answered = withFields({ FailedInstanceIds: { FailedInstanceIds: [`ins-${LONGEST}`] } });
      const run = await bench.delete(type, made.id, made.properties);
      expect(run.error?.message).toContain("the cloud could not remove ins-");
      expectPlain(saidBy(run));
    });
  });

  it("of IDs that an interrupted create may have made are in no message", async () => {
    const type = "bci:ContainerGroup";
    const said: string[] = [];
    for (let step = 1; step < 12; step += 1)
      await Workbench.run(async (bench) => {
        const inputs = { ...(await bench.prepare(kindOf(type))), __urn: urn(type) };
        await bench.create(type, { ...inputs, __urn: urn(type, "other") });
        await bench.create(type, inputs, { killedAt: step });
        bench.answered = foreignIn((name) => name === "instanceId", RAW + "x".repeat(20_000));
        said.push(...saidBy(await bench.create(type, inputs)));
      });
    expect(said).toContainEqual(expect.stringContaining("the cloud lists "));
    expectPlain(said);
  });
});

it("a name in the outputs stays as the cloud returns it", async () => {
  await Workbench.run(async (bench) => {
    const inputs = { ...(await bench.prepare(kindOf("tke:Cluster"))), __urn: urn("tke:Cluster") };
    const { made } = await bench.create("tke:Cluster", inputs);
    if (!made) throw new Error("nothing was made");
    bench.answered = foreignIn((name) => name === "ClusterDescription", RAW);
    const { made: read } = await bench.read("tke:Cluster", made);
    expect(read?.properties.description).toBe(`${kindOf("tke:Cluster").inputs.description}${RAW}`);
  });
});
