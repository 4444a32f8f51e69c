import { Command, InvalidArgumentError, Option } from "commander";
import { EDITIONS, type Edition } from "./edition";
import { parsePace } from "./lifecycle";
import { PERSONALITIES, type Personality } from "./personality";
import { type OtherReadings, parseReadings } from "./readings";
import { noteRunning } from "./running";
import { startEmulator } from "./server";

interface Flags {
  readonly port: number;
  readonly kubernetesPort: number;
  readonly host: string;
  readonly allowNonLoopback?: boolean;
  readonly state?: string;
  readonly lifecycle: ReturnType<typeof parsePace>;
  readonly seed: string;
  readonly throttle: boolean;
  readonly personality: Personality;
  readonly edition: Edition;
  readonly readings: OtherReadings;
}

const IN_BACKGROUND = `
In the background, until "npx pulumi-container-clouds emulator stop [pid]":
  emulator --env ...           print the variables for a shell: eval "$(npx pulumi-container-clouds emulator --env)"
  emulator --stack <name> ...  configure a stack of the project in this folder to use it; creates the stack if it does not exist
`;

/** Converts a parser's error to one that names the option. */
function reading<T>(read: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65535) throw new Error("a port is a number from 0 (any free one) to 65535");
  return number;
}

/**
 * Runs `container-clouds emulator ARGS...` until SIGINT or SIGTERM, then saves the state.
 * A failed start prints one line on stderr and exits with code 1.
 * Once it listens, it prints one line of JSON: `{"event":"listening","pid":…,"url":…,"credentials":…,"edition":…}`.
 */
export async function main(args: readonly string[]): Promise<void> {
  const flags = new Command("container-clouds emulator")
    .description("Emulates the APIs of the five container clouds on one local HTTP server.")
    .option("--port <number>", "port to listen on; 0 picks a free one", reading(port), 0)
    .option("--kubernetes-port <number>", "port of the clusters' API servers; 0 picks a free one", reading(port), 0)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--allow-non-loopback", "allow an address that others on the network can reach")
    .option("--state <file>", "keep the state in this file")
    .addOption(
      new Option("--lifecycle <pace>", "how long changes take: instant, reads:N, seconds:N or never")
        .argParser(reading(parsePace))
        .default({ reads: 2 }, "reads:2"),
    )
    .option("--seed <text>", "seed of IDs and keys", "container-clouds")
    .option("--no-throttle", "ignore the documented rate limits")
    .addOption(
      new Option(
        "--personality <name>",
        "real-cloud: unknown fields, and fields and rows in another order, in every response",
      )
        .choices(PERSONALITIES)
        .default("documented"),
    )
    .addOption(
      new Option("--edition <name>", "TKE to emulate: the private cloud's, as in the manual, or public Tencent Cloud's")
        .choices(EDITIONS)
        .default("private"),
    )
    .addOption(
      new Option(
        "--readings <which>",
        "documented, or other: the other interpretation where the documents are ambiguous",
      )
        .argParser(reading(parseReadings))
        .default(parseReadings("documented"), "documented"),
    )
    .addHelpText("after", IN_BACKGROUND)
    .parse([...args], { from: "user" })
    .opts<Flags>();

  const { lifecycle: pace, state: stateFile, ...rest } = flags;
  // Read before the ready line, because a reader of that line may end the parent at once.
  const parent = process.ppid;
  const start = async () => {
    const note = await noteRunning(stateFile);
    try {
      const emulator = await startEmulator({ ...rest, stateFile, pace });
      try {
        note.listens(emulator.url);
        return { emulator, note };
      } catch (error) {
        await emulator.close();
        throw error;
      }
    } catch (error) {
      note.remove();
      throw error;
    }
  };
  const started = await start().catch((error: NodeJS.ErrnoException) => {
    process.stderr.write(`error: ${startProblem(error, flags.host)}\n`);
    process.exitCode = 1;
  });
  if (started === undefined) return;
  const { emulator, note } = started;
  const { url, credentials } = emulator;
  const { edition } = flags;
  // In the background, the output pipes may be closed.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  // Before the ready line, because its reader may end this at once.
  const ended = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    if (process.env.npm_command !== undefined) whenOrphaned(parent, resolve);
  });
  process.stdout.write(`${JSON.stringify({ event: "listening", pid: process.pid, url, credentials, edition })}\n`);
  await ended;
  await emulator.close();
  note.remove();
}

/** Why it does not start. */
function startProblem(
  { code, message, port, syscall }: NodeJS.ErrnoException & { port?: number },
  host: string,
): string {
  if (code === "EADDRINUSE") return `port ${port} is in use; choose another, or 0 for any free port`;
  if (code === "EACCES" && syscall === "listen")
    return `port ${port}: permission denied (EACCES); choose one above 1023, or 0 for any free port`;
  if (code === "EADDRNOTAVAIL" || syscall === "getaddrinfo")
    return `--host ${JSON.stringify(host)}: this machine has no such address (${code}); the default is 127.0.0.1`;
  return message;
}

/** Ends an emulator whose parent was killed, because npm and npx then pass on no signal. */
function whenOrphaned(parent: number, end: () => void): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 500).unref();
}
