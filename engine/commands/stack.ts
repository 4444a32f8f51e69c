import * as fs from "node:fs";
import * as os from "node:os";
import type { Command } from "commander";
import { EngineError } from "../backend/errors";
import { fullName, resourcesOf, type StackName } from "../backend/file-backend";
import { settingsPath } from "../backend/settings";
import { selectedStack, selectStack } from "../backend/workspace";
import { type Deployment, newManifest } from "../snapshot";
import { MISSING_COMMANDS, NOT_IMPLEMENTED, refuseCommands, refuseFlags } from "./flags";
import { ask, type Session } from "./session";
import {
  openProjectBackend,
  openSecrets,
  readSettings,
  requireOwnProject,
  requireStack,
  showStack,
} from "./stack-context";
import { addOutputCommand, printOutputs } from "./stack-output";
import { addTransferCommands } from "./stack-transfer";
import { renderTreeOf } from "./stack-tree";
import { renderColumns, showAge } from "./table";

interface StackFlags {
  stack?: string;
  showSecrets?: boolean;
  showIds?: boolean;
  showUrns?: boolean;
  showName?: boolean;
}

/** Adds `stack` and its verbs. */
export function addStackCommands(parent: Command, sessionOf: (command: Command) => Session): void {
  const stack = parent
    .command("stack")
    .description("Show the state of a stack, and manage stacks")
    .option("-s, --stack <name>", "the stack to operate on; by default the selected one")
    .option("-i, --show-ids", "show the ID of each resource")
    .option("-u, --show-urns", "show the URN of each resource")
    .option("--show-name", "show only the stack's name")
    .option("--show-secrets", "show secret outputs in plain text")
    .action((_flags, command: Command) => showState(sessionOf(command), command.optsWithGlobals<StackFlags>()));
  const init = stack
    .command("new [name]")
    .aliases(["init", "create"])
    .description("Create an empty stack, ready for updates")
    .option("--secrets-provider <provider>", "how secrets are encrypted: passphrase", "default")
    .option("--no-select", "do not select the stack")
    .option("-y, --yes", "do not prompt")
    .action((name: string | undefined, _flags, command: Command) =>
      initStack(sessionOf(command), name, command.optsWithGlobals()),
    );
  refuseFlags(init, NOT_IMPLEMENTED.stackInit);
  stack
    .command("list")
    .alias("ls")
    .description("List stacks")
    .option("-a, --all", "list the stacks of all projects")
    .option("-p, --project <name>", "list the stacks of a project")
    .option("-j, --json", "print JSON")
    .action((flags: ListFlags, command: Command) => listStacks(sessionOf(command), flags));
  stack
    .command("select [name]")
    .description("Select a stack for the project's folder")
    .option("-c, --create", "create the stack if it does not exist")
    .option("--secrets-provider <provider>", "with --create: how secrets are encrypted", "default")
    .action((name: string | undefined, _flags, command: Command) =>
      select(sessionOf(command), name, command.optsWithGlobals()),
    );
  stack
    .command("remove [name]")
    .aliases(["rm", "delete"])
    .description("Remove a stack and its configuration")
    .option("-f, --force", "remove the stack, but not its resources")
    .option("-y, --yes", "skip the confirmation")
    .option("--preserve-config", "keep the stack's settings file")
    .option("--remove-backups", "also remove the backups of the stack")
    .action((name: string | undefined, _flags, command: Command) =>
      removeStack(sessionOf(command), name, command.optsWithGlobals()),
    );
  addTransferCommands(stack, sessionOf);
  addOutputCommand(stack, sessionOf);
  refuseCommands(stack, MISSING_COMMANDS.stack);
}

function showState(session: Session, flags: StackFlags): void {
  const { backend, project, name } = requireStack(session, flags.stack);
  const shown = showStack(session, name, project);
  if (flags.showName) {
    session.print(session.fullNames ? shown : name.stack);
    return;
  }
  const deployment = backend.load(name);
  const resources = resourcesOf(deployment);
  session.print(`Current stack is ${shown}:`);
  session.print(`    Managed by ${os.hostname()}`);
  if (deployment) {
    const time = lastUpdateOf(deployment);
    session.print(`    Last updated: ${time ? `${showAge(time)} (${time.toISOString()})` : "at an unknown time"}`);
  } else session.print("    No updates yet; run `npx pulumi-container-clouds engine up`");
  session.print(`Current stack resources (${resources.length}):`);
  if (resources.length === 0) session.print("    No resources currently in this stack");
  else {
    for (const line of renderTreeOf(resources, flags)) session.print(line);
    session.print("");
    printOutputs(session, deployment, flags.showSecrets === true);
  }
  session.print("");
  session.print(
    "Use `npx pulumi-container-clouds engine stack select` to change stack; `npx pulumi-container-clouds engine stack ls` lists known ones",
  );
}

interface InitFlags {
  stack?: string;
  secretsProvider: string;
  select: boolean;
}

