import { type Facts, watched } from "../observability/activity";
import { checkAnswer } from "./answer-check";
import type { Account } from "./cloud";
import type { Credentials } from "./credentials";
import { type CallFailure, CloudError } from "./errors";
import { foreignText, withoutStop } from "./foreign-text";
import type { HttpAnswer, HttpRequest } from "./http";
import { inLanguage } from "./language";
import type { Link } from "./link";
import { NoAnswer } from "./no-answer";
import { headerOf, parseBody, type Reading, type Refusal } from "./outcome";
import { redactRequest, secretsIn, spellingsOf } from "./redaction";
import { howTo, howToSlow } from "./remedies";
import { type FailedAttempt, type Outcome, repeat, retryAfterOf } from "./retry";
import type { ActionTable, ServiceTable } from "./service-table";
import type { TraceLine } from "./trace";

/** The fields of a request by the wire's names. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a call may be given besides its request. */
export interface CallOptions {
  /** Ends the call at once, also its waits between attempts. */
  signal?: AbortSignal;
  /**
   * Sending it twice does no harm (a delete by ID, a change to absolute values), so it is repeated after connection and
   * server failures. Known already for calls that only read and for requests that carry a client token.
   * @default false
   */
  idempotent?: boolean;
}

/** How the calls of one service look on the wire: what a cloud adds to the common way of a call. */
export interface Wire {
  cloud: string;
  table: ServiceTable;
  /** Scheme, host and port. */
  endpoint: string;
  region: string | undefined;
  /** Full path of a setting, in the profile where it stands. */
  path(setting: string): string;
  /** Who calls, and as whom: the key pair is asked for with each attempt, and only then. */
  account: Pick<Account, "caller" | "credentials" | "refused" | "guard">;
  /** The answer to use where the cloud has no such call and the work goes on without it. */
  instead?(action: string): Fields | undefined;
  /** Turns a request into bytes once; what comes back signs them for each attempt, at a time in the endpoint's clock. */
  prepare(action: string, facts: ActionTable, request: Fields): (at: number, credentials: Credentials) => HttpRequest;
  /** `body` is `undefined` when the answer has none or none that is JSON. */
  read(action: string, answer: HttpAnswer, body: unknown): Reading;
}

/** A client with a method for each action of the table. @param wire made with the first call. @throws ConfigError then */
export function bindCalls<Client>(link: Link, table: ServiceTable<keyof Client & string>, wire: () => Wire): Client {
  const client: Record<string, unknown> = {};
  for (const action of Object.keys(table.actions)) {
    client[action] = async (request: Fields = {}, options: CallOptions = {}) => {
      const way = wire();
      const facts = () => ({
        ...{ cloud: way.cloud, service: table.service, action, endpoint: way.endpoint, region: way.region },
      });
      return watched("call", `${table.service}.${action}`, facts, (add) =>
        call(link, way, action, request, options, add),
      );
    };
  }
  tables.set(client, table);
  return client as Client;
}

const tables = new WeakMap<object, ServiceTable>();

/** The facts of a client's calls. @param client made by `bindCalls` */
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
  const { signal } = options;
  signal?.throwIfAborted();
  const instead = wire.instead?.(action);
  if (instead) return instead;
  const facts = wire.table.actions[action] ?? {};
  const { account } = wire;
  const caller = facts.unsigned ? "" : account.caller();
  const sent: Sent = {
    ...{ link, wire, action, request, signal, sign: wire.prepare(action, facts, request) },
    credentials: facts.unsigned ? async () => nobody : account.credentials,
    secrets: new Set<string>(),
    lane: `${wire.cloud}/${caller}/${wire.region ?? ""}/${wire.table.service}/${action}`,
    rate: facts.rate ?? wire.table.rate,
    corrected: false,
    renewed: false,
    queuedMs: 0,
  };
  const throttled = { throttled: 0, throttledMs: 0 };
  if (!facts.reads) await account.guard?.();
  const outcome = await repeat((number, left) => attempt(sent, number, left), {
    ...{ policy: link.retry, clock: link.clock, random: link.random },
    ...(signal ? { signal } : {}),
    repeatable:
      facts.reads === true || options.idempotent === true || (facts.token === true && Boolean(request.clientToken)),
    throttled: (pause) => {
      throttled.throttled += 1;
      throttled.throttledMs += pause;
      link.limiter.slow(sent.lane, pause);
    },
  });
  const attempts = "failed" in outcome ? (outcome.failed.attempts ?? 1) : (sent.number ?? 1);
  add({ ...throttled, attempts, retried: attempts - 1, queuedMs: sent.queuedMs, requestId: sent.requestId });
  add("failed" in outcome ? { outcome: outcome.failed.category, code: outcome.failed.code } : { outcome: "ok" });
  if ("value" in outcome) return outcome.value;
  const { failed } = outcome;
  const remedy = remedyOf(failed, sent);
  throw new CloudError({ ...failed, ...(remedy ? { remedy } : {}) });
}

