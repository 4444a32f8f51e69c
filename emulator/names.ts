import { nearest } from "../words/nearest";
import { services as everyService, kinds } from "./clouds";
import { readContractFile } from "./contract/files";
import { readPublicContract } from "./contract/tencent";
import type { Row } from "./row";
import type { Kind, World } from "./world";

const SERVICES = everyService.map(([name]) => name);

/** The documented calls by service. */
const actions = new Map<string, ReadonlySet<string>>();

function actionsOf(service: string): ReadonlySet<string> {
  const known = actions.get(service);
  if (known) return known;
  const { actions: listed } = readContractFile(service) as { actions: Record<string, unknown> };
  const found = new Set(Object.keys(listed));
  if (service === "tke") for (const name of readPublicContract().actions.keys()) found.add(name);
  actions.set(service, found);
  return found;
}

/** The problem with the names in a rule, fault or filter; `undefined` if all of them exist. */
export function wrongName({ service, kind, action }: { service?: string; kind?: string; action?: string }) {
  if (service !== undefined && !SERVICES.includes(service))
    return `service: there is no "${service}"; ${nearest(service, SERVICES)}`;
  const services = service === undefined ? SERVICES : [service];
  const kindNames = kinds.filter((one) => services.includes(one.service)).map((one) => one.kind);
  if (kind !== undefined && !kindNames.includes(kind))
    return `kind: there is no "${kind}"${service ? ` in ${service}` : ""}; ${nearest(kind, [...new Set(kindNames)])}`;
  const actionNames = action === undefined ? [] : services.flatMap((one) => [...actionsOf(one)]);
  if (action !== undefined && !actionNames.includes(action))
    return `action: there is no "${action}"${service ? ` in ${service}` : ""}; ${nearest(action, actionNames)}`;
  return undefined;
}

/**
 * The problem with attributes that a change sets. Their names must exist in the row, in other rows of the kind, or in the documents, and
 * their values must have the existing type. Null removes one.
 */
export function wrongAttribute(world: World, kind: Kind, row: Row, set: Readonly<Record<string, unknown>>) {
  const rows = [row, ...Object.values(kind.rows(world.state))].map(({ attributes }) => attributes);
  for (const [name, value] of Object.entries(set)) {
    const there = rows.filter((attributes) => Object.hasOwn(attributes, name));
    const documented = documentedFields(kind.service);
    if (there.length === 0 && !documented.has(name)) {
      const known = [...new Set(rows.flatMap((attributes) => Object.keys(attributes)))];
      return `set.${name}: ${kind.service} ${kind.kind} has no such attribute; ${nearest(name, known)}`;
    }
    const types = new Set(there.map((attributes) => typeOf((attributes as Record<string, unknown>)[name])));
    types.delete("nothing");
    if (value !== null && types.size > 0 && !types.has(typeOf(value)))
      return `set.${name}: must be ${[...types].join(" or ")}, not ${typeOf(value)}`;
  }
  return undefined;
}

function typeOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

const fields = new Map<string, ReadonlySet<string>>();

/** Every field name in a service's contract. */
function documentedFields(service: string): ReadonlySet<string> {
  const known = fields.get(service);
  if (known) return known;
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("name" in value && typeof value.name === "string") found.add(value.name);
    Object.values(value).forEach(collect);
  };
  const { actions: calls, types } = readContractFile(service) as { actions: unknown; types?: unknown };
  collect([calls, types]);
  fields.set(service, found);
  return found;
}
