import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { install, pack } from "../support/packed";
import { runProcess } from "../support/project";

/** Where all of a run happens. */
export const HOME = realpathSync(mkdtempSync(join(tmpdir(), "real-engine-")));

/** What each program printed, in order. */
export const LOG = join(HOME, "log.txt");

const env: NodeJS.ProcessEnv = {
  ...process.env,
  TMPDIR: HOME,
  PULUMI_HOME: join(HOME, ".pulumi"),
  PULUMI_BACKEND_URL: `file://${join(HOME, "state")}`,
  PULUMI_CONFIG_PASSPHRASE: "passphrase",
  PULUMI_SKIP_UPDATE_CHECK: "true",
  npm_config_prefer_offline: "true",
  npm_config_loglevel: "error",
};

/** Runs a program and keeps what it printed in the log. @returns what it printed @throws Error when it fails */
export async function run(cwd: string, command: string, ...args: string[]): Promise<string> {
  const { status, printed } = await outcome(cwd, command, ...args);
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 3).join(" ")}`);
  return printed;
}

/** Runs a program that may fail, and keeps what it printed in the log. */
export async function outcome(cwd: string, command: string, ...args: string[]) {
  const result = await runProcess(command, args, { cwd, env });
  appendFileSync(LOG, `\n$ ${command} ${args.join(" ")}   # in ${cwd}: exit code ${result.status}\n${result.printed}`);
  return result;
}

/** What an export or a list printed as JSON. Warnings come before it. */
export const jsonIn = (printed: string) => JSON.parse(printed.slice(printed.search(/^[[{]/m)));

/** The tarball, and a folder into which it is installed, as README says. */
export async function installTarball(): Promise<{ tarball: string; installed: string }> {
  const installed = join(HOME, "installed");
  for (const folder of [installed, join(HOME, "state")]) mkdirSync(folder);
  const tarball = await pack(HOME);
  await install(installed, tarball, "@pulumi/pulumi");
  return { tarball, installed };
}

/** Gives a folder what is installed in another, without copying. */
export async function linkInstalled(installed: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await run(HOME, "cp", "-al", join(installed, "node_modules"), folder);
  // Not as links: packages that are added later must not show up in every folder.
  for (const name of ["package.json", "package-lock.json"]) cpSync(join(installed, name), join(folder, name));
}

const onPath = (name: string) => (env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));

/** What is missing to run programs of a language; `undefined` when nothing is. */
export const lacking = (language: string) =>
  onPath(`pulumi-language-${language}`) ? undefined : `no pulumi-language-${language} on PATH`;

/** Whether a program is on PATH. */
export const has = onPath;