/** One call on its way. */
interface Sent {
  link: Link;
  wire: Wire;
  action: string;
  request: Fields;
  signal: AbortSignal | undefined;
  sign(at: number, credentials: Credentials): HttpRequest;
  credentials(): Promise<Credentials>;
  /** Keys and tokens that attempts were signed with. */
  secrets: Set<string>;
  /** What the limiter counts together: account, region, service and action. */
  lane: string;
  rate: number | undefined;
  /** The clock was corrected in this call already. */
  corrected: boolean;
  /** The credentials were renewed in this call already. */
  renewed: boolean;
  /** The last attempt, and what its answer is known by. */
  number?: number;
  requestId?: string | undefined;
  /** Milliseconds that attempts waited for their turn. */
  queuedMs: number;
}

/** Signs nothing. */
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
        ...failure(sent, "connection", "EndpointDown", down),
        ...settled,
        remedy: howTo("reach the endpoint", wire, link.language),
      },
    };
  if (!(await link.limiter.take(sent.lane, sent.action, sent.rate, { ...sent, left }))) {
    const reason = `more calls are queued than the timeout allows`;
    return { failed: { ...failure(sent, "throttled", "RateLimit", reason), ...settled } };
  }
  sent.queuedMs += link.clock.now() - began;
  const credentials = await sent.credentials();
  const outcome = await sendOnce(sent, number, end, credentials);
  if ("value" in outcome) return outcome;
  if (!sent.corrected && outcome.clockMayBeWrong) {
    sent.corrected = true;
    return sendOnce(sent, number, end, credentials);
  }
  if (sent.renewed || !hasEnded(outcome.failed, credentials) || !wire.account.refused(credentials)) return outcome;
  sent.renewed = true;
  return sendOnce(sent, number, end, await sent.credentials());
}

/** Whether a refusal may mean that temporary credentials ended sooner than they said. */
const hasEnded = ({ category }: FailedAttempt, { token }: Credentials) =>
  category === "unauthorised" && token !== undefined;

