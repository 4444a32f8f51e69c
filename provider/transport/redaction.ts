import { AsyncLocalStorage } from "node:async_hooks";
import { REDACTED, redactText, textsAt } from "../../words/redaction";

/** Fields whose values are not secret in any of the five APIs: IDs, names, types, locations, paging. */
const harmless = /(ids?|names?|type|mode|status|region|zone|version|offset|limit|marker|size|policy|arch|cidr)$/i;
const secretive = /(password|secret|client|access|auth|session|user)/i;

const ofProgram = new AsyncLocalStorage<readonly string[]>();

/** Runs an operation whose calls are logged without these secrets. @param secrets the result of {@link secretsToHide} */
export const whileHiding = <T>(secrets: readonly string[], run: () => T): T => ofProgram.run(secrets, run);

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
  if (typeof value === "number") return hiddenNow().includes(String(value)) ? REDACTED : value;
  if (typeof value !== "string") return value;
  const shown = harmless.test(name) && !secretive.test(name);
  return shown ? redactText(value, hiddenNow()) : REDACTED;
}

// CTyun spells it "crendential".
const callsSecret = /(passw|secret|token|assertion|cren?dential|kubeconfig)/i;

/** Whether a field's name means that its value is secret; for fields that no contract describes. */
export const isSecretName = (name: string): boolean => callsSecret.test(name);

/** The field of an idempotency token, in all five APIs. It is drawn for one create and opens nothing, so answers may repeat it. */
const CLIENT_TOKEN = /^clienttoken$/i;

/** The secrets of a request: at the contract's paths, and in fields that the contract does not have, by their names. */
export const secretsIn = (request: unknown, paths: readonly string[] = []): string[] => [
  ...paths.flatMap((path) => textsAt(request, path.split("."))),
  ...namedSecrets(request, ""),
];

function namedSecrets(value: unknown, name: string): string[] {
  if (typeof value === "string") return isSecretName(name) && !CLIENT_TOKEN.test(name) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => namedSecrets(inner, Array.isArray(value) ? name : key));
}
