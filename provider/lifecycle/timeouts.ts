import { milliseconds } from "../../words/duration";
import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import type { Wait } from "./spec";
import type { Waiting } from "./wait-text";

type Operation = "create" | "update" | "delete";

export function waitingFor(
  context: AnyContext,
  operation: Operation,
  inputs: Properties,
  wait: Wait,
): Omit<Waiting, "known"> | undefined {
  if (inputs.waitFor === "none") return undefined;
  return {
    target: wait.target,
    ...(inputs.waitFor === "created" && { anyStatus: true }),
    outputs: inputs.waitForOutputs as Record<string, string> | undefined,
    typicalMs: operation === "create" && wait.typical ? milliseconds(wait.typical) : undefined,
    pending: wait.pending,
    elsewhere: wait.elsewhere,
    failed: [...(wait.failed ?? []), ...(wait.dead ?? [])],
    ...limitOf(context, operation, inputs, wait),
    notFoundUntilMs: operation === "create" ? milliseconds(wait.notFoundFor ?? "30s") : 0,
  };
}

/** How long an operation may take. */
export interface Limit {
  timeoutMs: number;
  /** Where the user sets it, for messages. */
  setting: string;
}

/** The timeout of an operation: the engine's, else the resource's own, else the default. */
export function limitOf(
  context: AnyContext,
  operation: Operation,
  inputs: Properties,
  wait: { timeout: string },
): Limit {
  if (context.timeoutMs !== undefined) return { timeoutMs: context.timeoutMs, setting: `customTimeouts.${operation}` };
  const own = (inputs.timeouts as Partial<Record<Operation, string>> | undefined)?.[operation];
  return { timeoutMs: milliseconds(own ?? wait.timeout) ?? 0, setting: `timeouts.${operation}` };
}