/** Nothing happened, and a repeat is of no use. */
const settled = { transient: false, mayHaveTakenEffect: false } as const;

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
  let answer: HttpAnswer;
  for (const text of [credentials.secret, credentials.token]) if (text) sent.secrets.add(text);
  try {
    const request = sent.sign(started + ahead, credentials);
    answer = await link.exchange(request, { timeout, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (!(cause instanceof NoAnswer)) throw cause;
    if (cause.mayHaveTakenEffect) link.breaker.reached(wire.endpoint);
    else if (cause.transient) link.breaker.missed(wire.endpoint, cause.reason);
    trace(sent, number, started, { status: 0, code: cause.code, category: cause.category });
    return { failed: unanswered(sent, cause) };
  }
  link.breaker.reached(wire.endpoint);
  const { reading, failed } = readAnswer(sent, answer);
  sent.requestId = reading.requestId;
  const { code, category } = failed ?? {};
  trace(sent, number, started, { status: answer.status, code, category, requestId: reading.requestId });
  link.record?.({
    ...{ cloud: wire.cloud, service: wire.table.service, action: sent.action },
    ...{ status: answer.status, ms: link.clock.now() - started, code, request: sent.request, text: answer.text },
  });
  if (!failed) return { value: "value" in reading ? reading.value : undefined };
  // A proxy's refusal says nothing of the cloud's clock.
  const clockMayBeWrong =
    failed.category === "unauthorised" &&
    answer.status !== PROXY_LOGIN &&
    link.skew.learn(wire.endpoint, headerOf(answer, "date"), ahead);
  return { failed, clockMayBeWrong };
}

/** Whatever an answer holds, it came: a failure to read it must not look like a call that was never sent. */
function readAnswer(sent: Sent, answer: HttpAnswer): { reading: Reading; failed: FailedAttempt | undefined } {
  try {
    const reading = cleaned(sent, sent.wire.read(sent.action, answer, parseBody(answer)));
    const failed = "meaning" in reading ? refused(sent, answer, reading) : malformed(sent, answer, reading);
    return { reading, failed };
  } catch (cause) {
    const failed = failure(sent, "server", "MalformedAnswer", `the response to ${sent.action} cannot be read`);
    return { reading: { value: undefined }, failed: { ...failed, transient: false, httpStatus: answer.status, cause } };
  }
}

/** HTTP status of a proxy that wants a user name and password. */
const PROXY_LOGIN = 407;

function failure(sent: Sent, category: CallFailure["category"], code: string, reason: string): FailedAttempt {
  const { cloud, table, endpoint } = sent.wire;
  return { cloud, service: table.service, action: sent.action, endpoint, category, code, reason, transient: true };
}

function unanswered(sent: Sent, cause: NoAnswer): FailedAttempt {
  const { category, code, reason, transient, mayHaveTakenEffect } = cause;
  const remedy = cause.remedy && howTo(cause.remedy, sent.wire, sent.link.language);
  return {
    ...failure(sent, category, code, reason),
    ...{ transient, mayHaveTakenEffect, cause: cause.cause },
    ...(remedy ? { remedy } : {}),
  };
}

function refused(sent: Sent, answer: HttpAnswer, refusal: Refusal): FailedAttempt {
  const { category, remedy, transient = category === "server" || category === "throttled" } = refusal.meaning;
  const retryAfter = retryAfterOf(answer.headers["retry-after"], sent.link.clock.now());
  return {
    ...failure(sent, category, refusal.code, refusal.reason),
    ...(answer.status === PROXY_LOGIN ? { remedy: howTo("log in to the proxy", sent.wire, sent.link.language) } : {}),
    transient,
    httpStatus: answer.status,
    mayHaveTakenEffect: category === "server",
    ...(refusal.requestId ? { requestId: refusal.requestId } : {}),
    ...(remedy ? { remedy } : {}),
    ...(retryAfter ? { retryAfter } : {}),
  };
}

/** The failure of an answer that its contract does not allow; `undefined` when it does. */
function malformed(
  sent: Sent,
  answer: HttpAnswer,
  reading: { value: unknown; requestId?: string },
): FailedAttempt | undefined {
  const problem = checkAnswer(sent.wire.table, sent.action, reading.value);
  if (!problem) return undefined;
  const reason = `the response to ${sent.action} does not match its API: ${problem}`;
  return {
    ...failure(sent, "server", "MalformedAnswer", reason),
    transient: false,
    httpStatus: answer.status,
    ...(reading.requestId ? { requestId: reading.requestId } : {}),
  };
}

/** Where a vendor's words enter: from here on they are short, printable and without the secrets that were sent. */
function cleaned(sent: Sent, reading: Reading): Reading {
  const secrets = secretsOf(sent);
  const requestId = reading.requestId && foreignText(reading.requestId, secrets, LONGEST_NAME);
  if ("value" in reading) return { ...reading, requestId };
  const code = foreignText(reading.code, secrets, LONGEST_NAME);
  return { ...reading, code, reason: withoutStop(foreignText(reading.reason, secrets)), requestId };
}

/** Of a vendor's code or request ID. */
const LONGEST_NAME = 200;

/** Vendors quote what they were sent; secret in it are the keys, and the request's passwords. */
function secretsOf({ secrets, request }: Sent): string[] {
  const all = [...secrets, ...secretsIn(request)];
  const key = all.join("\0");
  if (lastSecrets?.key !== key) lastSecrets = { key, spellings: spellingsOf(all) };
  return lastSecrets.spellings;
}

/** Most calls in a row are signed with the same keys. */
let lastSecrets: { key: string; spellings: string[] } | undefined;

/** What to do about a failure, in the user's language. It names settings as they stand outside profiles; this says where they are. */
function remedyOf({ cloud, action, category, remedy }: FailedAttempt, { link, wire, lane }: Sent): string | undefined {
  const rate = link.limiter.rateOf(lane);
  const found =
    category === "throttled" && !remedy
      ? howToSlow({ cloud, action, rate }, link.language)
      : remedy && inLanguage(remedy, link.language);
  return found?.replaceAll(/container-clouds:\w+\.(\w+)/g, (_, setting: string) => wire.path(setting));
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
    ...{ cloud: wire.cloud, service: wire.table.service, action, endpoint: wire.endpoint, attempt },
    ...{ status: end.status, ms: now - started },
    ...(end.code ? { code: end.code, ...(end.category && { category: end.category }) } : {}),
    ...(end.requestId ? { requestId: end.requestId } : {}),
    request: redactRequest(sent.request),
  });
}
