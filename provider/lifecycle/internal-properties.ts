/** Properties that are neither a resource's inputs nor its outputs, and are never compared. */

/** The text Pulumi's dynamic host runs to get the provider. */
export const PROVIDER = "__provider";

/** The resource's URN: the dynamic protocol does not pass it, so the class in `sdk` does. */
export const URN = "__urn";

/** Set in the state of a resource that failed for good before it was ever ready. */
export const DEAD = "__dead";

/** Names of the inputs that the program gave of those that the cloud chooses otherwise, so that a read can distinguish them. */
export const GIVEN = "__given";

/** The other names instead, as version 0.1.0 wrote them. */
export const CHOSEN = "__chosen";

/** Names of the inputs that an import did not learn, or in part, because the cloud does not return them. */
export const UNRETURNED = "__unreturned";

/** What the program says of inputs that were changed outside of Pulumi and that only a replacement can change back, by name. */
export const DRIFT = "__drift";

/** Set in the state of a resource that was never ready. */
export const UNREADY = "__unready";

/** How many of its kind's migrations a state has been through; a state without it has been through none. */
export const VERSION = "__version";

/** Paths that the program made secret: the dynamic protocol does not pass them, so the class in `sdk` does. */
export const SECRETS = "__secrets";

/** The option `customTimeouts`: the dynamic protocol does not pass it, so the class in `sdk` does. */
export const CUSTOM_TIMEOUTS = "__customTimeouts";

/** Which create the entry of the state is of, where another entry may have the same ID: a delete of that one spares the resource. */
export const MADE = "__made";

export const UNMANAGED: ReadonlySet<string> = new Set([
  ...[PROVIDER, URN, DEAD, GIVEN, CHOSEN, SECRETS, CUSTOM_TIMEOUTS, MADE],
  ...[UNRETURNED, DRIFT, UNREADY, VERSION],
]);
