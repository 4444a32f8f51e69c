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
  /** The request's values, {@link redact}ed. */
  request: unknown;
}

/** Where the lines go. */
export type Log = (line: TraceLine) => void;

/** A log to standard error, one JSON object a line, when `CONTAINER_CLOUDS_LOG` is `debug`. */
export function logOf(env: NodeJS.ProcessEnv): Log | undefined {
  if (env.CONTAINER_CLOUDS_LOG !== "debug") return undefined;
  return (line) => void process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** Names whose texts are no secrets in any of the five APIs: ids, names, kinds, places, paging. */
const harmless = /(ids?|names?|type|mode|status|region|zone|version|offset|limit|marker|size|policy|arch|cidr)$/i;
const secretive = /(password|secret|client|access|auth|session)/i;

/**
 * A request with every text replaced that could be a secret. It keeps what is known to be harmless rather than hiding what
 * is known to be secret, so that a new field is hidden until somebody looks at it.
 */
export function redact(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => redact(item, name));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redact(inner, key)]));
  }
  if (typeof value !== "string") return value;
  const shown = harmless.test(name) && !secretive.test(name);
  return shown ? value : `(${value.length} characters)`;
}

// "crendential" is CTyun's own spelling.
const callsSecret = /(passw|secret|token|cren?dential|kubeconfig)/i;

/** The texts of a request that its field names call secret. Very short ones are left out: they occur in any message. */
export function secretsIn(value: unknown, name = ""): string[] {
  if (typeof value === "string") return callsSecret.test(name) && value.length >= 4 ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretsIn(inner, Array.isArray(value) ? name : key));
}
