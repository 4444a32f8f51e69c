import type { EngineEvent } from "../types";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_STRING } from "../values";

/** Shown in place of a secret. */
export const SECRET = "[secret]";

/** Shown in place of a value that is unknown in a preview. */
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

/** The content of a secret, if the event has it in plain text. */
export function revealSecret(secret: Record<string, unknown>): { value: unknown } | undefined {
  return typeof secret.plaintext === "string" ? { value: JSON.parse(secret.plaintext) } : undefined;
}

/** An event for writing: secrets marked and hidden, as in the CLI's event log. */
export function blindEvent(event: EngineEvent): EngineEvent {
  return replaceSecrets(event, () => ({
    [SIGNATURE_KEY]: SIGNATURES.secret,
    ciphertext: SECRET,
  })) as EngineEvent;
}

/** Values for display: a secret is `[secret]`, or with `show` its content. */
export function plainValues(value: unknown, show: boolean): unknown {
  return replaceSecrets(value, (secret) => {
    const revealed = show ? revealSecret(secret) : undefined;
    return revealed ? plainValues(revealed.value, show) : SECRET;
  });
}

/** Shorter secrets are not replaced in messages, because they occur in any text. */
const SHORTEST_MASKED = 4;

/**
 * Hides secrets in a run's messages, because programs and providers may repeat a secret of an earlier event.
 */
export class SecretFilter {
  private readonly known = new Set<string>();

  /** The event with its message masked. Secrets of the event are masked from then on. */
  pass(event: EngineEvent): EngineEvent {
    this.learn(event, false);
    const diagnostic = event.diagnosticEvent as { message: string } | undefined;
    if (!diagnostic) return event;
    return { ...event, diagnosticEvent: { ...diagnostic, message: this.mask(diagnostic.message) } };
  }

  private mask(message: string): string {
    let masked = message;
    for (const secret of this.known) masked = masked.replaceAll(secret, SECRET);
    return masked;
  }

  private learn(value: unknown, within: boolean): void {
    if (typeof value === "string") {
      if (within && value.length >= SHORTEST_MASKED) this.known.add(value);
    } else if (isSecret(value)) this.learn(revealSecret(value)?.value, true);
    else if (typeof value === "object" && value !== null) {
      for (const inner of Object.values(value)) this.learn(inner, within);
    }
  }
}

function replaceSecrets(value: unknown, replace: (secret: Record<string, unknown>) => unknown): unknown {
  if (isSecret(value)) return replace(value);
  if (Array.isArray(value)) return value.map((element) => replaceSecrets(element, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceSecrets(inner, replace)]));
}
