const ZONED = /(Z|[+-]\d\d:?\d\d)$/;

/**
 * Converts a time of ECI to UTC, `2025-01-16T01:26:44Z`. ECI writes Beijing time, with its offset (RFC 3339) or without. Any other text
 * stays unchanged.
 */
export function utc(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const zoned = ZONED.test(text) ? text : `${text.replace(" ", "T")}+08:00`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? text : `${new Date(at).toISOString().slice(0, 19)}Z`;
}
