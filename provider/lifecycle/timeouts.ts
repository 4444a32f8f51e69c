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
    timeoutMs: timeoutMs(context, operation, inputs, wait),
    setting: settingOf(context, operation),
    notFoundUntilMs: operation === "create" ? milliseconds(wait.notFoundFor ?? "30s") : 0,
  };
}

export function timeoutMs(
  context: AnyContext,
  operation: Operation,
  inputs: Properties,
  wait: { timeout: string },
): number {
  if (context.timeoutMs !== undefined) return context.timeoutMs;
  const own = (inputs.timeouts as Partial<Record<Operation, string>> | undefined)?.[operation];
  return milliseconds(own ?? wait.timeout) ?? 0;
}

/** Where the user sets an operation's timeout. */
export const settingOf = (context: AnyContext, operation: Operation) =>
  `${context.timeoutMs === undefined ? "timeouts" : "customTimeouts"}.${operation}`;
