import { cloudOf, type ServiceName, serviceNames } from "../../clouds";
import { type CallOptions, tableOf } from "../../transport/call";
import type { Clouds, Connection } from "../../transport/connect";
import type { Fields } from "../../transport/wire";
import { suggestion } from "../check";

/** One of the documented calls, by its own name and with its own fields. */
export interface ActionCall {
  /** Such as `eci`. */
  service: string;
  /** Such as `restartContainerGroup`. */
  action: string;
  request: Fields;
  connection?: Connection;
  /** Carries out only what changes nothing. */
  preview?: boolean;
}

type Client = Record<string, (request: Fields, options?: CallOptions) => Promise<unknown>>;

/**
 * Sends a documented call, for what no resource manages: a restart, a command in a container, a batch delete.
 * @returns the answer; `undefined` in a preview, unless the call only reads
 * @throws Error that names the nearest service or call, ConfigError, CloudError
 */
export async function callAction(clouds: Clouds, { service, action, request, connection = {}, preview }: ActionCall) {
  const name = known("service", service, serviceNames) as ServiceName;
  const clients = clouds[cloudOf(`${name}:`)](connection) as unknown as Record<string, Client>;
  const client = clients[name] as Client;
  const { actions } = tableOf(client);
  const called = known(`call of ${name}`, action, Object.keys(actions));
  if (preview && !actions[called]?.reads) return undefined;
  return client[called]?.(request);
}

/** Where a service's calls are listed: there are too many for a message. */
const LIST = "; docs/coverage.md lists them";

function known(what: string, name: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  const meant = suggestion(name, names) || (names.length < 10 ? `; there are ${names.join(", ")}` : LIST);
  throw new Error(`there is no ${what} named ${JSON.stringify(name)}${meant}`);
}
