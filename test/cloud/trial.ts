import type { Properties } from "../../provider/lifecycle/codec";
import type { Account } from "./account";
import { filled, type Trial } from "./inputs";

/** A step of a trial, and why it failed. */
export interface Step {
  type: string;
  step: string;
  ms: number;
  problem?: string;
}

interface Made {
  type: string;
  id: string;
  properties: Properties;
}

/**
 * The life of one kind in an account: what it needs, create, no change, read, no change, each change, delete, gone. Whatever becomes
 * of it, all that was made is deleted.
 */
export async function tryKind(account: Account, type: string, trial: Trial, names: Properties): Promise<Step[]> {
  const steps: Step[] = [];
  const made: Made[] = [];
  const take = async <T>(of: string, step: string, run: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const end = (problem?: string) =>
      void steps.push({ type: of, step, ms: Math.round(performance.now() - began), ...(problem ? { problem } : {}) });
    try {
      const value = await run();
      end();
      return value;
    } catch (error) {
      end((error as Error).message);
      throw error;
    }
  };
  const make = async (of: string, inputs: Properties) => {
    await take(of, "check", async () => {
      const failures = await account.operations(of).check(inputs);
      if (failures.length > 0)
        throw new Error(failures.map(({ property, reason }) => `${property} ${reason}`).join("; "));
    });
    const created = await take(of, "create", () => account.operations(of).create(inputs)).catch((error: Error) => {
      // A create that is not ready has made something all the same.
      const { id, properties } = (error.cause ?? {}) as Partial<Made>;
      if (id && properties) made.push({ type: of, id, properties });
      throw error;
    });
    const one = { type: of, ...created };
    made.push(one);
    return one;
  };
  try {
    const known = { ...names };
    for (const [name, { type: of, inputs }] of Object.entries(trial.needs))
      known[name] = (await make(of, filled(inputs, known) as Properties)).id;
    await live(account, await make(type, filled(trial.inputs, known) as Properties), trial, known, take);
  } catch {
    // It is among the steps.
  }
  for (const one of made.reverse()) await remove(account, one, take).catch(() => undefined);
  return steps;
}

type Take = <T>(of: string, step: string, run: () => Promise<T>) => Promise<T>;

async function live(account: Account, one: Made, trial: Trial, names: Properties, take: Take): Promise<void> {
  const operations = account.operations(one.type);
  let inputs = filled(trial.inputs, names) as Properties;
  const unchanged = async () => {
    const { changes } = await operations.diff(one.id, one.properties, inputs);
    if (changes.length > 0) throw new Error(`differs though nothing changed: ${changes.map(({ path }) => path)}`);
  };
  await take(one.type, "no change", unchanged);
  const readBack = async () => {
    const found = await operations.read(one.id, one.properties);
    if (!found) throw new Error(`${one.id} is not found`);
    one.properties = found.properties;
    await unchanged();
  };
  await take(one.type, "read", readBack);
  for (const change of trial.changes) {
    const name = Object.keys(change).join(", ");
    inputs = { ...inputs, ...(filled(change, names) as Properties) };
    await take(one.type, `change ${name}`, async () => {
      const { changes, replaces } = await operations.diff(one.id, one.properties, inputs);
      if (changes.length === 0) throw new Error("is no change");
      if (replaces.length > 0) throw new Error(`${replaces.join(", ")} would replace it`);
      one.properties = (await operations.update(one.id, one.properties, inputs)).properties;
      await unchanged();
    });
    await take(one.type, `read after ${name}`, readBack);
  }
}

async function remove(account: Account, { type, id, properties }: Made, take: Take): Promise<void> {
  const operations = account.operations(type);
  await take(type, "delete", () => operations.delete(id, properties));
  await take(type, "gone", async () => {
    if (await operations.read(id, properties)) throw new Error(`${id} is still there`);
  });
}
