const BEIJING_MS = 8 * 3_600_000;

/** A time in ECI's form, in Beijing time: `2025-01-16T09:26:44+08:00`. Undefined stays undefined. */
export function beijing(time: string | number): string;
export function beijing(time: string | number | undefined): string | undefined;
export function beijing(time: string | number | undefined): string | undefined {
  if (time === undefined) return undefined;
  const at = typeof time === "number" ? time : Date.parse(time);
  return `${new Date(at + BEIJING_MS).toISOString().slice(0, 19)}+08:00`;
}
