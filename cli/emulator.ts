import { Command } from "commander";
import { main as emulator } from "../emulator/main";
import { listRunning, type Running } from "../emulator/running";
import { endEmulatorProcess, startEmulatorProcess } from "./emulator-process";
import { emulatorEnvironment, pointStack } from "./emulator-settings";
import { refuseEmpty } from "./options";

interface Flags {
  readonly env?: boolean;
  readonly stack?: string;
  readonly cwd: string;
}

/**
 * Runs `container-clouds emulator ARGS...`: in the foreground, or with `--env` or `--stack` in the background; `stop` ends one.
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number | undefined> {
  const [first = ""] = args;
  if (first === "stop") return stop(args.slice(1));
  if (first !== "" && !first.startsWith("-"))
    throw new Error(`emulator: there is no command "${first}", only "stop"; options begin with --`);
  const command = new Command("container-clouds emulator")
    .helpOption(false)
    .option("--env")
    .option("--stack <name>")
    .option("-C, --cwd <folder>", "folder of the project", ".")
    .allowUnknownOption()
    .allowExcessArguments()
    .parse([...args], { from: "user" });
  refuseEmpty(command);
  const { env, stack, cwd } = command.opts<Flags>();
  const asksForHelp = args.includes("--help") || args.includes("-h");
  if (asksForHelp || (!env && stack === undefined)) {
    await emulator(args);
    return undefined;
  }
  return startInBackground(command.args, stack, cwd, env ?? false);
}

async function startInBackground(
  args: readonly string[],
  stack: string | undefined,
  cwd: string,
  env: boolean,
): Promise<number> {
  const started = await startEmulatorProcess(args, true);
  const { pid, url } = started;
  try {
    if (stack !== undefined) pointStack(stack, cwd, started);
  } catch (error) {
    await endEmulatorProcess(started);
    throw error;
  }
  if (env) console.log(emulatorEnvironment(started));
  if (env && started.edition === "public")
    console.error(
      'Programs need the setting container-clouds:tencent.edition "public": it has no environment variable.',
    );
  if (stack !== undefined) console.error(`Stack ${stack} points at the emulator.`);
  console.error(
    `The emulator is listening at ${url} (process ${pid}); "npx pulumi-container-clouds emulator stop ${pid}" stops it.`,
  );
  return 0;
}

/** Ends the emulator with a process ID, or the only one that was started in this folder, or the only running one. */
async function stop(args: readonly string[]): Promise<number> {
  const command = new Command("container-clouds emulator stop")
    .description("Stops an emulator that runs in the background.")
    .argument(
      "[pid]",
      "its process ID; by default CONTAINER_CLOUDS_EMULATOR_PID, or the only one that was started in this folder, or that runs",
    )
    .parse([...args], { from: "user" });
  refuseEmpty(command);
  const running = listRunning();
  const named = command.args[0] ?? process.env.CONTAINER_CLOUDS_EMULATOR_PID;
  const here = running.filter(({ folder }) => folder === process.cwd());
  const unnamed = here.length > 0 ? here : running;
  const found = named === undefined ? unnamed : running.filter(({ pid }) => String(pid) === named);
  const [only] = found;
  if (only === undefined)
    throw new Error(
      named === undefined
        ? 'no emulator is running; start one with "npx pulumi-container-clouds emulator"'
        : `no emulator is running with process ID ${named}; running: ${listed(running) || "none"}`,
    );
  if (found.length > 1) throw new Error(`${found.length} emulators are running; name one: ${listed(found)}`);
  process.kill(only.pid, "SIGTERM");
  while (listRunning().some(({ pid }) => pid === only.pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  console.log(`The emulator${only.url === undefined ? "" : ` at ${only.url}`} (process ${only.pid}) has stopped.`);
  return 0;
}

const listed = (running: readonly Running[]) =>
  running
    .map(
      ({ pid, url = "an address that it is about to open", folder }) =>
        `${pid} at ${url}${folder === undefined ? "" : `, started in ${folder}`}`,
    )
    .join("; ");
