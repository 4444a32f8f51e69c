import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { InventoryItem } from "../../emulator/inventory";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { everyKind, operationsAgainst, titleOf } from "../support/every-kind";

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());

/** What a change sets in place of an attribute: nothing, nothing in a part of it, and what has its type and not its form. */
function* instead(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield "no such form";
  if (typeof value === "number") yield -1;
  yield* incomplete(value);
}

function* incomplete(value: unknown): Generator<unknown> {
  yield null;
  if (Array.isArray(value)) {
    yield [];
    const [first] = value;
    if (first !== undefined) for (const one of incomplete(first)) yield [one];
  } else if (typeof value === "object" && value !== null) {
    yield {};
    for (const [name, item] of Object.entries(value)) for (const one of incomplete(item)) yield { [name]: one };
  }
}

describe.each(everyKind.map((program) => [titleOf(program), program] as const))(
  "changes outside of %s",
  (_, program) => {
    it("are refused, or make no call fail", async () => {
      const printed = vi.spyOn(console, "error");
      const made = async () => {
        await cloud.reset();
        const world = operationsAgainst(cloud);
        const needed = await program.before?.(world);
        const others = new Set((await cloud.resources()).map(keyOf));
        const { id, properties } = await world.make(program.type, { ...program.inputs, ...needed });
        const own = (await cloud.resources()).filter((item) => !others.has(keyOf(item)));
        return { own, read: () => world.operations(program.type).read(id, properties) };
      };
      const first = await made();
      let { read } = first;
      const ofEachKind = new Map(first.own.map((item) => [`${item.service}/${item.kind}`, item]));
      for (const { service, kind, id, attributes } of ofEachKind.values())
        for (const [name, value] of Object.entries(attributes)) {
          const change = (to: unknown) => cloud.change({ service, kind, id, set: { [name]: to } });
          for (const one of instead(value)) {
            const refusal = await change(one).then(
              () => undefined,
              (error: Error) => error.message,
            );
            if (refusal !== undefined) {
              expect(refusal).toMatch(/^emulator, POST change: set\.\S+: .+ \(HTTP 400\)$/);
              expect(refusal).toContain(`set.${name}`);
              continue;
            }
            await read().catch(() => undefined);
            // What is there no more, or not as it was, is made again.
            await change(value).catch(async () => ({ read } = await made()));
          }
        }
      const failed = (await cloud.requests()).filter(({ status, code }) => status >= 500 || code === "InternalError");
      expect(failed).toEqual([]);
      expect(printed).not.toHaveBeenCalled();
    });
  },
);

const keyOf = ({ service, kind, id }: InventoryItem) => `${service}/${kind}/${id}`;

describe("a change outside", () => {
  const cluster = async () => {
    await cloud.reset();
    const { id } = await operationsAgainst(cloud).make("tke:Cluster", {
      name: "web",
      vpcId: "vpc-1",
      clusterCidr: "172.16.0.0/16",
    });
    const change = (set: object) => cloud.change({ service: "tke", kind: "cluster", id, set: { ...set } });
    const settings = async () => (await cloud.resources({ kind: "cluster" }))[0]?.attributes.ClusterNetworkSettings;
    return { change, settings };
  };

  it("within an object leaves the rest of it as it was", async () => {
    const { change, settings } = await cluster();
    const before = await settings();
    await change({ ClusterNetworkSettings: { MaxNodePodNum: 32 } });
    expect(await settings()).toEqual({ ...(before as object), MaxNodePodNum: 32 });
  });

  it("names the field without which calls cannot be answered, and changes nothing", async () => {
    const { change, settings } = await cluster();
    const before = await settings();
    await expect(change({ ClusterName: "other", ClusterNetworkSettings: { SubnetIds: null } })).rejects.toThrow(
      "set.ClusterNetworkSettings.SubnetIds: cannot be removed, because DescribeClusters needs it; set another value (HTTP 400)",
    );
    await expect(change({ ClusterNetworkSettings: { MaxNodePodNum: -1 } })).rejects.toThrow(
      /: set\.ClusterNetworkSettings\.MaxNodePodNum: \w+ cannot be answered with this value; give it the form/,
    );
    expect(await settings()).toEqual(before);
  });
});
