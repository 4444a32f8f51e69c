import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceOf } from "../../../../provider/clouds";
import type { Properties } from "../../../../provider/lifecycle/codec";
import { type Notes, notesInMemory } from "../../../../provider/lifecycle/create/notes";
import { takenOverText } from "../../../../provider/lifecycle/create/same-name";
import { wantedOf } from "../../../../provider/lifecycle/create/search";
import { normalForm } from "../../../../provider/lifecycle/normal-form";
import { type Clock, systemClock } from "../../../../provider/transport/clock";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { everyKind, operationsAgainst, titleOf } from "../../../support/every-kind";

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());

const group = {
  name: "twin",
  subnetIds: ["sbn-1"],
  securityGroupIds: ["g-1"],
  containers: [{ name: "app", image: "nginx:1.27" }],
};
const HOUR_MS = 3_600_000;
const kind = { service: "bci", kind: "container-group" };

/** What another machine does, which knows nothing of what this one made. */
const elsewhere = (settings: Properties = {}, clock: Clock = systemClock, notes?: Notes) =>
  operationsAgainst(cloud, settings, clock, notes);

describe("a create that finds a young namesake with the same inputs", () => {
  it("warns of it and creates another, fails, or takes it over, as the setting says", async () => {
    const { id } = await elsewhere().make("bci:ContainerGroup", group);
    const count = async () => (await cloud.resources(kind)).length;
    const before = await count();

    const failing = elsewhere({ namesakes: "fail" }).make("bci:ContainerGroup", group);
    await expect(failing).rejects.toThrow(`${id} (1 min old) has the same name and inputs`);
    const adopting = elsewhere({ namesakes: "adopt" });
    expect((await adopting.make("bci:ContainerGroup", group)).id).toBe(id);
    expect(adopting.said).toEqual([
      `taking over ${id}, which has the same name and inputs, because container-clouds:namesakes is "adopt"`,
    ]);
    expect(await count()).toBe(before);

    const warning = elsewhere();
    expect((await warning.make("bci:ContainerGroup", group)).id).not.toBe(id);
    expect(warning.said).toEqual([expect.stringContaining(`${id} (1 min old) has the same name and inputs`)]);

    // Which of two it would be is not known.
    await expect(elsewhere({ namesakes: "adopt" }).make("bci:ContainerGroup", group)).rejects.toThrow(
      /\(1 min old\), .* have the same name and inputs/,
    );
  });

  describe("and replaces what the state has", () => {
    const urn = (name: string) => `urn:pulumi:dev::test::bci:ContainerGroup::${name}`;
    /** Its state, by a run of another machine. */
    const made = (name: string) => elsewhere().make("bci:ContainerGroup", { ...group, name, __urn: urn(name) });

    it.each(["warn", "fail", "adopt"])(
      "makes another without a word after a replacementTrigger: %s",
      async (namesakes) => {
        const name = `trigger-${namesakes}`;
        const inputs = { ...group, name, __urn: urn(name) };
        const { id } = await made(name);
        const world = elsewhere({ namesakes }, systemClock);
        const { check, create } = world.operations("bci:ContainerGroup");
        await check(inputs, inputs);
        await check(inputs);
        expect((await create(inputs)).id).not.toBe(id);
        expect(world.said).toEqual([]);
      },
    );

    it("never fails and takes nothing over after a replacementTrigger where two look the same", async () => {
      const inputs = { ...group, name: "two", __urn: urn("two") };
      const ids = [(await made("two")).id, (await made("two")).id];
      for (const namesakes of ["adopt", "fail"]) {
        const world = elsewhere({ namesakes });
        const { check, create } = world.operations("bci:ContainerGroup");
        await check(inputs, inputs);
        const { id } = await create(inputs);
        expect(ids).not.toContain(id);
        expect(world.said).toEqual([expect.stringContaining("have the same name and inputs")]);
        ids.push(id);
      }
    });

    it("is as any other once the engine has shown what it replaces", async () => {
      const inputs = { ...group, name: "shown", __urn: urn("shown") };
      const old = await made("shown");
      const orphan = await made("shown");
      const world = elsewhere({ namesakes: "fail" }, systemClock, notesInMemory());
      const { check, diff, create } = world.operations("bci:ContainerGroup");
      await check(inputs, inputs);
      await diff(old.id, old.properties, inputs);
      await expect(create(inputs)).rejects.toThrow(`${orphan.id} (1 min old) has the same name and inputs`);
    });

    it("says the way with --replace and after state taint, where the engine shows nothing", async () => {
      const way =
        'to replace it (--replace, state taint, or because a replacement failed), set container-clouds:namesakes to "warn" for that run';
      const inputs = { ...group, name: "forced", __urn: urn("forced") };
      const old = await made("forced");
      const failing = elsewhere({ namesakes: "fail" }).operations("bci:ContainerGroup").create(inputs);
      await expect(failing).rejects.toThrow(way);
      const world = elsewhere({ namesakes: "adopt" }, systemClock, notesInMemory());
      const again = world.operations("bci:ContainerGroup");
      expect((await again.create(inputs)).id).toBe(old.id);
      await again.delete(old.id, old.properties);
      expect(world.said.at(-1)).toBe(
        `${old.id} is not deleted: its replacement is the same resource, taken over because of container-clouds:namesakes; ${way}`,
      );
      expect((await cloud.resources(kind)).map(({ id }) => id)).toContain(old.id);
    });
  });

  it("says nothing of what has another name or other inputs, or is older than a day", async () => {
    const other = { ...group, name: "other" };
    await elsewhere().make("bci:ContainerGroup", other);
    const different = elsewhere();
    await different.make("bci:ContainerGroup", { ...other, name: "another" });
    await different.make("bci:ContainerGroup", { ...other, containers: [{ name: "app", image: "nginx:1.28" }] });
    expect(different.said).toEqual([]);

    const later = elsewhere({}, { ...systemClock, now: () => Date.now() + 25 * HOUR_MS });
    await later.make("bci:ContainerGroup", other);
    expect(later.said).toEqual([]);
  });

  it("says nothing of what another resource of the program is known to be", async () => {
    const world = elsewhere();
    const { create } = world.operations("bci:ContainerGroup");
    const twin = { ...group, name: "sibling" };
    await create({ ...twin, __urn: "urn:pulumi:dev::test::bci:ContainerGroup::one" });
    await create({ ...twin, __urn: "urn:pulumi:dev::test::bci:ContainerGroup::two" });
    expect(world.said).toEqual([]);
  });

  it("takes nothing over whose name the cloud does not return, whatever the setting", async () => {
    const cache = { images: ["nginx:1"], subnetId: "sbn-1", securityGroupId: "g-1", zone: "zoneA" };
    const { id } = await elsewhere().make("bci:ImageCache", { ...cache, name: "one" });
    for (const namesakes of ["adopt", "fail"]) {
      const world = elsewhere({ namesakes });
      const made = await world.make("bci:ImageCache", { ...cache, name: namesakes, images: ["nginx:1"] });
      expect(made.id).not.toBe(id);
      expect(world.said[0]).toContain("the same inputs as far as the cloud returns them, but no name to compare");
    }
  });

  const tried: string[] = [];
  it.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", async (_title, program) => {
    const world = elsewhere();
    const inputs: Properties = { ...program.inputs, ...(await program.before?.(world)) };
    const spec = await resourceOf(program.type);
    const wanted = wantedOf(spec, normalForm(spec, inputs));
    if (wanted.name === undefined && wanted.id === undefined) return;
    const { id, properties } = await world.make(program.type, inputs);
    if (properties.createTime === undefined) return;
    if (wanted.id !== undefined) {
      // It is its own namesake: nothing else can have its ID.
      const adopting = elsewhere({ namesakes: "adopt" });
      expect((await adopting.make(program.type, inputs)).id).toBe(id);
      expect(adopting.said).toContain(takenOverText(id));
    }
    tried.push(program.type);
    const failing = elsewhere({ namesakes: "fail" }).make(program.type, inputs);
    await expect(failing).rejects.toThrow(new RegExp(`${id.replaceAll("/", ".")} \\(|already exists`));
  });

  it("every kind that has a name and a time was tried", () => {
    const named = [
      "tke:Cluster",
      "tcr:Namespace",
      "tcr:Repository",
      "bci:ContainerGroup",
      "bec:Service",
      "eci:ContainerGroup",
    ];
    expect(tried).toEqual(expect.arrayContaining(named));
  });
});
