import { keepFacts } from "./call-facts";
import { signalOfOperation } from "./cancellation";
import type { Credentials } from "./credentials";
import { CloudError, ConfigError, endedBy } from "./errors";
import type { HttpAnswer } from "./http";
import type { Link } from "./link";
import { NoAnswer } from "./no-answer";
import { type Facts, watched } from "./observability/activity";
import { headerOf } from "./outcome";
import { failure, PROXY_LOGIN, readAnswer, remedyOf, secretsOf, unanswered } from "./read-answer";
import { redactRequest } from "./redaction";
import { howTo } from "./remedies";
import { type FailedAttempt, mayRepeat, type Outcome, repeat } from "./retry";
import type { ServiceTable } from "./service-table";
import type { TraceLine } from "./trace";
import type { Fields, Sent, Wire } from "./wire";

/** Options of a call. */
export interface CallOptions {
  /** Ends the call at once, also during its waits between attempts. @default the signal of the operation that makes the call */
  signal?: AbortSignal;
  /**
   * Whether a second call does no harm (a delete by ID, a change to absolute values), so that it is repeated after connection and server
   * failures. Always true for calls that only read and for requests with a client token.
   * @default false
   */
  idempotent?: boolean;
}

/** Makes a client with a method for each action of the table. @param wire runs at the first call, which fails if it throws a ConfigError */
export function bindCalls<Client>(link: Link, table: ServiceTable<keyof Client & string>, wire: () => Wire): Client {
  const client: Record<string, unknown> = {};
  for (const action of Object.keys(table.actions)) {
    client[action] = async (request: Fields = {}, options: CallOptions = {}) => {
      const way = beforehand(wire);
      const facts = () => ({
        cloud: way.cloud,
        service: table.service,
        action,
        endpoint: way.endpoint,
        region: way.region,
      });
      return watched("call", `${table.service}.${action}`, facts, (add) =>
        call(link, way, action, request, options, add),
      );
    };
  }
  tables.set(client, table);
  return client as Client;
}

function beforehand<T>(get: () => T): T {
  try {
    return get();
  } catch (error) {
    throw endedBy(error, false);
  }
}

const tables = new WeakMap<object, ServiceTable>();

/** The table of a client's calls. @param client made by `bindCalls` */
export function tableOf(client: object): ServiceTable {
  const table = tables.get(client);
  if (table === undefined) throw new TypeError("not a client of a service");
  return table;
}

async function call(
  link: Link,
  wire: Wire,
  action: string,
  request: Fields,
  options: CallOptions,
  add: (facts: Facts) => void,
): Promise<unknown> {
  let sent: Sent | undefined;
  let outcome: Outcome<unknown>;
  try {
    const instead = wire.instead?.(action);
    if (instead) return instead;
    sent = begin(link, wire, action, request, options);
    outcome = await send(sent, add);
  } catch (error) {
    throw endedBy(error, sent?.mayHaveActed ?? false);
  }
  return answerOf(sent, outcome);
}

/** @throws ConfigError if there are no credentials */
function begin(
  link: Link,
  wire: Wire,
  action: string,
  request: Fields,
  { idempotent = false, signal = signalOfOperation() }: CallOptions,
): Sent {
  signal?.throwIfAborted();
  const facts = wire.table.actions[action] ?? {};
  const { account } = wire;
  const caller = facts.unsigned ? "" : account.caller();
  return {
    link,
    wire,
    action,
    request,
    facts,
    signal,
    repeatable: facts.reads === true || idempotent || (facts.token === true && Boolean(request.clientToken)),
    sign: wire.prepare(action, facts, request),
    credentials: facts.unsigned ? async () => nobody : account.credentials,
    secrets: new Set<string>(),
    lane: `${wire.cloud}/${caller}/${wire.region ?? ""}/${wire.table.service}/${action}`,
    rate: facts.rate ?? wire.table.rate,
    mayHaveActed: false,
    corrected: false,
    renewed: false,
    queuedMs: 0,
  };
}

async function send(sent: Sent, add: (facts: Facts) => void): Promise<Outcome<unknown>> {
  const { link, wire, facts, signal, repeatable } = sent;
  const throttled = { throttled: 0, throttledMs: 0 };
  if (!facts.reads) await wire.account.guard?.();
  const outcome = await repeat((number, left) => attempt(sent, number, left), {
    policy: link.retry,
    clock: link.clock,
    random: link.random,
    signal,
    repeatable,
    throttled: (pause) => {
      throttled.throttled += 1;
      throttled.throttledMs += pause;
      link.limiter.slow(sent.lane, pause);
    },
  });
  const attempts = "failed" in outcome ? (outcome.failed.attempts ?? 1) : (sent.number ?? 1);
  add({ ...throttled, attempts, retried: attempts - 1, queuedMs: sent.queuedMs, requestId: sent.requestId });
  add("failed" in outcome ? { outcome: outcome.failed.category, code: outcome.failed.code } : { outcome: "ok" });
  return outcome;
}

/** @throws CloudError for a failure */
function answerOf(sent: Sent, outcome: Outcome<unknown>): unknown {
  if ("failed" in outcome) {
    const { failed } = outcome;
    throw new CloudError({ ...failed, remedy: remedyOf(failed, sent) });
  }
  const { wire, action, requestId, number } = sent;
  const facts = { service: wire.table.service, action, endpoint: wire.endpoint, requestId, attempts: number };
  keepFacts(outcome.value, facts);
  return outcome.value;
}

