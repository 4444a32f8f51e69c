import * as path from "node:path";
import type { Command } from "commander";
import { ReadError, readFile } from "../../files/read-file";
import { replaceFile } from "../../files/replace-file";
import { readExport } from "../backend/checkpoint";
import { EngineError, messageOf } from "../backend/errors";
import { fullName, resourcesOf, type StackName, saltOf } from "../backend/file-backend";
import { openCrypter, readPassphrase } from "../backend/passphrase";
import { type Deployment, readDeployment, verifyIntegrity, writeDeployment } from "../snapshot";
import { SIGNATURES } from "../values";
import { NOT_IMPLEMENTED, refuseFlags } from "./flags";
import { readInput, type Session } from "./session";
import { requireStack } from "./stack-context";

interface TransferFlags {
  stack?: string;
  file?: string;
  showSecrets?: boolean;
  force?: boolean;
}

/** Adds `stack export` and `stack import`. */
export function addTransferCommands(stack: Command, sessionOf: (command: Command) => Session): void {
  const exporting = stack
    .command("export")
    .description("Export a stack's deployment to standard output")
    .option("--file <file>", "a file to write it to")
    .option("--show-secrets", "show secrets in plain text")
    .action((_flags, command: Command) => exportStack(sessionOf(command), command.optsWithGlobals()));
  refuseFlags(exporting, NOT_IMPLEMENTED.stackExport);
  stack
    .command("import")
    .description("Import a deployment from standard input into a stack")
    .option("--file <file>", "a file to read it from")
    .option("-f, --force", "import it even if it does not look valid")
    .action((_flags, command: Command) => importStack(sessionOf(command), command.optsWithGlobals()));
}

function exportStack(session: Session, flags: TransferFlags): void {
  const { backend, name } = requireStack(session, flags.stack);
  let deployment = backend.load(name);
  if (deployment && flags.showSecrets) {
    const salt = saltOf(deployment);
    const crypter = salt ? openCrypter(salt, readPassphrase(session.env, session.cwd)) : undefined;
    deployment = writeDeployment(readDeployment(deployment, crypter), "plaintext", deployment.secrets_providers);
  }
  const text = `${JSON.stringify({ version: 3, deployment: deployment ?? null }, null, 4)}\n`;
  if (flags.file) replaceFile(path.resolve(session.cwd, flags.file), text);
  else session.stdout.write(text);
}

async function importStack(session: Session, flags: TransferFlags): Promise<void> {
  const { backend, name } = requireStack(session, flags.stack);
  const source = flags.file ?? "standard input";
  const text = flags.file ? readImport(path.resolve(session.cwd, flags.file)) : await readInput(session);
  const deployment = readExport(text, source);
  const release = backend.lock(name);
  try {
    backend.save(name, deployment && reviewed(session, name, deployment, flags.force === true));
  } finally {
    release();
  }
  session.print("Import complete.");
}

/** Checks that a deployment is valid and belongs to the stack, and encrypts its plaintext secrets. */
function reviewed(session: Session, name: StackName, deployment: Deployment, force: boolean): Deployment {
  const salt = saltOf(deployment);
  const hasSecrets = JSON.stringify(deployment).includes(`"${SIGNATURES.secret}"`);
  if (hasSecrets && !salt) {
    throw new EngineError("the deployment holds secrets but not the salt they belong to (secrets_providers)");
  }
  const crypter = salt && hasSecrets ? openCrypter(salt, readPassphrase(session.env, session.cwd)) : undefined;
  try {
    const foreign = resourcesOf(deployment).find((resource) => !resource.urn.startsWith(urnStart(name)));
    if (foreign && !force) {
      throw new EngineError(
        `resource '${foreign.urn}' belongs to another stack than '${fullName(name)}'; use --force to import it anyway`,
      );
    }
    const snapshot = readDeployment(deployment, crypter);
    if (!force) verifyIntegrity(snapshot.resources);
    return hasSecrets && crypter ? writeDeployment(snapshot, crypter, deployment.secrets_providers) : deployment;
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError(`could not import the deployment: ${messageOf(error)}`, "failed", { cause: error });
  }
}

function readImport(file: string): string {
  try {
    return readFile(file);
  } catch (error) {
    const { message } = new ReadError(file, error as NodeJS.ErrnoException);
    throw new EngineError(
      `--file: ${message}; \`npx pulumi-container-clouds engine stack export --file FILE\` writes one`,
    );
  }
}

const urnStart = (name: StackName) => `urn:pulumi:${name.stack}::${name.project}::`;
