import type { Effect } from "./effects";
import { type KeptContent, type RequestContent, showAnswer, showContent } from "./request-content";

/** One served call. It carries no header, and secrets in its content are masked. */
export interface RequestRecord {
  /** ISO 8601 with milliseconds, the clouds' time. */
  readonly time: string;
  readonly cloud: string;
  readonly service: string;
  readonly action: string;
  /** HTTP status; 0 when no answer was sent. */
  readonly status: number;
  /** The vendor's error code, empty on success. */
  readonly code: string;
  readonly durationMs: number;
  readonly requestId: string;
  /** The fault that was applied, by ID. */
  readonly fault?: string;
  readonly request: RequestContent;
  /** What was answered, secrets masked; known of calls that were served while a console was open. */
  readonly answer?: unknown;
  /** What it changed; as the answer. */
  readonly effects?: readonly Effect[];
}

/** Which calls are asked for: all that are given must fit. */
export interface RequestFilter {
  readonly service?: string;
  readonly action?: string;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  /** ISO 8601: this time or later. */
  readonly since?: string;
  /** No more than the last ones. */
  readonly last?: number;
}

type KeptRecord = Omit<RequestRecord, "request" | "answer"> & {
  readonly content: KeptContent;
  readonly answer?: string;
};

export interface RequestLog {
  add(record: KeptRecord): void;
  /** Oldest first. */
  list(filter?: RequestFilter): readonly RequestRecord[];
  /** How many were ever logged and cleared: it differs when the list does. */
  count(): number;
  clear(): void;
}

const MATCHED = ["service", "action", "status", "code", "requestId"] as const;

/** Keeps the last `limit` records. */
export function createRequestLog(limit = 10_000): RequestLog {
  let records: KeptRecord[] = [];
  let changes = 0;
  return {
    add: (record) => {
      records.push(record);
      changes += 1;
      if (records.length >= 2 * limit) records = records.slice(-limit);
    },
    list: ({ since, last = limit, ...same } = {}) =>
      records
        .slice(-limit)
        .filter((record) => since === undefined || record.time >= new Date(since).toISOString())
        .filter((record) => MATCHED.every((field) => same[field] === undefined || same[field] === record[field]))
        .slice(-last)
        .map(({ content, answer, ...record }) => ({
          ...record,
          request: showContent(content),
          ...(answer === undefined ? {} : { answer: showAnswer(answer) }),
        })),
    count: () => changes,
    clear: () => {
      changes += 1;
      records = [];
    },
  };
}
