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

/** Shorter texts are not looked for in messages: they would be found everywhere. */
const SHORTEST_MASKED = 4;

/**
 * Hides secrets in the messages of a run. What programs and providers say is free text, and may repeat a secret that
 * an earlier event brought.
 */
export class SecretFilter {
  private readonly known = new Set<string>();

  /** The event with its message masked; what it brings is known from then on. */
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
