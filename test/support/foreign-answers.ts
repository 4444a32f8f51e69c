/** What a hostile cloud puts into a text: a terminal's commands, a new line of its own, a direction, halves of characters. */
export const RAW = "\u001b[2J\r\nERROR: \u009b31m\u202e\ud83d\u007f";

/** What none of it may leave behind: characters that a terminal acts on, and halves of characters. */
export const ACTIVE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * The body of an answer that was no refusal, with something appended to its texts.
 * @param whose which fields, by their names
 */
export function withForeign(text: string, added: string, whose: (name: string) => boolean = () => true): string {
  const body = JSON.parse(text) as Record<string, unknown>;
  const { Response } = body as { Response?: { Error?: unknown } };
  if (Response?.Error !== undefined || body.error !== undefined) return text;
  return JSON.stringify(changed(body, ""));

  function changed(value: unknown, name: string): unknown {
    if (typeof value === "string") return whose(name) ? value + added : value;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => changed(item, name));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner, key)]));
  }
}
