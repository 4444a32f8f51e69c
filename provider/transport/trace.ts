import type { Category } from "./errors";
import { openLog } from "./observability/log";

/** One attempt of one call, for the debug log. It holds no header, no signature and no value that could be a secret. */
export interface TraceLine {
  cloud: string;
  service: string;
  action: string;
  endpoint: string;
  attempt: number;
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Milliseconds from sending to the end of the answer. */
  ms: number;
  /** The vendor's code of a failure, and what kind of failure it is. */
  code?: string;
  category?: Category;
  requestId?: string;
  /** The request's values, redacted. */
  request: unknown;
}

/** Where the lines go. */
export type Log = (line: TraceLine) => void;

/** What a run should not meet often: failures of the cloud or the way to it. Others, such as "not found", are answers. */
const WORTH_A_WARNING: ReadonlySet<string> = new Set(["throttled", "server", "connection"]);

/** The attempts' part of the log that `CONTAINER_CLOUDS_LOG` asks for. */
export function logOf(env: NodeJS.ProcessEnv): Log | undefined {
  const write = openLog(env);
  return write && ((line) => write(line.category && WORTH_A_WARNING.has(line.category) ? "warn" : "debug", line));
}
