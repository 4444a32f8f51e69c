import type { Properties } from "./codec";
import type { Change, Resource } from "./spec";

/** What a change of an input from one normal form to another leads to. */
export function effectOf(spec: Resource, field: string, was: unknown, now: unknown, state: Properties): Change {
  const rule = spec.onChange[field];
  return typeof rule === "function" ? rule(was, now, state) : (rule ?? "replace");
}
