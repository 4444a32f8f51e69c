import { secretsToHide } from "../../words/redaction";
import { checkAnswer } from "./answer-check";
import type { CallFailure } from "./errors";
import { foreignText, withoutStop } from "./foreign-text";
import type { HttpAnswer } from "./http";
import { inLanguage } from "./language";
import type { NoAnswer, Remedy } from "./no-answer";
import { ANOTHER_SERVERS, parseBody, type Reading, type Refusal } from "./outcome";
import { secretsIn } from "./redaction";
import { howTo, howToSlow } from "./remedies";
import { type FailedAttempt, retryAfterOf } from "./retry";
import type { Sent } from "./wire";

/** Reads a response. A failure to read it must not look like a call that was never sent. */
export function readAnswer(sent: Sent, answer: HttpAnswer): { reading: Reading; failed: FailedAttempt | undefined } {
  try {
    const reading = cleaned(sent, sent.wire.read(sent.action, answer, parseBody(answer)));
    const failed = "meaning" in reading ? refused(sent, answer, reading) : malformed(sent, answer, reading);
    return { reading, failed };
  } catch (cause) {
    const failed = failure(sent, "server", "MalformedAnswer", `the response to ${sent.action} cannot be read`);
    return { reading: { value: undefined }, failed: { ...failed, transient: false, httpStatus: answer.status, cause } };
  }
}

/** HTTP status of a proxy that requires a user name and password. */
export const PROXY_LOGIN = 407;

/** A failure of a call that a repeat may fix. */
export function failure(sent: Sent, category: CallFailure["category"], code: string, reason: string): FailedAttempt {
  const { cloud, table, endpoint } = sent.wire;
  return { cloud, service: table.service, action: sent.action, endpoint, category, code, reason, transient: true };
}

/** The failure of an attempt without a response. */
export function unanswered(sent: Sent, cause: NoAnswer): FailedAttempt {
  const { category, code, reason, transient, mayHaveTakenEffect } = cause;
  const remedy = cause.remedy && howTo(cause.remedy, sent.wire, sent.link.language);
  return {
    ...failure(sent, category, code, reason),
    transient,
    mayHaveTakenEffect,
    cause: cause.cause,
    ...(remedy ? { remedy } : {}),
  };
}

function refused(sent: Sent, answer: HttpAnswer, refusal: Refusal): FailedAttempt {
  const meaning = refusal.meaning.category === "not-found" && !refusal.isClouds ? ANOTHER_SERVERS : refusal.meaning;
  const { category, transient = category === "server" || category === "throttled" } = meaning;
  const aboutConnection = answer.status === PROXY_LOGIN ? "log in to the proxy" : ofTlsPort(sent, answer, refusal);
  const remedy = aboutConnection ? howTo(aboutConnection, sent.wire, sent.link.language) : meaning.remedy;
  const retryAfter = retryAfterOf(answer.headers["retry-after"], sent.link.clock.now());
  return {
    ...failure(sent, category, refusal.code, refusal.reason),
    transient,
    httpStatus: answer.status,
    mayHaveTakenEffect: category === "server" || !(refusal.isClouds || sent.facts.reads),
    ...(refusal.requestId ? { requestId: refusal.requestId } : {}),
    ...(remedy ? { remedy } : {}),
    ...(retryAfter ? { retryAfter } : {}),
  };
}

/** At a port that speaks TLS, many servers respond to plain HTTP with status 400 and a text of their own. */
const ofTlsPort = ({ wire }: Sent, { status }: HttpAnswer, { code }: Refusal): Remedy | undefined =>
  wire.endpoint.startsWith("http:") && status === 400 && code === "MalformedAnswer" ? "use TLS" : undefined;

/** The failure of a response that breaks its contract; `undefined` if it does not. */
function malformed(
  sent: Sent,
  answer: HttpAnswer,
  reading: { value: unknown; requestId?: string },
): FailedAttempt | undefined {
  // Only a write may have nothing to return. A read's "nothing" would mean that the resource is gone.
  const isMissing = sent.facts.reads && answer.text === "";
  const problem = isMissing ? "it is empty" : checkAnswer(sent.wire.table, sent.action, reading.value);
  if (!problem) return undefined;
  const reason = `the response to ${sent.action} does not match its API: ${problem}`;
  return {
    ...failure(sent, "server", "MalformedAnswer", reason),
    transient: false,
    httpStatus: answer.status,
    ...(reading.requestId ? { requestId: reading.requestId } : {}),
  };
}

/** Cleans the vendor's texts, where they enter: they become short, printable and free of the secrets that were sent. */
function cleaned(sent: Sent, reading: Reading): Reading {
  const secrets = secretsOf(sent);
  const requestId = reading.requestId && foreignText(reading.requestId, secrets, LONGEST_NAME);
  if ("value" in reading) return { ...reading, requestId };
  const code = foreignText(reading.code, secrets, LONGEST_NAME);
  return { ...reading, code, reason: withoutStop(foreignText(reading.reason, secrets)), requestId };
}

/** Longest vendor's code or request ID, in characters. */
const LONGEST_NAME = 200;

/** The secrets that a vendor may quote: keys, tokens, and passwords of the request. */
export function secretsOf({ secrets, request, wire, action }: Sent): string[] {
  const all = [...secrets, ...secretsIn(request, wire.table.actions[action]?.secrets)];
  const key = all.join("\0");
  if (lastSecrets?.key !== key) lastSecrets = { key, secrets: secretsToHide(all) };
  return lastSecrets.secrets;
}

/** Cached, because successive calls are usually signed with the same keys. */
let lastSecrets: { key: string; secrets: string[] } | undefined;

/** What to do about a failure, in the user's language. A remedy names settings outside profiles; this replaces them by their full paths. */
export function remedyOf(
  { cloud, action, category, remedy }: FailedAttempt,
  { link, wire, lane }: Sent,
): string | undefined {
  const rate = link.limiter.rateOf(lane);
  const found =
    category === "throttled" && !remedy
      ? howToSlow({ cloud, action, rate }, link.language)
      : remedy && inLanguage(remedy, link.language);
  return found?.replaceAll(/container-clouds:\w+\.(\w+)/g, (_, setting: string) => wire.path(setting));
}
