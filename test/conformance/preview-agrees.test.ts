import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Properties } from "../../provider/lifecycle/codec";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { everyKind, type KindWorld, operationsAgainst, titleOf } from "../support/every-kind";

// A value that the documents forbid is found by the preview: what the provider's check lets through, the emulator takes, which
// holds each request against the contract. For every input of every kind, at any depth, with values that are often wrong.

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
  world = operationsAgainst(cloud, { retry: "none" });
});
afterAll(() => cloud.close());

const STRINGS = ["", "x", "FLOPPY", "1.2.3.4", "a/b", "Ü", "n".repeat(300)];
const NUMBERS = [-1, 0, 1, 81, 201, 999, 5000, 10_000, 65_536, 70_000, 1e9];

/** Inputs with one value in them replaced, and where. */
function* variants(value: unknown, path: string): Generator<[string, unknown]> {
  if (typeof value === "string") for (const other of STRINGS) yield [`${path} ${JSON.stringify(other)}`, other];
  else if (typeof value === "number") for (const other of NUMBERS) yield [`${path} ${other}`, other];
  else if (Array.isArray(value)) {
    yield [`${path} []`, []];
    for (const [index, item] of value.entries())
      for (const [at, other] of variants(item, `${path}[${index}]`)) yield [at, value.with(index, other)];
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value))
      for (const [at, other] of variants(item, path === "" ? key : `${path}.${key}`))
        yield [at, { ...value, [key]: other }];
  }
}

/** Refusals that no preview can foresee: they depend on what there is in the cloud. */
const OF_THE_CLOUD =
  /is not ready|still not found|timed out|must be the cluster's|largest size|must name a chart's file|NotFound|NoSuchObject|Conflict|Quota|LimitExceeded|Exist|ResourceInUse|ResourceUnavailable/;

/** Values that the cloud lists for an account: the preview warns of others, and the check asks no cloud. */
const LISTED_BY_THE_CLOUD = /^(tke:Cluster level|\w+:\w+ zone) /;

/** Hundreds of values, many of which wait for containers: too long even for CI. */
const LONG = ["bec:Service", "eci:ContainerGroup"];
const kinds = everyKind.filter(({ type }) => !LONG.includes(type));

describe.each(kinds.map((program) => [titleOf(program), program] as const))("%s", (_title, program) => {
  it("is refused by the preview or taken by the cloud", async () => {
    const operations = world.operations(program.type);
    const missed: string[] = [];
    for (const [at, changed] of variants(program.inputs, "")) {
      await cloud.reset();
      const inputs = { ...(changed as Properties), ...(await program.before?.(world)), timeouts: { create: "1s" } };
      if ((await operations.check(inputs)).length > 0) continue;
      const error = await operations.create(inputs).then(
        () => undefined,
        (failed: Error) => failed.message,
      );
      if (error !== undefined && !OF_THE_CLOUD.test(error) && !LISTED_BY_THE_CLOUD.test(`${program.type} ${at}`))
        missed.push(`${at}: ${error.replace(/, request [\w-]+/, "")}`);
    }
    expect(missed).toEqual([]);
  });
});
