import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cloudSettings } from "../../emulator/access";
import { resourceOf } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import { startEmulator, type TestEmulator } from "./emulator";
import { startPlugin } from "./plugin-process";
import { type Failure, InitFailed, type ProviderProcess, startHost } from "./provider-process";

/** What one `up` did with the resource. */
export type Outcome = "create" | "same" | "update" | "replace";

/** One step of a lifecycle test. After each, a second `up` and a refresh must find nothing to do. */
export interface Step {
  /** Inputs to change; `undefined` clears one. */
  set?: Properties;
  /** Something done outside the program, before the step's refresh and `up`. */
  outside?(cloud: TestEmulator, id: string): Promise<unknown>;
  expect: Outcome;
  /** Looked at afterwards: the outputs, and what the cloud holds. */
  after?(outputs: Properties, cloud: TestEmulator, id: string): Promise<void> | void;
}

export interface Life {
  inputs: Properties;
  /** What must be there first, such as the cluster of a pool: makes it and returns the inputs that name it. */
  before?(cloud: TestEmulator, stack: (type: string) => Promise<Stack>): Promise<Properties>;
  /** Where the resource shows in the emulator's inventory. */
  kind: { service: string; kind: string };
  /** Action of the API that makes it. */
  createAction: string;
  steps: Step[];
  /** Inputs that the check refuses: what to set, and the failures it must give. */
  refused?: { set: Properties; failures: Failure[] }[];
  /** Configuration besides the emulator's, such as accounts of its own. */
  config?(cloud: TestEmulator): Promise<Record<string, string>>;
  /** An account or cluster has one at most, and its id is no name. */
  singleton?: true;
  /**
   * A destroy leaves it in the cloud, with this warning. `before` then makes a place for it in each test, as it cannot be
   * made twice in one.
   */
  remains?: RegExp;
  /** No call reads it: why a read by id alone is refused. */
  unreadable?: RegExp;
  /** The status it settles in, of a resource that takes time to become ready; without, there is nothing to wait for. */
  settles?: string;
}

/** One resource under one provider process, with the engine's rules in small: check, diff, then what they ask for. */
export class Stack {
  id: string | undefined;
  outputs: Properties = {};
  halfMade = false;

  constructor(readonly provider: ProviderProcess) {}

  async up(inputs: Properties): Promise<Outcome> {
    const { failures } = await this.provider.check(this.outputs, inputs);
    if (failures.length > 0) throw new Error(failures.map((f) => `${f.property}: ${f.reason}`).join("\n"));
    if (this.id === undefined) return this.create(inputs, "create");
    const difference = await this.provider.diff(this.id, this.outputs, inputs);
    if (difference.replaces.length > 0) return this.replace(inputs, difference.deleteBeforeReplace);
    if (difference.changes === "none" && !this.halfMade) return "same";
    this.outputs = await this.keeping(() => this.provider.update(this.id ?? "", this.outputs, inputs));
    this.halfMade = false;
    return "update";
  }

  private async create(inputs: Properties, outcome: Outcome): Promise<Outcome> {
    const made = await this.keeping(() => this.provider.create(inputs));
    this.id = made.id;
    this.outputs = made.outputs;
    this.halfMade = false;
    return outcome;
  }

  private async replace(inputs: Properties, deleteFirst: boolean): Promise<Outcome> {
    const old = { id: this.id ?? "", outputs: this.outputs };
    if (deleteFirst) await this.provider.delete(old.id, old.outputs);
    await this.create(inputs, "replace");
    if (!deleteFirst) await this.provider.delete(old.id, old.outputs);
    return "replace";
  }

  private async keeping<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof InitFailed)) throw error;
      this.id = error.id;
      const { __provider, ...outputs } = error.outputs;
      this.outputs = outputs;
      this.halfMade = true;
      throw error;
    }
  }

  /** @returns whether the resource is still there. */
  async refresh(): Promise<boolean> {
    if (this.id === undefined) return false;
    const found = await this.provider.read(this.id, this.outputs);
    this.id = found.id || undefined;
    this.outputs = found.id ? found.outputs : {};
    return Boolean(found.id);
  }

  async destroy(): Promise<void> {
    if (this.id !== undefined) await this.provider.delete(this.id, this.outputs);
    this.id = undefined;
    this.outputs = {};
  }
}

/** A failure of a check at the path that its reason begins with: the engine's form of some names no property. */
function atPath({ property, reason }: Failure, path = ""): Failure {
  const begin = `${path}: `;
  return property === "" && reason.startsWith(begin)
    ? { property: path, reason: reason.slice(begin.length) }
    : { property, reason };
}

/** Configuration that sends every call to an emulator. */
export function emulatorConfig(cloud: TestEmulator): Record<string, string> {
  const settings = Object.entries(cloudSettings(cloud.credentials));
  return {
    "container-clouds:endpoint": cloud.url,
    // Pauses between calls and repeats are tested where they are made; here they are only waited for.
    "container-clouds:retry": JSON.stringify({ base: "10ms", maxDelay: "50ms" }),
    "container-clouds:rateLimit": "none",
    ...Object.fromEntries(settings.map(([name, own]) => [`container-clouds:${name}`, JSON.stringify(own)])),
  };
}

