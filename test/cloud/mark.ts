import { randomBytes } from "node:crypto";

/** What every thing that a run makes has in its name: when it was made, and by which run. */
export function newMark(now = Date.now()): string {
  const time = new Date(now)
    .toISOString()
    .replace(/[-:]|\.\d+Z$/g, "")
    .toLowerCase();
  return `cctest-${time}-${randomBytes(2).toString("hex")}`;
}

const MARK = /cctest-(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)-[0-9a-f]{4}/;

/** When the run was whose mark a text bears, in milliseconds; `undefined` for one without a mark. */
export function timeOfMark(text: string): number | undefined {
  const found = MARK.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
