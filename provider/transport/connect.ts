import { type Clients, type CloudName, cloudNames, clouds, type ServiceName, services } from "../clouds";
import { type AccountRules, guardOf } from "./account-guard";
import { authorityProblems } from "./authorities";
import { type Clock, systemClock } from "./clock";
import type { Account, AnyCloud, UnsupportedInput } from "./cloud";
import type { CommonSettings } from "./config";
import { type Credentials, type FoundKeys, findKeys, type KeyPart, type KeysEnd, missingKeys } from "./credentials";
import { completed } from "./environment";
import { ConfigError, type SettingProblem } from "./errors";
import { type Renewed, type Role, renewed } from "./identity";
import type { Language } from "./language";
import { once } from "./memoize";
import { type Dependencies, openTransport } from "./open";
import { parseSettings, resolve, type Settings } from "./settings";
import { misspeltVariables } from "./variables";

/** Chooses one of the configured accounts and regions. What it leaves out comes from the settings. */
export interface Connection {
  /** A name under `container-clouds:profiles`. */
  profile?: string;
  /** Tencent and Baidu: region. CTyun: resource pool (`regionId`). */
  region?: string;
}

/**
 * The clouds of a configuration, with cached clients, so that equal connections share sockets, rate limits and clock skew. All methods
 * except `close` throw a ConfigError if settings are wrong.
 */
export type Clouds = { [C in CloudName]: (connection?: Connection) => Clients[C] } & {
  /** The region of a connection's calls; `undefined` if none is set. */
  region(cloud: CloudName, connection?: Connection): string | undefined;
  /** The language of remedies. */
  language(cloud: CloudName, connection?: Connection): Language;
  /** Tags and labels for every resource that has them, what a create does about namesakes, and the client-side rate limits. */
  defaults(
    cloud: CloudName,
    connection?: Connection,
  ): Pick<CommonSettings, "defaultTags" | "defaultLabels" | "namesakes" | "rateLimit">;
  /** What a service's calls lack: credentials, region, address, each with its full path; empty if nothing. */
  missing(service: ServiceName, connection?: Connection): readonly SettingProblem[];
  /** Settings with which the cloud does not have the resource or function. @throws ConfigError for a service without an address */
  typeProblems(type: string, connection?: Connection): readonly SettingProblem[];
  /** Inputs that the cloud does not support. @throws ConfigError for a service without an address */
  unsupported(type: string, connection?: Connection): readonly UnsupportedInput[];
  /** Where a service's resources are: its address, and its region if its calls need one; `undefined` if the settings name no address. */
  place(service: ServiceName, connection?: Connection): string | undefined;
  /** The API that a service uses, if its cloud has several. @throws ConfigError for a service without an address */
  edition(service: ServiceName, connection?: Connection): string | undefined;
  /** Where the key pair comes from: full setting paths, variables, or a file; empty if there is none. */
  keysFrom(cloud: CloudName, connection?: Connection): readonly string[];
  /** Where each part of the key pair is, or would be; see `path` of an account. */
  keyPlaces(cloud: CloudName, connection?: Connection): readonly string[];
  /** The ID of the key pair, or the role that is assumed with it. @throws ConfigError if there is neither */
  keyId(cloud: CloudName, connection?: Connection): string;
  /** Asks the cloud whose credentials these are and when they expire, as far as it returns that. */
  whose(
    cloud: CloudName,
    connection: Connection,
    options: { signal: AbortSignal },
  ): Promise<{ accountId?: string; expiresAt?: number }>;
  /** The clock of all calls and waits of these clouds. */
  readonly clock: Clock;
  /** When the current key pair expires, if nothing renews it, and where it comes from; `undefined` if that is unknown. */
  keysEnd(cloud: CloudName, connection?: Connection): KeysEnd | undefined;
  /** The clouds that have a setting or a key. */
  configured(profile?: string): CloudName[];
  /** Closes all connections; calls in progress fail. */
  close(): Promise<void>;
};

