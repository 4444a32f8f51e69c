import type { Category } from "./errors";
import { openLog } from "./observability/log";

/** One attempt of a call, for the debug log. It contains no header, no signature and no value that may be secret. */
export interface TraceLine {
  cloud: string;
  service: string;
  action: string;
  endpoint: string;
  attempt: number;
  /** HTTP status; 0 if there was no response. */
  status: number;
  /** Milliseconds from sending to the end of the response. */
  ms: number;
  /** The vendor's code of a failure, and its category. */
  code?: string;
  category?: Category;
  requestId?: string;
  /** The request's values, redacted. */
  request: unknown;
}

/** Receives the lines. */
export type Log = (line: TraceLine) => void;

/** Failures of the cloud, or of the connection to it, that are worth a warning. Others, such as "not found", are normal responses. */
const WORTH_A_WARNING: ReadonlySet<string> = new Set(["throttled", "server", "connection"]);

/** The log of attempts that `CONTAINER_CLOUDS_LOG` asks for. */
export function logOf(env: NodeJS.ProcessEnv): Log | undefined {
  const write = openLog(env);
  return write && ((line) => write(line.category && WORTH_A_WARNING.has(line.category) ? "warn" : "debug", line));
}
