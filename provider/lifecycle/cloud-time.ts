/** Parses a time in a cloud's format. A time without a zone is read as UTC. */
export function timeOf(text: unknown): number | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)/.exec(String(text)) ?? [];
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.exec(String(text))?.[1] ?? "Z";
  const at = Date.parse(`${day}T${time}${zoned}`);
  return Number.isNaN(at) ? undefined : at;
}
