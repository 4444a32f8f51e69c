import { describe, expect, it } from "vitest";
import { resourceOf, resourceTypes } from "../../../provider/clouds";
import { diff } from "../../../provider/lifecycle/diff";
import { interruptionsOf } from "../../../provider/lifecycle/interruptions";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { startEmulator } from "../../support/emulator";
import { everyKind, titleOf } from "../../support/every-kind";
import { emulatorConfig } from "../../support/lifecycle";
import { startPlugin, urnOf } from "../../support/plugin-process";
import { startHost } from "../../support/provider-process";

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", (_title, { type, inputs }) => {
  it("says what its replacement interrupts, and nothing where nothing changes", async () => {
    const spec = await resourceOf(type);
    expect(interruptionsOf(spec, diff(spec, inputs, inputs), inputs)).toEqual([]);
    const replaced = interruptionsOf(spec, diff(spec, { ...inputs, __dead: true }, inputs), inputs);
    const old = spec.delete ? /^replaced because of status; the old one is deleted .*: [a-z].+/ : STAYS;
    expect(replaced).toEqual([expect.stringMatching(old)]);
  });
});

describe.each(resourceTypes)("%s", (type) => {
  it("says what each change in place interrupts, of those that interrupt something", async () => {
    const spec = await resourceOf(type);
    for (const [field, text] of Object.entries<string | undefined>(spec.interrupts.update ?? {})) {
      const difference = {
        changes: [{ path: `${field}[0].image`, kind: "update" as const, replace: false }],
        replaces: [],
        deleteBeforeReplace: false,
        recorded: [],
        drifted: [],
      };
      expect(interruptionsOf(spec, difference, {})).toEqual([`changed in place because of ${field}: ${text}`]);
      expect(spec.onChange[field], field).not.toBe("replace");
    }
  });
});

/** Of what no call deletes. */
const STAYS = /^replaced because of status; the old one stays: [a-z].+/;

it("every kind is among them", () => {
  expect(new Set(everyKind.map(({ type }) => type))).toEqual(new Set(resourceTypes));
});

describe("a change in place", () => {
  it("says that containers restart", async () => {
    const spec = await resourceOf("eci:ContainerGroup");
    const web = { name: "web", image: "nginx:1.27" };
    const state = { name: "web", containers: [web], status: "Running" };
    const changed = { ...state, containers: [{ ...web, image: "nginx:1.28" }] };
    expect(interruptionsOf(spec, diff(spec, state, changed), changed)).toEqual([
      "changed in place because of containers: the containers restart",
    ]);
    const tagged = { ...state, tags: { a: "b" } };
    expect(interruptionsOf(spec, diff(spec, state, tagged), tagged)).toEqual([]);
  });
});

const deliveries = {
  dynamic: startHost,
  plugin: startPlugin,
};

describe.each(Object.entries(deliveries))("in the %s delivery", (_, start) => {
  it("it is a line of the resource in the preview", async () => {
    const cloud = await startEmulator();
    const provider = await start(emulatorConfig(cloud));
    const { check, create, diff, progress } = provider.of("bec:Service");
    const inputs = {
      name: "web",
      deployInstances: [{ regionId: "cn-shanghai-ct" }],
      containers: [{ name: "web", image: "nginx:1.27", resources: { cpu: 1, memory: 1 } }],
      __urn: urnOf("bec:Service", "web"),
    };
    const { id, outputs } = await create(inputs);
    const linesOf = async (changed: object) => {
      const wanted = { ...inputs, ...changed };
      await check(outputs, wanted);
      await diff(id, outputs, wanted);
      return () => progress.filter(({ urn }) => urn === inputs.__urn).map(({ message }) => message);
    };
    const containers = [{ ...inputs.containers[0], image: "nginx:1.28" }];
    const restarts = "changed in place because of containers: its containers restart";
    await expect.poll(await linesOf({ containers })).toContainEqual(expect.stringContaining(restarts));
    await expect
      .poll(await linesOf({ tags: { team: "a" } }))
      .toContainEqual(expect.stringMatching(/replaced because of tags; .*: its pods stop in all places/));
    await provider.close();
    await cloud.close();
  });
});

describe("a replacement", () => {
  it("promises no order while what it belongs to is not made yet", async () => {
    const spec = await resourceOf("tke:NodePool");
    const pool = { clusterId: "cls-12345678", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"], name: "web" };
    const textOf = (clusterId: string) => {
      const moved = { ...pool, clusterId };
      return interruptionsOf(spec, diff(spec, pool, moved), moved)[0];
    };
    expect(textOf("cls-87654321")).toContain(
      "deleted once the new one is ready, or first with the option deleteBeforeReplace: the pods",
    );
    expect(textOf(UNKNOWN)).toContain(
      "once the new one is ready, or first with the option deleteBeforeReplace, or together with the resource it belongs to: the pods",
    );
  });
});
