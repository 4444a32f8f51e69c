/** Facts of one call, made from the contract. */
export interface ActionTable {
  /** Left out for Tencent, whose calls are all `POST /`. */
  method?: string;
  /** `{name}` stands for the request's field of that name. */
  path?: string;
  /** The request's fields that go into the query; what is in neither path nor query is the JSON body. */
  query?: readonly string[];
  /** The request's field `body` is the whole JSON body. */
  wholeBody?: boolean;
  /** The path stands under `/v1` as well, with the same fields. */
  hasV1?: boolean;
  /** The request's fields that this version of the call does not take: left out. */
  ignores?: readonly string[];
  /** The call takes a `clientToken`, with which it may be repeated. */
  token?: boolean;
  /** Paths of the request's secrets, `*` for each item of a list: `imageRegistryCredentials.*.password`. */
  secrets?: readonly string[];
  /** It is sent without credentials: what proves the caller is in the request. */
  unsigned?: boolean;
  /** It changes nothing. */
  reads?: boolean;
  /** Calls a second, where they differ from the service's. */
  rate?: number;
  /** What the answer must hold: a list of fields as in `shapes`, or `=Name` when the answer is that structure itself. */
  answer?: string;
}

/** Facts of one service, made from its contract by `generate/api.ts`. */
export interface ServiceTable<Action extends string = string> {
  service: string;
  version?: string;
  /** Documented calls a second for each action; none where nothing is documented. */
  rate?: number;
  actions: Readonly<Record<Action, ActionTable>>;
  /**
   * Structures by name: `field:code` for what must be there, `field?:code` for what may be and has a structure.
   * Codes: `s` string, `n` number, `b` boolean, `o` object, `[` and a code for a list, `*` anything, else a structure's name.
   */
  shapes: Readonly<Record<string, string>>;
}
