import { AsyncLocalStorage } from "node:async_hooks";

/** Replaces every secret in messages, logs and reasons. */
export const REDACTED = "[secret]";

/** Shorter secrets are not replaced, because they occur in any text. */
const SHORTEST = 4;

/**
 * The forms of secrets to look for in a message: as they are, as JSON and as in a URL, because vendors quote them in any of these. Longest
 * first, so that replacing one leaves no part of another.
 */
export function spellingsOf(secrets: readonly string[]): string[] {
  const spellings = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())]);
  return [...new Set(spellings)].sort((a, b) => b.length - a.length);
}

/** A text with its secrets replaced. @param spellings the result of {@link spellingsOf} */
export const redactText = (text: string, spellings: readonly string[]): string =>
  spellings.reduce((shown, secret) => shown.replaceAll(secret, REDACTED), text);

/** Fields whose values are not secret in any of the five APIs: IDs, names, types, locations, paging. */
const harmless = /(ids?|names?|type|mode|status|region|zone|version|offset|limit|marker|size|policy|arch|cidr)$/i;
const secretive = /(password|secret|client|access|auth|session|user)/i;

const ofProgram = new AsyncLocalStorage<readonly string[]>();

/** Runs an operation whose calls are logged without these texts. @param spellings the result of {@link spellingsOf} */
export const whileHiding = <T>(spellings: readonly string[], run: () => T): T => ofProgram.run(spellings, run);

/** What {@link whileHiding} hides at this moment. */
export const hiddenNow = (): readonly string[] => ofProgram.getStore() ?? [];

/**
 * A request with every string replaced that may be secret. It keeps only fields known to be harmless, so that a new field stays hidden
 * until someone adds it. Values that the program marks as secret are hidden everywhere.
 */
export function redactRequest(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => redactRequest(item, name));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactRequest(inner, key)]));
  }
  if (typeof value !== "string") return value;
  const shown = harmless.test(name) && !secretive.test(name);
  return shown ? redactText(value, hiddenNow()) : REDACTED;
}

/** A path to a value: names, and list positions as text; `*` for each item. */
export type Path = readonly string[];

/** The strings and numbers at a path, and below it. */
export function textsAt(value: unknown, [key, ...rest]: Path): string[] {
  if (typeof value === "object" && value !== null) {
    const within = Object.entries(value).filter(([name]) => key === undefined || key === "*" || key === name);
    return within.flatMap(([, item]) => textsAt(item, rest));
  }
  return key === undefined && (typeof value === "string" || typeof value === "number") ? [String(value)] : [];
}

// CTyun spells it "crendential".
const callsSecret = /(passw|secret|token|assertion|cren?dential|kubeconfig)/i;

/** Whether a field's name means that its value is secret; for fields that no contract describes. */
export const isSecretName = (name: string): boolean => callsSecret.test(name);

/** The secrets of a request: at the contract's paths, and in fields that the contract does not have, by their names. */
export const secretsIn = (request: unknown, paths: readonly string[] = []): string[] => [
  ...paths.flatMap((path) => textsAt(request, path.split("."))),
  ...namedSecrets(request, ""),
];

function namedSecrets(value: unknown, name: string): string[] {
  if (typeof value === "string") return isSecretName(name) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => namedSecrets(inner, Array.isArray(value) ? name : key));
}
