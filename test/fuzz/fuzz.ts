import * as fc from "fast-check";
import { cloudAnswers, emulatorRequests } from "./clouds";
import { files } from "./files";
import { adminRequests, kubernetesRequests } from "./own-apis";
import { pluginMessages } from "./plugin";
import type { Pick } from "./source";

const targets = { emulatorRequests, adminRequests, kubernetesRequests, pluginMessages, files, cloudAnswers };

export const targetNames = Object.keys(targets) as (keyof typeof targets)[];

export interface Limits {
  milliseconds?: number;
  inputs?: number;
  seed: number;
  path?: string | undefined;
}

/** Feeds one target with random input until it fails or a limit is reached. */
export async function fuzz(
  name: keyof typeof targets,
  { milliseconds, inputs = 1_000_000_000, seed, path }: Limits,
): Promise<{ inputs: number; failure?: string }> {
  const target = targets[name]();
  const property = fc.asyncProperty(fc.gen(), async (gen) => {
    const pick: Pick = (below) => gen(fc.nat, { max: below - 1 });
    await target(pick);
  });
  const details = await fc.check(property, {
    // An input is a walk of choices: a shorter one is another input, seldom a simpler one.
    seed,
    endOnFailure: true,
    numRuns: path ? 1 : inputs,
    ...(path ? { path } : {}),
    ...(milliseconds === undefined ? {} : { interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false }),
  });
  if (Symbol.dispose in target) (target as Disposable)[Symbol.dispose]();
  if (!details.failed) return { inputs: details.numRuns };
  const message =
    details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  const again = `npm run fuzz -- --only ${name} --seed ${seed} --path ${details.counterexamplePath}`;
  return { inputs: details.numRuns, failure: `${message}\nagain: ${again}` };
}
