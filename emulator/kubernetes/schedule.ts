import { lookUp } from "../../words/look-up";

/** Names and bounds of a schedule's five fields. */
const FIELDS = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [] },
  { from: 1, to: 12, names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] },
  { from: 0, to: 7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
] as const;

const SHORT: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Minutes to search before a schedule counts as never running: 29 February may be eight years away. */
const MOST_MINUTES = 8 * 366 * 24 * 60;

/** When something runs: five cron fields in a time zone. */
export interface Schedule {
  /** The last matching minute after `after` and up to `until`, in milliseconds. */
  latest(after: number, until: number): number | undefined;
}

/** @throws RangeError that says what is wrong with the schedule or the time zone */
export function readSchedule(text: string, timeZone = "UTC"): Schedule {
  const fields = (lookUp(SHORT, text.trim()) ?? text).trim().split(/\s+/);
  if (fields.length !== FIELDS.length)
    throw new RangeError(`expected exactly 5 fields, found ${fields.length}: [${text}]`);
  const sets = fields.map((field, index) => valuesOf(field, FIELDS[index] ?? FIELDS[0]));
  const [minutes, hours, days, months, weekdays] = sets as [Values, Values, Values, Values, Values];
  const offsetAt = offsetsOf(timeZone);
  const fits = (time: number) => {
    const local = new Date(time + offsetAt(time));
    const [day, weekday] = [days.has(local.getUTCDate()), weekdays.has(local.getUTCDay())];
    return (
      minutes.has(local.getUTCMinutes()) &&
      hours.has(local.getUTCHours()) &&
      months.has(local.getUTCMonth() + 1) &&
      // If both day fields are set, one of them is enough.
      (days.all || weekdays.all ? day && weekday : day || weekday)
    );
  };
  return {
    latest: (after, until) => {
      const first = Math.max(after, until - MOST_MINUTES * MINUTE);
      for (let time = Math.floor(until / MINUTE) * MINUTE; time > first; time -= MINUTE) if (fits(time)) return time;
      return undefined;
    },
  };
}

interface Values {
  readonly all: boolean;
  has(value: number): boolean;
}

/** `*`, `a`, `a-b`, each with an optional `/step`, separated by commas. */
function valuesOf(field: string, { from, to, names }: (typeof FIELDS)[number]): Values {
  const values = new Set<number>();
  const numberOf = (text: string) => {
    const named = (names as readonly string[]).indexOf(text.toLowerCase());
    const value = named >= 0 ? named + (from === 1 ? 1 : 0) : Number(text);
    if (text === "" || !Number.isInteger(value) || value < from || value > to)
      throw new RangeError(`${text} in ${field} is not from ${from} to ${to}`);
    return value;
  };
  for (const part of field.split(",")) {
    const [range = "", step] = part.split("/");
    const every = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(every) || every < 1) throw new RangeError(`the step of ${field} is not an integer from 1`);
    const any = range === "*" || range === "?";
    const [first = "", last] = range.split("-");
    const low = any ? from : numberOf(first);
    const high = any ? to : last === undefined ? (step === undefined ? low : to) : numberOf(last);
    for (let value = low; value <= high; value += every) values.add(value);
  }
  // Sunday is both 0 and 7.
  if (to === 7 && values.has(7)) values.add(0);
  return { all: field.startsWith("*") || field.startsWith("?"), has: (value) => values.has(value) };
}

/** A time zone's offset from UTC at a time, in milliseconds. */
function offsetsOf(timeZone: string): (time: number) => number {
  if (timeZone === "UTC") return () => 0;
  const format = formatIn(timeZone);
  const byHour = new Map<number, number>();
  return (time) => {
    const hour = Math.floor(time / HOUR);
    const known = byHour.get(hour);
    if (known !== undefined) return known;
    const name = format.formatToParts(time).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    const offset = (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE) * (sign === "-" ? -1 : 1);
    byHour.set(hour, offset);
    return offset;
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  } catch {
    throw new RangeError(`unknown time zone ${timeZone}`);
  }
}
