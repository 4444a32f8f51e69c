/** What a value may be. */
export type Shape =
  | { readonly kind: "string" }
  | { readonly kind: "integer"; readonly unsigned: boolean }
  | { readonly kind: "number" }
  /** `orText`: the strings `"true"` and `"false"` are valid too. */
  | { readonly kind: "boolean"; readonly orText?: boolean }
  | { readonly kind: "list"; readonly of: Shape }
  | { readonly kind: "map"; readonly of: Shape }
  /** Fields are looked up on demand, because structures may contain themselves. */
  | { readonly kind: "object"; readonly name: string; readonly fields: () => readonly Field[] }
  | { readonly kind: "anything" };

/** Restrictions of a value of the right type. */
export interface Limits {
  readonly allowed?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: { readonly form: RegExp; readonly said: string };
  readonly format?: "base64" | "linux-password" | "octal-digits";
}

export interface Field extends Limits {
  readonly name: string;
  /** Other accepted spellings of the field. */
  readonly aliases: readonly string[];
  readonly shape: Shape;
  readonly required: boolean;
  readonly nullable: boolean;
  /** Whether an empty string is a value; otherwise it means "not set". */
  readonly mayBeEmpty?: boolean;
  /** Whether a single object may stand for a list. */
  readonly single?: boolean;
  /** Whether only the public cloud has the field, or has it in another form. */
  readonly publicOnly?: boolean;
}

/** One documented call. */
export interface Action {
  readonly service: string;
  readonly name: string;
  readonly input: readonly Field[];
  /** The response without the vendor's envelope. */
  readonly output: Shape;
  /** Error codes that its page lists. */
  readonly codes: readonly string[];
  /** Calls per second; undefined if not documented. */
  readonly perSecond?: number;
}

/** A documented call with its own path. */
export interface RestAction extends Action {
  readonly method: string;
  /** Path with parameters in braces, and other paths of the same call. */
  readonly paths: readonly string[];
  /** The parameters in braces, as far as a table describes them. */
  readonly path: readonly Field[];
  readonly query: readonly Field[];
  readonly headers: readonly Field[];
}
