import { isAlwaysAnswered, tableOf } from "./api-table";
import { type Action, type Contract, type Field, fieldsOf, parentOf, readContract, type Structure } from "./contract";

/** The five APIs: contract, and the file that its types are written to. */
export const apis = [
  { service: "tke", client: "Tke", path: "provider/tencent/tke/api.gen.ts" },
  { service: "tcr", client: "Tcr", path: "provider/tencent/tcr/api.gen.ts" },
  { service: "bci", client: "Bci", path: "provider/baidu/bci/api.gen.ts" },
  { service: "bec", client: "Bec", path: "provider/baidu/bec/api.gen.ts" },
  { service: "eci", client: "Eci", path: "provider/ctyun/eci/api.gen.ts" },
] as const;

/** Writes one API's TypeScript, not yet formatted: structures, requests, answers, the client's interface and its table. */
export function writeApi(service: string, client: string): string {
  const contract = readContract(service);
  const actions = Object.entries(contract.actions);
  return [
    `// Made by "npm run generate" from contract/${service}.json. Change that file or generate/api.ts, not this one.`,
    'import type { CallOptions } from "../../transport/call";',
    'import type { ServiceTable } from "../../transport/service-table";',
    ...Object.entries(contract.types).map(([name, structure]) => writeStructure(name, structure, contract)),
    ...actions.map(([name, action]) => writeRequest(name, action, contract)),
    ...actions.map(([name, action]) => writeAnswer(name, action, contract)),
    `/** Every call of ${service}${contract.version ? ` ${contract.version}` : ""}. */`,
    `export interface ${client} {`,
    ...actions.map(([name, action]) => writeMethod(name, action)),
    "}",
    "/** Facts of each call that the transport needs. */",
    `export const ${service}Table: ServiceTable<keyof ${client}> = ${JSON.stringify(tableOf(contract))};`,
  ].join("\n");
}

function writeStructure(name: string, structure: Structure, contract: Contract): string {
  const parent = parentOf(structure);
  const described = Array.isArray(structure) ? undefined : structure.description;
  if (fieldsOf(structure).length === 0)
    return `${comment([described])}\nexport type ${name} = ${parent ?? "Record<string, unknown>"};`;
  const fields = fieldsOf(structure).map((field) => writeField(field, contract, field.nullable ? "absent" : "never"));
  return [comment([described]), `export interface ${name}${parent ? ` extends ${parent}` : ""} {`, ...fields, "}"].join(
    "\n",
  );
}

/** Everything that a request carries, wherever the wire puts it: path, query and body share one flat object. */
export function requestFields(action: Action): Field[] {
  const byName = new Map<string, Field>();
  for (const field of [...(action.query ?? []), ...action.input, ...(action.pathParams ?? [])]) {
    byName.set(field.name, field.name === "(body)" ? { ...field, name: "body" } : field);
  }
  return [...byName.values()];
}

function writeRequest(name: string, action: Action, contract: Contract): string {
  const fields = requestFields(action).map((field) => writeField(field, contract, field.nullable ? "null" : "never"));
  const type = `${capital(name)}Request`;
  if (fields.length === 0) return `export type ${type} = Record<string, never>;`;
  return [`export interface ${type} {`, ...fields, "}"].join("\n");
}

function writeAnswer(name: string, action: Action, contract: Contract): string {
  const type = `${capital(name)}Response`;
  const whole = action.output.find((field) => field.name.startsWith("("));
  if (whole) {
    const added = whole.name === "(returnObj)" ? " & { requestId?: string }" : "";
    return `export type ${type} = ${typeOf(whole, contract)}${added};`;
  }
  if (action.output.length === 0) return `export type ${type} = Record<string, unknown>;`;
  const fields = action.output.map((field) => {
    return writeField(
      { ...field, required: isAlwaysAnswered(field, contract) },
      contract,
      field.nullable ? "absent" : "never",
    );
  });
  return [`export interface ${type} {`, ...fields, "}"].join("\n");
}

function writeMethod(name: string, action: Action): string {
  const notes = [action.notes ?? []].flat();
  const needless = requestFields(action).every((field) => field.required !== true);
  const reads = action.reads ? ["Only reads."] : [];
  return [
    comment([action.summary, ...notes, ...reads]),
    `${name}(request${needless ? "?" : ""}: ${capital(name)}Request, options?: CallOptions): Promise<${capital(name)}Response>;`,
  ].join("\n");
}

/** `nulls`: `absent` where an answer's null is read as missing, `null` where a request may send one. */
function writeField(field: Field, contract: Contract, nulls: "absent" | "null" | "never"): string {
  const optional = field.required !== true || nulls === "absent" ? "?" : "";
  const nullable = nulls === "null" ? " | null" : "";
  const facts = [field.description];
  if (field.constraints) facts.push(field.constraints);
  if (field.enum) facts.push(`One of: ${field.enum.join(", ")}.`);
  if (field.default !== undefined && field.default !== null) facts.push(`@default ${JSON.stringify(field.default)}`);
  return `${comment(facts)}\n${JSON.stringify(field.name)}${optional}: ${typeOf(field, contract)}${nullable};`;
}

const primitives: Record<string, string> = {
  String: "string",
  Datetime: "string",
  Datetime_iso: "string",
  Bool: "boolean",
  Int64: "number",
  Uint64: "number",
  Float: "number",
  string: "string",
  boolean: "boolean",
  number: "number",
  integer: "number",
  "integer(int64)": "number",
  object: "Record<string, unknown>",
  unknown: "unknown",
};

/** The TypeScript type of a field. Throws when the contract uses a type that it does not define. */
function typeOf(field: Field, contract: Contract): string {
  return translate(field.inferredType ?? field.type, contract);
}

function translate(type: string, contract: Contract): string {
  const primitive = primitives[type];
  if (primitive) return primitive;
  if (contract.types[type]) return type;
  const list = /^Array of (.+)$/.exec(type) ?? /^array<(.+)>$/.exec(type);
  // Printed as `array<A>|map<...>`: a union outside the brackets.
  const union = splitUnion(type).filter((part) => part !== "null");
  if (union.length > 1 || union[0] !== type) return union.map((part) => translate(part, contract)).join(" | ");
  if (list?.[1]) return `${translate(list[1], contract)}[]`;
  const map = /^map<string,(.+)>$/.exec(type);
  if (map?.[1]) return `Record<string, ${translate(map[1], contract)}>`;
  const inline = /^\{(.+)\}$/.exec(type);
  if (inline?.[1])
    return `{ ${inline[1]
      .split(",")
      .map((name) => `${name}?: unknown`)
      .join("; ")} }`;
  throw new Error(`contract/${contract.service}.json uses the type ${type} and does not define it`);
}

function splitUnion(type: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const letter of type) {
    if (letter === "<" || letter === "{") depth++;
    if (letter === ">" || letter === "}") depth--;
    if (letter === "|" && depth === 0) {
      parts.push(part);
      part = "";
    } else part += letter;
  }
  return [...parts, part];
}

function comment(lines: (string | undefined)[]): string {
  const said = lines.filter((line): line is string => Boolean(line)).map((line) => line.replaceAll("*/", "*\\/"));
  return said.length === 0 ? "" : `/** ${said.join(" ").replaceAll("\n", " ")} */`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
