import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** One named value of a request, an answer or a structure, as `contract/*.json` writes it. */
export interface Field {
  name: string;
  type: string;
  /** What must be meant where the manual's printed type drops "Array of" (reference/tencent-common.md). */
  inferredType?: string;
  required?: boolean | null;
  nullable?: boolean;
  description?: string;
  enum?: (string | number)[];
  default?: unknown;
  constraints?: string;
  /** A password, a key, a token: no message repeats its value. */
  secret?: boolean;
}

/** One call of an API. Tencent's are all `POST /`; the others say method, path and what goes into the query. */
export interface Action {
  summary?: string;
  /** Changes nothing. `copyDataCache` is a GET and writes: methods do not say it. */
  reads?: boolean;
  notes?: string | string[];
  rateLimitPerSecond?: number;
  method?: string;
  path?: string;
  /** The same call under another version's prefix. */
  altPaths?: string[];
  query?: Field[];
  pathParams?: Field[];
  input: Field[];
  output: Field[];
}

/** A structure: Tencent writes the list of fields alone, the others an object around it. */
export type Structure = Field[] | { fields?: Field[]; extends?: string; description?: string };

/** An API contract: `contract/<service>.json`. */
export interface Contract {
  service: string;
  version?: string;
  actions: Record<string, Action>;
  types: Record<string, Structure>;
}

/** Folder of the repository, seen from this file or from its compiled form in `dist/generate`. */
export const repository = resolve(__dirname, __dirname.includes("/dist/") ? "../.." : "..");

/** Reads one API contract. */
export function readContract(service: string): Contract {
  return JSON.parse(readFileSync(resolve(repository, "contract", `${service}.json`), "utf8"));
}

/** Everything that a request carries, wherever the wire puts it: path, query and body share one flat object. */
export function requestFields(action: Action): Field[] {
  const byName = new Map<string, Field>();
  for (const field of [...(action.query ?? []), ...action.input, ...(action.pathParams ?? [])]) {
    byName.set(field.name, field.name === "(body)" ? { ...field, name: "body" } : field);
  }
  return [...byName.values()];
}

/** A name with a capital letter first, as types have it. */
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The structure's own fields. */
export function fieldsOf(structure: Structure): Field[] {
  return Array.isArray(structure) ? structure : (structure.fields ?? []);
}

/** The structure that this one extends, if any. */
export function parentOf(structure: Structure): string | undefined {
  return Array.isArray(structure) ? undefined : structure.extends;
}
