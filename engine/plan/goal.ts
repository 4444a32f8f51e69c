import type { ResourceState } from "../types";
import type { PropertyMap, PropertyValue } from "../values";
import type { Registered } from "./steps";

/** Another name under which a resource may be found in state: a whole URN, or the parts that differ. */
export interface Alias {
  urn?: string;
  name?: string;
  type?: string;
  stack?: string;
  project?: string;
  parent?: string;
  noParent?: boolean;
}

/** The program's declaration of one resource. */
export interface Goal {
  type: string;
  name: string;
  custom: boolean;
  properties: PropertyMap;
  parent?: string;
  protect?: boolean;
  dependencies: string[];
  /** Provider reference; empty for components and providers. */
  provider: string;
  propertyDependencies: Record<string, string[]>;
  deleteBeforeReplace?: boolean;
  ignoreChanges: string[];
  additionalSecretOutputs: string[];
  aliases: Alias[];
  /** The `import` option: only allowed for a resource that was imported before. */
  importId: string;
  customTimeouts: NonNullable<ResourceState["customTimeouts"]>;
  replaceOnChanges: string[];
  replacementTrigger?: PropertyValue;
  retainOnDelete?: boolean;
  deletedWith?: string;
  replaceWith: string[];
  hideDiff: string[];
}

/** A resource that the program registers. */
export interface Registration {
  kind: "register";
  goal: Goal;
  done: (registered: Registered) => void;
}

/** A resource that the program reads without managing it. */
export interface Reading {
  kind: "read";
  id: string;
  type: string;
  name: string;
  parent?: string;
  provider: string;
  properties: PropertyMap;
  dependencies: string[];
  additionalSecretOutputs: string[];
  done: (registered: Registered) => void;
}

/** Outputs that the program gives a component or the stack. */
export interface OutputsRegistration {
  kind: "outputs";
  urn: string;
  outputs: PropertyMap;
  done: () => void;
}
