import type { Effect } from "./effects";
import { type KeptContent, type RequestContent, showAnswer, showContent } from "./request-content";

/** One served call, without headers, with secrets masked. */
export interface RequestRecord {
  /** ISO 8601 with milliseconds, in the clouds' time. */
  readonly time: string;
  readonly cloud: string;
  readonly service: string;
  readonly action: string;
  /** HTTP status; 0 if no response was sent. */
  readonly status: number;
  /** The vendor's error code; empty on success. */
  readonly code: string;
  readonly durationMs: number;
  readonly requestId: string;
  /** The ID of the applied fault. */
  readonly fault?: string;
  readonly request: RequestContent;
  /** The response, secrets masked; only of calls that were served while a console was open. */
  readonly answer?: unknown;
  /** What the call changed; like `answer`. */
  readonly effects?: readonly Effect[];
}

/** Which calls to list; all given fields must match. */
export interface RequestFilter {
  readonly service?: string;
  readonly action?: string;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  /** ISO 8601: from this time on. */
  readonly since?: string;
  /** Largest number of calls; the latest are kept. */
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
  /** Number of calls logged and cleared so far; it changes whenever the list does. */
  count(): number;
  clear(): void;
}

const MATCHED = ["service", "action", "status", "code", "requestId"] as const;

/** Keeps the latest `limit` records. */
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
