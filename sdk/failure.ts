import { typeOfValue } from "../words/schema";
import * as pulumi from "./pulumi";

/** An error that is printed without a trace: after the program's end Pulumi would print that of a RunError too. */
export const failure = (message: string) => Object.assign(new pulumi.RunError(message), { stack: "" });

/**
 * Arguments or options as a program without types may give them: null and undefined are none.
 * @throws RunError for what is no object
 */
export function objectOf<T extends object>(title: string, given: T | null | undefined): T {
  if (given === null || given === undefined) return {} as T;
  if (typeof given === "object" && !Array.isArray(given)) return given;
  const type = typeof given === "function" ? "a function" : typeOfValue(given);
  throw failure(`${title} must be an object, not ${type}`);
}