/**
 * Opens the clouds that the settings describe. Nothing is read or sent yet.
 * @param settings the result of `readSettings`, or an object of the same form
 */
export function connect(settings: Settings, dependencies: Dependencies = {}): Clouds {
  const { clock = systemClock } = dependencies;
  const transport = openTransport(dependencies);
  const { env } = transport;
  const parsed = once(() => {
    const [first, ...others] = misspeltVariables(env);
    if (first) throw new ConfigError(first, ...others);
    return parseSettings(settings);
  });
  const accounts = new Map<string, OpenAccount>();
  const account = (cloud: CloudName, { profile, region }: Connection = {}): OpenAccount => {
    const key = JSON.stringify([cloud, profile, region]);
    const found = accounts.get(key) ?? openAccount(cloud, region, profile);
    accounts.set(key, found);
    return found;
  };
  const openAccount = (cloud: CloudName, region: string | undefined, profile: string | undefined): OpenAccount => {
    const { settings, path: configured } = resolve(parsed(), cloud, profile);
    const sources = clouds[cloud].credentials;
    const search = { configured: settings as Record<string, unknown>, env, path: configured };
    const found = once(() => findKeys(sources, search));
    const { settings: all, from } = completed(cloud, settings, { region, env, keys: found });
    const path = (setting: string) => {
      const part = KEY_PARTS.find((one) => sources.settings[one] === setting);
      // Keys may come from variables or a file.
      return from.get(setting) ?? (part && found()?.places[part]) ?? configured(setting);
    };
    const keys = once(() => {
      const of = found();
      if (of) return of.read();
      throw missingKeys(sources, search);
    });
    const role = once(() => described(cloud).role?.(search, found()));
    const authorities = once(() => authorityProblems(all.caFile, path("caFile")));
    const account = { settings: all, path, found, role, keys, authorities, link: transport.link(all, path) };
    const check = (service: string) => {
      const [first, ...others] = missing(service as ServiceName, account);
      if (first) throw new ConfigError(first, ...others);
    };
    // The role's credentials are requested with the key pair of the chain.
    const asker = {
      ...account,
      check: () => {},
      caller: () => keys().id,
      credentials: async () => keys(),
      refused: () => false,
    };
    const of = once(() => held(cloud, profile, async () => (await role()?.take(asker)) ?? found()?.read() ?? keys()));
    const whole: OpenAccount = {
      ...account,
      check,
      caller: () => role()?.title ?? keys().id,
      credentials: () => of().current(),
      refused: (credentials) => of().refused(credentials),
      expiresAt: () => of().expiresAt(),
    };
    const accountId = described(cloud).accountId;
    return accountId ? { ...whole, guard: guardOf(all as AccountRules, () => accountId(whole), path) } : whole;
  };
  // All regions of an account share a role's credentials.
  const identities = new Map<string, Renewed>();
  const held = (cloud: CloudName, profile: string | undefined, get: () => Promise<Credentials>) => {
    const key = JSON.stringify([cloud, profile]);
    const known = identities.get(key) ?? renewed(clock, get);
    identities.set(key, known);
    return known;
  };
  const clients = new Map<OpenAccount, object>();
  const clientsOf = (cloud: CloudName, connection?: Connection) => {
    const of = account(cloud, connection);
    const found = clients.get(of) ?? described(cloud).clients(of);
    clients.set(of, found);
    return found;
  };
  const byName = Object.fromEntries(
    cloudNames.map((cloud) => [cloud, (connection?: Connection) => clientsOf(cloud, connection)]),
  ) as { [C in CloudName]: (connection?: Connection) => Clients[C] };
  return {
    ...byName,
    clock,
    defaults: (cloud, connection) => account(cloud, connection).settings,
    language: (cloud, connection) => account(cloud, connection).link.language,
    region: (cloud, connection) => regionIn(cloud, account(cloud, connection)),
    missing: (service, connection) => missing(service, account(services[service].cloud, connection)),
    typeProblems: (type, connection) => {
      const { cloud } = services[type.split(":")[0] as ServiceName];
      return described(cloud).typeProblems?.(account(cloud, connection), type) ?? [];
    },
    unsupported: (type, connection) => {
      const { cloud } = services[type.split(":")[0] as ServiceName];
      return described(cloud).unsupported?.(account(cloud, connection), type) ?? [];
    },
    place: (service, connection) => {
      const { cloud, needsRegion } = services[service];
      const of = account(cloud, connection);
      const address = described(cloud).address(of, service);
      const region = needsRegion ? regionIn(cloud, of) : undefined;
      return address && region ? `${region} at ${address}` : address;
    },
    edition: (service, connection) => {
      const { cloud } = services[service];
      return described(cloud).edition?.(account(cloud, connection), service);
    },
    keysFrom: (cloud, connection) => {
      const { found, role } = account(cloud, connection);
      const { from: named = [], needsKeys = true } = role() ?? {};
      return [...named, ...(needsKeys ? (found()?.from ?? []) : [])];
    },
    keyPlaces: (cloud, connection) => {
      const { settings } = described(cloud).credentials;
      const names = KEY_PARTS.flatMap((part) => settings[part] ?? []);
      return names.map(account(cloud, connection).path);
    },
    keyId: (cloud, connection) => account(cloud, connection).caller(),
    whose: async (cloud, connection, options) => {
      const of = account(cloud, connection);
      const accountId = await described(cloud).accountId?.(of, options);
      const expiresAt = of.expiresAt();
      return { ...(accountId ? { accountId } : {}), ...(expiresAt ? { expiresAt } : {}) };
    },
    keysEnd: (cloud, connection) => {
      const { found, role, expiresAt } = account(cloud, connection);
      const at = role() === undefined ? expiresAt() : undefined;
      return at === undefined ? undefined : { at, from: (found()?.from ?? []).join(", ") };
    },
    configured: (profile) => {
      const own = [parsed(), parsed().profiles?.[profile ?? ""]];
      return cloudNames.filter((cloud) => own.some((from) => from?.[cloud]) || hasKeys(cloud, env));
    },
    close: () => transport.close(),
  };
}

