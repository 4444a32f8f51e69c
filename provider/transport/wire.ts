import type { Account } from "./cloud";
import type { Credentials } from "./credentials";
import type { HttpAnswer, HttpRequest } from "./http";
import type { Link } from "./link";
import type { Reading } from "./outcome";
import type { ActionTable, ServiceTable } from "./service-table";

/** The fields of a request by the wire's names. */
export type Fields = Readonly<Record<string, unknown>>;

/** How the calls of one service look on the wire: what a cloud adds to the common way of a call. */
export interface Wire {
  cloud: string;
  table: ServiceTable;
  /** Scheme, host and port. */
  endpoint: string;
  region: string | undefined;
  /** Full path of a setting, in the profile where it stands. */
  path(setting: string): string;
  /** Who calls, and as whom: the key pair is asked for with each attempt, and only then. */
  account: Pick<Account, "caller" | "credentials" | "refused" | "guard">;
  /** The answer to use where the cloud has no such call and the work goes on without it. */
  instead?(action: string): Fields | undefined;
  /** Turns a request into bytes once; what comes back signs them for each attempt, at a time in the endpoint's clock. */
  prepare(action: string, facts: ActionTable, request: Fields): (at: number, credentials: Credentials) => HttpRequest;
  /** `body` is `undefined` when the answer has none or none that is JSON. */
  read(action: string, answer: HttpAnswer, body: unknown): Reading;
}

/** One call on its way. */
export interface Sent {
  link: Link;
  wire: Wire;
  action: string;
  request: Fields;
  facts: ActionTable;
  signal: AbortSignal | undefined;
  sign(at: number, credentials: Credentials): HttpRequest;
  credentials(): Promise<Credentials>;
  /** Keys and tokens that attempts were signed with. */
  secrets: Set<string>;
  /** What the limiter counts together: account, region, service and action. */
  lane: string;
  rate: number | undefined;
  /** A request of it may have reached the cloud. */
  isOut: boolean;
  /** The clock was corrected in this call already. */
  corrected: boolean;
  /** The credentials were renewed in this call already. */
  renewed: boolean;
  /** The last attempt, and what its answer is known by. */
  number?: number;
  requestId?: string | undefined;
  /** Milliseconds that attempts waited for their turn. */
  queuedMs: number;
}
