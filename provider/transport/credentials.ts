import { type FileKeys, isFile, type KeyFile, readKeyFile, textOf } from "./credential-files";
import { ConfigError, type SettingProblem } from "./errors";

/** A key pair, perhaps temporary. */
export interface Credentials {
  id: string;
  secret: string;
  token?: string;
  /** When a temporary pair expires, in milliseconds since 1970, if known. */
  expiresAt?: number;
}

/** The expiry of temporary credentials. */
export interface KeysEnd {
  /** In milliseconds since 1970. */
  at: number;
  /** Settings, variables or a file, for users. */
  from: string;
}

/** Environment variables that belong together: a key pair never comes from two sets. */
export interface VariableSet {
  id: string;
  secret: string;
  /** The first that is set wins. */
  tokens?: readonly string[];
}

/** The links of a cloud's credential chain, in this order: settings, environment, files. */
export interface CredentialSources {
  /** Names in the cloud's settings. */
  settings: { id: string; secret: string; token?: string };
  environment: readonly VariableSet[];
  files: readonly KeyFile[];
  /** Variables that choose a profile in the files; the first that is set wins. */
  profileEnvironment: readonly string[];
  /** Variables for the folder of the files. */
  folderEnvironment: readonly string[];
}

/** The parts of a key pair. */
export type KeyPart = keyof CredentialSources["settings"];

/** Where a key pair was found. */
export interface FoundKeys {
  link: "configuration" | "environment" | "file";
  /** Full setting paths, variables, or a file and its profile. */
  from: readonly string[];
  /** Where each part is, or would be: a full setting path, a variable, or a file with the part's name. */
  places: Readonly<Record<KeyPart, string | undefined>>;
  /** The region in the file that has the keys. */
  region?: string | undefined;
  /** The role that the file assumes with the keys. */
  role?: FileKeys["role"];
  /** Reads the current key pair, because a tool may have renewed its file. @throws ConfigError if half of a pair is missing */
  read(): Credentials;
}

/** Where to search for keys. */
export interface Search {
  /** The cloud's settings by name. */
  configured: Readonly<Record<string, unknown>>;
  env: NodeJS.ProcessEnv;
  /** Full path of a setting. */
  path(setting: string): string;
}

/**
 * Finds a cloud's key pair in the first link of the chain that has any part of one: configured keys, a configured profile of the vendor's
 * files, the environment, the vendor's files. All parts come from that link, so that a token in the environment is not combined with a
 * configured key.
 * @returns `undefined` if no link has any part
 * @throws ConfigError if a file cannot be read, or a configured profile does not exist
 */
export function findKeys(sources: CredentialSources, search: Search): FoundKeys | undefined {
  return (
    fromSettings(sources, search) ??
    chosenFile(sources, search) ??
    fromEnvironment(sources, search) ??
    fromFiles(sources, search)
  );
}

/** The error if {@link findKeys} finds nothing: a line for each missing part, and for each file without keys. */
export function missingKeys(sources: CredentialSources, search: Search): ConfigError {
  const { settings, environment } = sources;
  const missing = (setting: string, variables: readonly string[]): SettingProblem =>
    notSet(search.path(setting), `set ${variables.join(" or ")} in the environment`);
  return new ConfigError(
    missing(
      settings.id,
      environment.map(({ id }) => id),
    ),
    missing(
      settings.secret,
      environment.map(({ secret }) => secret),
    ),
    ...filesWithoutKeys(sources, search),
  );
}

function filesWithoutKeys(sources: CredentialSources, search: Search): SettingProblem[] {
  const chosen = chosenProfile(sources, search);
  return sources.files.flatMap((file) => {
    const profile = chosen ?? file.defaultProfile;
    const path = file.path(profile, folderOf(sources, search), search.env);
    if (!path || !isFile(path, search.env)) return [];
    const reason = `has no keys in the profile ${JSON.stringify(profile)}; add them, or set ${search.path("credentialsProfile")} to a profile that has keys`;
    return [{ setting: path, reason }];
  });
}

const notSet = (setting: string, otherwise: string): SettingProblem => ({
  setting,
  reason: `is not set; run "pulumi config set --secret --path ${setting} VALUE", or ${otherwise}`,
});

