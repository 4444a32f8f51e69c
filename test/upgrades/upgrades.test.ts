import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageSchema } from "../../generate/schema";
import { resourceOf } from "../../provider/clouds";
import { handler } from "../../provider/dynamic";
import { check } from "../../provider/lifecycle/check";
import type { Properties } from "../../provider/lifecycle/codec";
import { CHOSEN } from "../../provider/lifecycle/internal-properties";
import { migrated, renamed, versionOf } from "../../provider/lifecycle/migrate";
import { chosenIn, propertiesOf } from "../../provider/lifecycle/properties";
import { comparedPart, type PackageSchema } from "../plugin/compatibility";
import { startEmulator } from "../support/emulator";
import { everyKind, operationsAgainst, titleOf } from "../support/every-kind";
import { startPlugin } from "../support/plugin-process";

/** What a release wrote into the state for a program's inputs. */
interface Recorded {
  title: string;
  type: string;
  id: string;
  inputs: Properties;
  properties: Properties;
}

/** The program of a recorded resource, brought to this release: properties that have another name now have that one. */
async function programOf({ title, type, inputs }: Recorded): Promise<Properties> {
  const spec = await resourceOf(type);
  const now = migrated(spec, inputs);
  expect(check(spec, now), title).toEqual([]);
  return now;
}

/** Writes the state and the schema of this release: `RECORD=0.2.0 npx vitest run test/upgrades`. */
async function record(release: string): Promise<void> {
  const cloud = await startEmulator({ seed: "upgrades" });
  const recorded: Recorded[] = [];
  for (const program of everyKind) {
    const world = operationsAgainst(cloud);
    const inputs = { ...program.inputs, ...(await program.before?.(world)) };
    const { id, properties } = await world.make(program.type, inputs);
    recorded.push({ title: titleOf(program), type: program.type, id, inputs, properties });
  }
  await cloud.close();
  const schema = comparedPart((await packageSchema()) as unknown as PackageSchema);
  const texts = { [`${release}.json`]: recorded, [`schemas/${release}.json`]: schema };
  for (const [file, text] of Object.entries(texts))
    writeFileSync(join(__dirname, file), `${JSON.stringify(text, null, 1)}\n`);
}

it.runIf(process.env.RECORD)("a release records what it writes", () => record(process.env.RECORD ?? ""));

const releases = readdirSync(__dirname).filter((name) => name.endsWith(".json"));

describe.each(releases)("the state that %s wrote", (file) => {
  const recorded: Recorded[] = JSON.parse(readFileSync(join(__dirname, file), "utf8"));

  it("shows no change in the dynamic delivery", async () => {
    for (const one of recorded) {
      const { title, type, id, properties } = one;
      const olds = { ...properties, __provider: "text" };
      expect(await handler(type).diff?.(id, olds, await programOf(one)), title).toMatchObject({
        changes: false,
        replaces: [],
      });
    }
  });

  it("shows no drift to a refresh, and no change after it", async () => {
    const cloud = await startEmulator({ seed: "upgrades" });
    for (const one of recorded) {
      const { title, type, properties } = one;
      const world = operationsAgainst(cloud);
      const program = everyKind.find((one) => titleOf(one) === title);
      const needed = await program?.before?.(world);
      const { id } = await world.make(type, { ...program?.inputs, ...needed });
      const { read, diff } = world.operations(type);
      const found = await read(id, { ...properties, ...needed });
      expect(found?.properties, title).toBeDefined();
      expect(found?.inputs, title).toBeUndefined();
      expect(
        (await diff(id, found?.properties ?? {}, { ...(await programOf(one)), ...needed })).changes,
        title,
      ).toEqual([]);
    }
    await cloud.close();
  });

  it("shows no change in the plugin", async () => {
    const plugin = await startPlugin({});
    for (const one of recorded) {
      const { title, type, id, properties } = one;
      expect(await plugin.of(type).diff(id, properties, await programOf(one)), title).toMatchObject({
        changes: "none",
        replaces: [],
      });
    }
    await plugin.close();
  });
});

it("the names of inputs that the cloud chose are read from a state of 0.1.0 as from one that is written now", async () => {
  const recorded: Recorded[] = JSON.parse(readFileSync(join(__dirname, "0.1.0.json"), "utf8"));
  for (const { title, type, inputs, properties } of recorded) {
    const spec = await resourceOf(type);
    const state = migrated(spec, properties);
    const { [CHOSEN]: old, ...now } = propertiesOf(spec, migrated(spec, inputs), state, {});
    expect(old, title).toBeUndefined();
    const held = (of: Properties) => chosenIn(spec, of).filter((name) => of[name] !== undefined);
    expect(new Set(held(now)), title).toEqual(new Set(held(state)));
  }
});

describe("migrations", () => {
  const migrations = [
    ({ azName, ...state }: Properties) => ({ ...state, zone: azName }),
    (state: Properties) => ({ ...state, added: true }),
  ];

  it("bring a state through the steps that it has not been through", () => {
    expect(migrated({ migrations }, { azName: "az1" })).toEqual({ zone: "az1", added: true });
    expect(migrated({ migrations }, { zone: "az1", __version: 1 })).toEqual({ zone: "az1", added: true, __version: 1 });
    const current = { zone: "az1", ...versionOf({ migrations }) };
    expect(migrated({ migrations }, current)).toBe(current);
    expect(versionOf({})).toEqual({});
  });

  it("that rename reach into lists, and into what the state keeps by name", () => {
    const step = renamed({ az: "zone", ip: "eip.ip", needIp: undefined, "nodes.*.disk.type": "diskType" });
    const state = {
      az: "az1",
      ip: "192.0.2.1",
      needIp: true,
      nodes: [{ disk: { type: "SSD" } }, { disk: {} }, {}],
      name: "web",
      __given: ["az", "name"],
      __unreturned: ["ip", "needIp", "nodes"],
      __drift: { az: { said: "az2" }, nodes: { said: [{ disk: { type: "HDD" } }] }, name: {} },
      __secrets: [["ip"], ["nodes", "0", "disk", "type"], ["needIp"], ["name"]],
    };
    const now = {
      zone: "az1",
      eip: { ip: "192.0.2.1" },
      nodes: [{ disk: { diskType: "SSD" } }, { disk: {} }, {}],
      name: "web",
      __given: ["zone", "name"],
      __unreturned: ["eip", "nodes"],
      __drift: { zone: { said: "az2" }, nodes: { said: [{ disk: { diskType: "HDD" } }] }, name: {} },
      __secrets: [["eip", "ip"], ["nodes", "0", "disk", "diskType"], ["name"]],
    };
    expect(step(state)).toEqual(now);
    // Recorded inputs have no version, so that a step sees them again.
    expect(step(now)).toEqual(now);
    expect(step({ nodes: null, __drift: { az: null } })).toEqual({ nodes: null, __drift: { zone: {} } });
  });
});
