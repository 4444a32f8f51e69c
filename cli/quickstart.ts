import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { type EmulatorProcess, endEmulatorProcess, startEmulatorProcess } from "./emulator-process";
import { PACKAGE } from "./package-folder";
import { findPulumi } from "./pulumi";
import { STACK, Tour } from "./tour";

/** Options of the command line. */
export interface QuickstartOptions {
  /** Whether to leave the stack and the emulator in place. */
  keep?: boolean;
}

/**
 * The main path, end to end: starts the emulator, runs `examples/quickstart` through create, no change, edit, drift, repair and destroy,
 * and checks the clouds' contents after each.
 * @returns the exit code.
 * @throws Error if no command can run the program
 */
export async function quickstart({ keep = false }: QuickstartOptions = {}): Promise<number> {
  const pulumi = findPulumi();
  const folder = mkdtempSync(join(tmpdir(), "container-clouds-"));
  let emulator: EmulatorProcess | undefined;
  let done = false;
  try {
    // Life cycles slow enough to watch.
    const args = ["--port", "0", "--state", join(folder, "clouds.json"), "--lifecycle", "seconds:2"];
    emulator = await startEmulatorProcess(args, keep);
    const tour = new Tour(folder, pulumi, emulator);
    console.log(`Emulated clouds at ${emulator.url}; program in ${tour.program}; run by the ${pulumi.label}.`);
    await tour.run(keep);
    console.log(keep ? closingKept(tour) : closing());
    done = true;
    return 0;
  } finally {
    if (!(keep && done)) {
      if (emulator) await endEmulatorProcess(emulator);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** What to do next, with commands that exist in the user's folder. */
function closing(): string {
  const again = process.env.npm_lifecycle_event === "quickstart" ? "npm run quickstart --" : `${COMMAND} quickstart`;
  const account = relative(process.cwd(), join(PACKAGE, "README.md"));
  return [
    "\nNext:",
    `  ${again} --keep    keeps the stack and the emulator running, to look around and edit the program`,
    `  ${COMMAND} new typescript my-clouds    creates a project to start from`,
    `  ${COMMAND} emulator    starts only the emulator, for your own programs`,
    `  ${account}, "A real account"    shows which keys to set where`,
  ].join("\n");
}

const COMMAND = "npx pulumi-container-clouds";

function closingKept({ pulumi, env, program, emulator }: Tour): string {
  const environment = `PULUMI_BACKEND_URL=${env.PULUMI_BACKEND_URL} PULUMI_CONFIG_PASSPHRASE=quickstart`;
  return [
    `\nStill running: ${emulator.url} (process ${emulator.process.pid}). Next:`,
    `  edit ${join(program, "index.ts")}`,
    `  ${environment} ${pulumi.command.join(" ")} up --stack ${STACK} --cwd ${program}`,
    `  curl ${emulator.url}/_emulator/resources    what the clouds hold`,
    `  ${COMMAND} emulator stop ${emulator.process.pid}    stops the emulator`,
  ].join("\n");
}
