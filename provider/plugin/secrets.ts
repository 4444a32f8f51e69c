import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../lifecycle/codec";
import { DRIFT } from "../lifecycle/internal-properties";
import { asSecret, SECRET, SIGNATURE } from "../lifecycle/secret-value";
import { UNKNOWN } from "../lifecycle/unknown";
import type { Path } from "../transport/redaction";

/** Secrets on the wire: the core works on plain values, so they are unwrapped in requests, and wrapped again in answers. */

const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** The properties of a request in plain, and where secrets were. */
export interface Unwrapped {
  properties: Properties;
  secrets: Path[];
}

/** Properties without the engine's wrappers. A reference to a resource becomes its ID, or its URN where it has none. */
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
 * Properties with secrets wrapped: at `secrets`, as they were found in `given`, and at `always`. Where a list has changed a
 * position no longer shows which item was secret: the whole property then is.
 */
export function wrap(properties: Properties, { secrets, properties: given }: Unwrapped, always: readonly Path[]) {
  const same = (name: string) => isDeepStrictEqual(properties[name], given[name]);
  const kept = secrets.map((path) => (path.length === 1 || same(path[0] ?? "") ? path : path.slice(0, 1)));
  // What the program says of an input that drifted is as secret as the input.
  const drifted = Object.keys((properties[DRIFT] as Properties | undefined) ?? {});
  const hidden = [...secrets, ...always].flatMap(([name = ""]) => (drifted.includes(name) ? [[DRIFT, name]] : []));
  return wrapped(properties, [...kept, ...always, ...hidden]) as Properties;
}

/**
 * Paths of the texts that no message repeats. The dynamic delivery keeps the whole of the drift as a secret: of it, what the program
 * says of secret inputs is one.
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