const KEY_PARTS: readonly KeyPart[] = ["id", "secret", "token"];

/** An account that has looked for its key pair, role and CA certificates. */
type Keyed = Pick<Account, "settings" | "path"> & {
  found(): FoundKeys | undefined;
  role(): Role | undefined;
  keys(): Credentials;
  /** Problems with the configured CA certificates. */
  authorities(): SettingProblem[];
};
type OpenAccount = Account & Keyed & Pick<Renewed, "expiresAt">;

/** A cloud without its own types. */
const described = (cloud: CloudName): AnyCloud => clouds[cloud];

const regionIn = (cloud: CloudName, { settings }: Pick<Account, "settings">) =>
  (settings as Record<string, unknown>)[clouds[cloud].region.setting] as string | undefined;

/** What a service lacks before it can send its first call. */
function missing(service: ServiceName, account: Keyed): SettingProblem[] {
  const { cloud, needsRegion } = services[service];
  const { region, addressProblems } = described(cloud);
  const problems: SettingProblem[] = [];
  try {
    if (account.role()?.needsKeys !== false) account.keys();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
  }
  if (needsRegion && regionIn(cloud, account) === undefined) problems.push(noRegion(region, account));
  else problems.push(...(addressProblems?.(account, service) ?? []));
  problems.push(...account.authorities());
  return problems;
}

function noRegion(
  { setting, environment }: { setting: string; environment: readonly string[] },
  { path }: Pick<Account, "path">,
) {
  const full = path(setting);
  const reason = `is not set; run "pulumi config set --path ${full} REGION", set ${environment.join(" or ")}, or give the resource a region`;
  return { setting: full, reason };
}

/** Whether there are keys outside the settings. */
const hasKeys = (cloud: CloudName, env: NodeJS.ProcessEnv) =>
  findKeys(clouds[cloud].credentials, { configured: {}, env, path: (setting) => setting }) !== undefined;
