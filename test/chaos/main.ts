import { Command, InvalidArgumentError } from "commander";
import * as fc from "fast-check";
import { runInOneProcess } from "./one-process";
import { processSequence } from "./process-sequence";
import { openStage } from "./processes";
import { sequence, type Tally } from "./sequence";

interface Flags {
  readonly sequences: number;
  readonly seed: number;
  readonly path?: string;
  readonly processes?: true;
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number)) throw new InvalidArgumentError("a whole number is needed");
  return number;
}

/** Runs random sequences until one fails; says how many ran, or how to run the failed one again. */
async function main(): Promise<void> {
  const flags = new Command("npm run chaos --")
    .description("Random programs, faults and crashes; after each sequence one up must put everything right.")
    .option("--sequences <number>", "how many", whole, 100)
    .option("--seed <number>", "begin as that run did", whole, Date.now() % 0x7fff_ffff)
    .option("--path <path>", "of a failure: run it alone")
    .option("--processes", "real engine, provider and emulator processes, killed with SIGKILL")
    .parse()
    .opts<Flags>();
  if (!flags.processes) return check(sequence, runInOneProcess, flags);
  const stage = await openStage();
  try {
    await check(processSequence, stage.run, flags);
  } finally {
    await stage.close();
  }
}

async function check<T>(arbitrary: fc.Arbitrary<T>, run: (one: T) => Promise<Tally>, flags: Flags): Promise<void> {
  const { sequences, seed, path, processes } = flags;
  const began = performance.now();
  const total = { runs: 0, crashed: 0, calls: 0 };
  const property = fc.asyncProperty(arbitrary, async (one) => {
    const { runs, crashed, calls } = await run(one);
    Object.assign(total, { runs: total.runs + runs, crashed: total.crashed + crashed, calls: total.calls + calls });
  });
  // Shrinking runs a sequence dozens of times: with processes, each takes many seconds.
  const options = { numRuns: path ? 1 : sequences, seed, ...(path && { path }), endOnFailure: Boolean(processes) };
  const details = await fc.check(property, options);
  const seconds = Math.round((performance.now() - began) / 1000);
  if (!details.failed) {
    const { runs, crashed, calls } = total;
    console.log(`${details.numRuns} sequences converged in ${seconds} s (seed ${seed})`);
    console.log(`${runs} runs, ${crashed} of them ${processes ? "killed" : "crashed"}; ${calls} calls`);
    return;
  }
  console.log(fc.defaultReportMessage(details));
  console.log(details.errorInstance instanceof Error ? details.errorInstance.message : details.errorInstance);
  const again = [`--seed ${seed}`, `--path ${details.counterexamplePath}`, ...(processes ? ["--processes"] : [])];
  console.log(`\nfailed after ${details.numRuns} sequences; to run it again:\n  npm run chaos -- ${again.join(" ")}`);
  process.exitCode = 1;
}

void main();
