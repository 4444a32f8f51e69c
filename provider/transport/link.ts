import type { Breaker } from "./breaker";
import type { Clock } from "./clock";
import type { Timeouts } from "./config";
import type { Exchange } from "./http";
import type { Language } from "./language";
import type { Record } from "./observability/recording";
import type { Limiter } from "./rate";
import type { RetryPolicy } from "./retry";
import type { Skew } from "./skew";
import type { Log } from "./trace";

/** The connection to a cloud: what all calls of one connection share. */
export interface Link {
  clock: Clock;
  exchange: Exchange;
  limiter: Limiter;
  breaker: Breaker;
  skew: Skew;
  timeouts: Timeouts;
  retry: RetryPolicy;
  userAgent: string;
  /** The language of messages to users. */
  language: Language;
  log?: Log | undefined;
  /** Records each exchange. */
  record?: Record | undefined;
  /** Warns the user who runs the program. */
  warn(text: string): void;
  /** Like `warn`, but only the first text of a topic, over all connections. */
  warnOnce(topic: string, text: string): void;
  /** A number from 0 to 1, for jitter. */
  random(): number;
}
