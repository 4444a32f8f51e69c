import type { StateResource } from "../stack-state";

/** An operation whose end no run has seen, as the engine keeps it. */
export interface Operation {
  type: string;
  resource: StateResource;
}

/** What became of a pending operation. */
export interface Finding {
  operation: Operation;
  /** What to tell the user. */
  line: string;
  /** Whether it is known what it made, or that it made nothing: the operation is then dropped. */
  isSettled: boolean;
  /** Whether something is left that nobody has. */
  isLeft?: boolean;
  /** IDs that no other operation made. */
  ids: readonly string[];
  /** The state's resources, with what it made. */
  put?(resources: readonly StateResource[]): StateResource[];
}

/** What is known while pending operations are looked into. */
export interface Search {
  resources: readonly StateResource[];
  /** IDs that stacks have, or that earlier operations made, by type. */
  taken(...types: readonly string[]): ReadonlySet<string>;
  /** When the engine last saved the state. */
  savedAt: number;
}

/** Whether an entry of the state is the one that an operation was about. */
export const isInPlaceOf = ({ urn }: StateResource, one: StateResource): boolean => one.urn === urn && !one.delete;

/** Said in the state of what was recovered: Pulumi then updates it, and reads its outputs, in the next run. */
export const recovered = (what: string) => `${what} by an interrupted run and recovered; the next up reads it`;

/** How a line says that nothing more is to be done. */
export const DROPPED = "its pending operation is dropped";
