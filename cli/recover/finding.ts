import type { Timed, Traces } from "../../provider/lifecycle/create";
import { isDefaultProvider } from "../../provider/plugin/explicit-provider";
import type { StateResource } from "../stack-state";

/** A pending operation in the engine's state, whose end no run has seen. */
export interface Operation {
  type: string;
  resource: StateResource;
}

/** The result of a pending operation. */
export interface Finding {
  operation: Operation;
  /** The text for the user. */
  line: string;
  /** Whether it is known what the operation made, or that it made nothing: it is then dropped. */
  isSettled: boolean;
  /** Whether the user can decide with `--take` what it made. */
  isOpen?: boolean;
  /** Whether a resource is left that is in no state. */
  isLeft?: boolean;
  /** IDs that only this operation can have made. */
  ids: readonly string[];
  /** Adds what the operation made to the state's resources. */
  put?(resources: readonly StateResource[]): StateResource[];
}

/** What is known while pending operations are examined. */
export interface Search {
  resources: readonly StateResource[];
  /** What is known about an operation. @param types IDs of these types count as taken if stacks have them or earlier operations made them */
  traces(resource: StateResource, ...types: readonly string[]): Traces;
}

/** Whether a state entry belongs to the resource of an operation. */
export const isInPlaceOf = ({ urn }: StateResource, one: StateResource): boolean => one.urn === urn && !one.delete;

/**
 * The provider with which the state can hold an operation's resource: its own or, because an `up`, an upgrade or a destroy may have
 * replaced that since, the current one of its name, or the stack's default one.
 * @returns `undefined` if the state has none: Pulumi imports no resource whose provider is missing
 */
export function providerIn(resources: readonly StateResource[], own: string): string | undefined {
  const [urn, type] = [own.slice(0, own.lastIndexOf("::")), own.split("::")[2]];
  const current = resources.filter((one) => one.type === type && !one.delete);
  const isDefault = (one: string) => isDefaultProvider(one.split("::").at(-1) ?? "");
  const found =
    resources.find((one) => referenceTo(one) === own) ??
    current.find((one) => one.urn === urn) ??
    (isDefault(urn) ? current.find((one) => isDefault(one.urn)) : undefined);
  return found && referenceTo(found);
}

const referenceTo = ({ urn, id }: StateResource) => `${urn}::${id}`;

/** Stored in the state of a recovered resource: the next run then updates it and reads its outputs. */
export const recovered = (what: string) => `${what} by an interrupted run and recovered; the next up refreshes it`;

/** The end of a line after which nothing is left to do. */
export const DROPPED = "its pending operation will be dropped";

/** IDs with the times at which they were created, or joined. */
export const timesText = (all: readonly Timed[]): string =>
  all.map(({ id, at }) => (at === undefined ? id : `${id} (${new Date(at).toISOString()})`)).join(", ");

/** What else exists, and why it belongs to something else; starts with a comma. */
export const othersText = (others: ReadonlyMap<string, string>): string =>
  [...others].map(([id, why]) => `, and ${id} of that time does not match: ${why}`).join("");

/** How the user decides which of some IDs belong to the stack. */
export const takeText = (ids: readonly string[]): string =>
  ids.length === 1
    ? `if it belongs to this stack, run "npx pulumi-container-clouds recover --yes --take ${ids[0]}"`
    : `run "npx pulumi-container-clouds recover --yes --take ${ids.join(" ")}" with those that belong to this stack`;
