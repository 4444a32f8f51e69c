import { lookUp } from "../words/look-up";
/**
 * Property values: JSON, and Pulumi's additional types. `value-wire.ts` and `value-state.ts` convert them for the wire and the state; the
 * rest of the engine only sees the types defined here.
 */

export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | Secret
  | Unknown
  | Asset
  | ResourceReference
  | PropertyValue[]
  | PropertyMap;

export interface PropertyMap {
  [key: string]: PropertyValue;
}

/** A value that is encrypted in the state and hidden in every output. */
export class Secret {
  constructor(readonly element: PropertyValue) {}
}

/** A value that is unknown in a preview. `UNKNOWN` is its only instance. */
export class Unknown {
  readonly unknown = true;
}

export const UNKNOWN = new Unknown();

/** An asset or archive, with the fields of its serialised form without the signature (`hash`, `text`, `path`, ...). */
export class Asset {
  constructor(
    readonly kind: "asset" | "archive",
    readonly fields: Record<string, unknown>,
  ) {}
}

/** A resource as a value. `id` is `undefined` for components. */
export class ResourceReference {
  constructor(
    readonly urn: string,
    readonly id: string | Unknown | undefined,
    readonly packageVersion: string,
  ) {}
}

/** Signatures with which the wire and the state mark values that JSON cannot express (sdk `runtime/rpc`). */
export const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
export const SIGNATURES = {
  secret: "1b47061264138c4ac30d75fd1eb44270",
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

/** The string that represents an unknown value on the wire and in the state. */
export const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** True for an object of properties, false for lists and the special kinds. */
export function isMap(value: PropertyValue | undefined): value is PropertyMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Secret) &&
    !(value instanceof Unknown) &&
    !(value instanceof Asset) &&
    !(value instanceof ResourceReference)
  );
}

/** True if `found` is true for the value or anything inside it. */
function contains(value: PropertyValue, found: (value: PropertyValue) => boolean): boolean {
  if (found(value)) return true;
  if (value instanceof Secret) return contains(value.element, found);
  if (Array.isArray(value)) return value.some((element) => contains(element, found));
  return isMap(value) && Object.values(value).some((element) => contains(element, found));
}

export function containsUnknowns(value: PropertyValue): boolean {
  return contains(value, (v) => v instanceof Unknown || (v instanceof ResourceReference && v.id instanceof Unknown));
}

export function containsSecrets(value: PropertyValue): boolean {
  return contains(value, (v) => v instanceof Secret);
}

/** The value without its secret marks. */
export function unwrapSecrets(value: PropertyValue): PropertyValue {
  if (value instanceof Secret) return unwrapSecrets(value.element);
  if (Array.isArray(value)) return value.map(unwrapSecrets);
  return isMap(value) ? mapValues(value, unwrapSecrets) : value;
}

function mapValues(map: PropertyMap, change: (value: PropertyValue, key: string) => PropertyValue): PropertyMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}

/** A deep copy of lists and maps; the special kinds are immutable and shared. */
export function copyMap(map: PropertyMap): PropertyMap {
  const copy = (value: PropertyValue): PropertyValue =>
    Array.isArray(value) ? value.map(copy) : isMap(value) ? mapValues(value, copy) : value;
  return mapValues(map, copy);
}

/** Deep equality. Secrets equal secrets with equal content; an asset is its hash; null and a missing key differ. */
export function equalValues(a: PropertyValue | undefined, b: PropertyValue | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a === null || b === null) return false;
  if (a instanceof Secret) return b instanceof Secret && equalValues(a.element, b.element);
  if (a instanceof Asset) {
    return b instanceof Asset && a.kind === b.kind && a.fields.hash === b.fields.hash;
  }
  if (a instanceof ResourceReference) {
    return b instanceof ResourceReference && a.urn === b.urn && a.id === b.id;
  }
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((element, index) => equalValues(element, b[index]));
  }
  return isMap(a) && isMap(b) && equalMaps(a, b);
}

export function equalMaps(a: PropertyMap, b: PropertyMap): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalValues(a[key], b[key]))
  );
}

/**
 * Marks values in `outs` as secret by `ins`, key by key: within maps on both sides, otherwise the whole value if the input contains a
 * secret anywhere. This keeps secrets with a provider that does not support them.
 */
export function annotateSecrets(outs: PropertyMap, ins: PropertyMap): void {
  for (const [key, input] of Object.entries(ins)) {
    const output = lookUp(outs, key);
    if (output === undefined) continue;
    if (isMap(output) && isMap(input)) annotateSecrets(output, input);
    else if (!(output instanceof Secret) && containsSecrets(input)) outs[key] = new Secret(output);
  }
}
