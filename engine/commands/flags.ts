import { type Command, Option } from "commander";
import { EngineError } from "../backend/errors";

/** Flags of the CLI's operations that this engine does not implement, by command; each is refused by its name. */
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
  stackInit: ["--copy-config-from <stack>", "--remote-config", "--teams <names...>"],
} as const;

/** Adds flags that are known and refused: never ignored, and never mistaken for a misspelling. */
export function refuseFlags(command: Command, flags: readonly string[]): void {
  for (const text of flags) {
    const option = new Option(text).hideHelp();
    command.addOption(option);
    command.on(`option:${option.name()}`, () => {
      throw new EngineError(`${option.long} is not implemented by the stand-in engine; use the Pulumi CLI`);
    });
  }
}

/** Commands of the CLI that this engine does not implement, by the command that they belong to. */
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
  config: ["copy", "cp", "env", "refresh", "remove-all", "rm-all", "set-all"],
} as const;

/** Adds commands that are known and refused. */
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

/** Collects a flag that may be given several times. */
export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

/** Reads how many operations may run at a time; the CLI takes 0 for 1. */
export function readParallel(text: string): number {
  if (!/^\d+$/.test(text)) throw new EngineError(`--parallel "${text}": must be a whole number, at least 1`);
  return Math.max(1, Number(text));
}

/**
 * Brings the CLI's way of writing flags to commander's: `--yes=true` is `--yes`, `--yes=false` is nothing. Only for
 * flags that take no value.
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
