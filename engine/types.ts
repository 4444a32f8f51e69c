/**
 * Types that the engine's folders share. Names and fields are those of Pulumi's deployment format (version 3) and engine events, so that
 * the CLI and this engine can read each other's files.
 */

/** A property value in memory: JSON, and the engine's own types of `values.ts`. */
export type { PropertyMap, PropertyValue } from "./values";

import type { PropertyMap, PropertyValue } from "./values";

/** One resource of a stack, decrypted, in the order of its creation (dependencies first). */
export interface ResourceState {
  urn: string;
  custom: boolean;
  delete?: boolean;
  id?: string;
  type: string;
  inputs: PropertyMap;
  outputs: PropertyMap;
  parent?: string;
  protect?: boolean;
  external?: boolean;
  dependencies?: string[];
  initErrors?: string[];
  provider?: string;
  propertyDependencies?: Record<string, string[]>;
  pendingReplacement?: boolean;
  additionalSecretOutputs?: string[];
  aliases?: string[];
  customTimeouts?: { create?: number; update?: number; delete?: number; read?: number };
  importID?: string;
  retainOnDelete?: boolean;
  deletedWith?: string;
  created?: string;
  modified?: string;
  sourcePosition?: string;
  replaceWith?: string[];
  ignoreChanges?: string[];
  replaceOnChanges?: string[];
  hideDiff?: string[];
  replacementTrigger?: PropertyValue;
  /** Set by `state taint`: the next update replaces the resource. */
  taint?: boolean;
  refreshBeforeUpdate?: boolean;
  resourceHooks?: Record<string, string[]>;
  /** Fields of the format that this engine preserves without using them. */
  [other: string]: unknown;
}

/** An operation that started and whose end was not seen, because the process was killed or interrupted twice. */
export interface PendingOperation {
  resource: ResourceState;
  type: "creating" | "updating" | "deleting" | "reading" | "importing";
}

/** A whole stack in memory: the content of a checkpoint's `latest`, with secrets decrypted. */
export interface Snapshot {
  manifest: { time: string; magic: string; version: string; plugins?: unknown[] };
  resources: ResourceState[];
  pendingOperations: PendingOperation[];
  metadata?: unknown;
}

/** Converts the JSON text of a secret to `v1:...` and back; one for each stack and passphrase. */
export interface Crypter {
  encrypt(plaintext: string): string;
  decrypt(ciphertext: string): string;
}

/** Options of one run: the CLI's flags of the same names. */
export interface RunOptions {
  /** Folder of Pulumi.yaml, absolute. */
  cwd: string;
  project: {
    name: string;
    runtime: string;
    main?: string;
    runtimeOptions: Record<string, unknown>;
    /** Folders of provider plugins, by package. */
    plugins?: Record<string, string>;
  };
  stack: string;
  organization: string;
  /** Decrypted stack configuration by full key (`project:key`), and which of the keys are secret. */
  config: Record<string, string>;
  secretKeys: string[];
  /** Largest number of parallel operations. */
  parallel: number;
  refresh: boolean;
  runProgram: boolean;
  targets: string[];
  targetDependents: boolean;
  excludes: string[];
  excludeDependents: boolean;
  replaces: string[];
  continueOnError: boolean;
  /** Environment variables of the program and the providers. */
  env: NodeJS.ProcessEnv;
}

/**
 * One engine event in the JSON form of the CLI's event log (`resourcePreEvent`, `resOutputsEvent`, ...). Properties have the state's form,
 * but with plaintext secrets, `{ "4dabf181...": "1b47...", "plaintext": "<JSON>" }`, so that the display can tell whether a secret changed,
 * and show it on request (`--show-secrets`). Code that writes an event out hides them first (`display/secrets.ts`).
 */
export interface EngineEvent {
  sequence: number;
  /** Unix seconds. */
  timestamp: number;
  [kind: string]: unknown;
}

/** What the caller of a run provides: the command line, or a test. */
export interface RunHost {
  /** State before the run. */
  base: Snapshot;
  /** Called after every step that changes the state; the state must be on disk when it returns. */
  save(snapshot: Snapshot): void;
  emit(event: EngineEvent): void;
  /** Aborted by the first Ctrl-C (complete running operations, start nothing); `terminate` by the second. */
  cancel: AbortSignal;
  terminate: AbortSignal;
}

/** The result of a run. `failed` and `cancelled` runs have saved what was done. */
export interface RunResult {
  status: "succeeded" | "failed" | "cancelled";
  /** Steps by operation, as `changeSummary` counts them. */
  changes: Record<string, number>;
  snapshot: Snapshot;
  /** Messages for the user if `status` is not "succeeded". */
  errors: string[];
}

/** The four operations; preview is `up`, `refresh` or `destroy` with `dryRun`. */
export type RunKind = "up" | "refresh" | "destroy";
