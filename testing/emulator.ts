import { endEmulatorProcess, startEmulatorProcess } from "../cli/emulator-process";
import { type Access, environmentOf, settingsOf } from "../emulator/access";
import type { ConfiguredCredentials } from "../emulator/clouds";
import { parsePace } from "../emulator/lifecycle";
import { type EmulatorOptions as ServerOptions, startEmulator } from "../emulator/server";
import { type Admin, createAdmin } from "./admin";
import { checkArguments } from "./arguments";
import type { Pace } from "./inputs";
import { openStack, type StackOptions, type TestStack } from "./stack";

/** How an emulator for tests starts. */
export interface EmulatorOptions {
  /** How long changes take unless a rule says otherwise. @default "instant" */
  readonly lifecycle?: Pace;
  /** Apply the documented rate limits. @default false */
  readonly throttle?: boolean;
  /** The same seed and the same calls give the same IDs and keys. @default "container-clouds" */
  readonly seed?: string;
  /** File that keeps the resources across restarts. @default in memory */
  readonly stateFile?: string;
  /** Run it in a separate process. @default false */
  readonly child?: boolean;
}

/** A running emulator: what points a stack at it, its admin API, and stacks that run against it. */
export interface TestEmulator extends Admin, AsyncDisposable {
  /** Base URL of every service. */
  readonly url: string;
  /** A working key pair for each cloud, with the names of the configuration. */
  readonly credentials: ConfiguredCredentials;
  /** Configuration that points a stack at it: the value of each key, objects as JSON. */
  readonly config: Readonly<Record<string, string>>;
  /** Environment variables that point a program at it. */
  readonly env: Readonly<Record<string, string>>;
  /** A stack of the Node.js program in a folder, run by the stand-in engine against this emulator. */
  stack(folder: string, options?: StackOptions): TestStack;
  /** Stops it, and removes what its stacks left in the temporary folder. */
  stop(): Promise<void>;
}

/** Starts an emulator of the clouds on a free port of this machine. */
export async function emulator(options: EmulatorOptions = {}): Promise<TestEmulator> {
  checkArguments("emulator", { options });
  const { url, credentials, stop } = await (options.child ? startChild(options) : startHere(options));
  const access = { url, credentials };
  const env = environmentOf(access);
  const stacks: TestStack[] = [];
  const end = async () => {
    for (const stack of stacks.splice(0)) stack.dispose();
    await stop();
  };
  return {
    ...createAdmin(url),
    url,
    credentials,
    config: configOf(access),
    env,
    stack: (folder, stackOptions = {}) => {
      const stack = openStack(folder, env, stackOptions);
      stacks.push(stack);
      return stack;
    },
    stop: end,
    [Symbol.asyncDispose]: end,
  };
}

/** A started emulator, and what ends it. */
interface Started {
  readonly url: string;
  readonly credentials: ConfiguredCredentials;
  stop(): Promise<void>;
}

async function startHere({ lifecycle = "instant", ...rest }: EmulatorOptions): Promise<Started> {
  const { throttle = false, seed, stateFile } = rest;
  const options: ServerOptions = { throttle, seed, stateFile, pace: parsePace(lifecycle) };
  const { url, credentials, close } = await startEmulator(options);
  return { url, credentials, stop: close };
}

async function startChild({ lifecycle = "instant", throttle, seed, stateFile }: EmulatorOptions): Promise<Started> {
  const args = [
    ...["--lifecycle", lifecycle],
    ...(throttle ? [] : ["--no-throttle"]),
    ...(seed === undefined ? [] : ["--seed", seed]),
    ...(stateFile === undefined ? [] : ["--state", stateFile]),
  ];
  const child = await startEmulatorProcess(args, false);
  const credentials = child.credentials as unknown as ConfiguredCredentials;
  return { url: child.url, credentials, stop: () => endEmulatorProcess(child) };
}

/** Settings by key, as a stack has them. */
function configOf(access: Access): Record<string, string> {
  const clouds: Record<string, Record<string, string>> = {};
  const config: Record<string, string> = {};
  for (const { path, value } of settingsOf(access)) {
    const [cloud = "", name] = path.split(".");
    if (name === undefined) config[`container-clouds:${cloud}`] = value;
    else clouds[cloud] = { ...clouds[cloud], [name]: value };
  }
  for (const [cloud, settings] of Object.entries(clouds))
    config[`container-clouds:${cloud}`] = JSON.stringify(settings);
  return config;
}
