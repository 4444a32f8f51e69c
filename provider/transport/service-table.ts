/** Facts of one call, generated from the contract. */
export interface ActionTable {
  /** Undefined for Tencent, whose calls are all `POST /`. */
  method?: string;
  /** `{name}` stands for the request's field of that name. */
  path?: string;
  /** The request's fields in the query. Fields in neither path nor query form the JSON body. */
  query?: readonly string[];
  /** Whether the request's field `body` is the whole JSON body. */
  wholeBody?: boolean;
  /** Whether the path also exists under `/v1`, with the same fields. */
  hasV1?: boolean;
  /** The request's fields that this version of the call does not accept; they are left out. */
  ignores?: readonly string[];
  /** Whether the call accepts a `clientToken`, with which it may be repeated. */
  token?: boolean;
  /** Paths of the request's secrets, `*` for each item of a list: `imageRegistryCredentials.*.password`. */
  secrets?: readonly string[];
  /** Whether it is sent without credentials, because the request itself identifies the caller. */
  unsigned?: boolean;
  /** Whether it only reads. */
  reads?: boolean;
  /** Rate limit in calls per second, if it differs from the service's. */
  rate?: number;
  /** What the response must contain: a list of fields as in `shapes`, or `=Name` if the response is that structure itself. */
  answer?: string;
}

/** Facts of one service, which `generate/api.ts` makes from its contract. */
export interface ServiceTable<Action extends string = string> {
  service: string;
  version?: string;
  /** Documented calls per second for each action; undefined if none is documented. */
  rate?: number;
  actions: Readonly<Record<Action, ActionTable>>;
  /**
   * Structures by name: `field:code` for a required field, `field?:code` for an optional one that has a structure.
   * Codes: `s` string, `n` number, `b` boolean, `o` object, `[` and a code for a list, `*` anything, else a structure's name.
   */
  shapes: Readonly<Record<string, string>>;
}
