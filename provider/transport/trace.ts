/** One attempt of one call, for the debug log. It holds no header, no signature and no value that could be a secret. */
export interface TraceLine {
  time: string;
  cloud: string;
  service: string;
  action: string;
  endpoint: string;
  attempt: number;
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Milliseconds from sending to the end of the answer. */
  ms: number;
  /** The vendor's code of a failure. */
  code?: string;
  requestId?: string;
  /** The request's values, redacted. */
  request: unknown;
}

/** Where the lines go. */
export type Log = (line: TraceLine) => void;

/** A log to standard error, one JSON object a line, when `CONTAINER_CLOUDS_LOG` is `debug`. */
export function logOf(env: NodeJS.ProcessEnv): Log | undefined {
  if (env.CONTAINER_CLOUDS_LOG !== "debug") return undefined;
  return (line) => void process.stderr.write(`${JSON.stringify(line)}\n`);
}
