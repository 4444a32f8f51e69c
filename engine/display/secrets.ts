import type { EngineEvent } from "../types";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_STRING } from "../values";

/** Shown in place of a secret. */
export const SECRET = "[secret]";

/** Shown in place of what a preview cannot know. */
export const UNKNOWN = "[unknown]";

/** True for a secret as events and state write it. */
export function isSecret(value: unknown): value is Record<string, unknown> {
  return signatureOf(value) === SIGNATURES.secret;
}

/** True for a value that is not known yet. */
export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN_STRING;
}

/** The signature of a special value; `undefined` for plain JSON. */
export function signatureOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const signature = (value as Record<string, unknown>)[SIGNATURE_KEY];
  return typeof signature === "string" ? signature : undefined;
}

/** What a secret holds, when the event says it in clear. */
export function revealSecret(secret: Record<string, unknown>): { value: unknown } | undefined {
  return typeof secret.plaintext === "string" ? { value: JSON.parse(secret.plaintext) } : undefined;
}

/** An event as it may be written: secrets marked and hidden, as in the CLI's event log. */
export function blindEvent(event: EngineEvent): EngineEvent {
  return replaceSecrets(event, () => ({
    [SIGNATURE_KEY]: SIGNATURES.secret,
    ciphertext: SECRET,
  })) as EngineEvent;
}

/** Values as people read them: a secret is `[secret]`, or with `show` what it holds. */
export function plainValues(value: unknown, show: boolean): unknown {
  return replaceSecrets(value, (secret) => {
    const revealed = show ? revealSecret(secret) : undefined;
    return revealed ? plainValues(revealed.value, show) : SECRET;
  });
}

function replaceSecrets(value: unknown, replace: (secret: Record<string, unknown>) => unknown): unknown {
  if (isSecret(value)) return replace(value);
  if (Array.isArray(value)) return value.map((element) => replaceSecrets(element, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceSecrets(inner, replace)]));
}
