import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** A field of a request, response or structure in `contract/*.json`. */
export interface Field {
  name: string;
  type: string;
  /** The type that is meant where the manual's printed type drops "Array of" (reference/tencent-common.md). */
  inferredType?: string;
  required?: boolean | null;
  nullable?: boolean;
  description?: string;
  enum?: (string | number)[];
  default?: unknown;
  constraints?: string;
  /** Whether the value is a password, key or token, which no message may contain. */
  secret?: boolean;
}

/** A call of an API. Tencent's are all `POST /`; others have method, path and query fields. */
export interface Action {
  summary?: string;
  /** Whether it changes nothing. The method does not show it: `copyDataCache` is a GET and writes. */
  reads?: boolean;
  notes?: string | string[];
  rateLimitPerSecond?: number;
  method?: string;
  path?: string;
  /** Paths of the same call in other versions. */
  altPaths?: string[];
  query?: Field[];
  pathParams?: Field[];
  input: Field[];
  output: Field[];
}

/** A structure: a list of fields for Tencent, an object that contains it for the others. */
export type Structure = Field[] | { fields?: Field[]; extends?: string; description?: string };

/** An API contract: `contract/<service>.json`. */
export interface Contract {
  service: string;
  version?: string;
  actions: Record<string, Action>;
  types: Record<string, Structure>;
}

/** Folder of the repository, from this file or from its compiled form in `dist/generate`. */
export const repository = resolve(__dirname, __dirname.includes("/dist/") ? "../.." : "..");

/** Reads one API contract. */
export function readContract(service: string): Contract {
  return JSON.parse(readFileSync(resolve(repository, "contract", `${service}.json`), "utf8"));
}

/** All fields of a request. Path, query and body share one flat object. */
export function requestFields(action: Action): Field[] {
  const byName = new Map<string, Field>();
  for (const field of [...(action.query ?? []), ...action.input, ...(action.pathParams ?? [])]) {
    byName.set(field.name, field.name === "(body)" ? { ...field, name: "body" } : field);
  }
  return [...byName.values()];
}

/** A name with a capital first letter, as for types. */
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The structure's own fields. */
export function fieldsOf(structure: Structure): Field[] {
  return Array.isArray(structure) ? structure : (structure.fields ?? []);
}

/** The structure that this one extends, if any. */
export function parentOf(structure: Structure): string | undefined {
  return Array.isArray(structure) ? undefined : structure.extends;
}