/** How the tables start a provider: a process for all types of a stack. */
const deliveries = { dynamic: startHost, plugin: startPlugin };

/** The lifecycle test of a resource as a table, with both deliveries: its steps, and what every resource must pass. */
export function lifecycle(type: string, life: Life): void {
  live(type, life, "dynamic");
  // Both deliveries share the lifecycle code, so a local run tests only one.
  if (process.env.CI) live(type, life, "plugin");
}

function live(type: string, life: Life, delivery: keyof typeof deliveries): void {
  describe(`${type}, ${delivery} delivery`, () => {
    let cloud: TestEmulator;
    let provider: { of(type: string): ProviderProcess; close(): Promise<void> };
    let place: Properties | undefined;
    const stackOf = async (of: string) => new Stack(provider.of(of));
    const rows = async () => (await cloud.resources(life.kind)).length;
    const givenNow = async () => {
      if (place === undefined || life.remains) place = (await life.before?.(cloud, stackOf)) ?? {};
      return { ...life.inputs, ...place };
    };
    /** How many a destroy leaves of each that was made. */
    const left = life.remains ? 1 : 0;
    const removeNewest = async (known: readonly string[]) => {
      const added = (await cloud.resources(life.kind)).map(({ id }) => id).filter((id) => !known.includes(id));
      for (const id of added) await cloud.change({ ...life.kind, id, remove: true });
    };

    beforeAll(async () => {
      cloud = await startEmulator();
      provider = await deliveries[delivery]({ ...emulatorConfig(cloud), ...(await life.config?.(cloud)) });
    });
    afterAll(async () => {
      await provider.close();
      await cloud.close();
    });

    it("is created, changed as declared, repaired and deleted", async () => {
      const stack = await stackOf(type);
      let inputs: Properties = await givenNow();
      let others = await rows();
      expect(await stack.up(inputs)).toBe("create");
      for (const [index, step] of life.steps.entries()) {
        inputs = { ...inputs, ...step.set };
        if (step.outside) {
          await step.outside(cloud, stack.id ?? "");
          const drifted = await stack.provider.read(stack.id ?? "", stack.outputs);
          // Drift shows in the inputs, and what the cloud chose is not among them.
          if (step.expect === "update" && drifted.id) expect(drifted.inputs).toBeDefined();
          expect(drifted.inputs ?? {}).not.toHaveProperty("region");
          await stack.refresh();
          if (step.expect === "replace" && inputs.onDrift !== "replace") {
            expect(await stack.up(inputs), "drift replaces nothing by itself").toBe("same");
            inputs = { ...inputs, onDrift: "replace" };
          }
        }
        const what = `step ${index + 1}: ${JSON.stringify(step.set ?? "outside")}`;
        expect(await stack.up(inputs), what).toBe(step.expect);
        if (step.expect === "replace") others += left;
        await step.after?.(stack.outputs, cloud, stack.id ?? "");
        expect(await stack.up(inputs), `${what}, again`).toBe("same");
        expect((await stack.provider.read(stack.id ?? "", stack.outputs)).inputs, `${what}: no drift`).toBeUndefined();
        expect(await stack.refresh(), `${what}, refreshed`).toBe(true);
        expect(await stack.up(inputs), `${what}, refreshed and again`).toBe("same");
        expect(await rows(), `${what}: one in the cloud`).toBe(others + 1);
      }
      await stack.destroy();
      expect(await rows()).toBe(others + left);
      const warnings = () =>
        stack.provider.progress
          .filter(({ warning, message }) => warning && !message.includes("was changed outside of Pulumi"))
          .map(({ message }) => message);
      if (life.remains) await expect.poll(() => warnings().at(-1)).toMatch(life.remains);
      else expect(warnings()).toEqual([]);
    });

    it("answers a change of each input as declared", async () => {
      const stack = await stackOf(type);
      const given = await givenNow();
      await stack.up(given);
      const { onChange } = await resourceOf(type);
      for (const [field, rule] of Object.entries(onChange)) {
        // A text no input has can be compared, though not made: the declared answer shows.
        const difference = stack.provider.diff(stack.id ?? "", stack.outputs, { ...given, [field]: "other" });
        if (rule === "refuse") {
          await expect(difference, field).rejects.toThrow(`${field} cannot change: `);
          continue;
        }
        if (typeof rule === "function") continue;
        // Where the old one would be deleted first, no replacement is begun that cannot be made.
        const { replaces } = await difference.catch((error: Error) => {
          expect(error.message).toMatch(new RegExp(`: ${field}: .* cannot be created$`));
          return { replaces: [field] };
        });
        if (rule === "replace") expect(replaces, field).toContain(field);
        else expect(replaces, field).not.toContain(field);
      }
      await stack.destroy();
    });

    it("is recreated when it was removed outside, and deleted twice without complaint", async () => {
      const stack = await stackOf(type);
      const given = await givenNow();
      const known = (await cloud.resources(life.kind)).map(({ id }) => id);
      await stack.up(given);
      const { id, outputs } = stack;
      await stack.destroy();
      await stack.provider.delete(id ?? "", outputs);
      await removeNewest(known);
      if (!life.unreadable) {
        stack.id = id;
        stack.outputs = outputs;
        expect(await stack.refresh()).toBe(false);
      }
      expect(await stack.up(given)).toBe("create");
      await stack.destroy();
    });

    it("is read by its ID alone", async () => {
      const stack = await stackOf(type);
      await stack.up(await givenNow());
      const byId = stack.provider.read(stack.id ?? "", {});
      if (life.unreadable) {
        await expect(byId).rejects.toThrow(life.unreadable);
        await stack.destroy();
        return;
      }
      const read = await byId;
      expect(read.id).toBe(stack.id);
      for (const output of Object.keys((await resourceOf(type)).outputs.shape)) {
        if (output in stack.outputs) expect(read.outputs).toHaveProperty(output);
      }
      if (!life.singleton) {
        const absent = absentId(stack.id ?? "");
        const gone = stack.provider.read(absent, {}).then(({ id }) => id);
        // Pulumi's dynamic host cannot report to the engine that there is nothing.
        if (delivery === "dynamic") await expect(gone).rejects.toThrow(`there is no resource with the ID "${absent}"`);
        else expect(await gone).toBe("");
      }
      await stack.destroy();
    });

    if (!life.unreadable) {
      it("is taken over where the program asks for it, and only then", async () => {
        const first = await stackOf(type);
        const given = await givenNow();
        await first.up(given);
        const others = await rows();
        const second = await stackOf(type);
        expect(await second.up({ ...given, adopt: first.id })).toBe("create");
        expect(second.id).toBe(first.id);
        expect(await second.up({ ...given, adopt: first.id })).toBe("same");
        if (!life.singleton) {
          const absent = { ...given, adopt: absentId(first.id ?? "") };
          await expect(second.provider.create(absent)).rejects.toThrow(/adopt: there is no resource with the ID/);
        }
        expect(await rows()).toBe(others);
        await second.destroy();
      });
    }

    it("stands throttling and a failing server", async () => {
      const stack = await stackOf(type);
      const given = await givenNow();
      await cloud.fault({ service: life.kind.service, throttle: true, count: 3 });
      expect(await stack.up(given)).toBe("create");
      await cloud.clearFaults();
      expect(await stack.refresh()).toBe(true);
      await stack.destroy();
    });

    if (life.settles) {
      it("keeps what is not ready in time, says why, and goes on from it", async () => {
        const stack = await stackOf(type);
        const given = await givenNow();
        const others = await rows();
        await cloud.lifecycle({ ...life.kind, pace: "never", times: 1 });
        const impatient = { ...given, timeouts: { create: "1s" } };
        const failure = await stack.up(impatient).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(InitFailed);
        expect((failure as InitFailed).reasons[0]).toMatch(/still \S+ after 1 s; set timeouts.create to wait longer/);
        expect(await rows()).toBe(others + 1);
        const changing = (await cloud.resources(life.kind)).filter(({ status }) => status !== life.settles);
        for (const { id } of changing) await cloud.change({ ...life.kind, id, status: life.settles });
        expect(await stack.up(impatient)).toBe("update");
        await stack.destroy();
        expect(await rows()).toBe(others + left);
      });
    }

    it("refuses wrong inputs, each at its path", async () => {
      const { provider } = await stackOf(type);
      const given = await givenNow();
      for (const { set, failures } of life.refused ?? []) {
        const inputs = { ...given, ...set };
        const found = (await provider.check({}, inputs)).failures;
        expect(
          found.map((failure, index) => atPath(failure, failures[index]?.property)),
          JSON.stringify(set),
        ).toEqual(failures);
      }
      const misspelt = { ...given, nmae: "x" };
      const { failures } = await provider.check({}, misspelt);
      const meant = "name" in (await resourceOf(type)).inputs.shape ? '; did you mean "name"?' : "";
      expect(failures).toEqual([{ property: "nmae", reason: `there is no such property${meant}` }]);
    });

    it("says the creation failed, and leaves nothing, when the cloud refuses it", async () => {
      const stack = await stackOf(type);
      const given = await givenNow();
      const others = await rows();
      await cloud.fault({
        service: life.kind.service,
        action: life.createAction,
        count: 1,
        error: { code: "InternalError.Param", message: "refused for a test", status: 400 },
      });
      await expect(stack.up(given)).rejects.toThrow(
        `creating ${type} ${JSON.stringify((given as Properties).name ?? "")}: refused for a test`,
      );
      expect(await rows()).toBe(others);
      await cloud.clearFaults();
    });
  });
}

const absentId = (id: string) =>
  id.replace(/[^/:]+$/, (last) => `${last.slice(0, 2)}absent0`.slice(0, last.length + 4));
