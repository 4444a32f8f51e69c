import type { Command } from "commander";
import { EngineError } from "../backend/errors";
import { ask, type Session } from "./session";
import { requireStack } from "./stack-context";

/** Adds `cancel`, which removes the locks of interrupted runs. */
export function addCancelCommand(parent: Command, sessionOf: (command: Command) => Session): void {
  parent
    .command("cancel [stack]")
    .description("Remove the lock that a killed update left on a stack")
    .option("-s, --stack <name>", "the stack to operate on; by default the selected one")
    .option("-y, --yes", "skip the confirmation")
    .action((argument: string | undefined, flags: { stack?: string; yes?: boolean }, command: Command) =>
      cancel(sessionOf(command), argument, flags),
    );
}

async function cancel(
  session: Session,
  argument: string | undefined,
  flags: { stack?: string; yes?: boolean },
): Promise<void> {
  if (argument && flags.stack) {
    throw new EngineError("only one of --stack or argument stack name may be specified, not both");
  }
  const { backend, name } = requireStack(session, argument ?? flags.stack);
  if (session.interactive && !flags.yes) {
    const question = `This will irreversibly cancel the currently running update for '${name.stack}'!\nPlease confirm that this is what you'd like to do by typing \`${name.stack}\`: `;
    if ((await ask(session, question)) !== name.stack) throw new EngineError("confirmation declined");
  }
  backend.cancel(name);
  session.print(`The currently running update for '${name.stack}' has been canceled!`);
}
