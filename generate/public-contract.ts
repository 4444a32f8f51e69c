import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Contract, type Field, fieldsOf, readContract } from "./contract";
import { PRIMITIVES, type PublicField, readModels, SDK } from "./public-clouds";

/** Path of the public cloud's TKE and TCR as data, for the emulator's public edition. */
export const publicContractPath = "contract/tke-public.json";

/** Differences of the public cloud's request or structure, in the contract's form. */
interface Overlay {
  /** Parameters that the public cloud does not have. */
  absent?: string[];
  /** Parameters that only the public cloud has, and those with another type there. */
  added?: { name: string; type: string; required?: true; nullable?: true }[];
  /** Parameters that only the manual requires. */
  optional?: string[];
  /** Fields of responses that are nullable only there. */
  nullable?: string[];
}

/** Calls that the manual does not have and the emulator's public edition supports. */
const OWN = ["DisableClusterDeletionProtection", "EnableClusterDeletionProtection"];

type Structures = ReadonlyMap<string, ReadonlyMap<string, PublicField>>;

const MODELS = "tke/v20180525/tke";
const REGISTRY_MODELS = "tcr/v20190924/tcr";

/** Name of a call in the public cloud: the same, or its plural; `undefined` if there is none. */
export function publicNames(actions: readonly string[], models = MODELS): Map<string, string | undefined> {
  const client = readFileSync(resolve(SDK, "tencentcloud/services", `${models}_client.d.ts`), "utf8");
  const exists = (action: string) => client.includes(`\n    ${action}(`);
  return new Map(actions.map((action) => [action, [action, `${action}s`].find(exists)]));
}

/**
 * The public cloud's TKE as differences from the contract, for requests and responses. If a structure is also in responses, the models'
 * "required" describes the response, so it is left out: docs/decisions/0093.
 */
export function writePublicContract(): string {
  const contract = readContract("tke");
  const structures = readModels(`${MODELS}_models.d.ts`);
  const names = [...publicNames(Object.keys(contract.actions))];
  const answered = answeredStructures(structures);
  const overlay = (ours: readonly Field[], theirs: string, isAnswered = answered.has(theirs)) =>
    overlayOf(contract, ours, structures.get(theirs), isAnswered);
  const there = names.flatMap(([action, name]) => (name === undefined ? [] : [{ action, name }]));
  const requests = there.map(({ action, name }) => [
    action,
    overlay(contract.actions[action]?.input ?? [], `${name}Request`),
  ]);
  const answers = there.map(({ action, name }) => [
    action,
    overlay(contract.actions[action]?.output ?? [], `${name}Response`, true),
  ]);
  const theirNames = namesOfStructures(contract, structures, there);
  const types = [...theirNames].map(([ours, theirs]) => [ours, overlay(fieldsOf(contract.types[ours] ?? []), theirs)]);
  const found = [...requests, ...answers, ...types].flatMap(([, one]) => (one as Overlay | undefined)?.added ?? []);
  const newNames = structuresIn(found, structures).filter((name) => contract.types[name] === undefined);
  const newTypes = newNames.map((name) => [name, overlay([], name)]);
  return JSON.stringify({
    source: "models of tencentcloud-sdk-nodejs, the vendor's SDK for the public cloud",
    missing: missingIn(names),
    renamed: Object.fromEntries(
      there.filter(({ action, name }) => name !== action).map(({ action, name }) => [action, name]),
    ),
    actions: Object.fromEntries(requests.filter(([, found]) => found)),
    answers: Object.fromEntries(answers.filter(([, found]) => found)),
    types: Object.fromEntries([...types, ...newTypes].filter(([, found]) => found)),
    // TCR's calls are the same in both clouds, except those that are missing in the public one.
    tcr: { missing: missingIn(publicNames(Object.keys(readContract("tcr").actions), REGISTRY_MODELS)) },
    own: Object.fromEntries(
      OWN.map((name) => [name, [...(structures.get(`${name}Request`) ?? [])].map((field) => inContract(...field))]),
    ),
  });
}

const missingIn = (names: Iterable<[string, string | undefined]>) =>
  [...names].filter(([, name]) => name === undefined).map(([action]) => action);

