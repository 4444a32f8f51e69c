/**
 * The shapes that the engine's folders hand to each other. Names and fields are those of Pulumi's own deployment format
 * (version 3) and engine events, so that what is written can be read by the CLI and the other way round.
 */

/** A property value in memory: JSON, plus the engine's own kinds, which `values.ts` defines. */
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
  /** Fields of the format that this engine carries along without a meaning of its own. */
  [other: string]: unknown;
}

/** Something begun whose end was not seen: the process died, or was interrupted twice. */
export interface PendingOperation {
  resource: ResourceState;
  type: "creating" | "updating" | "deleting" | "reading" | "importing";
}

/** A whole stack in memory: what a checkpoint's `latest` holds, with secrets decrypted. */
export interface Snapshot {
  manifest: { time: string; magic: string; version: string; plugins?: unknown[] };
  resources: ResourceState[];
  pendingOperations: PendingOperation[];
  metadata?: unknown;
}

/** Turns the JSON text of a secret into `v1:...` and back; one for each stack and passphrase. */
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
  /** Most operations at a time. */
  parallel: number;
  refresh: boolean;
  runProgram: boolean;
  targets: string[];
  targetDependents: boolean;
  excludes: string[];
  excludeDependents: boolean;
  replaces: string[];
  continueOnError: boolean;
  /** Extra environment of the program and the providers. */
  env: NodeJS.ProcessEnv;
}

/**
 * One engine event in the JSON form of the CLI's event log (`resourcePreEvent`, `resOutputsEvent`, ...). Properties are
 * in the form of state, but with secrets in clear, `{ "4dabf181...": "1b47...", "plaintext": "<JSON>" }`: only so can
 * the display distinguish a changed secret from an unchanged one, and show it when asked (`--show-secrets`). Whoever writes an
 * event out blinds it (`display/secrets.ts`).
 */
export interface EngineEvent {
  sequence: number;
  /** Unix seconds. */
  timestamp: number;
  [kind: string]: unknown;
}

/** What the host of a run (the command line, or a test) provides. */
export interface RunHost {
  /** State before the run. */
  base: Snapshot;
  /** Called after every step that changes state; must be durable before it returns. */
  save(snapshot: Snapshot): void;
  emit(event: EngineEvent): void;
  /** Aborted by the first Ctrl-C (finish what runs, start nothing) and then by the second (`terminate`). */
  cancel: AbortSignal;
  terminate: AbortSignal;
}

/** How a run ended. `failed` and `cancelled` runs have saved what was done. */
export interface RunResult {
  status: "succeeded" | "failed" | "cancelled";
  /** Steps by operation, as `changeSummary` counts them. */
  changes: Record<string, number>;
  snapshot: Snapshot;
  /** Messages for the user when `status` is not "succeeded". */
  errors: string[];
}

/** The four operations; preview is `up`, `refresh` or `destroy` with `dryRun`. */
export type RunKind = "up" | "refresh" | "destroy";
