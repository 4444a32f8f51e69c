import { type Command, Option } from "commander";
import { EngineError } from "../backend/errors";

/** Flags of the CLI's operations that this engine does not support, by command; each is refused by name. */
export const NOT_IMPLEMENTED = {
  global: [
    "--disable-integrity-checking",
    "-e, --emoji",
    "--logflow",
    "--logtostderr",
    "--memprofilerate <rate>",
    "--otel-traces <url>",
    "--profiling <file>",
    "--tracing <url>",
    "--tracing-header <header>",
    "-v, --verbose <level>",
  ],
  operation: [
    "--attach-debugger [what]",
    "--client <address>",
    "--copilot",
    "--neo",
    "--neo-task-on-failure",
    "--output <format>",
    "--override-env <pair>",
    "--remote",
    "--show-replacement-steps",
    "--suppress-permalink [value]",
  ],
  up: [
    "--ignore-protect",
    "--plan <file>",
    "--policy-pack <path>",
    "--policy-pack-config <path>",
    "--secrets-provider <provider>",
    "--show-policy-remediations",
    "--strict",
  ],
  preview: [
    "--ignore-protect",
    "--import-file <file>",
    "--policy-pack <path>",
    "--policy-pack-config <path>",
    "--save-plan <file>",
    "--show-policy-remediations",
  ],
  refresh: ["--import-pending-creates <pairs...>"],
  destroy: ["--ignore-protect"],
  stackExport: ["--version <version>"],
  stackInit: ["--copy-config-from <stack>", "--remote-config", "--teams <names...>"],
} as const;

/** Adds unsupported flags, so that they are refused rather than ignored or reported as misspelt. */
export function refuseFlags(command: Command, flags: readonly string[]): void {
  for (const text of flags) {
    const option = new Option(text).hideHelp();
    command.addOption(option);
    command.on(`option:${option.name()}`, () => {
      throw new EngineError(`${option.long} is not implemented by the stand-in engine; use the Pulumi CLI`);
    });
  }
}

/** CLI commands that this engine does not support, by parent command. */
export const MISSING_COMMANDS = {
  root: [
    ...["about", "console", "convert", "deployment", "env", "import", "install", "login", "logout", "logs", "new"],
    ...["org", "package", "plugin", "policy", "schema", "state", "watch", "whoami"],
  ],
  stack: [
    "change-secrets-provider",
    "drift",
    "get",
    "graph",
    "history",
    "migrate",
    "rename",
    "schedule",
    "tag",
    "unselect",
  ],
  config: ["copy", "cp", "env", "refresh", "remove-all", "rm-all"],
} as const;

/** Adds unsupported commands, so that they are refused by name. */
export function refuseCommands(parent: Command, names: readonly string[]): void {
  for (const name of names) {
    parent
      .command(`${name} [args...]`, { hidden: true })
      .allowUnknownOption()
      .helpOption(false)
      .action(() => {
        throw new EngineError(
          `${parent.parent ? `${parent.name()} ` : ""}${name} is not implemented by the stand-in engine; use the Pulumi CLI`,
        );
      });
  }
}

/** Collects a flag that can be repeated. */
export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

/** The largest number that the SDK takes as its own. */
const MOST_PARALLEL = 2 ** 31 - 1;

/** Parses the number of parallel operations; like the CLI, 0 means 1. */
export function readParallel(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > MOST_PARALLEL)
    throw new EngineError(`--parallel "${text}": must be a whole number from 1 to ${MOST_PARALLEL}`);
  return Math.max(1, Number(text));
}

/**
 * Converts the CLI's flag syntax to commander's: `--yes=true` becomes `--yes`, `--yes=false` is removed. Only for flags without a value.
 */
export function normalise(args: readonly string[], root: Command): string[] {
  const switches = new Set<string>();
  const gather = (command: Command) => {
    for (const option of command.options) if (option.isBoolean() && option.long) switches.add(option.long);
    command.commands.forEach(gather);
  };
  gather(root);
  const end = args.indexOf("--");
  return args.flatMap((arg, at) => {
    const [, name = "", value] = /^(--[a-z-]+)=(true|false)$/.exec(arg) ?? [];
    if (!switches.has(name) || (end >= 0 && at > end)) return [arg];
    return value === "true" ? [name] : [];
  });
}
