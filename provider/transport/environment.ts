import { type CloudName, clouds } from "../clouds";
import type { Account, AnyCloud } from "./cloud";
import { endpoint } from "./config";
import type { FoundKeys } from "./credentials";
import { ConfigError } from "./errors";
import { variables } from "./variables";

/** What completes a cloud's settings. */
interface Sources {
  /** The resource's own region. */
  region: string | undefined;
  env: NodeJS.ProcessEnv;
  /** The key pair, whose file may have a region. */
  keys(): FoundKeys | undefined;
}

/** Settings that are complete, and where those come from that are not configured. */
interface Completed {
  settings: Account["settings"];
  from: ReadonlyMap<string, string | undefined>;
}

/** Completes a cloud's settings: the region of the resource, else the configured one, that of the environment or of the keys' file, or the default; and the endpoint of the environment. */
export function completed(cloud: CloudName, configured: object, sources: Sources): Completed {
  const { setting } = clouds[cloud].region;
  const region = regionOf(cloud, configured, sources);
  const address = endpointOf(cloud, configured, sources.env);
  return {
    settings: {
      ...configured,
      ...(region.value ? { [setting]: region.value } : {}),
      ...(address ? { endpoint: address.value } : {}),
    },
    from: new Map([
      [setting, region.from],
      ["endpoint", address?.from],
    ]),
  };
}

/** A setting, and where it comes from if it is not configured. */
interface Found {
  value?: string | undefined;
  from?: string;
}

function regionOf(cloud: CloudName, configured: object, { region, env, keys }: Sources): Found {
  const { setting, environment, default: usual }: AnyCloud["region"] = clouds[cloud].region;
  if (region) return { value: region, from: "region" };
  const set = (configured as Record<string, unknown>)[setting];
  if (set) return { value: String(set) };
  const variable = environment.find((name) => env[name]);
  if (variable) return { value: env[variable], from: variable };
  const found = keys();
  return found?.region ? { value: found.region, from: found.from.join(", ") } : { value: usual };
}

/** The endpoint of the environment; `undefined` if one is configured, or there is none. @throws ConfigError if it is no URL */
function endpointOf(cloud: CloudName, configured: { endpoint?: unknown }, env: NodeJS.ProcessEnv): Found | undefined {
  if (configured.endpoint) return undefined;
  const others = (clouds[cloud] as AnyCloud).endpointEnvironment ?? [];
  const variable = [variables.endpoint, ...others].find((name) => env[name]);
  if (!variable) return undefined;
  const parsed = endpoint.safeParse(env[variable]);
  if (parsed.success) return { value: parsed.data, from: variable };
  throw new ConfigError({ setting: variable, reason: parsed.error.issues[0]?.message ?? "is not a URL" });
}
