import { isDeepStrictEqual } from "node:util";
import type { Path } from "../../words/redaction";
import type { Properties } from "../lifecycle/codec";
import { DRIFT } from "../lifecycle/internal-properties";
import { asSecret, SECRET, SIGNATURE } from "../lifecycle/secret-value";
import { UNKNOWN } from "../lifecycle/unknown";

/** Secrets on the wire. The lifecycle works on plain values, so secrets are unwrapped in requests and wrapped again in responses. */

const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** The plain properties of a request, and the paths of its secrets. */
export interface Unwrapped {
  properties: Properties;
  secrets: Path[];
}

/** Properties without the engine's wrappers. A reference to a resource becomes its ID, or its URN if it has no ID. */
export function unwrap(wrapped: Properties): Unwrapped {
  const secrets: Path[] = [];
  return { properties: plain(wrapped, [], secrets) as Properties, secrets };
}

function plain(value: unknown, path: Path, secrets: Path[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => plain(item, [...path, String(index)], secrets));
  if (typeof value !== "object" || value === null) return value;
  const given = value as Properties;
  switch (given[SIGNATURE]) {
    case SECRET:
      secrets.push(path);
      return plain(given.value, path, secrets);
    case OUTPUT:
      if (given.secret === true) secrets.push(path);
      return "value" in given ? plain(given.value, path, secrets) : UNKNOWN;
    case REFERENCE:
      return given.id === undefined ? given.urn : given.id || UNKNOWN;
  }
  return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, plain(item, [...path, key], secrets)]));
}

/**
 * Properties with secrets wrapped: at `secrets`, where they were in `given`, and at `always`. If a list changed, positions no longer show
 * which item was secret, so the whole property becomes secret.
 */
export function wrap(properties: Properties, { secrets, properties: given }: Unwrapped, always: readonly Path[]) {
  const same = (name: string) => isDeepStrictEqual(properties[name], given[name]);
  const kept = secrets.map((path) => (path.length === 1 || same(path[0] ?? "") ? path : path.slice(0, 1)));
  // The program's value of an input that drifted is as secret as the input.
  const drifted = Object.keys((properties[DRIFT] as Properties | undefined) ?? {});
  const hidden = [...secrets, ...always].flatMap(([name = ""]) => (drifted.includes(name) ? [[DRIFT, name]] : []));
  return wrapped(properties, [...kept, ...always, ...hidden]) as Properties;
}

/**
 * Paths of the values that no message may contain. The dynamic delivery stores all of `DRIFT` as a secret; in it, only the program's values
 * of secret inputs are.
 */
export function neverShown(paths: readonly Path[]): Path[] {
  const inputs = paths.filter((path) => path.length > 1 || path[0] !== DRIFT);
  return [...inputs, ...inputs.map(([name = ""]) => [DRIFT, name])];
}

function wrapped(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0 || value === undefined || value === null) return value;
  if (paths.some((path) => path.length === 0)) return asSecret(value);
  if (typeof value !== "object") return value;
  const inside = (item: unknown, key: string) =>
    wrapped(
      item,
      paths.filter(([first]) => first === "*" || first === key).map((path) => path.slice(1)),
    );
  if (Array.isArray(value)) return value.map((item, index) => inside(item, String(index)));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inside(item, key)]));
}
