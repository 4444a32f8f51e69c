import { typeOfValue } from "../words/schema";
import * as pulumi from "./pulumi";

/** An error that is printed without a stack trace. After the program's end, Pulumi would print one even for a RunError. */
export const failure = (message: string) => Object.assign(new pulumi.RunError(message), { stack: "" });

/**
 * Arguments or options from a program without types: null and undefined become an empty object.
 * @throws RunError if they are not an object
 */
export function objectOf<T extends object>(title: string, given: T | null | undefined): T {
  if (given === null || given === undefined) return {} as T;
  if (typeof given === "object" && !Array.isArray(given)) return given;
  const type = typeof given === "function" ? "a function" : typeOfValue(given);
  throw failure(`${title} must be an object, not ${type}`);
}
