/** Identifies a call, for messages. */
export interface CallFacts {
  /** Name of the service. */
  service: string;
  /** The API's name of the call, such as `CreateCluster`. */
  action: string;
  /** Where the call was sent: scheme, host and port. */
  endpoint: string;
  requestId?: string | undefined;
  /** How often the call was sent. @default 1 */
  attempts?: number | undefined;
}

/** The facts as messages list them: `tke CreateCluster at https://host`, `request 7f3c0a`, `2 attempts`. */
export function listFacts({ service, action, endpoint, requestId, attempts = 1 }: CallFacts): string[] {
  return [
    `${service} ${action} at ${endpoint}`,
    ...(requestId ? [`request ${requestId}`] : []),
    ...(attempts > 1 ? [`${attempts} attempts`] : []),
  ];
}

const known = new WeakMap<object, CallFacts>();

/** Remembers the call of a response, for the lifetime of the response object. */
export function keepFacts(answer: unknown, facts: CallFacts): void {
  if (typeof answer === "object" && answer !== null) known.set(answer, facts);
}

/**
 * Describes the call of a response that reports success but says that something was not done.
 * @returns ` (tke AddExistedInstances at https://host, request 7f3c0a)`; empty for an object that is not a call's response
 */
export function factsOf(answer: object): string {
  const facts = known.get(answer);
  return facts ? ` (${listFacts(facts).join(", ")})` : "";
}
