/** Internal properties: neither inputs nor outputs of a resource, and never compared. */

/** The text that Pulumi's dynamic host runs to get the provider. */
export const PROVIDER = "__provider";

/** The resource's URN. The dynamic protocol does not pass it, so the class in `sdk` does. */
export const URN = "__urn";

/** Set in the state of a resource that failed permanently before it was ever ready. */
export const DEAD = "__dead";

/** Names of the inputs that the program set although the cloud would choose them, so that a read can tell them apart. */
export const GIVEN = "__given";

/** Version 0.1.0 wrote the opposite: names of the inputs that the cloud chose. */
export const CHOSEN = "__chosen";

/** Names of the inputs that an import did not learn, or only in part, because the cloud does not return them. */
export const UNRETURNED = "__unreturned";

/** By name, the program's values of inputs that were changed outside of Pulumi and that only a replacement can change back. */
export const DRIFT = "__drift";

/** Set in the state of a resource that was never ready. */
export const UNREADY = "__unready";

/** How many of its type's migrations a state has been through; a state without it has been through none. */
export const VERSION = "__version";

/** Paths that the program made secret. The dynamic protocol does not pass them, so the class in `sdk` does. */
export const SECRETS = "__secrets";

/** The option `customTimeouts`. The dynamic protocol does not pass it, so the class in `sdk` does. */
export const CUSTOM_TIMEOUTS = "__customTimeouts";

/** Identifies the create that made the state entry. Another entry may have the same ID; its delete must then spare the resource. */
export const MADE = "__made";

export const UNMANAGED: ReadonlySet<string> = new Set([
  ...[PROVIDER, URN, DEAD, GIVEN, CHOSEN, SECRETS, CUSTOM_TIMEOUTS, MADE],
  ...[UNRETURNED, DRIFT, UNREADY, VERSION],
]);
