import * as path from "node:path";
import { EngineError } from "../backend/errors";
import { FileBackend, fullName, type StackName, saltOf } from "../backend/file-backend";
import { findBackend } from "../backend/location";
import { createSalt, openCrypter, readPassphrase } from "../backend/passphrase";
import { findProject, type Project, requireProject } from "../backend/project";
import { StackSettings, settingsPath } from "../backend/settings";
import { selectedStack } from "../backend/workspace";
import type { Deployment } from "../snapshot";
import type { Crypter } from "../types";
import type { Session } from "./session";

/** The backend for the folder in which a command runs. */
export interface ProjectBackend {
  backend: FileBackend;
  project?: Project;
}

/** An existing stack, with its project. */
export interface StackContext extends ProjectBackend {
  name: StackName;
}

/** Opens the backend. */
export function openProjectBackend(session: Session): ProjectBackend {
  const project = findProject(session.cwd);
  for (const warning of project?.warnings ?? []) session.warn(warning);
  return { backend: new FileBackend(findBackend(session.env, project, session.cwd)), project };
}

/**
 * The stack of `--stack`, or the selected one.
 * @throws EngineError if there is none, or it does not exist
 */
export function requireStack(session: Session, given: string | undefined): StackContext {
  const place = openProjectBackend(session);
  const { backend, project } = place;
  const named = given ?? (project && selectedStack(session.env, project, backend.location.url));
  if (!named) {
    throw new EngineError(
      "no stack selected; please use --stack, or `npx pulumi-container-clouds engine stack select` or `npx pulumi-container-clouds engine stack init` to choose one",
    );
  }
  const name = backend.parseStackName(named, project?.name);
  if (!backend.exists(name)) {
    throw new EngineError(
      `no stack named '${named}' found; \`npx pulumi-container-clouds engine stack init ${name.stack}\` creates it`,
      "stack-not-found",
    );
  }
  return { ...place, name };
}

/** The project of the current folder, which must be the stack's. */
export function requireOwnProject(session: Session, name: StackName): Project {
  const project = requireProject(session.cwd);
  if (project.name !== name.project) {
    throw new EngineError(
      `provided project name "${name.project}" doesn't match Pulumi.yaml, which says "${project.name}"`,
    );
  }
  return project;
}

/** The file of a stack's settings: that of `--config-file`, from the folder of the command, or the default one. */
export function settingsFile(session: Session, project: Project, stack: string, configFile?: string): string {
  return configFile === undefined ? settingsPath(project, stack) : path.resolve(session.cwd, configFile);
}

/** Settings of a stack; see `settingsFile`. */
export function readSettings(session: Session, project: Project, stack: string, configFile?: string): StackSettings {
  return StackSettings.read(settingsFile(session, project, stack, configFile), project.name);
}

/** The encryption of a stack, for new secrets and for those in the state. */
export interface Secrets {
  salt: string;
  crypter: Crypter;
  /** Differs from `crypter` if the settings have another salt than the state. */
  stateCrypter: Crypter;
}

/**
 * Opens the stack's secrets with the passphrase in the environment. A stack without a salt gets the state's, or a new one, and its settings
 * are saved.
 */
export function openSecrets(session: Session, settings: StackSettings, deployment: Deployment | undefined): Secrets {
  const passphrase = readPassphrase(session.env, session.cwd);
  const stateSalt = saltOf(deployment);
  const salt = settings.salt ?? stateSalt ?? createSalt(passphrase);
  const crypter = openCrypter(salt, passphrase);
  if (settings.salt === undefined) {
    settings.salt = salt;
    settings.save();
  }
  const stateCrypter = stateSalt === undefined || stateSalt === salt ? crypter : openCrypter(stateSalt, passphrase);
  return { salt, crypter, stateCrypter };
}

/** A stack's name for display: the full name only outside its project, or on request. */
export function showStack(session: Session, name: StackName, project: Project | undefined): string {
  const isShort = project?.name === name.project && !session.fullNames;
  return isShort ? name.stack : fullName(name);
}
