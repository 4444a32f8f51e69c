import type { CloudName } from "./cloud";

/** One served call. It carries no header, parameter or body, and so no secret. */
export interface RequestRecord {
  /** ISO 8601 with milliseconds, the clouds' time. */
  readonly time: string;
  readonly cloud: CloudName;
  readonly service: string;
  readonly action: string;
  /** HTTP status; 0 when no answer was sent. */
  readonly status: number;
  /** The vendor's error code, empty on success. */
  readonly code: string;
  readonly durationMs: number;
  readonly requestId: string;
  /** The fault that was applied, by id. */
  readonly fault?: string;
}

export interface RequestLog {
  add(record: RequestRecord): void;
  /** Oldest first. */
  list(): readonly RequestRecord[];
  clear(): void;
}

/** Keeps the last `limit` records. */
export function createRequestLog(limit = 10_000): RequestLog {
  let records: RequestRecord[] = [];
  return {
    add: (record) => {
      records.push(record);
      if (records.length >= 2 * limit) records = records.slice(-limit);
    },
    list: () => records.slice(-limit),
    clear: () => {
      records = [];
    },
  };
}
