import { serviceOf } from "../provider/clouds";
import { connectionOf } from "../provider/lifecycle/account";
import { configuredServices } from "../provider/lifecycle/doctor";
import { listAccount } from "../provider/lifecycle/inventory";
import type { Clouds } from "../provider/transport/connect";
import { ConfigError } from "../provider/transport/errors";
import { printer } from "./print";
import { openClouds, type ResourceClouds } from "./resource-clouds";
import { parseServices } from "./services";
import { exportStack, type StateResource, typeOf } from "./stack-state";

/** Options of `container-clouds orphans`. */
export interface OrphansOptions {
  /** Stacks whose resources are known; the first one's configuration is used. Default: the selected one. */
  stack?: string[];
  /** Folder of the project. Default: the current one. */
  cwd?: string;
  /** For example `tke,bci`. Default: the services of every configured cloud. */
  service?: string;
  /** Named set of credentials and region whose account is listed. Default: the main one. */
  profile?: string;
  json?: boolean;
}

/** Lists the account's resources that are in none of the stacks. @returns exit status */
export async function orphans(options: OrphansOptions, print: (line: string) => void = console.log): Promise<number> {
  const { cwd, profile, stack: stacks = [] } = options;
  const place = cwd === undefined ? {} : { cwd };
  const sources = stacks.length === 0 ? [place] : stacks.map((stack) => ({ ...place, stack }));
  const states = sources.map((source) => ({ source, state: exportStack(source) }));
  const opened = states.map(({ source, state }) => openClouds(source, state));
  try {
    const known = new Map<string, Set<string | undefined>>();
    states.forEach(({ state }, index) => {
      for (const resource of state.deployment?.resources ?? []) addPlace(known, resource, opened[index]);
    });
    const { own: clouds, from } = opened[0] as ResourceClouds;
    const services = options.service === undefined ? configuredServices(clouds) : parseServices(options.service);
    if (services.length === 0)
      throw new Error(`no cloud is configured in ${from}; run "npx pulumi-container-clouds doctor" for details`);
    const { found, leftOut } = await listAccount(services, {
      clouds,
      ...(profile !== undefined && { profile }),
      signal: new AbortController().signal,
      known: () => undefined,
      page: () => undefined,
      listed: () => undefined,
    });
    const left = found.flatMap((one) => {
      const places = known.get(`${one.type} ${one.id}`) ?? new Set();
      const here = placeOf(clouds, one.type, { profile });
      const isKnown = places.has(here) || places.has(undefined) || (here === undefined && places.size > 0);
      return isKnown ? [] : [{ ...one, elsewhere: [...places] }];
    });
    const { line: say, json } = printer(print);
    if (options.json) {
      const rows = left.map(({ type, id, name, elsewhere }) => ({
        type,
        id,
        name,
        ...(elsewhere.length > 0 && { elsewhere }),
      }));
      json({ orphans: rows, notListed: leftOut });
      return 0;
    }
    for (const { type, id, name, elsewhere } of left) {
      const others = elsewhere.length > 0 ? `; the stacks have this ID elsewhere: ${elsewhere.join(", ")}` : "";
      say(`${type} ${id}${name && name !== id ? ` ${JSON.stringify(name)}` : ""}${others}`);
    }
    if (left.length === 0) say("every resource of the account is in one of these stacks");
    else say(`${left.length} in none of these stacks: delete them, or set "adopt" to an ID to take one over`);
    if (leftOut.length > 0) say(`not listed, because the cloud has no call for it: ${leftOut.join(", ")}`);
    return 0;
  } finally {
    await Promise.all(opened.map((one) => one.close()));
  }
}

/** Notes where a stack has an ID: the same name can be in two clouds. */
function addPlace(
  known: Map<string, Set<string | undefined>>,
  resource: StateResource,
  opened: ResourceClouds | undefined,
): void {
  const type = typeOf(resource);
  if (type === undefined || opened === undefined) return;
  const key = `${type} ${resource.id}`;
  const places = known.get(key) ?? new Set();
  known.set(key, places.add(placeOf(opened.of(resource), type, { ...resource.inputs, ...resource.outputs })));
}

/** Where a resource with these properties is; `undefined` if the settings do not tell. */
function placeOf(clouds: Clouds, type: string, properties: Record<string, unknown>): string | undefined {
  const [service, connection] = [serviceOf(type), connectionOf(properties)];
  try {
    // Settings without which nothing can be called do not tell either: the stack got them from elsewhere, such as its pipeline's environment.
    return clouds.missing(service, connection).length > 0 ? undefined : clouds.place(service, connection);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
