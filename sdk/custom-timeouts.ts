import { DURATION_TEXT, milliseconds } from "../words/duration";
import { nearest } from "../words/nearest";
import { typeOfValue } from "../words/schema";
import { failure, objectOf } from "./failure";

const NAMES: readonly string[] = ["create", "update", "delete", "read"];

/**
 * Refuses a value of the option `customTimeouts` that would have no effect: Pulumi drops names that it does not know, and takes a negative
 * duration, after which every wait would end at once.
 * @param title the resource, for the message
 * @throws RunError that names the part and what is wrong with it
 */
export function refuseTimeouts(title: string, given: object | undefined): void {
  const option = `${title}: option "customTimeouts"`;
  for (const [name, value] of Object.entries(objectOf<object>(option, given))) {
    const problem = problemOf(name, value);
    if (problem) throw failure(`${option}: ${name}: ${problem}`);
  }
}

function problemOf(name: string, value: unknown): string | undefined {
  // As to Pulumi, these mean "not set".
  if (value === undefined || value === null || value === "") return undefined;
  if (!NAMES.includes(name)) return `there is no such timeout; ${nearest(name, NAMES)}`;
  if (typeof value !== "string") return `${DURATION_TEXT}, not ${typeOfValue(value)}`;
  return milliseconds(value) === undefined ? `${DURATION_TEXT}, not ${JSON.stringify(value)}` : undefined;
}