/** Credentials for calls that need no signature. */
const nobody: Credentials = { id: "", secret: "" };

async function attempt(sent: Sent, number: number, left: number): Promise<Outcome<unknown>> {
  const { link, wire } = sent;
  const began = link.clock.now();
  const end = began + left;
  sent.number = number;
  const down = link.breaker.refusal(wire.endpoint);
  if (down)
    return {
      failed: {
        ...notSent(sent, "connection", "EndpointDown", down),
        remedy: howTo("reach the endpoint", wire, link.language),
      },
    };
  if (!(await link.limiter.take(sent.lane, sent.action, sent.rate, { ...sent, left }))) {
    const reason = `more calls are queued than the timeout allows`;
    return { failed: notSent(sent, "throttled", "RateLimit", reason) };
  }
  sent.queuedMs += link.clock.now() - began;
  const credentials = await sent.credentials();
  const outcome = await sendOnce(sent, number, end, credentials);
  if ("value" in outcome || !mayRepeat(outcome.failed, sent)) return outcome;
  if (!sent.corrected && outcome.clockMayBeWrong) {
    sent.corrected = true;
    return sendOnce(sent, number, end, credentials);
  }
  if (sent.renewed || !hasEnded(outcome.failed, credentials) || !wire.account.refused(credentials)) return outcome;
  sent.renewed = true;
  return sendOnce(sent, number, end, await sent.credentials());
}

/** Whether a refusal may mean that temporary credentials expired early. */
const hasEnded = ({ category }: FailedAttempt, { token }: Credentials) =>
  category === "unauthorised" && token !== undefined;

/** The failure of an attempt that is not sent. Earlier ones may have taken effect. */
const notSent = (sent: Sent, ...[category, code, reason]: [FailedAttempt["category"], string, string]) => ({
  ...failure(sent, category, code, reason),
  transient: false,
  mayHaveTakenEffect: sent.mayHaveActed,
});

async function sendOnce(
  sent: Sent,
  number: number,
  end: number,
  credentials: Credentials,
): Promise<{ value: unknown } | { failed: FailedAttempt; clockMayBeWrong?: boolean }> {
  const { link, wire, signal } = sent;
  const started = link.clock.now();
  const ahead = link.skew.of(wire.endpoint);
  const timeout = Math.min(link.timeouts.request, end - started);
  const { mayHaveActed } = sent;
  /** The failure of this request. A refusal does not undo what an earlier request of the call may have done. */
  const ended = (failed: FailedAttempt): FailedAttempt => {
    sent.mayHaveActed = mayHaveActed || failed.mayHaveTakenEffect !== false;
    return { ...failed, mayHaveTakenEffect: sent.mayHaveActed };
  };
  let answer: HttpAnswer;
  for (const text of [credentials.secret, credentials.token]) if (text) sent.secrets.add(text);
  try {
    const request = sent.sign(started + ahead, credentials);
    signal?.throwIfAborted();
    sent.mayHaveActed = true;
    answer = await link.exchange(request, { timeout, ...(signal ? { signal } : {}) });
  } catch (cause) {
    // Connecting fails with a ConfigError if a setting is wrong: nothing was sent then.
    if (cause instanceof ConfigError) sent.mayHaveActed = mayHaveActed;
    if (!(cause instanceof NoAnswer)) throw cause;
    if (cause.mayHaveTakenEffect) link.breaker.reached(wire.endpoint);
    else if (cause.transient) link.breaker.missed(wire.endpoint, cause.reason);
    trace(sent, number, started, { status: 0, code: cause.code, category: cause.category });
    return { failed: ended(unanswered(sent, cause)) };
  }
  link.breaker.reached(wire.endpoint);
  const { reading, failed } = readAnswer(sent, answer);
  sent.requestId = reading.requestId;
  const { code, category } = failed ?? {};
  trace(sent, number, started, { status: answer.status, code, category, requestId: reading.requestId });
  link.record?.({
    cloud: wire.cloud,
    service: wire.table.service,
    action: sent.action,
    status: answer.status,
    ms: link.clock.now() - started,
    code,
    request: sent.request,
    text: answer.text,
    secrets: secretsOf(sent),
  });
  // A write may have nothing to return.
  if (!failed) return { value: "value" in reading ? (reading.value ?? {}) : undefined };
  // A proxy's refusal shows nothing about the cloud's clock.
  const clockMayBeWrong =
    failed.category === "unauthorised" &&
    answer.status !== PROXY_LOGIN &&
    link.skew.learn(wire.endpoint, headerOf(answer, "date"), ahead);
  return { failed: ended(failed), clockMayBeWrong };
}

function trace(
  sent: Sent,
  attempt: number,
  started: number,
  end: {
    status: number;
    code?: string | undefined;
    category?: TraceLine["category"];
    requestId?: string | undefined;
  },
): void {
  const { link, wire, action } = sent;
  if (!link.log) return;
  const now = link.clock.now();
  link.log({
    cloud: wire.cloud,
    service: wire.table.service,
    action,
    endpoint: wire.endpoint,
    attempt,
    status: end.status,
    ms: now - started,
    ...(end.code ? { code: end.code, ...(end.category && { category: end.category }) } : {}),
    ...(end.requestId ? { requestId: end.requestId } : {}),
    request: redactRequest(sent.request),
  });
}
