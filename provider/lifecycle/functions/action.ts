import { cloudOf, type ServiceName, serviceNames } from "../../clouds";
import { type CallOptions, tableOf } from "../../transport/call";
import type { Clouds, Connection } from "../../transport/connect";
import type { Fields } from "../../transport/wire";
import { suggestion } from "../check";

/** A documented API call, by its own name and with its own fields. */
export interface ActionCall {
  /** For example `eci`. */
  service: string;
  /** For example `restartContainerGroup`. */
  action: string;
  request: Fields;
  connection?: Connection;
  /** Whether to send only calls that change nothing. */
  preview?: boolean;
}

type Client = Record<string, (request: Fields, options?: CallOptions) => Promise<unknown>>;

/**
 * Sends a documented call for operations that no resource covers: a restart, a command in a container, a batch delete.
 * @returns the response; `undefined` in a preview, unless the call only reads
 * @throws Error with the nearest name for an unknown service or call; ConfigError; CloudError
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

/** Where the calls are listed, because there are too many for a message. */
const LIST = "; docs/coverage.md lists them";

function known(what: string, name: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  const meant = suggestion(name, names) || (names.length < 10 ? `; there are ${names.join(", ")}` : LIST);
  throw new Error(`there is no ${what} named ${JSON.stringify(name)}${meant}`);
}
