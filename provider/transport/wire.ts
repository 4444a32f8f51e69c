import type { Account } from "./cloud";
import type { Credentials } from "./credentials";
import type { HttpAnswer, HttpRequest } from "./http";
import type { Link } from "./link";
import type { Reading } from "./outcome";
import type { ActionTable, ServiceTable } from "./service-table";

/** The fields of a request, by their names on the wire. */
export type Fields = Readonly<Record<string, unknown>>;

/** How one service's calls look on the wire: what a cloud adds to the common handling of calls. */
export interface Wire {
  cloud: string;
  table: ServiceTable;
  /** Scheme, host and port. */
  endpoint: string;
  region: string | undefined;
  /** Full path of a setting, including its profile. */
  path(setting: string): string;
  /** The caller. Each attempt asks for the key pair, and nothing else does. */
  account: Pick<Account, "caller" | "credentials" | "refused" | "guard">;
  /** The response to use if the cloud does not have this call and the operation continues without it. */
  instead?(action: string): Fields | undefined;
  /** Turns a request into bytes once. The returned function signs them for each attempt, at a time of the endpoint's clock. */
  prepare(action: string, facts: ActionTable, request: Fields): (at: number, credentials: Credentials) => HttpRequest;
  /** `body` is `undefined` if the response has none, or it is not JSON. */
  read(action: string, answer: HttpAnswer, body: unknown): Reading;
}

/** The full path of a setting, as a service's messages name it: its own address in `endpoints` takes precedence over `endpoint`. */
export const pathsOf =
  (service: string, { settings, path }: Pick<Account, "settings" | "path">): Wire["path"] =>
  (setting) => {
    const { endpoints = {} } = settings as { endpoints?: Readonly<Record<string, unknown>> };
    return setting === "endpoint" && endpoints[service] ? `${path("endpoints")}.${service}` : path(setting);
  };

/** A call in progress. */
export interface Sent {
  link: Link;
  wire: Wire;
  action: string;
  request: Fields;
  facts: ActionTable;
  signal: AbortSignal | undefined;
  /** Whether a second call does no harm. */
  repeatable: boolean;
  sign(at: number, credentials: Credentials): HttpRequest;
  credentials(): Promise<Credentials>;
  /** Keys and tokens that sign its attempts. */
  secrets: Set<string>;
  /** What the limiter counts together: account, region, service and action. */
  lane: string;
  rate: number | undefined;
  /** Whether one of its requests may have taken effect: it has no response yet, or none that proves otherwise. */
  mayHaveActed: boolean;
  /** Whether this call already corrected the clock. */
  corrected: boolean;
  /** Whether this call already renewed the credentials. */
  renewed: boolean;
  /** The number of the last attempt, and its response's request ID. */
  number?: number;
  requestId?: string | undefined;
  /** Milliseconds that attempts waited for their turn. */
  queuedMs: number;
}
