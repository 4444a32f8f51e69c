import { Command, InvalidArgumentError } from "commander";
import { fuzz, targetNames } from "./fuzz";

function minutes(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("a number of minutes is needed");
  return number;
}

/** Feeds every target with random input until one fails; says how many it took, or how to run the failed one again. */
async function main(): Promise<void> {
  const flags = new Command("npm run fuzz --")
    .description("Random requests to the emulator, messages to the plugin, files, and answers of clouds.")
    .option("--minutes <number>", "for all targets together", minutes, 2)
    .option("--only <target>", `one of ${targetNames.join(", ")}`)
    .option("--seed <number>", "begin as that run did", Number, Date.now() % 0x7fff_ffff)
    .option("--path <path>", "of a failure: run it alone")
    .parse()
    .opts<{ minutes: number; only?: string; seed: number; path?: string }>();
  const names = targetNames.filter((name) => flags.only === undefined || flags.only === name);
  for (const name of names) {
    const { inputs, failure } = await fuzz(name, {
      milliseconds: (flags.minutes * 60_000) / names.length,
      seed: flags.seed,
      path: flags.path,
    });
    console.log(`${name}: ${inputs} inputs, ${failure === undefined ? "no crash" : "a crash"} (seed ${flags.seed})`);
    if (failure === undefined) continue;
    console.log(failure);
    process.exitCode = 1;
  }
  process.exit();
}

main();
