import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { type CloudName, cloudNames, resourceTypes, type ServiceName, services } from "../../provider/clouds";
import { milliseconds } from "../../words/duration";
import { openAccount } from "./account";
import { compareRecordings, compareWithContract, readRecording } from "./compare";
import { readTrials } from "./inputs";
import { newMark } from "./mark";
import { findLeft, sweepOne } from "./sweep";
import { tryKind } from "./trial";

interface Where {
  cloud: CloudName;
  region?: string;
  endpoint?: string;
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

const servicesOf = (cloud: CloudName) =>
  (Object.keys(services) as ServiceName[]).filter((service) => services[service].cloud === cloud);

function cloudName(text: string): CloudName {
  const found = cloudNames.find((name) => name === text);
  if (!found) throw new InvalidArgumentError(`one of ${cloudNames.join(", ")}`);
  return found;
}

function age(text: string): number {
  const ms = milliseconds(text);
  if (ms === undefined) throw new InvalidArgumentError('a duration such as "2h"');
  return ms;
}

function minutes(text: string): number {
  if (!(Number(text) > 0)) throw new InvalidArgumentError("a number of minutes");
  return Number(text);
}

/** Options that say where. */
const at = (command: Command) =>
  command
    .requiredOption("--cloud <name>", cloudNames.join(", "), cloudName)
    .option("--region <name>", "region, or resource pool; default: as configured in the environment")
    .option("--endpoint <url>", "base URL of every service: an emulator, or a private cloud");

/** Tries kinds in an account. @returns whether all went well */
export async function test(flags: Where & { kinds?: string; inputs: string; budget?: number }): Promise<boolean> {
  const { values, kinds } = readTrials(flags.inputs);
  const wanted = flags.kinds?.split(",");
  const own = servicesOf(flags.cloud);
  const isWanted = (type: string) =>
    own.some((service) => type.startsWith(`${service}:`)) &&
    (wanted === undefined || wanted.some((name) => type === name || type.startsWith(`${name}:`)));
  const types = resourceTypes.filter((type) => isWanted(type) && kinds[type]);
  if (types.length === 0) throw new Error(`${flags.inputs} has none of the kinds that are asked for`);
  const account = openAccount(flags.cloud, flags.region, flags.endpoint);
  const end = flags.budget === undefined ? Number.POSITIVE_INFINITY : Date.now() + flags.budget * 60_000;
  const mark = newMark();
  print(`mark: ${mark}`);
  let failed = false;
  for (const type of types) {
    const trial = kinds[type];
    if (!trial) continue;
    if (Date.now() > end) {
      print(`${type}: not tried, the budget is used up`);
      failed = true;
      continue;
    }
    for (const { type: of, step, ms, problem } of await tryKind(account, type, trial, { ...values, mark })) {
      print(`${problem ? "FAILED" : "ok"} ${of} ${step} ${ms} ms${problem ? `: ${problem}` : ""}`);
      failed ||= problem !== undefined;
    }
  }
  await account.clouds.close();
  return !failed;
}

/** Finds what marked runs left, and deletes it where that is asked for. */
export async function sweep(flags: Where & { olderThan: number; delete?: boolean }): Promise<boolean> {
  const account = openAccount(flags.cloud, flags.region, flags.endpoint);
  const left = await findLeft(account, servicesOf(flags.cloud), Date.now() - flags.olderThan);
  let failed = false;
  for (const one of left) {
    const what = `${one.type} ${one.id}${one.name ? ` (${one.name})` : ""}`;
    if (!flags.delete) {
      print(`would delete ${what}`);
      continue;
    }
    const problem = await sweepOne(account, one).then(
      () => undefined,
      (error: Error) => error.message,
    );
    print(problem === undefined ? `deleted ${what}` : `FAILED ${what}: ${problem}`);
    failed ||= problem !== undefined;
  }
  print(`${left.length} found${flags.delete || left.length === 0 ? "" : "; add --delete to delete them"}`);
  await account.clouds.close();
  return !failed;
}

export async function main(args: readonly string[]): Promise<void> {
  const done = (ok: boolean) => {
    if (!ok) process.exitCode = 1;
  };
  const program = new Command("npm run").description("Tests against a real account, or an emulator in its place.");
  at(program.command("test:cloud"))
    .option("--kinds <names>", "services or kinds, such as tcr,tke:NodePool; default: all of the file")
    .option("--inputs <file>", "what the account has", resolve("test/cloud/inputs.yaml"))
    .option("--budget <minutes>", "begin no kind after so many minutes", minutes)
    .action(async (flags) => done(await test(flags)));
  at(program.command("sweep"))
    .option("--older-than <duration>", "spare what is younger", age, age("2h"))
    .option("--delete", "delete; without it nothing is changed")
    .action(async (flags) => done(await sweep(flags)));
  program
    .command("contract:compare")
    .argument("<recording>", "written by CONTAINER_CLOUDS_RECORD")
    .option("--with <recording>", "another one of the same work, such as the emulator's")
    .action((file: string, flags: { with?: string }) => {
      const lines = readRecording(file);
      const found = flags.with ? compareRecordings(lines, readRecording(flags.with)) : compareWithContract(lines);
      for (const line of found) print(line);
      print(`${lines.length} exchanges, ${found.length} ${flags.with ? "lines" : "differences from the contract"}`);
    });
  await program.parseAsync([...args], { from: "user" });
}

if (require.main === module)
  main(process.argv.slice(2)).catch((error: Error) => {
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = 1;
  });