/** When a deployment was saved; `undefined` if it does not say. */
function lastUpdateOf({ manifest }: Partial<Deployment>): Date | undefined {
  const time = new Date(manifest?.time ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function initStack(session: Session, argument: string | undefined, flags: InitFlags): void {
  const named = oneName(argument, flags.stack);
  if (!named) throw new EngineError("missing stack name");
  createStack(session, named, flags.secretsProvider, flags.select);
}

function createStack(session: Session, named: string, provider: string, isSelected: boolean): StackName {
  if (provider !== "default" && provider !== "passphrase") {
    throw new EngineError(
      `--secrets-provider "${provider}" is not implemented by the stand-in engine, which knows "passphrase"; use the Pulumi CLI`,
    );
  }
  const { backend, project } = openProjectBackend(session);
  const name = backend.parseStackName(named, project?.name);
  const own = requireOwnProject(session, name);
  if (backend.exists(name)) {
    throw new EngineError(`stack '${fullName(name)}' already exists`);
  }
  const { salt } = openSecrets(session, readSettings(session, own, name.stack), undefined);
  const secrets_providers = { type: "passphrase", state: { salt } };
  backend.create(name, { manifest: newManifest(), secrets_providers, metadata: {} });
  session.print(`Created stack '${named}'`);
  if (isSelected) selectStack(session.env, own, backend.location.url, fullName(name));
  return name;
}

interface ListFlags {
  all?: boolean;
  project?: string;
  json?: boolean;
}

function listStacks(session: Session, flags: ListFlags): void {
  const { backend, project } = openProjectBackend(session);
  const only = flags.project ?? (flags.all ? undefined : project?.name);
  if (!only && !flags.all) {
    throw new EngineError("no Pulumi.yaml found; please run this command in a project directory, or with --all");
  }
  const selected = project && selectedStack(session.env, project, backend.location.url);
  const current = selected && fullName(backend.parseStackName(selected, project.name));
  const stacks = backend.listStacks(only).map((name) => {
    const deployment = backend.load(name);
    const lastUpdate = deployment && lastUpdateOf(deployment);
    const isCurrent = fullName(name) === current;
    return { name: showStack(session, name, project), isCurrent, lastUpdate, count: resourcesOf(deployment).length };
  });
  stacks.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (flags.json) {
    const entries = stacks.map(({ name, isCurrent, lastUpdate, count }) => ({
      name,
      current: isCurrent,
      ...(lastUpdate ? { lastUpdate: lastUpdate.toISOString(), resourceCount: count } : {}),
    }));
    session.print(JSON.stringify(entries, null, 2));
    return;
  }
  const rows = stacks.map(({ name, isCurrent, lastUpdate, count }) => [
    isCurrent ? session.paint("info", `${name}*`) : name,
    lastUpdate ? showAge(lastUpdate) : "n/a",
    lastUpdate ? String(count) : "n/a",
  ]);
  for (const line of renderColumns([["NAME", "LAST UPDATE", "RESOURCE COUNT"], ...rows])) session.print(line);
}

interface SelectFlags {
  stack?: string;
  create?: boolean;
  secretsProvider: string;
}

function select(session: Session, argument: string | undefined, flags: SelectFlags): void {
  const named = oneName(argument, flags.stack);
  if (!named) throw new EngineError("no stack selected; specify a stack name with --stack", "stack-not-found");
  const { backend, project } = openProjectBackend(session);
  const name = backend.parseStackName(named, project?.name);
  const own = requireOwnProject(session, name);
  if (!backend.exists(name)) {
    if (!flags.create) {
      throw new EngineError(
        `no stack named '${named}' found; \`npx pulumi-container-clouds engine stack init ${name.stack}\` creates it`,
        "stack-not-found",
      );
    }
    createStack(session, named, flags.secretsProvider, false);
  }
  selectStack(session.env, own, backend.location.url, fullName(name));
}

interface RemoveFlags {
  stack?: string;
  yes?: boolean;
  force?: boolean;
  preserveConfig?: boolean;
  removeBackups?: boolean;
}

async function removeStack(session: Session, argument: string | undefined, flags: RemoveFlags): Promise<void> {
  const { backend, project, name } = requireStack(session, oneName(argument, flags.stack));
  const shown = showStack(session, name, project);
  if (!flags.yes) {
    if (!session.interactive) throw new EngineError("non-interactive mode requires --yes flag");
    const question = `This will permanently remove the '${shown}' stack!\nPlease confirm that this is what you'd like to do by typing \`${shown}\`: `;
    if ((await ask(session, question)) !== shown) throw new EngineError("confirmation declined");
  }
  backend.remove(name, flags.force === true, flags.removeBackups === true);
  if (project?.name === name.project) {
    if (!flags.preserveConfig) fs.rmSync(settingsPath(project, name.stack), { force: true });
    const selected = selectedStack({ ...session.env, PULUMI_STACK: undefined }, project, backend.location.url);
    if (selected === fullName(name) || selected === name.stack) {
      selectStack(session.env, project, backend.location.url, undefined);
    }
  }
  session.print(session.paint("delete-replaced", `Stack '${shown}' has been removed!`));
}

function oneName(argument: string | undefined, flag: string | undefined): string | undefined {
  if (argument && flag) {
    throw new EngineError("only one of --stack or argument stack name may be specified, not both");
  }
  return argument ?? flag;
}
