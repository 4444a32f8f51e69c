import { Command, InvalidArgumentError } from "commander";
import { startEmulator } from "./server";
import { parsePace } from "./transitions";

interface Flags {
  readonly port: number;
  readonly host: string;
  readonly allowNonLoopback?: boolean;
  readonly state?: string;
  readonly lifecycle: ReturnType<typeof parsePace>;
  readonly seed: string;
  readonly throttle: boolean;
}

/** Turns a reader's error into one that names the option. */
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
 * A start that fails is one line on stderr and exit code 1.
 * Prints one line of JSON when it listens: `{"event":"listening","url":…,"credentials":…}`.
 */
export async function main(args: readonly string[]): Promise<void> {
  const flags = new Command("container-clouds emulator")
    .description("Plays the five container clouds' APIs on one local HTTP server.")
    .option("--port <number>", "port to listen on; 0 picks a free one", reading(port), 0)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--allow-non-loopback", "allow an address that others on the network can reach")
    .option("--state <file>", "keep the state in this file")
    .option("--lifecycle <pace>", "how long changes take: instant, reads:N, seconds:N or never", reading(parsePace), {
      reads: 2,
    })
    .option("--seed <text>", "ids and keys follow from it", "container-clouds")
    .option("--no-throttle", "ignore the documented limits of calls a second")
    .parse([...args], { from: "user" })
    .opts<Flags>();

  const { lifecycle: pace, state: stateFile, ...rest } = flags;
  const emulator = await startEmulator({ ...rest, stateFile, pace }).catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE";
    process.stderr.write(
      `error: ${taken ? `port ${flags.port} is taken; name another, or 0 for any` : error.message}\n`,
    );
    process.exitCode = 1;
  });
  if (emulator === undefined) return;
  const { url, credentials } = emulator;
  process.stdout.write(`${JSON.stringify({ event: "listening", url, credentials })}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await emulator.close().catch((error: Error) => {
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = 1;
  });
}
