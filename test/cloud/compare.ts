import { readFileSync } from "node:fs";
import { type Contract, type Field, fieldsOf, parentOf, readContract } from "../../generate/contract";

/** An exchange as a recording holds it. */
interface Line {
  service: string;
  action: string;
  status: number;
  ms: number;
  code?: string;
  response: unknown;
}

export const readRecording = (file: string): Line[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

/** Where responses differ from the contract: each difference once, with how often it was seen. */
export function compareWithContract(lines: readonly Line[]): string[] {
  const seen = new Map<string, number>();
  for (const line of lines) for (const text of differences(line)) seen.set(text, (seen.get(text) ?? 0) + 1);
  return counted(seen);
}

const counted = (seen: ReadonlyMap<string, number>) =>
  [...seen].sort(([a], [b]) => a.localeCompare(b)).map(([text, count]) => `${text} (${count} x)`);

const contracts = new Map<string, Contract>();
const contractOf = (service: string): Contract => {
  const known = contracts.get(service) ?? readContract(service);
  contracts.set(service, known);
  return known;
};

function differences({ service, action, code, response }: Line): string[] {
  const contract = contractOf(service);
  const facts = contract.actions[action] as (Contract["actions"][string] & { errorCodes?: string[] }) | undefined;
  const at = `${service}.${action}`;
  if (!facts) return [`${at}: an action that the contract does not have`];
  if (code !== undefined) return facts.errorCodes?.includes(code) ? [] : [`${at}: code ${code} is not documented`];
  const body = (response as { Response?: unknown } | null)?.Response ?? response;
  return inFields(contract, facts.output, body, at);
}

function inFields(contract: Contract, fields: readonly Field[], value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`${at}: ${typeOf(value)}, not an object`];
  const known = new Map(fields.map((field) => [field.name, field]));
  const unknown = Object.keys(value).filter((name) => !known.has(name));
  const of = (field: Field) => {
    const inner = (value as Record<string, unknown>)[field.name];
    const path = `${at}.${field.name}`;
    if (inner === undefined) return field.required === true ? [`${path}: missing`] : [];
    if (inner === null) return field.nullable === false ? [`${path}: null`] : [];
    return inType(contract, field.inferredType ?? field.type, inner, path);
  };
  return [...unknown.map((name) => `${at}.${name}: unknown field`), ...fields.flatMap(of)];
}

function inType(contract: Contract, type: string, value: unknown, at: string): string[] {
  const list = /^(?:Array of |array of |List<)(.+?)>?$/i.exec(type)?.[1];
  if (list !== undefined) {
    if (!Array.isArray(value)) return [`${at}: ${typeOf(value)}, not a list`];
    return [...new Set(value.flatMap((item) => inType(contract, list, item, `${at}[]`)))];
  }
  const structure = contract.types[type];
  if (structure !== undefined) {
    const parent = parentOf(structure);
    const above = parent && contract.types[parent];
    return inFields(contract, [...(above ? fieldsOf(above) : []), ...fieldsOf(structure)], value, at);
  }
  const wanted = SIMPLE.find(([names]) => names.test(type))?.[1];
  return wanted === undefined || typeof value === wanted ? [] : [`${at}: ${typeOf(value)}, not a ${wanted}`];
}

const SIMPLE: readonly (readonly [RegExp, string])[] = [
  [/^(string|date|timestamp)/i, "string"],
  [/^(int|integer|long|float|double|number|uint)/i, "number"],
  [/^bool/i, "boolean"],
];

const typeOf = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`);

/** Where two recordings of the same work differ, such as one of a cloud and one of the emulator: fields, codes, timing. */
export function compareRecordings(ours: readonly Line[], theirs: readonly Line[]): string[] {
  const [a, b] = [shapesOf(ours), shapesOf(theirs)];
  const out: string[] = [];
  for (const action of [...new Set([...a.keys(), ...b.keys()])].sort()) {
    const [one, other] = [a.get(action), b.get(action)];
    if (!one || !other) {
      out.push(`${action}: only in the ${one ? "first" : "second"}`);
      continue;
    }
    for (const item of one.facts) if (!other.facts.has(item)) out.push(`${action}: ${item}: only in the first`);
    for (const item of other.facts) if (!one.facts.has(item)) out.push(`${action}: ${item}: only in the second`);
    out.push(`${action}: ${mean(one.ms)} ms in the first, ${mean(other.ms)} ms in the second`);
  }
  return out;
}

const mean = (values: readonly number[]) => Math.round(values.reduce((sum, ms) => sum + ms, 0) / values.length);

function shapesOf(lines: readonly Line[]): Map<string, { facts: Set<string>; ms: number[] }> {
  const shapes = new Map<string, { facts: Set<string>; ms: number[] }>();
  for (const { service, action, code, response, ms } of lines) {
    const key = `${service}.${action}`;
    const shape = shapes.get(key) ?? { facts: new Set(), ms: [] };
    shapes.set(key, shape);
    shape.ms.push(ms);
    if (code !== undefined) shape.facts.add(`code ${code}`);
    else for (const path of pathsOf(response, "")) shape.facts.add(path);
  }
  return shapes;
}

function pathsOf(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => pathsOf(item, `${at}[]`)))];
  if (typeof value !== "object" || value === null) return [`${at} ${typeOf(value)}`];
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, at ? `${at}.${name}` : name));
}
