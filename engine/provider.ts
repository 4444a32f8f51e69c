import type { Diff } from "./plan/steps";
import type { PropertyMap } from "./values";

/** A property that check refuses; `property` is empty for the whole resource. */
export interface CheckFailure {
  property: string;
  reason: string;
}

export interface CheckRequest {
  urn: string;
  /** Inputs of the last run; `undefined` if there are none, or they do not apply. */
  olds?: PropertyMap;
  news: PropertyMap;
  allowUnknowns: boolean;
}

export interface CheckResult {
  inputs: PropertyMap;
  failures: CheckFailure[];
}

export interface DiffRequest {
  urn: string;
  id: string;
  oldInputs: PropertyMap;
  oldOutputs: PropertyMap;
  newInputs: PropertyMap;
  allowUnknowns: boolean;
  ignoreChanges: string[];
}

export interface CreateRequest {
  urn: string;
  inputs: PropertyMap;
  /** Seconds; 0 for the provider's own timeout. */
  timeout: number;
  preview: boolean;
}

export interface UpdateRequest {
  urn: string;
  id: string;
  oldInputs: PropertyMap;
  oldOutputs: PropertyMap;
  newInputs: PropertyMap;
  timeout: number;
  ignoreChanges: string[];
  preview: boolean;
}

export interface ReadRequest {
  urn: string;
  id: string;
  inputs: PropertyMap;
  state: PropertyMap;
  timeout: number;
}

export interface DeleteRequest {
  urn: string;
  id: string;
  inputs: PropertyMap;
  outputs: PropertyMap;
  timeout: number;
}

/** A resource that was created or updated. `initErrors` says why it exists but is not ready. */
export interface Written {
  id: string;
  outputs: PropertyMap;
  initErrors?: string[];
}

/** The result of a read. An empty `id` means that the resource is gone. `inputs` are undefined if the provider returns none. */
export interface Found {
  id: string;
  inputs?: PropertyMap;
  outputs: PropertyMap;
  initErrors?: string[];
}

/** A provider for the plan and the executor: a plugin's process, or the engine itself. */
export interface Provider {
  checkConfig(urn: string, olds: PropertyMap, news: PropertyMap): Promise<CheckResult>;
  /** Changes are "unknown" if the provider does not implement it. */
  diffConfig(urn: string, oldInputs: PropertyMap, oldOutputs: PropertyMap, newInputs: PropertyMap): Promise<Diff>;
  /** Runs in the background; later calls wait for it and throw its error. */
  configure(urn: string, id: string, inputs: PropertyMap): void;
  check(request: CheckRequest): Promise<CheckResult>;
  diff(request: DiffRequest): Promise<Diff>;
  create(request: CreateRequest): Promise<Written>;
  read(request: ReadRequest): Promise<Found>;
  update(request: UpdateRequest): Promise<Written>;
  delete(request: DeleteRequest): Promise<void>;
  invoke(token: string, args: PropertyMap, preview: boolean): Promise<CheckResult>;
  /** Asks for running calls to end early. */
  cancel(): Promise<void>;
  /** Ends the process. */
  close(): void;
}

/** A provider's failure. `stateUnknown` if the operation may have taken place. */
export class ProviderError extends Error {
  constructor(
    message: string,
    readonly stateUnknown: boolean,
  ) {
    super(message);
  }
}

/** Why a resource is not ready, in the CLI's layout. */
export function describeInitErrors(reasons: readonly string[]): string {
  if (reasons.length === 0) return "resource init failed";
  const count = reasons.length === 1 ? "1 error" : `${reasons.length} errors`;
  return `${count} occurred:\n${reasons.map((reason) => `\t* ${reason}`).join("\n")}\n\n`;
}
