import { describe, expect, it } from "vitest";
import { fieldsOf, readContract } from "../../../generate/contract";
import { resourceOf, resourceTypes } from "../../../provider/clouds";
import type { Properties } from "../../../provider/lifecycle/codec";
import type { Resource, Wait } from "../../../provider/lifecycle/spec";
import { waitingFor } from "../../../provider/lifecycle/timeouts";
import { waitFor } from "../../../provider/lifecycle/wait";
import { memoryContext } from "../../support/memory-kind";
import { movedClock } from "../../support/moved-clock";

/** A create's wait for something of a kind whose reads give these statuses, the last for ever. */
function waitOf(spec: Resource, ...statuses: string[]) {
  return waitWith({}, spec, ...statuses);
}

function waitWith(inputs: Properties, spec: Resource, ...statuses: string[]) {
  let reads = 0;
  const clock = movedClock(0);
  const { context, said } = memoryContext({ clock });
  const waiting = waitingFor(context, "create", inputs, spec.waits.created);
  const rows: Resource = {
    ...spec,
    list: undefined,
    progress: undefined,
    find: async () => statuses[Math.min(reads++, statuses.length - 1)],
    status: (row) => row as string,
  };
  if (waiting === undefined) throw new Error("it does not wait");
  return { clock, said, waiting, ended: waitFor(rows, context, "id-1", { ...waiting, known: {} }) };
}

const wordsOf = ({ target, pending = [], elsewhere = [], failed = [], dead = [] }: Wait) => [
  ...[...target, ...pending, ...elsewhere, ...failed, ...dead],
];

describe.each(resourceTypes)("a wait for %s", (type) => {
  it("goes on in a status that no document names, says so, and ends after a third of its time", async () => {
    const spec = await resourceOf(type);
    const [target = ""] = spec.waits.created.target;
    const passing = waitOf(spec, "Oddly", "Oddly", "Oddly", target);
    await passing.ended;
    expect(passing.said.reported[0]).toContain("Oddly; undocumented status; waiting for ");
    expect(passing.said.warned).toEqual([expect.stringContaining("the cloud reports Oddly, an undocumented status")]);
    const standing = waitOf(spec, "Oddly");
    await expect(standing.ended).rejects.toThrow(
      /^the cloud reports Oddly, an undocumented status, and no progress for \d+ s; set timeouts.create to wait longer$/,
    );
    const third = standing.waiting.timeoutMs / 3;
    expect(standing.clock.now()).toBeGreaterThanOrEqual(third);
    expect(standing.clock.now()).toBeLessThan(third + 10_000);
  });

  it("goes on in every status on the way, and ends at the third reading of one that leads elsewhere", async () => {
    const spec = await resourceOf(type);
    const { target, pending = [], elsewhere = [], typical } = spec.waits.created;
    for (const status of pending) {
      const { ended, said } = waitOf(spec, ...Array<string>(60).fill(status), target[0] ?? "");
      await ended;
      expect(said.warned).toEqual([]);
      expect(said.reported[0]?.includes(", usually ")).toBe(typical !== undefined);
    }
    for (const status of elsewhere) {
      const { ended, said } = waitOf(spec, status);
      await expect(ended).rejects.toThrow(`the cloud reports ${status}, which does not lead to ${target.join(" or ")}`);
      expect(said.reported).toHaveLength(2);
    }
  });

  it("ends at the first reading with waitFor created, unless it failed; with none there is no wait", async () => {
    const spec = await resourceOf(type);
    const { target, pending = [], elsewhere = [], failed = [], dead = [] } = spec.waits.created;
    for (const status of [...target, ...pending, ...elsewhere, "Oddly"]) {
      const { ended, clock } = waitWith({ waitFor: "created" }, spec, status);
      await ended;
      expect(clock.sleeps).toEqual([]);
    }
    for (const status of [...failed, ...dead]) {
      for (const waitFor of ["created", "ready"]) {
        const { ended, clock } = waitWith({ waitFor }, spec, status);
        await expect(ended).rejects.toThrow(`the cloud reports ${status}`);
        expect(clock.sleeps, "at once").toEqual([]);
      }
    }
    expect(waitingFor(memoryContext().context, "create", { waitFor: "none" }, spec.waits.created)).toBeUndefined();
  });

  it("gives each status one meaning", async () => {
    const { created, updated = created } = (await resourceOf(type)).waits;
    for (const words of [wordsOf(created), wordsOf(updated)]) expect(new Set(words).size).toBe(words.length);
  });
});

/** The words of "running, initializing (on the way) or failed." */
const wordsIn = (text = "") =>
  text
    .replaceAll(/\(.*?\)|\.$/g, "")
    .split(/, | or /)
    .map((word) => word.trim());

const fieldOf = (type: string, name: string) =>
  wordsIn(fieldsOf(readContract("tke").types[type] ?? []).find((field) => field.name === name)?.description);

/** The lists of words of the other contracts. */
function statusesOf<T>(service: string): T {
  return (readContract(service) as unknown as { statuses: T }).statuses;
}

describe("the statuses of a kind", () => {
  const bci = statusesOf<{ instance: { values: object } }>("bci");
  const bec = statusesOf<{ service: { values: object } }>("bec");
  const eci = statusesOf<Record<"containerGroup" | "imageCache" | "dataCache", { value: string }[]>>("eci");
  it.each([
    ["tke:Cluster", fieldOf("Cluster", "ClusterStatus")],
    ["tke:NodePool", fieldOf("NodePoolSet", "LifeState")],
    ["tke:VirtualNode", fieldOf("Node", "Phase")],
    ["tke:AsGroup", fieldOf("ClusterAsGroup", "Status")],
    ["tke:Instances", fieldOf("Instance", "InstanceState")],
    ["tke:ExistingInstances", fieldOf("Instance", "InstanceState")],
    ["bci:ContainerGroup", Object.keys(bci.instance.values)],
    ["bec:Service", Object.keys(bec.service.values)],
    ["eci:ContainerGroup", eci.containerGroup.map(({ value }) => value)],
    ["eci:ImageCache", eci.imageCache.map(({ value }) => value)],
    ["eci:DataCache", eci.dataCache.map(({ value }) => value)],
  ])("%s are all that the documents name", async (type, documented) => {
    expect(documented.length).toBeGreaterThan(2);
    expect(wordsOf((await resourceOf(type)).waits.created)).toEqual(expect.arrayContaining(documented));
  });
});

it.each(["tke:Instances", "tke:ExistingInstances"])(
  "%s have the status of the node that is least ready",
  async (type) => {
    const { status } = await resourceOf(type);
    const of = (...states: string[]) =>
      status({ wanted: ["ins-1", "ins-2"], nodes: states.map((InstanceState) => ({ InstanceState })) });
    expect(of("running", "oddly")).toBe("oddly");
    expect(of("initializing", "oddly")).toBe("oddly");
    expect(of("failed", "oddly")).toBe("failed");
    expect(of("running", "initializing")).toBe("initializing");
    expect(of("running")).toBe("incomplete");
    expect(of("running", "running")).toBe("running");
  },
);
