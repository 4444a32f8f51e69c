import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { tooDeepIn } from "../words/json";
import {
  Asset,
  isMap,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  SIGNATURE_KEY,
  SIGNATURES,
  UNKNOWN,
  UNKNOWN_STRING,
  Unknown,
} from "./values";

/** JSON in the form of a protobuf Struct. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What the receiver of a message supports. Other values are written as plain ones, or left out (unknowns). */
export interface WireOptions {
  keepUnknowns?: boolean;
  keepSecrets?: boolean;
  keepResources?: boolean;
  /** Whether to send assets only as hashes, for calls that never need the content (diff, read, delete). */
  elideAssets?: boolean;
}

/** How to read a message. Without `unknowns`, unknown values are left out. */
export interface ReadOptions {
  unknowns?: "keep" | "reject";
  /** Collects the dependencies of output values, by top-level property. */
  dependencies?: (property: string, urns: string[]) => void;
  /** Folder in which relative asset paths are resolved; if set, hashes are computed. */
  assetFolder?: string;
}

/** Sentinels of unknown booleans, numbers, strings, lists, assets, archives and objects, in that order. */
const UNKNOWN_SENTINELS = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  UNKNOWN_STRING,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Writes properties as a protobuf Struct. */
export function writeStruct(map: PropertyMap, options: WireOptions): Struct {
  return Struct.fromJavaScript(writeMap(map, options) as Parameters<typeof Struct.fromJavaScript>[0]);
}

function writeMap(map: PropertyMap, options: WireOptions): { [key: string]: Json } {
  const written: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(map)) {
    const json = writeValue(value, options);
    if (json !== undefined) written[key] = json;
  }
  return written;
}

function writeValue(value: PropertyValue, options: WireOptions): Json | undefined {
  if (value instanceof Unknown) return options.keepUnknowns ? UNKNOWN_STRING : undefined;
  if (value instanceof Secret) {
    const element = writeValue(value.element, options);
    if (!options.keepSecrets || element === undefined) return element;
    return { [SIGNATURE_KEY]: SIGNATURES.secret, value: element };
  }
  if (value instanceof Asset) {
    const fields = options.elideAssets ? { hash: value.fields.hash } : value.fields;
    return { [SIGNATURE_KEY]: SIGNATURES[value.kind], ...(fields as { [key: string]: Json }) };
  }
  if (value instanceof ResourceReference) return writeReference(value, options);
  if (Array.isArray(value)) {
    return value.map((element) => writeValue(element, options)).filter((element) => element !== undefined);
  }
  return isMap(value) ? writeMap(value, options) : value;
}

function writeReference(reference: ResourceReference, options: WireOptions): Json | undefined {
  const { urn, id, packageVersion } = reference;
  if (!options.keepResources) return id === undefined ? urn : writeValue(id, options);
  return {
    [SIGNATURE_KEY]: SIGNATURES.resource,
    urn,
    ...(id === undefined ? {} : { id: id instanceof Unknown ? "" : id }),
    ...(packageVersion ? { packageVersion } : {}),
  };
}

/** Deepest nesting of a value. A state that holds it must be nested less than its reader refuses. */
const DEEPEST = 480;

/** Reads a protobuf Struct. Throws an Error for an unknown signature, or for an unknown value if unknowns are rejected. */
export function readStruct(struct: Struct | undefined, options: ReadOptions): PropertyMap {
  if (!struct) return {};
  const map: PropertyMap = {};
  for (const [key, json] of Object.entries(struct.toJavaScript() as { [key: string]: Json })) {
    if (tooDeepIn(json, DEEPEST)) throw new Error(`property "${key}" is nested more than ${DEEPEST} deep`);
    const value = readValue(key, json, options);
    if (value !== undefined) map[key] = value;
  }
  return map;
}

/** Reads one value of the property `key`; `undefined` for an unknown that is left out. */
export function readValue(key: string, json: Json, options: ReadOptions): PropertyValue | undefined {
  if (typeof json === "string" && UNKNOWN_SENTINELS.has(json)) {
    if (options.unknowns === "reject") throw new Error(`unexpected unknown property value for "${key}"`);
    return options.unknowns === "keep" ? UNKNOWN : undefined;
  }
  if (json === null || typeof json !== "object") return json;
  if (Array.isArray(json)) return json.map((element) => readValue(key, element, options) ?? null);
  const signature = json[SIGNATURE_KEY];
  if (signature !== undefined) return readSigned(key, signature, json, options);
  const map: PropertyMap = {};
  for (const [name, element] of Object.entries(json)) {
    const value = readValue(key, element, options);
    if (value !== undefined) map[name] = value;
  }
  return map;
}

function readSigned(
  key: string,
  signature: Json,
  json: { [key: string]: Json },
  options: ReadOptions,
): PropertyValue | undefined {
  switch (signature) {
    case SIGNATURES.secret: {
      const element = readValue(key, json.value ?? null, options);
      return element === undefined ? undefined : new Secret(element);
    }
    case SIGNATURES.output: {
      options.dependencies?.(key, (json.dependencies ?? []) as string[]);
      const element = readValue(key, "value" in json ? (json.value ?? null) : UNKNOWN_STRING, options);
      return json.secret === true && element !== undefined ? new Secret(element) : element;
    }
    case SIGNATURES.resource: {
      const id = json.id === undefined ? undefined : json.id === "" ? UNKNOWN : readValue(key, json.id, options);
      return new ResourceReference(
        String(json.urn),
        id as string | Unknown | undefined,
        String(json.packageVersion ?? ""),
      );
    }
    case SIGNATURES.asset:
    case SIGNATURES.archive:
      return readAsset(key, signature === SIGNATURES.asset ? "asset" : "archive", json, options.assetFolder);
    default:
      throw new Error(`unrecognized signature '${signature}' in property map for "${key}"`);
  }
}

function readAsset(
  key: string,
  kind: "asset" | "archive",
  json: { [key: string]: Json },
  folder: string | undefined,
): Asset {
  const known = ["hash", "text", "path", "uri", "assets"].filter((field) => field in json);
  const fields = Object.fromEntries(known.map((field) => [field, json[field]]));
  if (fields.hash || folder === undefined) return new Asset(kind, fields);
  if (kind === "archive" || typeof fields.uri === "string") {
    throw new Error(
      `property "${key}": archives and remote assets are not implemented by this engine; use the Pulumi CLI`,
    );
  }
  const content =
    typeof fields.path === "string" ? readFileSync(resolve(folder, fields.path)) : String(fields.text ?? "");
  return new Asset(kind, { ...fields, hash: createHash("sha256").update(content).digest("hex") });
}
