/** What a value may be. */
export type Shape =
  | { readonly kind: "string" }
  | { readonly kind: "integer"; readonly unsigned: boolean }
  | { readonly kind: "number" }
  /** `orText`: `"true"` and `"false"` stand for it too. */
  | { readonly kind: "boolean"; readonly orText?: boolean }
  | { readonly kind: "list"; readonly of: Shape }
  | { readonly kind: "map"; readonly of: Shape }
  /** Fields are looked up when needed, because structures may hold themselves. */
  | { readonly kind: "object"; readonly name: string; readonly fields: () => readonly Field[] }
  | { readonly kind: "anything" };

/** What a value of the right type must keep besides. */
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
  /** Other spellings that are taken for the same field. */
  readonly aliases: readonly string[];
  readonly shape: Shape;
  readonly required: boolean;
  readonly nullable: boolean;
  /** An empty text is a value: elsewhere it means "not set". */
  readonly mayBeEmpty?: boolean;
  /** One object stands for a list of one. */
  readonly single?: boolean;
  /** Only the public cloud has it, or has it in another form. */
  readonly publicOnly?: boolean;
}

/** One documented call. */
export interface Action {
  readonly service: string;
  readonly name: string;
  readonly input: readonly Field[];
  /** The answer without the vendor's envelope. */
  readonly output: Shape;
  /** Error codes that its page lists. */
  readonly codes: readonly string[];
  /** Calls a second; undefined when not documented. */
  readonly perSecond?: number;
}

/** A documented call that has a path of its own. */
export interface RestAction extends Action {
  readonly method: string;
  /** Path with parameters in braces, and other paths the same call is served at. */
  readonly paths: readonly string[];
  /** The parameters in braces, as far as a table describes them. */
  readonly path: readonly Field[];
  readonly query: readonly Field[];
  readonly headers: readonly Field[];
}
