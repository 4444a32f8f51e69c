import type { ActionTable, ServiceTable } from "../provider/transport/service-table";
import { type Action, type Contract, type Field, fieldsOf, parentOf, requestFields } from "./contract";

/**
 * Whether a response always contains this field. Tencent's output tables say neither "required" nor "may be null": lists, numbers,
 * structures and IDs count as always present; other strings may be missing, such as the address of an endpoint that is not open.
 */
export function isAlwaysAnswered(field: Field, contract: Contract): boolean {
  if (!contract.version) return field.required === true;
  const type = field.inferredType ?? field.type;
  return !field.nullable && (type !== "String" || /Id$/.test(field.name));
}

/** The table for a service's client: where to send each field, how often to call, and what a response must contain. */
export function tableOf(contract: Contract): ServiceTable {
  const shapes: Record<string, string> = {};
  const actions: Record<string, ActionTable> = {};
  const rates = Object.values(contract.actions).map((action) => action.rateLimitPerSecond);
  const usual = rates.find((rate) => rates.filter((other) => other === rate).length * 2 > rates.length);
  for (const [name, action] of Object.entries(contract.actions)) {
    actions[name] = {
      ...(action.method && action.path ? placement(action, action.method, action.path) : {}),
      ...(action.reads ? { reads: true } : {}),
      ...(action.rateLimitPerSecond !== usual ? { rate: action.rateLimitPerSecond } : {}),
      ...secretsOf(action, contract),
      ...answerOf(action, contract, shapes),
    };
  }
  return {
    service: contract.service as ServiceTable["service"],
    ...(contract.version ? { version: contract.version } : {}),
    ...(usual ? { rate: usual } : {}),
    actions,
    shapes,
  };
}

function placement(action: Action, method: string, path: string): ActionTable {
  const query = (action.query ?? []).map((field) => field.name);
  return {
    method,
    path,
    ...((action.altPaths ?? []).length > 0 ? { hasV1: true } : {}),
    ...(query.length > 0 ? { query } : {}),
    ...(action.input.some((field) => field.name === "(body)") ? { wholeBody: true } : {}),
    ...([...query, ...action.input.map((field) => field.name)].includes("clientToken") ? { token: true } : {}),
  };
}

function secretsOf(action: Action, contract: Contract): ActionTable {
  const secrets = requestFields(action).flatMap((field) => secretsIn(field, contract, []));
  return secrets.length > 0 ? { secrets } : {};
}

/** Paths of the values that the contract marks as secret in a field, `*` for each item. @param within the structures around it */
function secretsIn(field: Field, contract: Contract, within: readonly string[]): string[] {
  if (field.secret) return [field.name];
  const type = field.inferredType ?? field.type;
  const item = itemOf(type);
  const name = item ?? type;
  if (contract.types[name] === undefined || within.includes(name)) return [];
  const inside = allFieldsOf(name, contract).flatMap((inner) => secretsIn(inner, contract, [...within, name]));
  return inside.map((path) => `${field.name}.${item ? "*." : ""}${path}`);
}

function answerOf(action: Action, contract: Contract, shapes: Record<string, string>): ActionTable {
  const whole = action.output.find((field) => field.name.startsWith("("));
  if (whole) return shapeNamed(whole.type, contract, shapes) ? { answer: `=${whole.type}` } : {};
  const outputs = action.output.map((field) => ({ ...field, required: isAlwaysAnswered(field, contract) }));
  const answer = shapeOf(outputs, contract, shapes);
  return answer ? { answer } : {};
}

/** `name:code` for each required field, `name?:code` for each optional field with a structure to check. */
function shapeOf(fields: Field[], contract: Contract, shapes: Record<string, string>): string {
  const parts: string[] = [];
  for (const field of fields) {
    const type = field.inferredType ?? field.type;
    const required = field.required === true && !field.nullable;
    const code = codeOf(type, contract, shapes);
    const looksInto = /[A-Z]/.test(code);
    if (required || looksInto) parts.push(`${field.name}${required ? "" : "?"}:${code}`);
  }
  return parts.join(" ");
}

/** s string, n number, b boolean, o object, `[` list, a capital letter: the shape of that name, `*` anything. */
function codeOf(type: string, contract: Contract, shapes: Record<string, string>): string {
  if (/^(String|Datetime|Datetime_iso|string)$/.test(type)) return "s";
  if (/^(Int64|Uint64|Float|number|integer|integer\(int64\))$/.test(type)) return "n";
  if (/^(Bool|boolean)$/.test(type)) return "b";
  const item = itemOf(type);
  if (item) return `[${codeOf(item, contract, shapes)}`;
  if (contract.types[type]) return shapeNamed(type, contract, shapes) ? type : "o";
  return type.includes("|") || type === "unknown" ? "*" : "o";
}

/** The type of a list's items; `undefined` if the type is not a list. */
const itemOf = (type: string): string | undefined =>
  (/^Array of (.+)$/.exec(type) ?? /^array<([^|]+)>$/.exec(type))?.[1];

/** The fields of a structure, inherited ones first. */
function allFieldsOf(name: string, contract: Contract): Field[] {
  const structure = contract.types[name] ?? [];
  const parent = parentOf(structure);
  return [...(parent ? allFieldsOf(parent, contract) : []), ...fieldsOf(structure)];
}

/** Required in requests, but left out of responses if empty, because ECI leaves out every zero value (contract, conventions). */
const LEFT_OUT_WHEN_EMPTY = new Set(["eci EnvironmentVar.value"]);

/** Adds the shape of a structure and those below it; false if nothing in it is required. */
function shapeNamed(name: string, contract: Contract, shapes: Record<string, string>): boolean {
  const known = shapes[name];
  if (known !== undefined) return known !== "";
  shapes[name] = "";
  const fields = allFieldsOf(name, contract).filter(
    (field) => !LEFT_OUT_WHEN_EMPTY.has(`${contract.service} ${name}.${field.name}`),
  );
  shapes[name] = shapeOf(fields, contract, shapes);
  if (shapes[name] !== "") return true;
  delete shapes[name];
  return false;
}
