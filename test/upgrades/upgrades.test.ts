import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageSchema } from "../../generate/schema";
import { resourceOf } from "../../provider/clouds";
import { handler } from "../../provider/dynamic";
import type { Properties } from "../../provider/lifecycle/codec";
import { CHOSEN } from "../../provider/lifecycle/internal-properties";
import { migrated, versionOf } from "../../provider/lifecycle/migrate";
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
    for (const { title, type, id, inputs, properties } of recorded) {
      const olds = { ...properties, __provider: "text" };
      expect(await handler(type).diff?.(id, olds, inputs), title).toMatchObject({ changes: false, replaces: [] });
    }
  });

  it("shows no drift to a refresh, and no change after it", async () => {
    const cloud = await startEmulator({ seed: "upgrades" });
    for (const { title, type, inputs, properties } of recorded) {
      const world = operationsAgainst(cloud);
      const program = everyKind.find((one) => titleOf(one) === title);
      const needed = await program?.before?.(world);
      const { id } = await world.make(type, { ...program?.inputs, ...needed });
      const { read, diff } = world.operations(type);
      const found = await read(id, { ...properties, ...needed });
      expect(found?.properties, title).toBeDefined();
      expect(found?.inputs, title).toBeUndefined();
      expect((await diff(id, found?.properties ?? {}, { ...inputs, ...needed })).changes, title).toEqual([]);
    }
    await cloud.close();
  });

  it("shows no change in the plugin", async () => {
    const plugin = await startPlugin({});
    for (const { title, type, id, inputs, properties } of recorded) {
      expect(await plugin.of(type).diff(id, properties, inputs), title).toMatchObject({
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
    const { [CHOSEN]: old, ...now } = propertiesOf(spec, inputs, properties, {});
    expect(old, title).toBeUndefined();
    const held = (state: Properties) => chosenIn(spec, state).filter((name) => state[name] !== undefined);
    expect(new Set(held(now)), title).toEqual(new Set(held(properties)));
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
});
