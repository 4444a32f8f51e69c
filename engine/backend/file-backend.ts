import * as fs from "node:fs";
import * as path from "node:path";
import type { Deployment } from "../snapshot";
import { readCheckpoint } from "./checkpoint";
import { EngineError, isSystemError, messageOf } from "./errors";
import { copyBlob, keepBlob, listBlobs, listFolders, nanosecondsNow, readText, removeBlob, writeBlob } from "./files";
import type { BackendLocation } from "./location";
import { breakLocks, takeLock } from "./lock";
import { parseYaml, valueOfYaml } from "./yaml";

/** A stack by project and name. The organisation of a file backend is always `organization`. */
export interface StackName {
  project: string;
  stack: string;
}

/** The fields of a deployment's resource that are read without decryption. */
export interface DeploymentResource {
  urn: string;
  type: string;
  id?: string;
  parent?: string;
  protect?: boolean;
  outputs?: Record<string, unknown>;
  [other: string]: unknown;
}

/** One entry of a stack's history, in the CLI's form (`pkg/backend/updates.go`). Times in seconds since 1970. */
export interface HistoryEntry {
  kind: "update" | "refresh" | "destroy";
  startTime: number;
  message: string;
  environment: Record<string, string>;
  config: Record<string, unknown>;
  version: number;
  result: "succeeded" | "failed";
  endTime: number;
  resourceChanges?: Record<string, number>;
}

export const ORGANIZATION = "organization";
/** Of a stack or project. */
const NAME = /^[A-Za-z0-9_.-]{1,100}$/;
/** A stack's name with its organization and project. */
export const fullName = ({ project, stack }: StackName): string => `${ORGANIZATION}/${project}/${stack}`;

const COMPRESSIONS = [".gz", ".zst"];
const ROOT_TYPE = "pulumi:pulumi:Stack";

/**
 * State in a folder, in the layout of Pulumi's own file backend (`pkg/backend/diy` of CLI 3.260): `.pulumi/meta.yaml`,
 * `stacks/<project>/<stack>.json` with `.bak`, `backups`, `history`, `locks`.
 */
export class FileBackend {
  private readonly root: string;

  /** @throws EngineError for a layout that this engine does not support */
  constructor(readonly location: BackendLocation) {
    this.root = path.join(location.folder, ".pulumi");
    try {
      this.ensureLayout();
    } catch (error) {
      if (isSystemError(error, "EACCES", "EPERM", "EROFS", "ENOSPC")) {
        throw new EngineError(`unable to open state directory "${location.url}": ${messageOf(error)}`);
      }
      throw error;
    }
  }

  /**
   * Reads `stack`, `organization/stack` or `organization/project/stack`.
   * @param project that of the current folder, for a name without one
   */
  parseStackName(text: string, project: string | undefined): StackName {
    const parts = text.split("/");
    const stack = parts.at(-1) ?? "";
    const named = parts.length === 3 ? parts[1] : project;
    if (parts.length > 3 || (parts.length > 1 && parts[0] !== ORGANIZATION)) {
      throw new EngineError(`stack name "${text}": organization name must be '${ORGANIZATION}'`);
    }
    if (parts.length === 3 && !NAME.test(named ?? "")) {
      throw new EngineError(
        `stack name "${text}": the project's name "${named}" may only contain alphanumerics, hyphens, underscores, and periods, at most 100`,
      );
    }
    if (!named) {
      throw new EngineError(
        `stack name "${text}": no Pulumi.yaml project file found; name the stack in full (${ORGANIZATION}/project/stack)`,
      );
    }
    if (!NAME.test(stack)) {
      throw new EngineError(
        `stack name "${stack}": a stack name may only contain alphanumeric, hyphens, underscores, or periods, at most 100`,
      );
    }
    return { project: named, stack };
  }

  /** Every stack of the backend, or of one project. */
  listStacks(project?: string): StackName[] {
    return listFolders(path.join(this.root, "stacks"))
      .filter((name) => project === undefined || name === project)
      .flatMap((name) =>
        listBlobs(path.join(this.root, "stacks", name))
          .filter((file) => /\.json(\.gz|\.zst)?$/.test(file))
          .map((file) => ({ project: name, stack: file.replace(/\.json(\.gz|\.zst)?$/, "") })),
      );
  }

  exists(name: StackName): boolean {
    return this.listStacks(name.project).some((known) => known.stack === name.stack);
  }

  /**
   * The deployment of a stack; `undefined` if nothing was ever deployed.
   * @throws EngineError "no stack named ...", or for a state in a format that this engine does not support
   */
  load(name: StackName): Deployment | undefined {
    const file = this.stackFile(name);
    if (COMPRESSIONS.some((ending) => fs.existsSync(file + ending))) {
      throw new EngineError(
        `the state of stack '${name.stack}' is compressed, which is not implemented by the stand-in engine; an update by the Pulumi CLI without PULUMI_DIY_BACKEND_GZIP and PULUMI_DIY_BACKEND_ZSTD writes it plain`,
      );
    }
    const text = readText(file);
    if (text === undefined) throw new EngineError(`no stack named '${name.stack}' found`, "stack-not-found");
    return readCheckpoint(text, file, `; ${path.basename(file)}.bak holds the state before it`);
  }

  /** Saves a deployment and keeps the previous one as `.bak`. It is on disk when this returns. */
  save(name: StackName, deployment: Deployment | undefined): void {
    const file = this.stackFile(name);
    keepBlob(file, `${file}.bak`);
    writeBlob(file, `{"version":3,"checkpoint":{"stack":${JSON.stringify(fullName(name))}${latestText(deployment)}}}`);
  }