function fromSettings({ settings }: CredentialSources, { configured, path }: Search): FoundKeys | undefined {
  const names = [settings.id, settings.secret, settings.token].filter((name) => name !== undefined);
  const from = names.filter((name) => textOf(configured[name]));
  if (from.length === 0) return undefined;
  const parts = () => ({
    id: textOf(configured[settings.id]),
    secret: textOf(configured[settings.secret]),
    token: settings.token && textOf(configured[settings.token]),
  });
  const whole = (part: "id" | "secret") =>
    notSet(path(settings[part]), `remove ${from.map(path).join(" and ")} to use the next source of credentials`);
  const { id, secret, token } = settings;
  const places = { id: path(id), secret: path(secret), token: token && path(token) };
  return { link: "configuration", from: from.map(path), places, read: () => complete(parts(), whole) };
}

function fromEnvironment({ environment }: CredentialSources, { env }: Search): FoundKeys | undefined {
  for (const { id, secret, tokens = [] } of environment) {
    const token = tokens.find((name) => textOf(env[name]));
    const from = [id, secret].filter((name) => textOf(env[name]));
    if (from.length === 0) continue;
    const parts = () => ({ id: textOf(env[id]), secret: textOf(env[secret]), token: token && textOf(env[token]) });
    const whole = (part: "id" | "secret") => ({
      setting: part === "id" ? id : secret,
      reason: `is not set, while ${from.join(" and ")} is; set both in the environment, or neither`,
    });
    return {
      link: "environment",
      from: [...from, ...(token ? [token] : [])],
      places: { id, secret, token: token ?? tokens[0] },
      read: () => complete(parts(), whole),
    };
  }
  return undefined;
}

function chosenFile(sources: CredentialSources, search: Search): FoundKeys | undefined {
  const profile = textOf(search.configured.credentialsProfile);
  if (!profile) return undefined;
  const found = fromFiles(sources, search);
  if (found) return found;
  const setting = search.path("credentialsProfile");
  const places = pathsOf(sources, search, profile);
  const reason = `there is no profile ${JSON.stringify(profile)} with keys in ${places.join(" or ") || "any file: no home folder is known"}`;
  throw new ConfigError({ setting, reason });
}

function fromFiles(sources: CredentialSources, search: Search): FoundKeys | undefined {
  const chosen = chosenProfile(sources, search);
  for (const file of sources.files) {
    const profile = chosen ?? file.defaultProfile;
    const path = file.path(profile, folderOf(sources, search), search.env);
    const read = () => (path ? readKeyFile(file, path, profile, search.env) : undefined);
    const keys = read();
    if (!path || !keys || !(keys.id || keys.secret)) continue;
    const whole = (part: "id" | "secret") => ({
      setting: path,
      reason: `has a key ${part === "id" ? "without its ID" : "ID without its key"} in the profile ${JSON.stringify(profile)}`,
    });
    const named = profile === file.defaultProfile ? [] : [`profile ${profile}`];
    const placeOf = (...parts: readonly string[]) => (parts.length === 0 ? path : `${path} (${parts.join(", ")})`);
    const { id, secret, token = "token" } = sources.settings;
    return {
      link: "file",
      from: [placeOf(...named)],
      places: {
        id: placeOf(...named, id),
        secret: placeOf(...named, secret),
        token: placeOf(...named, token),
      },
      region: keys.region,
      role: keys.role,
      read: () => complete(read() ?? {}, whole),
    };
  }
  return undefined;
}

const pathsOf = (sources: CredentialSources, search: Search, profile: string) =>
  sources.files.flatMap((file) => file.path(profile, folderOf(sources, search), search.env) ?? []);

const chosenProfile = ({ profileEnvironment }: CredentialSources, { configured, env }: Search) =>
  textOf(configured.credentialsProfile) ?? profileEnvironment.map((name) => textOf(env[name])).find(Boolean);

const folderOf = ({ folderEnvironment }: CredentialSources, { configured, env }: Search) =>
  textOf(configured.credentialsFolder) ?? folderEnvironment.map((name) => textOf(env[name])).find(Boolean);

function complete(parts: FileKeys, missing: (part: "id" | "secret") => SettingProblem): Credentials {
  const { id, secret, token, expiresAt } = parts;
  if (!id) throw new ConfigError(missing("id"));
  if (!secret) throw new ConfigError(missing("secret"));
  // Tools write seconds; a number this large is already in milliseconds.
  const ends = expiresAt && (expiresAt > 1e12 ? expiresAt : expiresAt * 1000);
  return { id, secret, ...(token ? { token } : {}), ...(ends ? { expiresAt: ends } : {}) };
}
