import { DURATION_TEXT } from "../../words/duration";
import { RequestError } from "./failures";
import { grpc } from "./protocol";

/**
 * The engine's timeout in milliseconds; `undefined` if the option `customTimeouts` does not set it.
 * @throws RequestError if it is negative, which the engine passes on: every wait would then end at once
 */
export function timeoutOf(
  request: { getTimeout(): number },
  operation: "create" | "update" | "delete",
): number | undefined {
  const seconds = request.getTimeout();
  if (seconds >= 0) return seconds * 1000 || undefined;
  const reason = `option "customTimeouts": ${operation}: ${DURATION_TEXT}, not "${seconds}s"`;
  const next = `correct it in the program${operation === "delete" ? ' and run "pulumi up" before this' : ""}`;
  throw new RequestError(grpc.status.INVALID_ARGUMENT, `${reason}; ${next}`);
}