/** Structures in responses, at any depth. */
function answeredStructures(structures: Structures): Set<string> {
  const found = new Set<string>();
  const walk = (name: string) => {
    for (const { type } of structures.get(name)?.values() ?? []) {
      const item = type.replace("[]", "");
      if (!structures.has(item) || found.has(item)) continue;
      found.add(item);
      walk(item);
    }
  };
  for (const name of structures.keys()) if (name.endsWith("Response")) walk(name);
  return found;
}

/** The structures of fields, at any depth. */
function structuresIn(fields: readonly { type: string }[], structures: Structures): string[] {
  const found = new Set<string>();
  const walk = (type: string) => {
    const item = type.replace("Array of ", "").replace("[]", "");
    const below = structures.get(item);
    if (below === undefined || found.has(item)) return;
    found.add(item);
    for (const field of below.values()) walk(field.type);
  };
  for (const { type } of fields) walk(type);
  return [...found];
}

/** The models' name of each structure in requests and responses, at any depth: the contract's, unless another is known. */
function namesOfStructures(
  contract: Contract,
  structures: Structures,
  calls: readonly { action: string; name: string }[],
): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (fields: readonly Field[], theirs: ReadonlyMap<string, PublicField> | undefined) => {
    for (const field of fields) {
      const item = itemOf(field);
      const structure = contract.types[item];
      if (structure === undefined || found.has(item)) continue;
      const there = theirs?.get(field.name)?.type.replace("[]", "") ?? item;
      const name = structures.has(there) ? there : item;
      found.set(item, name);
      walk(fieldsOf(structure), structures.get(name));
    }
  };
  for (const { action, name } of calls) {
    walk(contract.actions[action]?.input ?? [], structures.get(`${name}Request`));
    walk(contract.actions[action]?.output ?? [], structures.get(`${name}Response`));
  }
  return found;
}

const typeOf = (field: Field) => field.inferredType ?? field.type;
const itemOf = (field: Field) => typeOf(field).replace("Array of ", "");

function overlayOf(
  contract: Contract,
  ours: readonly Field[],
  theirs: ReadonlyMap<string, PublicField> | undefined,
  isAnswered: boolean,
): Overlay | undefined {
  if (theirs === undefined) return undefined;
  const absent = ours.filter(({ name }) => !theirs.has(name)).map(({ name }) => name);
  const added = [...theirs].flatMap(([name, { type, required, nullable }]) => {
    const own = ours.find((field) => field.name === name);
    const isRequired = required && !isAnswered;
    if (own !== undefined && isSameType(contract, own, type) && (own.required || !isRequired)) return [];
    return [inContract(name, { type, required: isRequired, nullable })];
  });
  const changed = new Set([...absent, ...added.map(({ name }) => name)]);
  const optional = ours
    .filter(({ name, required }) => required && !isAnswered && !changed.has(name) && !theirs.get(name)?.required)
    .map(({ name }) => name);
  const nullable = isAnswered
    ? ours
        .filter(({ name, nullable }) => !nullable && !changed.has(name) && theirs.get(name)?.nullable)
        .map(({ name }) => name)
    : [];
  const parts = { absent, added, optional, nullable };
  const full = Object.entries(parts).filter(([, list]) => list.length > 0);
  return full.length === 0 ? undefined : Object.fromEntries(full);
}

function isSameType(contract: Contract, field: Field, other: string): boolean {
  const item = itemOf(field);
  const list = typeOf(field) === item ? "" : "[]";
  // Structures with different names are equal if both are the contract's.
  return (
    other === `${PRIMITIVES[item] ?? item}${list}` ||
    (item in contract.types && other.endsWith("[]") === (list !== "") && !isPrimitive(other))
  );
}

/** A field of the models, in the contract's form. */
const inContract = (name: string, { type, required, nullable }: PublicField) => ({
  name,
  type: inContractsWords(type),
  ...(required && { required: true as const }),
  ...(nullable && { nullable: true as const }),
});

const isPrimitive = (type: string) => /^(string|number|boolean)(\[\])?$/.test(type);

function inContractsWords(type: string): string {
  const item = type.replace("[]", "");
  const word = { string: "String", number: "Float", boolean: "Bool" }[item] ?? item;
  return type === item ? word : `Array of ${word}`;
}