  /** Creates a stack. @throws EngineError if it already exists */
  create(name: StackName, deployment: Deployment): void {
    const release = this.lock(name);
    try {
      if (this.exists(name)) {
        throw new EngineError(`stack '${fullName(name)}' already exists`);
      }
      this.save(name, deployment);
    } finally {
      release();
    }
  }

  /** Removes a stack with its history, and with `backups` its backups. @throws EngineError if it has resources */
  remove(name: StackName, force: boolean, backups: boolean): void {
    const release = this.lock(name);
    try {
      const resources = resourcesOf(this.load(name));
      if (!force && resources.some((resource) => resource.type !== ROOT_TYPE)) {
        throw new EngineError(
          `'${name.stack}' still has resources; removal rejected. Possible actions:\n` +
            `- Make sure that '${name.stack}' is the stack that you want to destroy\n` +
            "- Run `npx pulumi-container-clouds engine destroy` to delete the resources, then run `npx pulumi-container-clouds engine stack rm`\n" +
            "- Run `npx pulumi-container-clouds engine stack rm --force` to override this error",
        );
      }
      const file = this.stackFile(name);
      if (backups) {
        removeBlob(`${file}.bak`);
        this.clear("backups", name);
      } else keepBlob(file, `${file}.bak`);
      removeBlob(file);
      removeBlob(file.replace(/\.json$/, ".pulumi-tags"));
      this.clear("history", name);
    } finally {
      release();
    }
  }

  /** Locks a stack for one run. Returns a function that releases it. @throws EngineError that names the holder */
  lock(name: StackName): () => void {
    return takeLock(this.lockFolder(name));
  }

  /** Removes a stack's locks. Returns their number. */
  cancel(name: StackName): number {
    return breakLocks(this.lockFolder(name));
  }

  /** Adds a run to the history, with a copy of its state, and makes a backup of that state. */
  record(name: StackName, entry: HistoryEntry): void {
    const now = nanosecondsNow();
    const file = this.stackFile(name);
    const history = path.join(this.root, "history", name.project, name.stack, `${name.stack}-${now}`);
    writeBlob(`${history}.history.json`, JSON.stringify(entry));
    copyBlob(file, `${history}.checkpoint.json`);
    copyBlob(file, path.join(this.root, "backups", name.project, name.stack, `${name.stack}.${now}.json`));
  }

  private stackFile(name: StackName): string {
    return path.join(this.root, "stacks", name.project, `${name.stack}.json`);
  }

  private lockFolder(name: StackName): string {
    return path.join(this.root, "locks", ORGANIZATION, name.project, name.stack);
  }

  private clear(kind: "backups" | "history", name: StackName): void {
    const folder = path.join(this.root, kind, name.project, name.stack);
    for (const file of listBlobs(folder)) removeBlob(path.join(folder, file));
  }

  private ensureLayout(): void {
    const meta = path.join(this.root, "meta.yaml");
    const text = readText(meta);
    if (text === undefined) {
      if (listBlobs(path.join(this.root, "stacks")).some((file) => file.endsWith(".json"))) throw legacyLayout();
      writeBlob(meta, "version: 1\n");
      return;
    }
    const version = (valueOfYaml(parseYaml(text, meta), meta) as { version?: number } | null)?.version;
    if (version === 0) throw legacyLayout();
    if (version === undefined) throw new EngineError(`corrupt store: missing version in "${meta}"`);
    if (version !== 1) {
      throw new EngineError(
        `state store unsupported: 'meta.yaml' version (${version}) is not known to the stand-in engine`,
      );
    }
  }
}

/** The member `latest` of a checkpoint. */
function latestText(deployment: Deployment | undefined): string {
  if (deployment === undefined) return "";
  const { resources, ...others } = deployment;
  const rest = JSON.stringify(others);
  if (resources === undefined) return `,"latest":${rest}`;
  const list = `"resources":[${resources.map(resourceText).join(",")}]`;
  return `,"latest":${rest === "{}" ? "{" : `${rest.slice(0, -1)},`}${list}}`;
}

const texts = new WeakMap<object, string>();

/** The JSON of a resource; cached for a frozen one. */
function resourceText(resource: Record<string, unknown>): string {
  const text = texts.get(resource) ?? JSON.stringify(resource);
  if (Object.isFrozen(resource)) texts.set(resource, text);
  return text;
}

/** The resources of a deployment as they are stored. */
export function resourcesOf(deployment: Deployment | undefined): DeploymentResource[] {
  return (deployment?.resources ?? []) as DeploymentResource[];
}

/** The salt of a deployment's secrets. @throws EngineError if the secrets provider is not the passphrase */
export function saltOf(deployment: Deployment | undefined): string | undefined {
  const provider = deployment?.secrets_providers;
  if (!provider?.type) return undefined;
  if (provider.type !== "passphrase") {
    throw new EngineError(
      `the state's secrets belong to the provider "${provider.type}", which is not implemented by the stand-in engine; it knows "passphrase"`,
    );
  }
  return (provider.state as { salt?: string } | undefined)?.salt;
}

function legacyLayout(): EngineError {
  return new EngineError(
    "the state directory has the legacy layout, without projects, which is not implemented by the stand-in engine; run `pulumi state upgrade` with the Pulumi CLI first",
  );
}
