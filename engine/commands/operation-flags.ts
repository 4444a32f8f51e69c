import * as os from "node:os";
import { type Command, Option } from "commander";
import type { RunKind } from "../types";
import { addConfigFlags } from "./config";
import { collect, NOT_IMPLEMENTED, readParallel, refuseFlags } from "./flags";

/** The four operations as they are named on the command line. */
export type OperationName = "up" | "preview" | "refresh" | "destroy";

/** The operations' flags, as commander parses them; the CLI's reference describes them. */
export interface OperationFlags {
  stack?: string;
  yes?: boolean;
  skipPreview?: boolean;
  previewOnly?: boolean;
  parallel?: number;
  target?: string[];
  targetDependents?: boolean;
  exclude?: string[];
  excludeDependents?: boolean;
  excludeProtected?: boolean;
  replace?: string[];
  targetReplace?: string[];
  refresh?: string | boolean;
  runProgram?: boolean;
  continueOnError?: boolean;
  expectNoChanges?: boolean;
  clearPendingCreates?: boolean;
  remove?: boolean;
  message?: string;
  config?: string[];
  configPath?: boolean;
  configFile?: string;
  skipConfigValidation?: boolean;
  diff?: boolean;
  json?: boolean;
  eventLog?: string;
  debug?: boolean;
  showConfig?: boolean;
  showSames?: boolean;
  showReads?: boolean;
  showSecrets?: boolean;
  showFullOutput?: boolean;
  urns?: boolean;
  suppressOutputs?: boolean;
  suppressProgress?: boolean;
  execKind?: string;
  execAgent?: string;
}

const DESCRIPTIONS: Record<OperationName, string> = {
  up: "Create or update the resources in a stack",
  preview: "Show what an update of a stack would do",
  refresh: "Refresh the state of a stack's resources",
  destroy: "Delete all resources of a stack",
};

const ALIASES: Record<OperationName, string[]> = {
  up: ["update"],
  preview: ["pre"],
  refresh: [],
  destroy: ["down", "dn"],
};

/** The engine's operation for each command. */
export const RUN_KINDS: Record<OperationName, RunKind> = {
  up: "up",
  preview: "up",
  refresh: "refresh",
  destroy: "destroy",
};

/** Adds an operation with the flags that the CLI gives it (`pkg/cmd/pulumi/operations`). */
export function addOperation(
  parent: Command,
  name: OperationName,
  perform: (name: OperationName, flags: OperationFlags, command: Command) => Promise<void>,
): void {
  const command = parent
    .command(name)
    .aliases(ALIASES[name])
    .description(DESCRIPTIONS[name])
    .option("-s, --stack <name>", "the stack to operate on; by default the selected one")
    .option(
      "-p, --parallel <count>",
      "maximum number of parallel resource operations",
      readParallel,
      4 * os.availableParallelism(),
    )
    .option("-m, --message <text>", "a message for the operation in the stack's history")
    .option("-t, --target <urn>", "operate on this resource only; may be repeated, with wildcards * and **", collect)
    .option("--target-dependents", "also operate on dependents of the targets")
    .addOption(
      new Option(
        `${name === "refresh" || name === "destroy" ? "-x, " : ""}--exclude <urn>`,
        "leave this resource alone; may be repeated, with wildcards * and **",
      )
        .argParser(collect)
        .conflicts("target"),
    )
    .option("--exclude-dependents", "also exclude dependents of the excluded resources")
    .option("--run-program", "run the program to learn how resources are refreshed or deleted")
    .option("--skip-config-validation", "do not check configuration against the types of Pulumi.yaml")
    .option("--diff", "show the changed properties of each resource")
    .option("-j, --json", "print JSON: a summary for a preview, otherwise a line for each event")
    .option("--event-log <file>", "write events to a file, a line of JSON each")
    .option("-d, --debug", "show debugging messages")
    .option("--show-config", "show the configuration")
    .option("--show-sames", "also show resources that do not change")
    .option("--show-full-output", "show long values in full")
    .option("--suppress-outputs", "do not show the stack's outputs")
    .option("--suppress-progress", "do not show progress")
    .option("--urns", "show full URNs")
    .option("--skip-plugin-pre-install", "no effect: this engine installs no plugins")
    .addOption(new Option("--exec-kind <kind>").hideHelp())
    .addOption(new Option("--exec-agent <agent>").hideHelp());
  addConfigFlags(command);
  refuseFlags(command, [...NOT_IMPLEMENTED.operation, ...NOT_IMPLEMENTED[name]]);
  if (name !== "refresh") {
    command.option("-r, --refresh [value]", "refresh the state of the resources first");
    command.option("--continue-on-error", "continue with other resources after an error");
  }
  if (name !== "destroy") command.option("--expect-no-changes", "fail if anything changes");
  if (name !== "preview") {
    command
      .option("-y, --yes", "perform the operation without confirmation")
      .option("-f, --skip-preview", "do not show a preview first");
  }
  if (name === "up" || name === "preview") {
    command
      .option("--replace <urn>", "replace this resource; may be repeated, with wildcards", collect)
      .option("--target-replace <urn>", "replace this resource only, and leave the others alone", collect)
      .option("--show-secrets", "show secret outputs in plain text")
      .option("--show-reads", "show resources that are only read");
  }
  if (name === "refresh" || name === "destroy") command.option("--preview-only", "only show a preview");
  if (name === "refresh") {
    command
      .option("--clear-pending-creates", "remove pending creates from the state")
      .option("--skip-pending-creates", "no effect: this engine never asks about them");
  }
  if (name === "destroy") {
    command
      .option("--remove", "remove the stack and its settings afterwards")
      .option("--exclude-protected", "keep protected resources and what they depend on");
  }
  command.action((_flags, self: Command) => perform(name, self.optsWithGlobals<OperationFlags>(), self));
}
