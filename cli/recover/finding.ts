import type { Timed, Traces } from "../../provider/lifecycle/create";
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
  /** Whether `--take` can decide what it made. */
  isOpen?: boolean;
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
  /** What is known of an operation. @param types whose IDs, where stacks have them or earlier operations made them, are taken */
  traces(resource: StateResource, ...types: readonly string[]): Traces;
}

/** Whether an entry of the state is the one that an operation was about. */
export const isInPlaceOf = ({ urn }: StateResource, one: StateResource): boolean => one.urn === urn && !one.delete;

/** Said in the state of what was recovered: Pulumi then updates it, and reads its outputs, in the next run. */
export const recovered = (what: string) => `${what} by an interrupted run and recovered; the next up refreshes it`;

/** How a line says that nothing more is to be done. */
export const DROPPED = "its pending operation will be dropped";

/** IDs with the times at which they were created, or joined. */
export const timesText = (all: readonly Timed[]): string =>
  all.map(({ id, at }) => (at === undefined ? id : `${id} (${new Date(at).toISOString()})`)).join(", ");

/** What is there too, and why it is another's; begins with a comma. */
export const othersText = (others: ReadonlyMap<string, string>): string =>
  [...others].map(([id, why]) => `, and ${id} of that time does not match: ${why}`).join("");

/** How the user decides which of some IDs are the stack's. */
export const takeText = (ids: readonly string[]): string =>
  ids.length === 1
    ? `if it belongs to this stack, run "npx pulumi-container-clouds recover --yes --take ${ids[0]}"`
    : `run "npx pulumi-container-clouds recover --yes --take ${ids.join(" ")}" with those that belong to this stack`;
