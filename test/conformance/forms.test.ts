import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Field, Shape } from "../../emulator/contract/shape";
import { readTencentContract } from "../../emulator/contract/tencent";
import { readInput } from "../../emulator/tencent/request";
import { flatten, lostInForm } from "../../provider/tencent/sign-v1";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { operationsAgainst } from "../support/every-kind";

// What signature v1 sends as a form is what TC3 sends as JSON, for any request of any call: nothing is dropped in silence.

const DEPTH = 3;

function anyOf(fields: readonly Field[], depth: number): fc.Arbitrary<Record<string, unknown>> {
  const known = fields.filter(({ shape }) => shape.kind !== "anything");
  const values = known.map(({ name, shape }) => [
    name,
    fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      { weight: 10, arbitrary: arbitraryOf(shape, depth) },
      fc.constant(null),
    ),
  ]);
  return fc.record(Object.fromEntries(values));
}

function arbitraryOf(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case "integer":
      return fc.integer({ min: shape.unsigned ? 0 : undefined });
    case "number":
      return fc.integer();
    case "boolean":
      return fc.boolean();
    case "list":
      return fc.array(arbitraryOf(shape.of, depth - 1), { maxLength: 12, size: "small" });
    case "object":
      return depth > 0 ? anyOf(shape.fields(), depth - 1) : fc.constant({});
    default:
      return fc.string({ unit: "grapheme" });
  }
}

describe.each(["tke", "tcr"])("every request of %s", (service) => {
  const actions = [...readTencentContract(service).actions.values()];
  it.each(actions.map((action) => [action.name, action.input] as const))("%s", (_, fields) => {
    fc.assert(
      fc.property(anyOf(fields, DEPTH), (request) => {
        const plain = JSON.parse(JSON.stringify(request)) as object;
        if (lostInForm(request) !== undefined) {
          expect(() => flatten(request)).toThrow();
          return;
        }
        const form = new URLSearchParams(flatten(request));
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        const sent = { method: "POST", path: "/", query: "", headers, body: Buffer.from(form.toString()) };
        expect(readInput(sent, form, fields)).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(["HmacSHA1", "HmacSHA256"])("with signatureMethod %s", (signatureMethod) => {
  let emulator: TestEmulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());

  it("a pool without labels and taints is made, both are set and cleared, and a warning says once how", async () => {
    const tencent = { ...emulator.credentials.tencent, region: "gsqy", signatureMethod };
    const world = operationsAgainst(emulator, { tencent });
    const { id: clusterId } = await world.make("tke:Cluster", {
      name: "c",
      vpcId: "vpc-1",
      clusterCidr: "10.0.0.0/16",
    });
    const bare = { clusterId, name: "batch", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
    const marks = { labels: { a: "b" }, taints: [{ key: "a", value: "b", effect: "NoSchedule" }] };
    const there = async () => (await emulator.resources({ kind: "virtual-node-pool" }))[0]?.attributes;
    const { update, read } = world.operations("tke:NodePool");
    const { id, properties } = await world.make("tke:NodePool", bare);
    expect(await there()).toMatchObject({ Labels: [], Taints: [] });
    const marked = await update(id, properties, { ...bare, ...marks });
    expect(await there()).toMatchObject({ Labels: [{ Name: "a", Value: "b" }], Taints: [{ Key: "a" }] });
    const cleared = await update(id, marked.properties, bare);
    expect(await there()).toMatchObject({ Labels: [], Taints: [] });
    const refreshed = (await read(id, cleared.properties))?.properties;
    expect([refreshed?.labels, refreshed?.taints]).toEqual([undefined, undefined]);
    expect(world.warned).toEqual([
      expect.stringContaining(`signatureMethod is ${signatureMethod}, which cannot carry the empty `),
    ]);
    expect(world.warned[0]).toContain("TC3-HMAC-SHA256");
    const signed = world.sent.map(({ headers }) => ("Authorization" in headers ? "TC3" : "v1"));
    expect(new Set(signed)).toEqual(new Set(["TC3", "v1"]));
  });
});
