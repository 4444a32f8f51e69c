import { nearest } from "../words/nearest";
import { services as everyService, kinds } from "./clouds";
import { readContractFile } from "./contract/files";
import { readPublicContract } from "./contract/tencent";

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
