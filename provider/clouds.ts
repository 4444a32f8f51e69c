import type { Bci } from "./baidu/bci/api.gen";
import type { Bec } from "./baidu/bec/api.gen";
import { baidu } from "./baidu/client";
import { baiduCredentials, defaultRegion } from "./baidu/config";
import { ctyun } from "./ctyun/client";
import { ctyunCredentials, missingRegion } from "./ctyun/config";
import type { Eci } from "./ctyun/eci/api.gen";
import { tencent } from "./tencent/client";
import { tencentCredentials } from "./tencent/config";
import type { Tcr } from "./tencent/tcr/api.gen";
import type { Tke } from "./tencent/tke/api.gen";
import { endpoint } from "./transport/config";
import { findCredentials, whereFound } from "./transport/credentials";
import { type Cloud, ConfigError, type SettingProblem } from "./transport/errors";
import { once } from "./transport/once";
import { type Dependencies, openTransport } from "./transport/open";
import { parseSettings, type Resolved, resolve, type Settings } from "./transport/settings";

/** Chooses one of the configured accounts and places; what is left out comes from the settings. */
export interface Connection {
  /** A name under `container-clouds:profiles`. */
  profile?: string;
  /** Tencent and Baidu: region. CTyun: resource pool (`regionId`). */
  region?: string;
}

/** The name of a cloud: also of its settings under `container-clouds` and of its wing. */
export type CloudName = Cloud;

/** The clients of each cloud. */
export interface Clients {
  tencent: { tke: Tke; tcr: Tcr };
  baidu: { bci: Bci; bec: Bec };
  ctyun: { eci: Eci };
}

/** The clients of all clouds. Cached: the same connection gives the same clients, which share sockets, limits and clock skew. */
export interface Clouds {
  tencent(connection?: Connection): Clients["tencent"];
  baidu(connection?: Connection): Clients["baidu"];
  ctyun(connection?: Connection): Clients["ctyun"];
  /** The region that a connection's calls go to, `undefined` where none is set. Throws a ConfigError for wrong settings. */
  region(cloud: CloudName, connection?: Connection): string | undefined;
  /** What credentials lack, and CTyun's region, each with its full path; empty when they are complete. Throws a ConfigError for wrong settings. */
  missing(cloud: CloudName, connection?: Connection): readonly SettingProblem[];
  /** Where the key pair comes from: settings by their full paths, or variables. Empty without one. Throws a ConfigError for wrong settings. */
  keysFrom(cloud: CloudName, connection?: Connection): readonly string[];
  /** The id of the key pair. Throws a ConfigError when there is none. */
  keyId(cloud: CloudName, connection?: Connection): string;
  /** The clouds that have a setting or a key of their own. Throws a ConfigError for wrong settings. */
  configured(profile?: string): CloudName[];
  /** Closes all connections; calls that are under way fail. */
  close(): Promise<void>;
}

/**
 * Opens the clouds that the settings describe. Nothing is read or sent yet.
 * @param settings what `readSettings` gives, or an object of the same form
 */
export function connect(settings: Settings, dependencies: Dependencies = {}): Clouds {
  const transport = openTransport(dependencies);
  const parsed = once(() => parseSettings(settings));
  const kept = new Map<string, unknown>();
  const keep = <T>(cloud: CloudName, { profile, region }: Connection, make: () => T): T => {
    const key = JSON.stringify([cloud, profile, region]);
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
  const lookUp = <C extends CloudName>(cloud: C, { profile, region }: Connection) => {
    const resolved = resolve(parsed(), cloud, profile);
    const given = region ? { ...resolved.settings, [regionNames[cloud].setting]: region } : resolved.settings;
    return { ...resolved, settings: withEnvironment(cloud, given, transport.env) as Resolved<C>["settings"] };
  };
  const open = <C extends CloudName>(cloud: C, connection: Connection) => {
    const { settings, path } = lookUp(cloud, connection);
    const credentials = once(() => findCredentials(sources[cloud], settings, transport.env, path));
    return { settings, path, credentials, link: transport.link(settings, path) };
  };
  return {
    tencent: (connection = {}) => keep("tencent", connection, () => tencent(open("tencent", connection))),
    baidu: (connection = {}) => keep("baidu", connection, () => baidu(open("baidu", connection))),
    ctyun: (connection = {}) => keep("ctyun", connection, () => ctyun(open("ctyun", connection))),
    region: (cloud, connection = {}) => {
      const found: Record<string, unknown> = lookUp(cloud, connection).settings;
      return found[regionNames[cloud].setting] as string | undefined;
    },
    missing: (cloud, connection = {}) => {
      const { settings, path } = lookUp(cloud, connection);
      const region = cloud === "ctyun" ? missingRegion(lookUp("ctyun", connection).settings, path) : undefined;
      try {
        findCredentials(sources[cloud], settings, transport.env, path);
        return region ? [region] : [];
      } catch (error) {
        if (error instanceof ConfigError) return region ? [...error.problems, region] : error.problems;
        throw error;
      }
    },
    keysFrom: (cloud, connection = {}) => {
      const { settings, path } = lookUp(cloud, connection);
      return whereFound(sources[cloud], settings, transport.env, path);
    },
    keyId: (cloud, connection = {}) => {
      const { settings, path } = lookUp(cloud, connection);
      return findCredentials(sources[cloud], settings, transport.env, path).id;
    },
    configured: (profile) => {
      const own = [parsed(), parsed().profiles?.[profile ?? ""]];
      const keys = (cloud: CloudName) => whereFound(sources[cloud], {}, transport.env, (setting) => setting);
      return cloudNames.filter((cloud) => own.some((from) => from?.[cloud]) || keys(cloud).length > 0);
    },
    close: () => transport.close(),
  };
}

/** Every cloud. */
export const cloudNames: readonly CloudName[] = ["tencent", "baidu", "ctyun"];

const sources = { tencent: tencentCredentials, baidu: baiduCredentials, ctyun: ctyunCredentials };

const regionNames: Record<CloudName, { setting: string; environment: string; otherwise?: string }> = {
  tencent: { setting: "region", environment: "TENCENTCLOUD_REGION" },
  baidu: { setting: "region", environment: "BAIDUCLOUD_REGION", otherwise: defaultRegion },
  ctyun: { setting: "regionId", environment: "CTYUN_REGION_ID" },
};

/** The settings with what the environment says where they say nothing. */
function withEnvironment(
  cloud: CloudName,
  settings: Record<string, unknown>,
  env: NodeJS.ProcessEnv,
): Record<string, unknown> {
  const { setting, environment, otherwise } = regionNames[cloud];
  const region = settings[setting] ?? env[environment] ?? otherwise;
  const eci = cloud === "ctyun" && !settings.endpoint ? env.CTAPI_ECI_DOMAIN : undefined;
  return {
    ...settings,
    ...(region ? { [setting]: region } : {}),
    ...(eci ? { endpoint: endpointOf("CTAPI_ECI_DOMAIN", eci) } : {}),
  };
}

function endpointOf(variable: string, text: string): string {
  const parsed = endpoint.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new ConfigError({ setting: variable, reason: parsed.error.issues[0]?.message ?? "is not a URL" });
}
