/** What a call is known by. */
export interface CallFacts {
  /** Name of the service. */
  service: string;
  /** The API's own name of the call, such as `CreateCluster`. */
  action: string;
  /** Where it was sent: scheme, host and port. */
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

/** Keeps what an answer is known by, for as long as somebody has the answer. */
export function keepFacts(answer: unknown, facts: CallFacts): void {
  if (typeof answer === "object" && answer !== null) known.set(answer, facts);
}

/**
 * For an answer that is no failure, but says that something was not done: what is known of its call, for the message.
 * @returns ` (tke AddExistedInstances at https://host, request 7f3c0a)`; nothing for an object that is no call's answer
 */
export function factsOf(answer: object): string {
  const facts = known.get(answer);
  return facts ? ` (${listFacts(facts).join(", ")})` : "";
}
