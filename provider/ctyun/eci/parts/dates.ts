const ZONED = /(Z|[+-]\d\d:?\d\d)$/;

/**
 * A time of ECI as UTC, `2025-01-16T01:26:44Z`: it writes Beijing time, with its offset (RFC 3339) or without. What is no
 * time stays as it is.
 */
export function utc(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const zoned = ZONED.test(text) ? text : `${text.replace(" ", "T")}+08:00`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? text : `${new Date(at).toISOString().slice(0, 19)}Z`;
}
